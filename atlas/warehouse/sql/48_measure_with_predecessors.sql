-- One row per trust, indicator, part, period and series with predecessors: measures of the trust and of those merged into it, their counts summed, on one line.
create table measure_with_predecessors as from measure;
alter table measure_with_predecessors add column members text
