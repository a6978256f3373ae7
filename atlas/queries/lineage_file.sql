-- One row: a list that is kept with the atlas, with its publication and digest.
select
    source_file.source, source_file.file, source_file.sha256, source_file.bytes, source_file.reader,
    source_file.reader_version, coalesce(source.title, '') as title, coalesce(source.short, '') as short,
    coalesce(source.publisher, '') as publisher, coalesce(source.landing_page, '') as landing_page,
    coalesce(source.licence, '') as licence, coalesce(source.provenance, 'copy') as provenance,
    coalesce(source.vintage, '') as vintage
from source_file
left join source using (source)
where source_file.source = $source
