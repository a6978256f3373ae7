-- The files of data/figures. The digest of the key names a figure for good; a source unknown to sources.toml has no series
-- and fails a check.
insert into figure_staged
select
    left(sha256(concat_ws(
        chr(31), file_row.source, file_row.organisation, file_row.indicator, file_row.part, file_row.breakdown,
        file_row."group", file_row.statistic, file_row.period_kind, file_row.period_end, coalesce(file_row.file, ''),
        case when file_row.locator = 'web' then coalesce(file_row.sheet, '') else '' end
    )), 16),
    coalesce(file_row.source, ''), coalesce(source.series, ''), coalesce(file_row.organisation, ''),
    coalesce(file_row.level, ''), coalesce(file_row.indicator, ''), coalesce(file_row.part, ''),
    coalesce(file_row.breakdown, ''), coalesce(file_row."group", ''), coalesce(file_row.statistic, ''),
    file_row.value::double, file_row.numerator::double, file_row.denominator::double, coalesce(file_row.unit, ''),
    coalesce(file_row."precision", ''), coalesce(file_row.status, ''), coalesce(file_row.period_kind, ''),
    file_row.period_end::date, file_row.wres_year::integer, file_row.survey_year::integer,
    file_row.snapshot_date::date, coalesce(file_row.financial_year, ''), coalesce(file_row.locator, ''),
    coalesce(file_row.file, ''), coalesce(file_row.sheet, ''), coalesce(file_row."row", ''),
    coalesce(file_row."column", ''), coalesce(file_row.transform, ''), coalesce(file_row.note, ''), ''
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"') as file_row
left join source on source.source = file_row.source
