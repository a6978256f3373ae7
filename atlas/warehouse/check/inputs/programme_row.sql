-- every programme has a known kind, subject and source, and the page that prints it
-- Correct the row of the register and take it in again.
select 'data/programmes/' || file, concat_ws(' ', organisation, name, 'row', "row")
from programme
where
    kind not in ('network', 'mentoring', 'leadership_programme', 'charter', 'award', 'statement', 'other')
    or about not in ('race', 'general', 'not_stated')
    or provenance not in ('publisher', 'copy', 'press')
    or address = '' or name = ''
    or (scheme <> '' and scheme not in (select scheme from programme_scheme))
    or ("value" is not null and "precision" not in ('exact', 'bound', 'rounded'))
order by 2
