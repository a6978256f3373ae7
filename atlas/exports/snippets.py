"""The view on screen as code: what to copy into a terminal, DuckDB, R, Python or Excel to have the same rows there.

Every text reads a file that this atlas hands out, so that it gives the digits of the view. The texts hold addresses and
headings only, each quoted as its language wants.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.exports import sheets
from atlas.exports.table import Column, Table

Row = Mapping[str, Any]
# Columns of the table ``measure`` that a view shows under the same names and in the same digits. Those of all staff are
# not among them: a view takes them from the best series that has them, which may be another row.
MEASURED = (
    "bme", "bme_low", "bme_high", "bme_base", "white", "white_low", "white_high", "white_base", "difference_harm",
    "ratio_published", "ratio_harm", "ratio_harm_low", "ratio_harm_high", "verdict",
)  # fmt: skip
_KEY = ("organisation", "indicator", "part", "breakdown", "period_end")
_A_LINE = 100
_LONGEST_LOOKED_UP = 255  # characters that MATCH compares


@dataclass(frozen=True)
class Snippet:
    """One text to copy: ``key`` names it in addresses, ``title`` to people, ``use`` says what to do with it."""

    key: str
    title: str
    use: str
    text: str


@dataclass(frozen=True)
class Files:
    """Where the files of a view are: absolute addresses, and the names under which a browser saves them.

    ``sheet`` is the sheet of the workbook that holds the view's table, '' where it has no workbook.
    """

    csv: str
    csv_name: str
    xlsx_name: str
    sheet: str
    measures: str
    measures_name: str


def of(table: Table, files: Files, measures: Sequence[Row] = ()) -> list[Snippet]:
    """The texts of a view. ``table`` is what it shows; ``measures`` names the measures that its rows are, if they are.

    A measure is named by organisation, indicator, part, breakdown, period_end and, where not the best, series.
    """
    shown = [column.key for column in table.columns]
    measured = [name for name in MEASURED if name in shown]
    made = [python(files), r(files), sql(files)]
    if measures and measured:
        made.append(sql_of_measures(files, measures, measured))
    made.append(power_query(table.columns, files))
    if files.sheet and table.rows:
        made.append(formula(table, files))
    return [*made, curl(files)]


def reading(tables: Sequence[str], host: str) -> list[Snippet]:
    """A line for each whole file in R, and in Python. ``host`` is where the atlas is reached ("https://…")."""
    files = {name: f"{host}/download/{name}.csv" for name in tables}
    files["fingertips"] = f"{host}/download/measure.fingertips.csv"
    in_r = [f'{name} <- read.csv("{address}", check.names = FALSE, na.strings = "")' for name, address in files.items()]
    in_python = [f'{name} = pd.read_csv("{address}")' for name, address in files.items()]
    use = "Run the lines that you need"
    no_package = "no package is needed, as it would be for Parquet; truths come as the texts true, false"
    return [
        Snippet("r-tables", "R, every table", f"{use}: {no_package}.", _lines(in_r)),
        Snippet("python-tables", "Python, every table", f"{use}.", _lines(["import pandas as pd", "", *in_python])),
    ]


def python(files: Files) -> Snippet:
    """pandas on the view's CSV."""
    text = f"""import pandas as pd

view = pd.read_csv({_quoted(files.csv)}, encoding="utf-8-sig")
print(view.to_string())
"""
    return Snippet("python", "Python", "Run it where pandas is installed.", text)


def r(files: Files) -> Snippet:
    """Base R on the view's CSV."""
    text = f"""view <- read.csv(
  {_quoted(files.csv)},
  check.names = FALSE, fileEncoding = "UTF-8-BOM", na.strings = ""
)
print(view, digits = 15)
"""
    return Snippet("r", "R", "Run it in R 4 or newer; no package is needed.", text)


def sql(files: Files) -> Snippet:
    """DuckDB on the downloaded CSV."""
    text = f"""-- {files.csv}
select * from read_csv(
  {_sql(files.csv_name)}, header = true, quote = '"', escape = '"',
  sample_size = -1, auto_type_candidates = ['BIGINT', 'DOUBLE', 'VARCHAR']
);
"""
    return Snippet(
        "sql", "SQL", f"Save the CSV of this view as {files.csv_name}, then run it in DuckDB beside it.", text
    )


def sql_of_measures(files: Files, measures: Sequence[Row], columns: Sequence[str]) -> Snippet:
    """DuckDB on the downloaded Parquet of all measures, narrowed to those of the view."""
    names = [*_KEY, *(["series"] if all("series" in row for row in measures) else [])]
    shared = [name for name in names if len({str(row[name]) for row in measures}) == 1]
    differing = [name for name in names if name not in shared]
    conditions = [f"{name} = {_sql(str(measures[0][name]))}" for name in shared]
    if differing:
        rows = dict.fromkeys(tuple(str(row[name]) for name in differing) for row in measures)
        left = differing[0] if len(differing) == 1 else f"({', '.join(differing)})"
        conditions.append(f"{left} in (\n    {_listed([_tuple(row) for row in rows])}\n  )")
    if "series" not in names:
        conditions.append("best")
    where = "\n  and ".join(conditions)
    text = f"""-- {files.measures}
select {", ".join([*_KEY, *columns])}
from {_sql(files.measures_name)}
where {where}
order by {", ".join(_KEY)};
"""
    use = f"The same from the table of all measures: save it as {files.measures_name}, then run it in DuckDB beside it."
    return Snippet("sql-measures", "SQL, all measures", use, text)


def power_query(columns: Sequence[Column], files: Files) -> Snippet:
    """Power Query on the view's CSV, for Excel and Power BI: numbers are typed, whatever the computer's locale."""
    numbers = [column.in_file or column.heading for column in columns if column.decimals is not None]
    typed = ",\n        ".join(f"{{{_quoted_m(name)}, type number}}" for name in numbers)
    last, step = "Headed", ""
    if numbers:
        last = "Typed"
        step = f""",
    Typed = Table.TransformColumnTypes(Headed, {{
        {typed}
    }}, "en-GB")"""
    text = f"""let
    Source = Csv.Document(
        Web.Contents({_quoted_m(files.csv)}),
        [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]
    ),
    Headed = Table.PromoteHeaders(Source, [PromoteAllScalars = true]){step}
in
    {last}
"""
    use = "Excel: Data, Get Data, Blank Query, Advanced Editor; paste it over what is there. Power BI takes the same."
    return Snippet("power-query", "Excel, Power Query", use, text)


def formula(table: Table, files: Files) -> Snippet:
    """A formula for the view's workbook: one number of its first row, looked up by the row's name."""
    named, wanted = _looked_up(table)

    def cells(place: int) -> str:
        letter = sheets.column_letter(place)
        return f"'{files.sheet}'!${letter}${sheets.FIRST_ROW}:${letter}${sheets.FIRST_ROW + len(table.rows) - 1}"

    name = _excel(table.rows[0].get(table.columns[named].key))
    text = f"=INDEX({cells(wanted)},MATCH({name},{cells(named)},0))\n"
    heading = table.columns[wanted].in_file or table.columns[wanted].heading
    use = f"In the workbook of this view ({files.xlsx_name}): “{heading}” of one row; put another name into it."
    return Snippet("excel", "Excel, formula", use, text)


def _looked_up(table: Table) -> tuple[int, int]:
    """Places of the column that names a row, and of the number of the first row to look up."""
    first = table.rows[0]
    texts = [place for place, column in enumerate(table.columns) if column.decimals is None]
    named = next((place for place in texts if _names_rows(table, place)), texts[0] if texts else 0)
    others = [place for place, column in enumerate(table.columns) if first.get(column.key) not in (None, "")]
    numbers = [place for place in others if table.columns[place].decimals is not None]
    numbers.sort(key=lambda place: not table.columns[place].decimals)  # a count or a rank only where nothing else is
    return named, next(iter([*numbers, *(place for place in others if place != named), named]))


def _names_rows(table: Table, place: int) -> bool:
    values = [row.get(table.columns[place].key) for row in table.rows]
    return len(set(map(str, values))) == len(values) and 0 < len(str(values[0] or "")) <= _LONGEST_LOOKED_UP


def curl(files: Files) -> Snippet:
    """A shell's command that saves the view's CSV."""
    text = f"curl --fail --silent --show-error --output {_shell(files.csv_name)} {_shell(files.csv)}\n"
    return Snippet("curl", "curl", "Run it in a terminal; it saves the CSV of this view.", text)


def _lines(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"


def _listed(items: Sequence[str]) -> str:
    """Items joined by commas, in lines that are not too long."""
    lines, line = [], ""
    for item in items:
        if line and len(line) + len(item) > _A_LINE:
            lines.append(line)
            line = ""
        line += f"{item}, "
    return "\n    ".join([*lines, line]).rstrip(", ")


def _tuple(values: Sequence[str]) -> str:
    joined = ", ".join(_sql(value) for value in values)
    return joined if len(values) == 1 else f"({joined})"


def _sql(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _quoted(text: str) -> str:
    """As Python and R read it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _quoted_m(text: str) -> str:
    """As Power Query and Excel read it."""
    return '"' + text.replace('"', '""') + '"'


def _excel(value: Any) -> str:
    """A value as MATCH looks for it, in whose texts some signs stand for others."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return repr(value)
    return _quoted_m(re.sub(r"([~*?])", r"~\1", str(value)))


def _shell(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
