-- One row per organisation and indicator of the standard, or part of one that is held: its newest exact figures, verdict, standing and trend, empty where nothing is held.
create table scorecard (
    lineage text, everyone_lineage text,   -- open the trails of the pair and of the rate of all staff: ids in measure
    organisation text not null, indicator text not null, part text not null, number integer not null,
    -- the newest figures of BME and White staff, as in measure; what a trust or the press printed stands apart and not here
    year integer, period_kind text, period_end date, wres_year integer, survey_year integer, financial_year text,
    series text,
    bme double, bme_low double, bme_high double, bme_base double, bme_status text,
    white double, white_low double, white_high double, white_base double, white_status text,
    difference double, difference_low double, difference_high double, difference_harm double,
    harm_low double, harm_high double,   -- the interval of difference_harm
    ratio_published double, ratio_published_low double, ratio_published_high double, ratio_direction text not null,
    ratio_harm double, ratio_harm_low double, ratio_harm_high double, ratio_method text,
    basis text not null, basis_note text not null, verdict text not null, verdict_reason text not null,
    status text, source text not null, provenance text not null,
    pooled boolean not null, units_with integer, units_all integer, respondents_covered double, population text not null,
    -- where it stands among all trusts, as in standing
    standing text, place integer, place_low integer, place_high integer, places integer,
    -- the newest rate of all staff, which may be of another period
    everyone double, everyone_low double, everyone_high double, everyone_base double, everyone_source text not null,
    everyone_status text, everyone_year integer, everyone_period_kind text, everyone_period_end date,
    everyone_survey_year integer, everyone_wres_year integer, everyone_financial_year text,
    -- the change over the unbroken span that ends in these figures, as in trend: of the gap, and of all staff
    gap_reading text, gap_from integer, gap_to integer, gap_change double, gap_change_low double, gap_change_high double,
    gap_points integer,
    all_reading text, all_from integer, all_to integer, all_change double, all_change_low double, all_change_high double,
    all_points integer,
    primary key (organisation, indicator, part)
);
