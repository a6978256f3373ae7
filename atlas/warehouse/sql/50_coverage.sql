-- One row per indicator, part, period, level and group: how many have a figure, of how many, and of which denominator.
create table coverage (
    value_id text not null default null,   -- opens its trail: a letter and a digest of the key
    indicator text not null, part text not null, period_kind text not null, period_end date not null, year integer not null,
    level text not null, "group" text not null, source text not null,
    with_figure integer not null,      -- in publications
    printed integer not null,          -- by trust: further ones with a figure only as a trust or the press printed it
    out_of integer not null,
    denominator text not null,         -- 'reporting units surveyed', 'trusts open on the day', 'ICBs', 'regions', 'England'
    text text not null                 -- the sentence
);
