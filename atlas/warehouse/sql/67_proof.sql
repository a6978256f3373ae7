-- One row per number that simulation gives about an interval, a verdict, a limit, a place or a shrunken ratio (proof.csv).
create table proof (
    position integer primary key,
    section text not null,              -- 'coverage', 'false calls', 'power', 'funnel', 'places', 'shrinkage'
    indicator text not null, what text not null, size text not null, truth text not null, method text not null,
    value double not null,              -- per cent; for the squared error of shrinkage a multiple of that of the raw ratio
    error double not null,              -- half the width of the Monte Carlo 95 % interval
    low double, high double,            -- what is wanted; NULL where a number is only reported
    draws integer not null,
    result text not null,               -- 'as wanted', 'conservative', 'missed', 'reported'
    seed integer not null, method_version text not null, digest text not null
);
