-- One row per organisation, indicator, part, breakdown, period and series: values, gap, intervals and verdict, computed once.
create table measure (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, level text not null, indicator text not null, part text not null,
    breakdown text not null, series text not null,
    period_kind text not null, period_end date not null,
    year integer not null,             -- survey_year for surveys, WRES year for financial years and 31 March snapshots, else the snapshot's calendar year
    wres_year integer, survey_year integer, snapshot_date date, financial_year text not null,
    best boolean not null,             -- true for the best-ranked series of this organisation, indicator, part, breakdown and period
    -- values, per cent unless the indicator's unit says otherwise; NULL where not published
    bme double, bme_low double, bme_high double, bme_base double, bme_source text, bme_figure text, bme_status text, bme_precision text,
    white double, white_low double, white_high double, white_base double, white_source text, white_figure text, white_status text, white_precision text,
    everyone double, everyone_low double, everyone_high double, everyone_base double, everyone_source text, everyone_figure text, everyone_status text, everyone_precision text,
    value_method text not null,        -- how the intervals of the three values were made; '' where none
    -- BME minus White in points, as published readers expect it, and its interval
    difference double, difference_low double, difference_high double, difference_method text not null, difference_precision text,
    difference_harm double,            -- turned so that above 0 is worse for BME staff
    -- ratio in the direction in which the indicator is published, and turned so that above 1 is worse for BME staff
    ratio_published double, ratio_published_low double, ratio_published_high double, ratio_direction text not null,
    ratio_harm double, ratio_harm_low double, ratio_harm_high double, ratio_method text not null, ratio_precision text,
    basis text not null,               -- counts, estimated or none
    basis_note text not null,          -- how the denominators were had, in words
    p_gap double, p_large_gap double, p_reverse double, p_equitable double,
    q_gap double, q_large_gap double, q_reverse double, q_equitable double,   -- Benjamini-Hochberg within the family
    family text not null,              -- level | indicator | part | period
    verdict text not null, verdict_reason text not null,
    status text not null,              -- published, derived, estimated: of the pair as a whole
    source text not null,              -- the source that decides (best-ranked of those used)
    provenance text not null,
    -- for values pooled from trusts
    pooled boolean not null, units_with integer, units_all integer, respondents_covered double,   -- per cent
    population text not null           -- in words, '' where not pooled
);
