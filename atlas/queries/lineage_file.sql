-- One row: a publication, with the digest of the file that is kept of it where that is remembered.
select
    asked.source, coalesce(source.title, '') as title, coalesce(source.short, '') as short,
    coalesce(source.publisher, '') as publisher, coalesce(source.landing_page, '') as landing_page,
    coalesce(source.licence, '') as licence, coalesce(source.provenance, '') as provenance,
    coalesce(source.vintage, '') as vintage, coalesce(source_file.file, '') as file,
    coalesce(source_file.sha256, '') as sha256, source_file.bytes, coalesce(source_file.reader, '') as reader,
    coalesce(source_file.reader_version, '') as reader_version
from (select $source as source) as asked
left join source using (source)
left join source_file using (source)
