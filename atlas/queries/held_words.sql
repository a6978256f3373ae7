-- One row per word that a parameter of the API can take here, and per organisation’s code.
select 'indicator' as parameter, indicator as word from indicator
union select 'source', source from source
union select 'organisation', code from organisation
union select 'part', part from figure
union select 'part', part from measure
union select 'group', "group" from figure
union select 'group', "group" from trend
union select 'group', "group" from progression
union select 'group', "group" from progression_step
union select 'ladder', ladder from progression
union select 'ladder', ladder from progression_step
union select 'scheme', scheme from programme
union select 'criterion', criterion from mark_criterion
order by parameter, word
