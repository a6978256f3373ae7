-- One row per indicator (indicators/*.toml), nine of the standard, derived measures and context.
create table indicator (
    indicator text primary key, number integer not null, standard text not null, title text not null,
    short text not null, question text not null, kind text not null, unit text not null, better text not null,
    ratio text not null, period text not null, event text not null, out_of text not null, meaning text not null,
    decimals integer not null, survey_question text not null, position integer not null,
    parts text not null,               -- JSON list of {id, title, question, survey_question}
    notes text not null                -- JSON list of {text, year}
);
