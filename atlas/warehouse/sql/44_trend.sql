-- One row per organisation, indicator, part, group, series and unbroken span: first and last value and the change with its interval.
create table trend (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, indicator text not null, part text not null, "group" text not null, series text not null,
    span integer not null,             -- 1, 2 … in order of time
    first_year integer not null, last_year integer not null, points integer not null,
    first_value double, last_value double,
    change double, change_low double, change_high double,   -- last minus first; of a ratio the interval is that of the factor
    factor double, factor_low double, factor_high double,   -- of a ratio with intervals: last over first
    method text not null, reading text not null    -- 'up', 'down', 'no clear change', 'one point', 'not judged'
);
