-- One row per trust (or reporting unit) of one indicator, part and year, largest ratio first: where it stands among all, and its verdict.
select
    s.*, s.value_id as lineage, o.short_name as name, o.trust_type, o.icb, o.region, icb.short_name as icb_name, region.short_name as region_name,
    m.period_kind, m.survey_year, m.wres_year, m.financial_year, m.bme, m.bme_base, m.white, m.white_base,
    m.ratio_method, m.basis, m.basis_note, m.verdict, m.verdict_reason, m.status, m.source
from standing as s
join measure as m
    on m.organisation = s.organisation and m.family = s.family and m.series = s.series and m.best
join organisation as o on o.code = s.organisation
left join organisation as icb on icb.code = o.icb
left join organisation as region on region.code = o.region
where s.indicator = $indicator and s.part = $part and s.year = $year
order by s."rank", o.short_name, o.code
