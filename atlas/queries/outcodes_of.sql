-- One row per first half of a postcode that begins so and goes on with another kind of character: LS1 of LS, EC1A of EC1.
select outcode from outcode
where regexp_full_match(outcode, $begun || if(regexp_matches($begun, '[0-9]$'), '[A-Z]', '[0-9][0-9A-Z]?'))
order by try_cast(regexp_extract(outcode, '[0-9]+') as integer), outcode
