-- One row per pair of thresholds tried: how many trusts' newest verdicts there would be of each kind.
create table verdict_effect (
    large_gap double not null, points double not null, verdict text not null, trusts integer not null,
    in_force boolean not null,          -- the thresholds in force
    primary key (large_gap, points, verdict)
);
