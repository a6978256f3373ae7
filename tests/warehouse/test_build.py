from __future__ import annotations

import duckdb
import pytest

from atlas.errors import CheckError, DefinitionError
from atlas.warehouse import build


def tables_of(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        names = [name for (name,) in connection.execute("select table_name from duckdb_tables() order by 1").fetchall()]
        return {name: connection.execute(f'select * from "{name}"').fetchall() for name in names}


def figures(small):
    rows = [small.figure(organisation=code, value=value) for code, value in (("TA1", 12.0), ("TB1", 9.0))]
    for code in ("TA1", "TB1"):
        rows += small.share_of_respondents(code, 20.0) + small.pair(code, 18.0, 8.0)
    return rows


def test_a_build_reports_what_it_made(small):
    settings = small.write(figures(small))
    report = build.build(settings)
    assert report.path == settings.warehouse and report.path.is_file()
    assert report.rows["figure"] == 10
    assert report.rows == {name: len(rows) for name, rows in tables_of(report.path).items()}
    assert "every ICB lies in one region" in report.checks
    assert [path.name for path in settings.home.iterdir() if "unfinished" in path.name] == []


def test_two_builds_of_the_same_inputs_are_identical_table_by_table(small):
    settings = small.write(figures(small))
    first = tables_of(build.build(settings).path)
    second = tables_of(build.build(settings).path)
    assert first == second


def test_the_version_follows_the_inputs(small):
    settings = small.write(figures(small))
    before = build.build(settings).data_version
    with (settings.data / "glossary.csv").open("a", encoding="utf-8") as handle:
        handle.write("Invented,invented,A word.\n")
    after = build.build(settings).data_version
    assert before != after
    assert dict(tables_of(settings.warehouse)["meta"])["data_version"] == after


def test_a_failed_check_leaves_the_last_good_warehouse(small):
    settings = small.build(figures(small))
    good = settings.warehouse.read_bytes()
    path = settings.data / "figures" / "nss-2024-organisations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",12.0,", ",112.0,"), encoding="utf-8")
    with pytest.raises(CheckError, match=r"percentages lie between 0 and 100.*nss-2024-organisations.*TA1.*112"):
        build.build(settings)
    assert settings.warehouse.read_bytes() == good
    assert [path.name for path in settings.home.iterdir() if "unfinished" in path.name] == []


def test_without_an_older_warehouse_a_failed_build_leaves_none(small):
    settings = small.write([small.figure(value=101.0)])
    with pytest.raises(CheckError):
        build.build(settings)
    assert not settings.warehouse.exists()


def test_a_repeated_key_is_named(small):
    settings = small.write([small.figure(row="6"), small.figure(row="9", value=11.0)])
    with pytest.raises(CheckError, match=r"nss-2024-organisations.*TA1 discrimination, rows 6, 9"):
        build.build(settings)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("breaks.csv", "break_id,indicator\nx,all\n", "breaks.csv does not fit its table"),
        ("sources.toml", "[x]\nrank = 'one'\n", r"sources.toml needs mending:\n  \[x\] attribution is missing"),
        ("sources.toml", "[x\n", "sources.toml cannot be read"),
        ("verdict.toml", "large_gap = 1.25\n", "verdict.toml must hold exactly"),
        ("verdict.toml", "[pooling\n", "verdict.toml cannot be read"),
    ],
)
def test_an_authored_file_that_does_not_fit_is_named(small, name, text, said):
    settings = small.write(figures(small))
    (settings.data / name).write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError, match=said):
        build.build(settings)


def test_a_missing_file_is_named(small):
    settings = small.write(figures(small))
    (settings.data / "reference" / "outcodes.csv").unlink()
    with pytest.raises(DefinitionError, match=r"outcodes.csv is missing"):
        build.build(settings)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",12.0,", ",twelve,", "nss-2024-organisations.csv does not fit its table.*twelve"),
        (
            "source,organisation",
            "source,organization",
            "nss-2024-organisations.csv has other columns than .*nss-2024-bme",
        ),
    ],
)
def test_a_file_of_figures_that_does_not_fit_is_named(small, old, new, said):
    settings = small.write(figures(small))
    path = settings.data / "figures" / "nss-2024-organisations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(DefinitionError, match=said):
        build.build(settings)


def test_a_threshold_that_is_no_number_is_named(small):
    settings = small.write(figures(small))
    path = settings.data / "verdict.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("fewest_events = 5", 'fewest_events = "5"'))
    with pytest.raises(DefinitionError, match="fewest_events must be a number"):
        build.build(settings)


def test_the_better_ranked_source_supersedes(small):
    rows = [
        small.figure(source="nss-2024-organisations", value=10.0),
        small.figure(source="nss-2021-2024", value=10.01, file="copy.csv", locator="row"),
    ]
    tables = tables_of(small.build(rows).warehouse)
    figure = {row[1]: row for row in tables["figure"]}
    assert figure["nss-2024-organisations"][-1] == ""
    assert figure["nss-2021-2024"][-1] == figure["nss-2024-organisations"][0]


def test_every_table_says_what_a_row_is(small):
    settings = small.build(figures(small))
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        comments = dict(connection.execute("select table_name, comment from duckdb_tables()").fetchall())
    assert {name for name, grain in comments.items() if not str(grain).startswith("One row per")} == set()


def test_data_that_change_while_they_are_read_are_no_build(small, monkeypatch):
    settings = small.write(figures(small))
    fill = build.fill_trend.fill

    def changing(connection):
        fill(connection)
        with (settings.data / "glossary.csv").open("a", encoding="utf-8") as handle:
            handle.write("Late,late,Added while the build ran.\n")

    monkeypatch.setattr(build.fill_trend, "fill", changing)
    with pytest.raises(CheckError, match=r"data or the atlas itself changed during the build; build again"):
        build.build(settings)
    assert list(settings.home.iterdir()) == []
