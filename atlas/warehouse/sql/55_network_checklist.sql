-- One row per item of the good practice of a staff network.
create table network_checklist (item text primary key, label text not null, question text not null);
