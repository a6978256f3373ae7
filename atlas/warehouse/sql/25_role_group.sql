-- One row per role group of the national workforce file, with the ladder it belongs to.
create table role_group (
    role_group text primary key, label text not null, staff_group text not null,
    ladder text not null,              -- clinical_qualified, clinical_support, non_clinical, medical, unknown
    position integer not null
);
