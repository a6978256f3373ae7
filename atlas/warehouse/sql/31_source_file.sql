-- One row per publication and file that its figures were read from (files.csv), with the reader that read it.
create table source_file (
    source text not null, file text not null, sha256 text not null, bytes bigint,   -- of a return neither: '' and NULL
    reader text not null,              -- the module that reads the publication; '' where there is none
    reader_version text not null,      -- of all readers together: a digest of their code
    primary key (source, file)
);
