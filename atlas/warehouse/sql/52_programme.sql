-- One row per staff network, mentoring, programme, charter, award or statement of one organisation that a page prints.
create table programme (
    programme_id text not null,         -- opens its trail too
    organisation text not null,
    kind text not null,                 -- network, mentoring, leadership_programme, charter, award, statement, other
    scheme text not null,               -- '' unless several organisations can hold it; see programme_scheme
    name text not null,
    about text not null,                -- race, general, not_stated
    status text not null, "value" double, unit text not null,
    "precision" text not null,          -- exact, bound, rounded; '' without a value
    "year" text not null,               -- as printed; '' where no year is
    first_year integer,                 -- the first year in it
    cohort text not null, mentors integer, participants integer, meetings_planned integer, meetings_held integer,
    evaluation text not null, evaluation_n integer, outcome text not null, comparator text not null,
    facts text not null,                -- items of network_checklist, such as senior_champion=yes
    note text not null, address text not null, provenance text not null,
    file text not null, "row" text not null
);
