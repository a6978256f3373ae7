-- One row per organisation, snapshot date, yardstick: BME staff needed in band 8a and above for parity, with its arithmetic.
create table parity (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, snapshot_date date not null,
    yardstick text not null,           -- afc_vsm (Agenda for Change and VSM staff) or all_staff (doctors included)
    upper_everyone integer not null, upper_bme integer not null,
    whole_everyone integer not null, whole_bme integer not null,
    whole_share double not null, needed integer not null, base text not null, source text not null,
    primary key (organisation, snapshot_date, yardstick)
);
