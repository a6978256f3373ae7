-- One row per version of the method and threshold: its value, and the step by which it is tried either way.
create table mark_method (
    version integer not null, position integer not null, threshold text not null, value double not null, step double not null,
    primary key (version, threshold)
);
