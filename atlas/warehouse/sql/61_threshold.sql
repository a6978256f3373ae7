-- One row per threshold of verdict.toml.
create table threshold (key text primary key, value double not null);
