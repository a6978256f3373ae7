-- One row per organisation, snapshot date, ladder, ethnic group and tier step: the Race Disparity Ratio with its interval.
create table progression_step (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, snapshot_date date not null, wres_year integer, ladder text not null,
    "group" text not null,             -- the group compared with White staff: bme, asian, black, chinese, mixed, other
    step text not null,                -- lower_middle, middle_upper, lower_upper
    -- NULL where a tier is too small to publish
    white_from integer, white_to integer, group_from integer, group_to integer,
    ratio double, low double, high double, method text not null, source text not null
);
