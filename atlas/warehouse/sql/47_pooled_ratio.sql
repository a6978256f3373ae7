-- One row per area, indicator, part, period and series whose ratio is of the summed counts of two trusts or more: that ratio, and the one within trusts beside it.
create table pooled_ratio (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, level text not null, indicator text not null, part text not null,
    series text not null, period_end date not null, year integer not null,
    trusts integer not null,
    ratio_direction text not null,     -- as the indicator is published: white/bme or bme/white
    summed double, summed_low double, summed_high double, summed_method text not null,   -- as ratio_published in measure
    -- trusts held apart, weighted as Mantel and Haenszel do; NULL where a group has no event in any trust
    within double, within_low double, within_high double, within_method text not null,
    reading text not null,             -- 'alike', 'mixes differ' (the summed ratio outside the interval of the other), 'opposite' (outside it, and on the other side of 1), 'not computable'
    primary key (organisation, indicator, part, period_end, series)
);
