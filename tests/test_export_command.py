"""``atlas export``: the file that is asked for, whole or not at all, and one sentence for what can be mended."""

from __future__ import annotations

import sys
from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from atlas import cli
from atlas.errors import AtlasError


@pytest.fixture
def run(real_settings, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ATLAS_HOME", str(real_settings.home))

    def command(*arguments: str):
        return CliRunner().invoke(cli.app, ["export", *arguments])

    return command


def test_one_view_by_its_address_with_its_query(run, tmp_path: Path) -> None:
    target = tmp_path / "regions.json"
    done = run(
        "/map?level=region&measure=bme", "--format", "json", "--output", str(target), "--site", "https://a.example/"
    )
    assert done.exit_code == 0 and done.output == f"{target} is written.\n"
    body = orjson.loads(target.read_bytes())
    assert body["link"] == "https://a.example/map?measure=bme&level=region"
    assert len(body["tables"][0]["rows"]) == 7


def test_several_forms_go_into_a_folder_under_their_own_names(run, tmp_path: Path) -> None:
    done = run("http://localhost:8050/organisation/RR8", "--format", "csv,xlsx,svg", "--output", str(tmp_path / "new"))
    assert done.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "opportunity-atlas-organisation-RR8.csv", "opportunity-atlas-organisation-RR8.svg",
        "opportunity-atlas-organisation-RR8.xlsx",
    ]  # fmt: skip


def test_a_batch_has_a_file_for_every_region(run, tmp_path: Path) -> None:
    done = run("--all", "region", "--format", "csv", "--output", str(tmp_path))
    assert done.exit_code == 0 and done.output == f"7 files are in {tmp_path}.\n"
    assert len(list(tmp_path.iterdir())) == 7


def test_an_interruption_leaves_nothing(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from atlas.exports import writing

    made = []

    def fails_at_the_third(document, form):
        made.append(document.name)
        if len(made) == 3:
            raise KeyboardInterrupt
        return b"x"

    monkeypatch.setattr(writing, "written", fails_at_the_third)
    assert run("--all", "region", "--format", "csv", "--output", str(tmp_path)).exit_code != 0
    assert len(made) == 3 and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((), "Give the address of one page"),
        (("/map", "--all", "icb"), "Give the address of one page"),
        (("/map", "--format", "gif"), "“gif” is no format; --format takes pdf, pptx"),
        (("/nowhere",), "There is no page at “/nowhere”"),
        (("http://[",), "“http://[” is no address"),
        (("/v/abc/map",), "Files of an earlier version are fetched under its permanent link"),
        (("/organisation/XXX",), "Nothing in the atlas has the code “XXX”."),
        (("/gaps?indicator=nope",), "“nope” is not held for enough trusts to hold one against the others."),
        (("/methods",), "The page /methods shows nothing that can be exported."),
        (("/trends", "--table", "trends-breaks", "--format", "png"), "has neither a chart nor rows here"),
    ],
)
def test_mistakes_are_one_sentence(run, tmp_path: Path, arguments: tuple[str, ...], fault: str) -> None:
    done = run(*arguments, "--output", str(tmp_path / "x"))
    assert isinstance(done.exception, AtlasError) and fault in str(done.exception)
    assert not (tmp_path / "x").exists() or list((tmp_path / "x").iterdir()) == []


def test_what_is_there_is_kept_unless_asked(run, tmp_path: Path) -> None:
    target = tmp_path / "data.csv"
    target.write_text("mine")
    refused = run("/data", "--format", "csv", "--output", str(target))
    assert isinstance(refused.exception, AtlasError) and "--replace" in str(refused.exception)
    assert target.read_text() == "mine"
    assert run("/data", "--format", "csv", "--output", str(target), "--replace").exit_code == 0
    assert target.read_text(encoding="utf-8-sig").startswith("What,")


def test_a_folder_that_cannot_be_written_is_named(run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("/data", "--format", "csv", "--output", str(tmp_path / "file" / "data.csv"))
    assert isinstance(done.exception, AtlasError) and "cannot be written to" in str(done.exception)


def test_the_command_line_loads_no_writer_before_it_is_asked(real_settings) -> None:
    import subprocess

    script = "import sys, atlas.cli; print(sorted(set(sys.modules) & {'dash', 'pptx', 'docx', 'typst', 'vl_convert'}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
