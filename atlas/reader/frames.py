"""Tables for analysts: DataFrames that carry units, meanings and the version of the data with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atlas.errors import AtlasError
from atlas.reader.asking import Rows
from atlas.reader.holdings import Holdings

if TYPE_CHECKING:
    import pandas as pd

# Pandas is imported where a frame is made: the web hands out plain rows and never loads it.


class Frames(Holdings):
    """The whole tables, and any answer, as DataFrames."""

    def table(self, name: str) -> pd.DataFrame:
        """A whole table as it is handed out, without what is not published; ``tables()`` names them all.

        ``attrs`` holds ``table``, ``grain`` (what one row is), ``key`` (the columns that name a row), ``units`` and
        ``meanings`` by column, ``data_version``, and ``specimen``, which says so where all of it is invented. A unit is
        missing where a column has none, or where another column of the row names it. Raises AtlasError for a name that
        no table has.
        """
        import pandas as pd

        path = self.download(name, "parquet")
        if path is None:
            known = ", ".join(row["name"] for row in self.tables())
            raise AtlasError(f"There is no table “{name[:40]}”; there are {known}.")
        columns = [row for row in self.data_dictionary() if row["table"] == name]
        frame = pd.read_parquet(path)
        frame.attrs = {
            "table": name,
            "grain": next(row["grain"] for row in self.tables() if row["name"] == name),
            "key": [row["column"] for row in columns if row["in_key"]],
            "units": {row["column"]: row["unit"] for row in columns if row["unit"]},
            "meanings": {row["column"]: row["meaning"] for row in columns},
            "data_version": self.version,
            "specimen": self.specimen,
        }
        return frame

    def frame(self, rows: Rows) -> pd.DataFrame:
        """The rows of an answer as a DataFrame, its columns in the order of the question.

        ``attrs`` holds ``units`` by column, for those columns whose name has one unit in all tables, and
        ``data_version``.
        """
        import pandas as pd

        frame = pd.DataFrame(rows)
        held: dict[str, set[str]] = {}
        for row in self.data_dictionary():
            held.setdefault(row["column"], set()).add(row["unit"])
        units = {column: next(iter(held[column])) for column in frame.columns if len(held.get(column, ())) == 1}
        frame.attrs = {"units": {column: unit for column, unit in units.items() if unit}, "data_version": self.version}
        return frame
