-- One row per computed value, role and other value that it was computed from. What follows from keys is in value_source.
create table value_input (
    value_id text not null default null,            -- of the computed value
    "role" text not null,              -- what the other one was to it: bme, white, everyone, ratio, gap, answers, share_bme, share_white, headcount, whole, member, first, last, year, national
    input text not null                -- a figure_id or a value_id
);
