-- counts are consistent
-- A count cannot exceed its base, be negative or be a fraction.
select stands_in, said
from described_figure
where numerator > denominator or numerator < 0 or denominator < 0
    or statistic in ('count', 'base') and (value < 0 or value <> floor(value))
order by figure_id
