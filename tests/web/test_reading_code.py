"""R and pandas read what is copied for them: R every view and the guide's part for it, both every whole file."""

from __future__ import annotations

import csv
import io
import itertools
import os
import re
import shutil
import subprocess
from decimal import Decimal
from urllib.request import urlopen

import pytest

from atlas.exports import snippets
from atlas.web import reuse_code, views
from atlas.web.pages import PAGES, guide

# Runs each text by itself, and leaves what it printed, and each table that it made, beside it.
SCRIPT = """
options(warn = 2)
for (file in list.files(pattern = "[.]R$")) {
  name <- sub("[.]R$", "", file)
  made <- new.env()
  writeLines(capture.output(source(file, local = made, encoding = "UTF-8")), paste0(name, ".txt"), useBytes = TRUE)
  for (table in Filter(function(one) is.data.frame(made[[one]]), ls(made))) {
    write.csv(made[[table]], paste0(name, "-", table, ".csv"), row.names = FALSE, na = "", fileEncoding = "UTF-8")
  }
}
"""
# Half a unit is lost in rounding to fifteen digits, and a part of a tenth in R's own reading of a decimal.
NEAR = Decimal("0.6")


def run(folder, texts):
    """Run texts of R by name, in one process. Each leaves name.txt, and a file name-table.csv of every table."""
    path = os.environ.get("RSCRIPT") or shutil.which("Rscript")
    assert path, "No R was found; “make test” installs it."
    for name, text in texts.items():
        (folder / f"{name}.R").write_text(text, encoding="utf-8")
    here = os.environ | {"LC_ALL": "C.UTF-8", "no_proxy": "127.0.0.1"}
    done = subprocess.run([path, "--vanilla", "-e", SCRIPT], cwd=folder, env=here, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def fetched(address):
    with urlopen(address) as response:
        return response.read().decode("utf-8")


def unlike(downloaded, read):
    """Heading and both texts of each cell that was read as something else than the downloaded file has.

    Numbers are compared at fifteen significant digits: no more does R promise to print or to write (its help on
    write.table), and its reader of decimals, unlike that of Python, may miss the last bit of a seventeen-digit number.
    """
    file, found = ([*csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)] for text in (downloaded, read))
    assert found[0] == file[0]
    assert len(found) == len(file)
    return [
        (heading, cell, got)
        for row, cells in zip(file[1:], found[1:], strict=True)
        for heading, cell, got in zip(file[0], row, cells, strict=True)
        if not alike(cell, got)
    ]


def alike(cell, got):
    if cell == got or (got in ("True", "False") and cell == got.lower()):
        return True
    # A code such as 007 is no number: it is to keep its zeros.
    if not re.fullmatch(r"-?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?", cell) or not re.fullmatch(r"-?[\d.]+(e[-+]?\d+)?", got):
        return False
    number = Decimal(cell)
    return abs(number - Decimal(got)) < NEAR * Decimal(1).scaleb(number.adjusted() - 14)


@pytest.fixture
def whole(atlas):
    """The name of every whole file, in the texts and in its address."""
    return {row["name"]: row["name"] for row in atlas.tables()} | {"fingertips": "measure.fingertips"}


def test_r_reads_every_view_and_every_whole_file_as_they_are(atlas, host, example, whole, tmp_path):
    shown = [example(name) for page in PAGES for name in views.exports_of(page)]
    texts = {view.name: snippets.r(reuse_code.files(atlas, view, host)).text for view in shown}
    run(tmp_path, texts | {"every": snippets.reading([row["name"] for row in atlas.tables()], host)[0].text})
    files = {f"{view.name}-view": view.file("csv") for view in shown}
    files |= {f"every-{name}": f"/download/{file}.csv" for name, file in whole.items()}
    left = {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.csv")}
    assert left.keys() == files.keys()
    wrong = {name: unlike(fetched(host + address), left[name]) for name, address in files.items()}
    assert {name: cells for name, cells in wrong.items() if cells} == {}


def test_r_prints_what_stands_in_the_guide(root, host, tmp_path):
    text = (root / "assets" / guide.FILE).read_text(encoding="utf-8")
    blocks = [(one.text, after.text) for one, after in itertools.pairwise(guide.blocks(text)) if one.kind == "r"]
    assert len(blocks) == 3
    run(tmp_path, {str(place): code.replace(guide.USUAL_HOST, host) for place, (code, _) in enumerate(blocks)})
    for place, (code, after) in enumerate(blocks):
        assert (tmp_path / f"{place}.txt").read_text(encoding="utf-8").rstrip() == after.rstrip(), code


def test_a_digit_changed_on_the_way_to_r_is_noticed(tmp_path):
    sent = '"Code","A"\n"007",1.41976123456789\n"7",0.2737759524883355\n"NA",\n'
    (tmp_path / "sent.csv").write_text(sent, encoding="utf-8")
    files = snippets.Files("sent.csv", "sent.csv", "", "", "", "")
    run(tmp_path, {"text": snippets.r(files).text.replace("na.strings", 'colClasses = c("character", NA), na.strings')})
    read = (tmp_path / "text-view.csv").read_text(encoding="utf-8")
    assert unlike(sent, read) == []
    assert unlike(sent.replace("456789", "456787"), read) == [("A", "1.41976123456787", "1.41976123456789")]
    assert unlike(sent.replace("3355", "3335"), read) == [("A", "0.2737759524883335", "0.273775952488336")]
    assert unlike(sent.replace("007", "07"), read) == [("Code", "07", "007")]
    assert not alike("007", "7") and not alike("", "0") and not alike("true", "1")


def test_pandas_reads_every_whole_file_as_it_is(atlas, host, whole):
    names = {}
    exec(compile(snippets.reading([row["name"] for row in atlas.tables()], host)[1].text, "python", "exec"), names)
    for name, file in whole.items():
        assert unlike(fetched(f"{host}/download/{file}.csv"), names[name].to_csv(index=False)) == [], name
