-- One row per organisation code: England, 7 regions, 42 ICBs, 244 trusts and the reporting units of trust R1F.
create table organisation (
    code text primary key, level text not null, name text not null, short_name text not null,
    trust_type text not null,          -- '' above trust level
    icb text not null, region text not null,   -- '' where there is none; England is ENG, a specimen’s nation ZZENG
    parent text not null,              -- the trust of a reporting unit, else the ICB, region or England above; '' for England
    ons_code text not null, postcode text not null,
    valid_from date, valid_to date,    -- NULL: not recorded, still open
    successor text not null, final_code text not null,
    longitude double, latitude double, -- headquarters; label point for areas
    staff_in_post integer,             -- headcount of all staff groups, source turnover-2025; NULL where not held
    staff_figure text not null default '',   -- '' where not held; else the id of the figure that staff_in_post is: opens its trail
    note text not null
);
