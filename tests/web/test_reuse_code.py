"""What is copied from a view, run as it stands: each text gives the digits that the view shows."""

from __future__ import annotations

import csv
import io
import math
import re
import shlex
import shutil
import subprocess
import sys
from urllib.parse import parse_qsl
from urllib.request import urlopen

import duckdb
import pytest
from python_calamine import CalamineWorkbook

from atlas.exports import snippets
from atlas.exports.table import Column, Table
from atlas.web import fingertips, reuse_code, views
from atlas.web.pages import PAGES

EXPORTS = sorted(name for page in PAGES for name in views.exports_of(page))
MEASURED = ("map", "map-trusts", "gaps", "organisation", "compare")


@pytest.fixture
def copied(atlas, host, example):
    """The texts of a view by key, and the table that it shows."""

    def of(name):
        view = example(name)
        table = view.table(atlas)
        measures = fingertips.measures_shown(table, view.selection)
        made = snippets.of(table, reuse_code.files(atlas, view, host), measures)
        return {snippet.key: snippet.text for snippet in made}, table, view

    return of


def save(host, folder, text, monkeypatch):
    """Do what the comment of a SQL text says: save the file under the name that the text reads."""
    address, name = re.search(r"^-- (\S+)$", text, re.MULTILINE)[1], re.search(r"'([^']+\.(?:csv|parquet))'", text)[1]
    assert address.startswith(host)
    with urlopen(address) as response:
        (folder / name).write_bytes(response.read())
    monkeypatch.chdir(folder)


def headings(table):
    return [column.in_file or column.heading for column in table.columns]


def check(table, names, rows):
    """The rows are those of the table: numbers to the last digit, texts as they are, nothing as nothing."""
    assert list(names)[: len(table.columns)] == headings(table)
    assert len(rows) == len(table.rows)
    wrong = [
        (shown.get(column.key), cell)
        for shown, row in zip(table.rows, rows, strict=True)
        for column, cell in zip(table.columns, row, strict=False)
        if not same(shown.get(column.key), cell)
    ]
    assert wrong == []


def same(shown, cell):
    if cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell)):
        return shown is None or shown == ""
    if isinstance(shown, bool) or isinstance(cell, bool):
        return str(shown).lower() == str(cell).lower()
    if isinstance(shown, (int, float)):
        return float(cell) == float(shown)
    text = str(cell).removesuffix(" 00:00:00")
    return text.removeprefix("'") == str(shown) or number(text) == number(str(shown)) is not None


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


@pytest.mark.parametrize("name", EXPORTS)
def test_python_gives_the_view(copied, name, capsys):
    texts, table, _ = copied(name)
    names = {}
    exec(compile(texts["python"], name, "exec"), names)
    check(table, names["view"].columns, names["view"].to_numpy(dtype=object).tolist())
    assert capsys.readouterr().out


def test_python_runs_on_its_own(copied):
    texts, table, _ = copied("gaps")
    done = subprocess.run([sys.executable, "-c", texts["python"]], capture_output=True, text=True, check=True)
    assert table.rows[0]["name"] in done.stdout
    assert len(done.stdout.splitlines()) == len(table.rows) + 1


@pytest.mark.parametrize("name", EXPORTS)
def test_sql_gives_the_view(copied, host, name, tmp_path, monkeypatch):
    texts, table, _ = copied(name)
    save(host, tmp_path, texts["sql"], monkeypatch)
    found = duckdb.execute(texts["sql"])
    check(table, [column[0] for column in found.description], found.fetchall())


@pytest.mark.parametrize("name", MEASURED)
def test_sql_on_all_measures_gives_the_rows_of_the_view(copied, host, name, tmp_path, monkeypatch):
    texts, table, view = copied(name)
    save(host, tmp_path, texts["sql-measures"], monkeypatch)
    found = duckdb.execute(texts["sql-measures"])
    names = [column[0] for column in found.description]
    rows = {tuple(map(str, row[:5])): dict(zip(names, row, strict=True)) for row in found.fetchall()}
    keys = fingertips.measures_shown(table, view.selection)
    shown = [row for row in table.rows if row.get("period_end")]
    assert {tuple(key[part] for part in names[:5]) for key in keys} == rows.keys()
    assert len(names) > 8
    for key, row in zip(keys, shown, strict=True):
        measured = rows[tuple(key[part] for part in names[:5])]
        assert [(one, row[one]) for one in names[5:] if not same(row[one], measured[one])] == []


def test_only_views_of_measures_have_that_sql(copied):
    assert {name for name in EXPORTS if "sql-measures" in copied(name)[0]} == set(MEASURED)


@pytest.mark.parametrize("name", ["map", "progression", "programmes"])
def test_curl_saves_the_view(copied, name, tmp_path):
    texts, table, _ = copied(name)
    words = shlex.split(texts["curl"])
    if shutil.which("curl"):
        subprocess.run(words, cwd=tmp_path, check=True)
    else:  # the same request, read from the text
        with urlopen(words[-1]) as response:
            (tmp_path / words[words.index("--output") + 1]).write_bytes(response.read())
    (saved,) = tmp_path.iterdir()
    read = list(csv.reader(io.StringIO(saved.read_text(encoding="utf-8-sig"))))
    check(table, read[0], read[1:])


@pytest.mark.parametrize("name", EXPORTS)
def test_power_query_reads_the_view_and_types_its_numbers(copied, name):
    texts, table, _ = copied(name)
    text = texts["power-query"]
    names, rows = fetched(unquoted(re.search(r"Web\.Contents\((\"(?:[^\"]|\"\")*\")\)", text)[1]))
    check(table, names, rows)
    typed = [unquoted(quoted) for quoted in re.findall(r"\{(\"(?:[^\"]|\"\")*\"), type number\}", text)]
    assert typed == [column.in_file or column.heading for column in table.columns if column.decimals is not None]
    for heading in typed:
        cells = [row[names.index(heading)] for row in rows]
        assert all(number(cell) is not None for cell in cells if cell), heading
    bare = re.sub(r"\"(?:[^\"]|\"\")*\"", "", text)
    assert all(bare.count(opened) == bare.count(closed) for opened, closed in ("()", "[]", "{}"))
    steps = re.findall(r"^    (\w+) = ", bare, re.MULTILINE)
    assert bare.rstrip().endswith(f"in\n    {steps[-1]}")


def unquoted(text):
    return text[1:-1].replace('""', '"')


def fetched(address):
    with urlopen(address) as response:
        read = list(csv.reader(io.StringIO(response.read().decode("utf-8-sig"))))
    return read[0], read[1:]


@pytest.mark.parametrize("name", ["map", "gaps", "organisation", "trends", "progression", "mark"])
def test_the_formula_finds_its_number_in_the_workbook(copied, host, name):
    texts, table, view = copied(name)
    with urlopen(f"{host}{view.file('xlsx')}") as response:
        book = CalamineWorkbook.from_filelike(io.BytesIO(response.read()))
    found, column = evaluated(texts["excel"], book)
    shown = next(one for one in table.columns if (one.in_file or one.heading) == column)
    value = table.rows[0][shown.key]
    assert f"{found:.15g}" == f"{value:.15g}", "a spreadsheet holds fifteen digits"


def evaluated(formula, book):
    """The value of =INDEX(cells,MATCH("text",cells,0)) in a workbook, and the heading over it."""
    cells = r"'(?P<sheet{0}>[^']+)'!\$(?P<from{0}>[A-Z]+)\$(?P<first{0}>\d+):\$(?P=from{0})\$(?P<last{0}>\d+)"
    text = rf'=INDEX\({cells.format(1)},MATCH\((?P<name>"(?:[^"]|"")*"|[\d.e-]+),{cells.format(2)},0\)\)\n'
    found = re.fullmatch(text, formula)
    assert found, formula

    def column(which):
        rows = book.get_sheet_by_name(found[f"sheet{which}"]).to_python(skip_empty_area=False)
        place = 0
        for letter in found[f"from{which}"]:
            place = place * 26 + ord(letter) - ord("A") + 1
        return [row[place - 1] for row in rows], int(found[f"first{which}"]), int(found[f"last{which}"])

    name = found["name"]
    wanted = re.sub(r"~([~*?])", r"\1", unquoted(name)) if name.startswith('"') else float(name)
    names, first, last = column(2)
    values, _, _ = column(1)
    assert len(names) == last, "the range ends with the table"
    place = next(place for place in range(first - 1, last) if names[place] == wanted)
    return values[place], values[first - 2]


def test_texts_are_quoted_as_each_language_wants():
    table = Table("t", [Column("a", 'Say "so"'), Column("b", 'In "%"', 1)], [{"a": 'what? "x"*', "b": 1.5}])
    files = snippets.Files("http://h/a'b", "it's.csv", "x.xlsx", "1 t", "http://h/m", "m.parquet")
    texts = {snippet.key: snippet.text for snippet in snippets.of(table, files)}
    assert shlex.split(texts["curl"])[-2:] == ["it's.csv", "http://h/a'b"]
    assert "read_csv(\n  'it''s.csv'" in texts["sql"]
    assert '{"In ""%""", type number}' in texts["power-query"]
    assert texts["excel"] == '=INDEX(\'1 t\'!$B$4:$B$4,MATCH("what~? ""x""~*",\'1 t\'!$A$4:$A$4,0))\n'


def test_a_view_without_rows_or_workbook_has_no_formula():
    files = snippets.Files("http://h/a", "a.csv", "a.xlsx", "", "http://h/m", "m.parquet")
    table = Table("t", [Column("a", "A")], [{"a": 1}])
    assert "excel" not in {snippet.key for snippet in snippets.of(table, files)}
    empty = Table("t", [Column("a", "A")], [])
    with_book = snippets.Files("http://h/a", "a.csv", "a.xlsx", "1 t", "http://h/m", "m.parquet")
    assert "excel" not in {snippet.key for snippet in snippets.of(empty, with_book)}


def test_every_text_is_on_the_page_whole_with_a_button_that_copies_it(atlas, example):
    view = example("map")
    section = reuse_code.section(atlas, "map", view.query, "http://h").to_plotly_json()
    shown = {}

    def walk(node):
        if isinstance(node, (list, tuple)):
            for one in node:
                walk(one)
        elif hasattr(node, "to_plotly_json"):
            properties = node.to_plotly_json()["props"]
            if str(properties.get("id", "")).startswith("code-"):
                shown[properties["id"]] = properties["children"]
            if properties.get("data-action") == "copy":
                assert properties["data-copies"] in shown
            walk(properties.get("children"))

    walk(section["props"]["children"])
    texts = snippets.of(
        view.table(atlas),
        reuse_code.files(atlas, view, "http://h"),
        fingertips.measures_shown(view.table(atlas), view.selection),
    )
    assert shown == {f"code-{one.key}": one.text for one in texts}
    assert dict(parse_qsl(view.query)) == {"indicator": "discrimination", "level": "trust"}
