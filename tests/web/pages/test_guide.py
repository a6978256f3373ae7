"""The guide: its Python runs as printed and prints what stands under it."""

from __future__ import annotations

import itertools
from urllib.request import urlopen

import pytest

from atlas.web.pages import guide


@pytest.fixture(scope="module")
def text(root):
    return (root / "assets" / guide.FILE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def blocks(text):
    return list(guide.blocks(text))


def test_every_block_of_python_prints_what_stands_under_it(blocks, host, real_settings, monkeypatch, capsys):
    monkeypatch.setenv("ATLAS_HOME", str(real_settings.home))
    names = {}
    run = 0
    for block, after in itertools.pairwise(blocks):
        if block.kind == "python":
            exec(compile(block.text.replace(guide.USUAL_HOST, host), "guide", "exec"), names)
            assert after.kind == "text"
            assert capsys.readouterr().out.rstrip() == after.text.rstrip(), block.text
            run += 1
    assert run == sum(block.kind == "python" for block in blocks) > 8


def test_the_guide_finds_the_gap_that_the_workbook_prints(blocks):
    # 15.1981625481 - 6.7661305999 = 8.4320319482
    assert sum("15.2 - 6.8 = 8.4" in block.text for block in blocks if block.kind == "text") == 2, "in Python and in R"


def test_the_pieces_of_the_guide():
    made = list(guide.blocks("# Title\n\nSome `code`\nhere.\n\n## Part\n\n```r\nx\n```\n\n```text\n1\n```\n"))
    assert [(block.kind, block.text) for block in made] == [
        ("title", "Title"), ("words", "Some `code`\nhere."), ("heading", "Part"), ("r", "x\n"), ("text", "1\n"),
    ]  # fmt: skip


def test_the_page_holds_the_guide_whole_at_the_address_of_the_reader(client, blocks, atlas):
    page = repr(guide.layout(atlas)())
    for block in blocks:
        if block.kind in ("python", "r", "text"):
            assert repr(block.text)[1:-1].replace("\\'", "'") in page.replace("\\'", "'")
    with client.application.test_request_context("/guide", base_url="https://atlas.example"):
        there = repr(guide.layout(atlas)())
    assert "https://atlas.example/download/measure.csv" in there
    assert guide.USUAL_HOST not in there


def test_every_table_has_its_line_in_r_and_python(atlas, host):
    from atlas.web import reading_code

    details = repr(reading_code.every_table(atlas))
    for row in atlas.tables():
        assert (
            f'{row["name"]} <- read.csv("/download/{row["name"]}.csv", check.names = FALSE, na.strings = "")' in details
        )
        assert f'{row["name"]} = pd.read_csv("/download/{row["name"]}.csv")' in details
    address = details.split('threshold <- read.csv("', 1)[1].split('"', 1)[0]
    with urlopen(host + address) as response:
        assert response.read().startswith(b"key,value")
