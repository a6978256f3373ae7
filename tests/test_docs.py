"""The README says all there is, and nothing that is not: commands, settings, addresses, definition keys."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import typer

from atlas import config, indicators

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _section(heading: str) -> str:
    """The text under a heading, up to the next one of any level."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"README has no section {heading!r}"
    return found[1]


def _first_cells(text: str) -> list[str]:
    """What stands in backquotes in the first column of the tables of a text."""
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def test_every_make_command_is_in_the_readme_and_the_other_way_round() -> None:
    targets = re.findall(r"^([a-z]+):.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    documented = {command.split()[1] for command in _first_cells(_section("Start it"))}
    assert documented == set(targets) - {"help"}
    assert set(re.findall(r"make ([a-z]+)", README)) <= set(targets) | {"and"}


def test_continuous_integration_runs_the_commands_as_printed() -> None:
    commands = re.findall(r"^make .*$", (ROOT / ".ci/run").read_text(encoding="utf-8"), re.MULTILINE)
    assert commands == ["make check", "make test"]
    assert "```sh\nmake test\n```" in README
    assert (ROOT / ".ci/run").stat().st_mode & 0o111


def test_every_setting_is_documented() -> None:
    assert sorted(_first_cells(_section("Settings"))) == sorted(config.VARIABLES)
    read = re.findall(r'_whole_number\(env, "([A-Z_]+)"|env(?:\.get\(|\[)"([A-Z_]+)"', _source("atlas/config.py"))
    assert {first or second for first, second in read} == set(config.VARIABLES)


def test_the_environment_is_read_in_one_place() -> None:
    readers = [path for path in (ROOT / "atlas").rglob("*.py") if re.search(r"os\.(environ|getenv)", path.read_text())]
    assert [path.name for path in readers] == ["config.py"]


def test_every_command_is_documented() -> None:
    from atlas.cli import app

    commands = set(typer.main.get_command(app).commands)
    assert {entry.split()[1] for entry in _first_cells(_section("The command line"))} == commands


def test_every_key_of_an_indicator_is_documented() -> None:
    keys = {field.name for field in fields(indicators.Indicator)} - {"file"}
    assert set(_first_cells(_section("How to add …"))) == keys


def test_every_address_is_documented(real_settings: config.Settings) -> None:
    from atlas.reader import Atlas
    from atlas.web.app import create_app
    from atlas.web.pages import PAGES

    server = create_app(Atlas(real_settings), real_settings).server
    rules = {rule.rule for rule in server.url_map.iter_rules()}
    dash_own = {rule for rule in rules if re.match(r"/(_|assets/|static/|<path:path>$|$)", rule)}
    ours = {re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule) for rule in rules - dash_own}
    assert set(_first_cells(_section("Addresses"))) == ours | {page.PATH for page in PAGES}


def test_every_file_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not link.startswith("http") and not (ROOT / link).exists()] == []


def _source(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
