-- One row per version of the mark's method and threshold, newest version first.
select * from mark_method order by version desc, position
