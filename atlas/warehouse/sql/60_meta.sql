-- One row per fact about this file: data_version (digest of the inputs), atlas_version, method_version, schema_version.
create table meta (key text primary key, value text not null);
