-- The newest exact figures of every organisation, with what was found about them.
-- Where nothing is held for an indicator its row stands there without figures. What a trust or the press printed stands
-- apart and not here; England's own series is known from printed reports alone, so there it counts.
insert into scorecard by name
with told as (
    select measure.*, source.rank
    from measure join source using (source)
    where breakdown = ''
        and (measure.provenance <> 'press' or measure.level = 'england')
        and coalesce(bme_precision, ratio_precision, difference_precision, everyone_precision, 'exact') = 'exact'
        and coalesce(white_precision, 'exact') = 'exact'
),
pair as (
    select told.*
    from told join indicator using (indicator)
    where case indicator.kind
        when 'share' then bme is not null or difference is not null
        when 'likelihood_ratio' then ratio_published is not null
        else bme is not null and white is not null
    end
    qualify row_number() over (
        partition by organisation, indicator, part order by period_end desc, best desc, pooled, rank
    ) = 1
),
everyone as (
    select told.*
    from told join indicator using (indicator)
    where everyone is not null and indicator.kind = 'rate'
    qualify row_number() over (partition by organisation, indicator, part order by period_end desc, rank) = 1
),
-- Every indicator as a whole, and the parts for which anything is held.
line as (
    select organisation.code as organisation, indicator.indicator, 'whole' as part
    from organisation cross join indicator
    where indicator.standard = 'WRES'
    union
    select organisation, indicator, part from pair join indicator using (indicator) where standard = 'WRES'
    union
    select organisation, indicator, part from everyone join indicator using (indicator) where standard = 'WRES'
),
span as (
    select * from trend
    where "group" in ('difference', 'ratio', 'all')
),
-- A ratio printed without the two rates changes as a ratio; all else as a difference.
gap_span as (
    select span.*
    from pair join span using (organisation, indicator, part, series)
    where span."group" = if(pair.bme is not null and pair.difference is not null, 'difference', 'ratio')
        and pair.year = span.last_year
),
all_span as (
    select span.*
    from everyone join span using (organisation, indicator, part, series)
    where span."group" = 'all' and everyone.year = span.last_year
)
select
    line.organisation, line.indicator, line.part, indicator.number,
    pair.value_id as lineage, everyone.value_id as everyone_lineage,
    pair.year, pair.period_kind, pair.period_end, pair.wres_year, pair.survey_year, pair.financial_year, pair.series,
    pair.bme, pair.bme_low, pair.bme_high, pair.bme_base, pair.bme_status,
    pair.white, pair.white_low, pair.white_high, pair.white_base, pair.white_status,
    pair.difference, pair.difference_low, pair.difference_high, pair.difference_harm,
    if(direction.good, -pair.difference_high, pair.difference_low) as harm_low,
    if(direction.good, -pair.difference_low, pair.difference_high) as harm_high,
    pair.ratio_published, pair.ratio_published_low, pair.ratio_published_high, coalesce(pair.ratio_direction, '') as ratio_direction,
    pair.ratio_harm, pair.ratio_harm_low, pair.ratio_harm_high, pair.ratio_method,
    coalesce(pair.basis, 'none') as basis, coalesce(pair.basis_note, '') as basis_note,
    coalesce(pair.verdict, '') as verdict, coalesce(pair.verdict_reason, '') as verdict_reason,
    pair.status, coalesce(pair.source, '') as source, coalesce(pair.provenance, '') as provenance,
    coalesce(pair.pooled, false) as pooled, pair.units_with, pair.units_all, pair.respondents_covered,
    coalesce(pair.population, '') as population,
    standing.standing, standing."rank" as place, standing.rank_low as place_low, standing.rank_high as place_high,
    standing.family_size as places,
    everyone.everyone, everyone.everyone_low, everyone.everyone_high, everyone.everyone_base,
    coalesce(everyone.everyone_source, '') as everyone_source, everyone.everyone_status,
    everyone.year as everyone_year, everyone.period_kind as everyone_period_kind,
    everyone.period_end as everyone_period_end, everyone.survey_year as everyone_survey_year,
    everyone.wres_year as everyone_wres_year, everyone.financial_year as everyone_financial_year,
    gap_span.reading as gap_reading, gap_span.first_year as gap_from, gap_span.last_year as gap_to,
    gap_span.change as gap_change, gap_span.change_low as gap_change_low, gap_span.change_high as gap_change_high,
    gap_span.points as gap_points,
    all_span.reading as all_reading, all_span.first_year as all_from, all_span.last_year as all_to,
    all_span.change as all_change, all_span.change_low as all_change_low, all_span.change_high as all_change_high,
    all_span.points as all_points
from line
join indicator using (indicator)
join direction using (indicator)
left join pair using (organisation, indicator, part)
left join everyone using (organisation, indicator, part)
left join gap_span using (organisation, indicator, part)
left join all_span using (organisation, indicator, part)
left join standing
    on standing.organisation = line.organisation and standing.indicator = line.indicator
    and standing.part = line.part and standing.year = pair.year and standing.series = pair.series
order by line.organisation, indicator.number, line.part <> 'whole', line.part
