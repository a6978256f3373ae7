-- One row per paragraph or list item of the methods page (methods.toml), thresholds filled in.
create table method_note (
    position integer primary key, section text not null, slot text not null, text text not null
);
