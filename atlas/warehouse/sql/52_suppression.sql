-- One row per indicator and WRES year that returns give: how many of their figures are hidden, and by which rule.
create table suppression (
    indicator text not null, wres_year integer not null,
    figures integer not null,          -- that returns gave
    hidden integer not null,           -- too small, or hidden so that none too small can be worked out
    rule text not null,                -- what is too small, in words
    primary key (indicator, wres_year)
)
