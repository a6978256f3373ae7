-- One row per organisation that answers to the words: by code, by the first letters of one of its names, or with every
-- word in one of them, best match first.
-- Where nothing does, slips are forgiven (``guessed``): each word may then be a letter or two from one of the name.
with asked as (
    select search_form($words) as words, upper(trim($words)) as code
),
named as (
    select
        organisation_name.code,
        arg_min(
            {'name': organisation_name.name, 'is_current': is_current},
            (not is_current, not starts_with(search_name, words), length(search_name), search_name)
        ) as best,
        min(case
            when search_name = words then 1
            when starts_with(search_name, words) then 2
            when contains(' ' || search_name, ' ' || words) then 3
            else 4
        end) as closeness
    from organisation_name cross join asked
    where words <> ''
        and len(list_filter(string_split(words, ' '), word -> not contains(
            -- Two letters stand in the middle of too many words: they must begin one.
            if(length(word) < 3, ' ' || search_name, search_name), if(length(word) < 3, ' ' || word, word)
        ))) = 0
    group by organisation_name.code
),
coded as (
    select organisation.code, 0 as closeness
    from organisation cross join asked
    where asked.code <> '' and (organisation.code = asked.code or organisation.ons_code = asked.code)
),
-- First letters of a name, as in LTHT and UCLH: of its own words, with or without the small ones and the kind of body.
shortened as (
    select
        code, name, is_current, words,
        array_to_string(list_transform(own, word -> word[1]), '') as every,
        array_to_string(list_transform(
            list_filter(own, word -> word not in ('and', 'of', 'for', 'the', 'on', 'upon', 'in')), word -> word[1]
        ), '') as main
    from (
        select
            *, list_filter(string_split(search_name, ' '), word -> word not in ('nhs', 'foundation', 'trust')) as own
        from organisation_name cross join asked
        where regexp_full_match(words, '[a-z]{3,9}')
    )
),
initials as (
    select
        code, 1 as closeness,
        arg_min({'name': name, 'is_current': is_current}, (not is_current, length(name), name)) as best
    from shortened
    where length(main) > 1 and words in (
        main, main || 't', main || 'ft', main || 'nhst', main || 'nhsft',
        every, every || 't', every || 'ft', every || 'nhst', every || 'nhsft'
    )
    group by code
),
exact as (
    select code, min(closeness) as closeness, arg_min(best, closeness) as best
    from (
        select code, closeness, best from named
        union all
        select code, closeness, best from initials
        union all
        select code, closeness, null from coded
    )
    group by code
),
-- Words that stand in most names help nobody to find one, and are left out of guesses when others remain.
asked_words as (
    select distinct unnest(string_split(replace(words, 'saint', 'st'), ' ')) as word
    from asked
    where words <> '' and not exists (from exact)
),
typed as (
    select word from asked_words
    where word not in ('the', 'nhs', 'trust', 'foundation', 'hospital', 'hospitals')
),
spelled as (select distinct unnest(string_split(search_name, ' ')) as word from organisation_name),
-- Each typed word with the spellings it may stand for, whole or not yet finished, and how unlike they are.
meant as (
    select
        typed.word as typed, spelled.word as spelled,
        if(
            contains(spelled.word, typed.word),
            0,
            1 - greatest(
                jaro_winkler_similarity(typed.word, spelled.word),
                jaro_winkler_similarity(typed.word, left(spelled.word, length(typed.word)))
            )
        ) as unlike
    from typed
    join spelled
        on if(length(typed.word) < 3, starts_with(spelled.word, typed.word), contains(spelled.word, typed.word))
        or (length(typed.word) >= 3 and left(typed.word, 1) = left(spelled.word, 1) and (
            damerau_levenshtein(typed.word, spelled.word) <= 1 + length(typed.word) // 8
            or damerau_levenshtein(typed.word, left(spelled.word, length(typed.word))) <= 1
            or damerau_levenshtein(typed.word, left(spelled.word, length(typed.word) + 1)) <= 1
        ))
        or (length(typed.word) >= 5 and jaro_winkler_similarity(typed.word, spelled.word) >= 0.9)
),
guesses as (
    select organisation_name.code, organisation_name.name, is_current, typed, min(unlike) as unlike
    from organisation_name
    join meant on list_contains(string_split(search_name, ' '), spelled)
    group by all
),
guessed as (
    select code, name, is_current, sum(unlike) as unlike
    from guesses
    group by all
    having count(*) = (select count(*) from typed)
),
found as (
    select code, closeness, best, false as guessed, 0 as unlike from exact
    union all
    select
        code, 5, arg_min({'name': name, 'is_current': is_current}, (unlike, not is_current, length(name), name)), true,
        round(min(unlike), 3)
    from guessed
    group by code
)
select
    organisation.code, organisation.name, organisation.level, organisation.trust_type,
    coalesce(icb.short_name, '') as icb_name, coalesce(region.name, '') as region_name,
    case when best is not null and not best.is_current then best.name else '' end as former_name,
    organisation.valid_to, guessed,
    case when organisation.valid_to is not null and organisation.final_code <> organisation.code
        then organisation.final_code else '' end as closed_to,
    case when organisation.valid_to is not null and organisation.final_code <> organisation.code
        then coalesce(final.name, '') else '' end as closed_to_name
from found
join organisation using (code)
left join organisation as icb on icb.code = organisation.icb and organisation.level in ('trust', 'reporting_unit')
left join organisation as region on region.code = organisation.region and organisation.level <> 'region'
left join organisation as final on final.code = organisation.final_code
order by
    closeness, unlike, list_position(['england', 'region', 'icb', 'trust', 'reporting_unit'], organisation.level),
    organisation.valid_to is not null, organisation.name, organisation.code
limit 200
