-- One row per trust (or reporting unit), indicator, part and period whose ratio has an interval, in families of ten or more: where it stands among them.
create table standing (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, level text not null, indicator text not null, part text not null,
    series text not null, period_end date not null, year integer not null,
    family text not null, family_size integer not null,   -- as in measure; every trust of the family with an interval
    ratio_harm double not null, ratio_harm_low double not null, ratio_harm_high double not null,
    log_ratio double not null, se double not null,        -- natural logarithm of ratio_harm, and the error its interval implies
    -- the family: random-effects mean as a ratio, variance between trusts on the log scale (DerSimonian-Laird)
    mean_harm double not null, mean_harm_low double not null, mean_harm_high double not null, tau2 double not null,
    -- over-dispersion from winsorised z-scores: factor of the variance, whether clear, variance added to the limits
    phi double not null, over_dispersed boolean not null, limits_tau2 double not null,
    z_equality double not null, z_mean double not null,
    -- funnel limits around the mean: chance alone, and with the spread between trusts (the same unless over_dispersed)
    chance_95_low double not null, chance_95_high double not null, chance_998_low double not null, chance_998_high double not null,
    spread_95_low double not null, spread_95_high double not null, spread_998_low double not null, spread_998_high double not null,
    -- inside, above 95, above 99.8, below 95 or below 99.8: around 1, around the mean by chance, around the mean with the spread
    by_equality text not null, by_chance text not null, by_spread text not null,
    standing text not null,            -- stands out worse, no different, stands out better
    "rank" integer not null, tied boolean not null, rank_low integer not null, rank_high integer not null,   -- 1 is the largest ratio
    shrunken double not null, shrunken_low double not null, shrunken_high double not null, weight double not null,
    -- since the year before on an unbroken line; NULL where there is none
    change_from integer, change double, change_low double, change_high double, toward_mean boolean
);
