-- One row per charter, award or statement that several organisations may hold.
create table programme_scheme (
    scheme text primary key, label text not null, about text not null, kind text not null,
    levels text not null,               -- as printed in the rows held, joined by ';'
    recognised_by text not null
);
