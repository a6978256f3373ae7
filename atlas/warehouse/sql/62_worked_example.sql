-- One row per worked example that the spec tests run (worked_examples.toml).
create table worked_example (
    position integer primary key, title text not null, given text not null, method text not null, answer text not null
);
