-- One row per organisation and different name it has had, with the spelling that search compares.
create table organisation_name (
    code text not null, name text not null, search_name text not null, vintage text not null, source text not null,
    is_current boolean not null
);
