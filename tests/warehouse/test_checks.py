"""Each check is made to fail, and says which check, which rows and which file."""

from __future__ import annotations

import re

import duckdb
import pytest

from atlas.errors import CheckError
from atlas.sources import tidy
from atlas.warehouse import build, checks


def _programme(organisation, address):
    """SQL that adds a staff network with its page."""
    return f"""
        insert into programme by name
        select * replace ('{organisation}' as organisation, '{address}' as address)
        from (select 'p' as programme_id, '' as organisation, 'network' as kind, 'A network' as name, 'race' as about,
              '' as address, 'press' as provenance, 'invented.csv' as file, '7' as "row", '' as scheme, '' as status,
              '' as unit, '' as "precision", '' as "year", '' as cohort, '' as evaluation, '' as outcome,
              '' as comparator, '' as facts, '' as note)
    """


# For each check: what is done to a sound warehouse, and what the message must say besides the check's name.
FAULTS = {
    "every figure has a source": ("update figure set source = 'nowhere' where value = 12", "figures/nowhere.*TA1"),
    "every figure has a locator": ("update figure set \"row\" = '' where value = 12", "nss-2024-organisations.*TA1"),
    "every figure has a known status, and a value unless the status says why not": (
        "update figure set value = null where value = 12", "nss-2024-organisations.*TA1",
    ),
    "every figure has a known statistic, period and precision": (
        "update figure set statistic = 'rumour' where value = 12", "nss-2024-organisations.*TA1.*rumour",
    ),
    "every figure belongs to a known indicator": (
        "update figure set indicator = 'luck' where value = 12", "nss-2024-organisations.*luck",
    ),
    "every figure belongs to a known part": (
        "update figure set part = 'half' where value = 12", "nss-2024-organisations.*half",
    ),
    "every figure belongs to an organisation of that level": (
        "update figure set organisation = 'TX9' where value = 12", "nss-2024-organisations.*TX9",
    ),
    "every organisation was open in the period of its figure or the twelve months before": (
        "update organisation set valid_to = '2021-06-30' where code = 'TA1'", "nss-2024-organisations.*TA1",
    ),
    "percentages lie between 0 and 100": (
        "update figure set value = 100.1 where value = 12", "nss-2024-organisations.*100.1",
    ),
    "ratios lie between 0.1 and 10, gaps between -100 and 100": (
        "update figure set statistic = 'ratio', value = 17.16 where value = 12", "nss-2024-organisations.*17.16",
    ),
    "counts are consistent": ("update figure set numerator = 1001 where value = 12", "nss-2024-organisations.*TA1"),
    "ethnic groups add up to the band": (
        "update progression set headcount = headcount + 1 where \"group\" = 'asian'", "workforce-ethnicity.*band_5",
    ),
    "every headcount stands on a known role group, band and ethnic group": (
        "update figure set part = 'pilots' where indicator = 'representation' and \"group\" = 'asian'",
        "workforce-ethnicity.*pilots",
    ),
    "coverage equals an independent recount": (
        "update coverage set with_figure = with_figure + 1 where source <> ''", "coverage.sql.*stored 2 and 0 of",
    ),
    "no specimen organisation": ("update organisation set code = 'ZZ1' where code = 'TC1'", "organisations.csv.*ZZ1"),
    "in a specimen every organisation is invented": (
        "insert into meta values ('specimen', 'Invented')", "nss-2024-bme-white.*TA1",
    ),
    "no figure from memory": (
        "update figure set note = 'from memory, to be checked' where value = 12", "nss-2024-organisations.*TA1",
    ),
    "the two bases of indicator 7 are never joined": (
        "update trend set indicator = 'career_progression', first_year = 2019, last_year = 2022", "breaks.csv.*2019",
    ),
    "no trend crosses a break": (
        "insert into series_break values ('new', 'all', 'all', 'all', 'all', 2024, 'survey_year', '', true, '', '')",
        "breaks.csv.*new inside TA1",
    ),
    "every break names what exists": (
        "insert into series_break values ('lost', 'all', 'all', 'TX9', 'all', 2021, 'survey_year', '', true, '', '')",
        "breaks.csv.*lost",
    ),
    "every ICB lies in one region": (
        "update organisation set region = 'YA2' where code = 'QA1'", "organisations.csv.*TA1 YA1 in QA1 YA2",
    ),
    "no pooled value counts more units than there are": (
        "update measure set units_with = 9 where pooled", "areas.py.*QA1",
    ),
    "no verdict without its interval or reason": (
        "update measure set verdict_reason = '' where organisation = 'TA1'", "judge.py.*TA1",
    ),
    "one best row for each organisation, indicator and period": (
        "update measure set best = true where organisation = 'TA1'", "pairs.py.*TA1.*2 best of 2",
    ),
    "every trust with a judged ratio stands in one place of its family, and stands out only beyond its limits": (
        "insert into measure select m.* replace ('TX' || i as organisation) from measure as m, range(12) as r(i)",
        "fill_standing.py.*TX0 trust . discrimination",
    ),
    "the steps of the ladder multiply to the whole climb": (
        "update progression_step set ratio = ratio * 2 where step = 'lower_upper'", "fill_progression.py.*ENG",
    ),
    "every programme is of a known organisation": (
        _programme("TX9", "example.org"), "data/programmes/invented.csv.*TX9 A network row 7",
    ),
    "every programme has a known kind, subject and source, and the page that prints it": (
        _programme("TA1", ""), "data/programmes/invented.csv.*TA1 A network row 7",
    ),
    "no programme stands twice": (
        f"{_programme('TA1', 'example.org')}; {_programme('TA1', 'example.org')}", "invented.csv.*A network rows 7, 7",
    ),
    "every computed value has inputs, and every input exists": (
        "delete from value_input where \"role\" = 'first'", "warehouse/trend.*no input of t[0-9a-f]{12}",
    ),
    "every headcount of a ladder is the sum of its inputs": (
        "update figure set value = value + 1 where breakdown = 'band_8a' and \"group\" = 'white'",
        "72_ladder_source.sql.*band_8a white 30 people, and 31",
    ),
    "every interval of a group's rate holds its value": (
        "update group_rate set low = value + 1", "fill_group_rates.py.*TA1.*asian_indian",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def sound(small):
    """Settings of a small warehouse that passes every check."""
    rows = [small.figure(value=12.0), small.figure(year=2023, value=11.0)]
    rows += small.share_of_respondents("TA1", 20.0) + small.pair("TA1", 18.0, 8.0)
    rows.append(small.figure(group="asian_indian", value=15.0))
    people = {
        "source": "workforce-ethnicity", "organisation": "ENG", "level": "england", "indicator": "representation",
        "part": "midwives", "statistic": "count", "denominator": "", "period_kind": "snapshot",
        "snapshot_date": "2022-06-30",
    }  # fmt: skip
    for band, white, asian, unknown in (("band_5", 100, 50, 5), ("band_6", 60, 20, 2), ("band_8a", 30, 6, 1)):
        for group, number in (("white", white), ("asian", asian), ("unknown", unknown)):
            rows.append(small.figure(**people, breakdown=band, group=group, value=number))
    return small.write(rows)


@pytest.fixture
def filled(sound):
    with duckdb.connect() as connection:
        build.fill_inputs(connection, sound.data)
        build.fill_results(connection, sound.data, "invented")
        yield connection


def test_a_sound_warehouse_passes(filled):
    assert {*checks.run(filled, checks.INPUTS), *checks.run(filled, checks.RESULTS)} == set(FAULTS)


@pytest.mark.parametrize("name", FAULTS)
def test_each_check_fails_and_says_where(filled, name):
    change, said = FAULTS[name]
    filled.execute(change)
    stage = next(stage for stage in (checks.INPUTS, checks.RESULTS) if name in {c.name for c in checks.load(stage)})
    with pytest.raises(CheckError) as caught:
        checks.run(filled, stage)
    message = next(line for line in str(caught.value).splitlines() if f"“{name}”" in line)
    assert re.search(said, message), message


@pytest.mark.parametrize("column", ["with_figure", "printed", "out_of"])
@pytest.mark.parametrize("which", ["source = ''", "source <> ''"])
def test_every_number_of_coverage_is_recounted(filled, column, which):
    filled.execute(f"update coverage set {column} = {column} + 1 where {which}")
    with pytest.raises(CheckError, match="coverage equals an independent recount"):
        checks.run(filled, checks.RESULTS)


def test_a_row_of_coverage_that_is_gone_is_missed(filled):
    filled.execute("delete from coverage where source = '' and with_figure > 0")
    with pytest.raises(CheckError, match="coverage equals an independent recount"):
        checks.run(filled, checks.RESULTS)


@pytest.mark.parametrize(
    ("check", "column", "words"),
    [
        ("every figure has a known status, and a value unless the status says why not", "status", tidy.STATUSES),
        ("every figure has a locator", "locator", tidy.LOCATOR_KINDS),
        ("every figure has a known statistic, period and precision", "statistic", tidy.STATISTICS),
        ("every figure has a known statistic, period and precision", "period_kind", tidy.PERIOD_KINDS),
        ("every figure has a known statistic, period and precision", '"precision"', tidy.PRECISIONS),
    ],
)
def test_readers_and_checks_know_the_same_words(check, column, words):
    query = next(one.query for one in checks.load(checks.INPUTS) if one.name == check)
    (listed,) = re.findall(rf"{column} not in \(([^)]*)\)", query)
    assert re.findall(r"'(\w+)'", listed) == list(words)


def test_only_the_first_rows_are_named(filled):
    filled.execute("update figure set value = 200 where statistic in ('share', 'rate')")
    with pytest.raises(CheckError, match=r"failed on 7 rows of data/figures/.*; and 2 more\."):
        checks.run(filled, checks.INPUTS)
