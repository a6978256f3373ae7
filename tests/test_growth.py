"""The three ways in which the atlas grows, each done here as the README says: one file, one module, one module.

An invented survey ("Fairness pulse") about an invented trust comes in by a module of its own, on an indicator of its
own, and both reach the warehouse and the pages with no other change.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from types import ModuleType

import duckdb
import pytest
from dash import html
from typer.testing import CliRunner

import atlas.sources
from atlas import config
from atlas.cli import app

INDICATOR = """
id = "fair_rotas"
number = 0
standard = "context"
title = "Staff who say that rotas are drawn up fairly"
short = "Say rotas are fair"
question = "Where do staff say that rotas are fair?"
kind = "rate"
unit = "per cent of respondents"
better = "higher"
ratio = "bme/white"
period = "survey"
event = "say that rotas are drawn up fairly"
out_of = "staff who answered the question"
meaning = "Of 100 staff who answered, how many say that rotas are fair. Higher is better."
"""

SOURCE = """

[fairness-pulse]
title = "Fairness pulse 2024"
short = "Fairness pulse"
publisher = "An invented publisher"
landing_page = ""
licence = "Open Government Licence v3.0"
licence_confirmed = true
provenance = "publisher"
rank = 10
series = "fairness-pulse"
vintage = "2024"
cadence = "once"
next_release = "None."
feeds = "Fair rotas, by trust"
attribution = "Contains invented information."
held = true
"""

READER = '''
"""The invented Fairness pulse: one CSV line a trust and group."""

from atlas.sources import spreadsheet
from atlas.sources.tidy import Figure, Reading, survey_period

SOURCE = "fairness-pulse"


def recognise(path):
    return not spreadsheet.is_workbook(path) and spreadsheet.headings_of(path) == ("trust", "group", "answers", "fair")


def read(path, organisations):
    figures = [
        Figure(
            source=SOURCE, organisation=line.cells["trust"], level="trust", indicator="fair_rotas", part="whole",
            breakdown="", group=line.cells["group"], statistic="rate", value=float(line.cells["fair"]), numerator=None,
            denominator=float(line.cells["answers"]), unit="per cent", precision="exact", status="published",
            **survey_period(2024), locator="cell", file=path.name, sheet="", row=str(line.number), column="D",
            transform="", note="",
        )
        for line in spreadsheet.read_table(path).lines
    ]
    return Reading(SOURCE, figures)
'''

TRUST = (
    "X9Z,trust,Invented Hospitals NHS Trust,Invented Hospitals,acute,{icb},{region},,,,2010-04-01,,,X9Z,-1.5,53.8,\n"
)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[config.Settings]:
    """A copy of ``data/`` after the indicator, the reader and the publisher's file were added, ingested and built."""
    folder = tmp_path_factory.mktemp("grown")
    data = folder / "data"
    shutil.copytree(
        config.load({}).data, data, ignore=shutil.ignore_patterns("atlas.duckdb*", "downloads-*", "versions")
    )
    (data / "indicators" / "fair_rotas.toml").write_text(INDICATOR, encoding="utf-8")
    with (data / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    with (data / "reference" / "organisations.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(TRUST.format(icb="QWO", region="Y63"))
    readers = folder / "readers"
    readers.mkdir()
    (readers / "fairness_pulse.py").write_text(READER, encoding="utf-8")
    published = folder / "pulse.csv"
    published.write_text("trust,group,answers,fair\nX9Z,white,400,60\nX9Z,bme,200,45\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(atlas.sources, "__path__", [*atlas.sources.__path__, str(readers)])
        patch.setenv("ATLAS_DATA", str(data))
        patch.setenv("ATLAS_HOME", str(folder / "home"))
        for command in (["ingest", str(published), "--yes"], ["build"]):
            done = CliRunner().invoke(app, command, catch_exceptions=False)
            assert done.exit_code == 0, done.output
        yield config.load()
    sys.modules.pop("atlas.sources.fairness_pulse", None)


def test_a_publication_is_one_module_and_one_entry(grown: config.Settings) -> None:
    held = (grown.data / "figures" / "fairness-pulse.csv").read_text(encoding="utf-8").splitlines()
    assert len(held) == 1 + 2
    with duckdb.connect(str(grown.warehouse), read_only=True) as connection:
        found = connection.execute(
            'select "group", value, denominator, "row" from figure where source = \'fairness-pulse\' order by 1'
        ).fetchall()
        counted = connection.execute("select figures from source where source = 'fairness-pulse'").fetchone()
    assert found == [("bme", 45.0, 200.0, "3"), ("white", 60.0, 400.0, "2")]
    assert counted == (2,)


def test_an_indicator_of_a_known_kind_is_one_file(grown: config.Settings) -> None:
    with duckdb.connect(str(grown.warehouse), read_only=True) as connection:
        measured = connection.execute(
            "select bme, white, difference, round(ratio_published, 6), round(ratio_harm, 6), basis, verdict "
            "from measure where indicator = 'fair_rotas' and organisation = 'X9Z' and part = 'whole'"
        ).fetchall()
    # 45 / 60 = 0.75; agreeing is good, so the harm is 60 / 45. The log ratio's standard error is
    # sqrt(55 / (45 × 200) + 40 / (60 × 400)) = 0.0882: 95 % from 1.12 to 1.59, all above 1, not all above 1.25.
    # Its basis is estimated because the weights of a survey are not published.
    assert measured == [(45.0, 60.0, -15.0, 0.75, 1.333333, "estimated", "gap")]


def test_the_pages_know_a_new_indicator(grown: config.Settings) -> None:
    from atlas.reader import Atlas
    from atlas.web.app import create_app
    from atlas.web.pages import methods

    opened = Atlas(grown)
    assert opened.indicators["fair_rotas"].short == "Say rotas are fair"
    create_app(opened, grown)
    assert "Staff who say that rotas are drawn up fairly" in str(methods.layout(opened)().to_plotly_json())


def test_a_page_is_one_module(real_settings: config.Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from atlas.reader import Atlas
    from atlas.web import app as web

    page = ModuleType("atlas.web.pages.hello")
    page.PATH, page.TITLE, page.NAV = "/hello", "Hello", "Hello"
    page.layout = lambda atlas: lambda **_: html.H1("Where is hello?")
    page.register = lambda app, atlas: None
    monkeypatch.setattr(web, "PAGES", (*web.PAGES, page))
    client = web.create_app(Atlas(real_settings), real_settings).server.test_client()
    answer = client.get("/hello")
    assert answer.status_code == 200
    assert "Hello · Opportunity Atlas" in answer.text
    assert "'href': '/hello'" in str(client.get("/_dash-layout").get_json())
