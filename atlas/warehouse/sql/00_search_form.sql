-- Not a table: the spelling in which names and questions are compared (lower case, no accents, no punctuation).
create macro search_form(spelling) as trim(regexp_replace(
    replace(regexp_replace(lower(strip_accents(spelling)), '[’'']', '', 'g'), '&', ' and '), '[^a-z0-9]+', ' ', 'g'
));
