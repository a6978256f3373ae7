-- One row per term of the glossary.
create table glossary (position integer primary key, term text not null, anchor text not null unique, text text not null);
