"""Atlas: opens a warehouse and answers questions. Rows are plain dictionaries; ``frame`` makes a DataFrame of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atlas import queries
from atlas.config import Settings, load
from atlas.indicators import Indicator
from atlas.queries import Row
from atlas.sentences.found import detail
from atlas.sentences.holdings import holdings
from atlas.sentences.supplied import Supplied
from atlas.sentences.words import period
from atlas.warehouse.connection import Version, Warehouse

if TYPE_CHECKING:
    import pandas as pd

Rows = list[Row]


class Atlas:
    """An opened warehouse: one method a question.

    Safe to share between threads; a warehouse built anew is used from the next question on. Every method documents
    what one row is; the columns are those of the query file of the same name in ``atlas/queries``.
    """

    def __init__(self, where: Path | str | Settings | None = None) -> None:
        """Open a warehouse by path, or the one that the settings (default: the environment's) name.

        Raises WarehouseError when there is none or the file is not a warehouse.
        """
        self.settings = where if isinstance(where, Settings) else load()
        self._warehouse = Warehouse(Path(where) if isinstance(where, Path | str) else self.settings.warehouse)
        self._remembered: dict[str, tuple[Version, Any]] = {}

    # What it is

    @property
    def version(self) -> str:
        """The digest of the inputs from which the warehouse was built: equal data, equal version."""
        return str(self._of_version("version", self._data_version))

    @property
    def indicators(self) -> dict[str, Indicator]:
        """All indicators by id, nine of the standard first."""
        found: dict[str, Indicator] = self._of_version("indicators", self._indicators)
        return found

    @property
    def supplied(self) -> Supplied:
        """What of this copy is not published, and whose it is."""
        return Supplied.of(self._ask("meta"))

    @property
    def published(self) -> Atlas:
        """The same without what is not published: all files are made from it."""
        path = self._warehouse.path.with_name(self.settings.published_warehouse.name)
        return Atlas(path) if self.supplied.figures else self

    @property
    def contact(self) -> str:
        """Where readers report an error; '' when not set."""
        return self.settings.contact

    @staticmethod
    def frame(rows: Rows) -> pd.DataFrame:
        """The rows as a DataFrame."""
        import pandas as pd  # here: the web hands out plain rows and never loads it

        return pd.DataFrame(rows)

    # Places

    def organisations(self) -> Rows:
        """One row per organisation: England, regions, ICBs, trusts, reporting units."""
        rows: Rows = self._of_version("organisations", lambda: self._ask("organisations"))
        return rows

    def organisation(self, code: str) -> Row | None:
        """The organisation with that code, with the names of its ICB, region and successor; None if there is none."""
        return next(iter(self._ask("organisation", code=code)), None)

    def search(self, words: str) -> Rows:
        """One row per organisation that answers to the words: present or former name, code, ICS or region.

        ``detail`` says in words what it is and, where it was found by a former name, which; ``closed_to`` is the code
        of the body that a closed one became part of, else ''.
        """
        return [row | {"detail": detail(row)} for row in self._ask("search", words=words)]

    def boundaries(self, level: str) -> str | None:
        """The shapes of ``icb`` or ``region`` as GeoJSON text, each with its organisation's code as id."""
        found: str | None = self._of_version(
            f"boundaries {level}",
            lambda: next((row["geojson"] for row in self._ask("boundaries", level=level)), None),
        )
        return found

    # Figures

    def england_tiles(self) -> Rows:
        """One row per indicator of the standard, England: newest figure, and the one before on an unbroken series."""
        return self._ask("england_tiles")

    def measures_of(self, organisation: str) -> Rows:
        """One row per indicator, part, breakdown, period and series of one organisation."""
        return self._ask("measures_of", organisation=organisation)

    def map_choices(self) -> Rows:
        """One row per indicator, part, level and year: how many places have each measure."""
        rows: Rows = self._of_version("map_choices", lambda: self._ask("map_choices"))
        return rows

    def map_places(self) -> Rows:
        """One row per region, ICB, trust and reporting unit: where it lies, when it was open, its tile, surveys."""
        rows: Rows = self._of_version("map_places", lambda: self._ask("map_places"))
        return rows

    def map_areas(self, indicator: str, part: str, levels: Sequence[str], years: Sequence[int]) -> Rows:
        """One row per place, year and series, the row that decides first: values, gap, verdict."""
        return self._ask("map_areas", indicator=indicator, part=part, levels=list(levels), years=list(years))

    def map_rates(self, indicator: str, part: str, year: int) -> Rows:
        """One row per type of trust: how many reporting units have BME and White rates that can be pooled."""
        return self._ask("map_rates", indicator=indicator, part=part, year=year)

    def trend_holdings(self, organisations: Sequence[str]) -> Rows:
        """What is held for a line of each organisation."""
        return self._ask("trend_holdings", organisations=list(organisations))

    def trend_parts(self, indicator: str, organisations: Sequence[str]) -> Rows:
        """One row per part and breakdown of an indicator that has a figure for any of the organisations."""
        return self._ask("trend_parts", indicator=indicator, organisations=list(organisations))

    def trend_points(self, indicator: str, part: str, breakdown: str, organisations: Sequence[str]) -> Rows:
        """One row per organisation, series, period and group, in order of time."""
        return self._ask(
            "trend_points", indicator=indicator, part=part, breakdown=breakdown, organisations=list(organisations)
        )

    def trend_changes(self, indicator: str, part: str, organisations: Sequence[str]) -> Rows:
        """One row per organisation, group, series and unbroken span: the change and its interval."""
        return self._ask("trend_changes", indicator=indicator, part=part, organisations=list(organisations))

    def trend_breaks(
        self, indicator: str, part: str, year_kind: str, organisations: Sequence[str], series: Sequence[str]
    ) -> Rows:
        """One row per break or remark that concerns these lines."""
        concerned = {"organisations": list(organisations), "series": list(series)}
        return self._ask("trend_breaks", indicator=indicator, part=part, year_kind=year_kind, **concerned)

    def progression_dates(self, organisation: str = "ENG") -> Rows:
        """One row per date on which a ladder is held, newest first."""
        return self._ask("progression_dates", organisation=organisation)

    def progression_ladder(
        self, date: str, group: str = "bme", base: str = "known", fewest: int = 100, organisation: str = "ENG"
    ) -> Rows:
        """One row per ladder and band on one date for one ethnic group, on the chosen base.

        ``drawn`` is false where fewer than ``fewest`` people make the base.
        """
        return self._ask(
            "progression_ladder", organisation=organisation, date=date, group=group, base=base, fewest=fewest
        )

    def progression_bands(
        self,
        ladders: Sequence[str],
        bands: Sequence[str],
        group: str = "bme",
        base: str = "known",
        fewest: int = 100,
        organisation: str = "ENG",
    ) -> Rows:
        """One row per ladder, band and date for one ethnic group, in order of time; ``drawn`` as in the ladder."""
        return self._ask(
            "progression_bands",
            organisation=organisation,
            group=group,
            base=base,
            ladders=list(ladders),
            bands=list(bands),
            fewest=fewest,
        )

    def progression_steps(self, organisation: str = "ENG") -> Rows:
        """One row per date, ladder, ethnic group and step: the Race Disparity Ratio with its interval."""
        return self._ask("progression_steps", organisation=organisation)

    def progression_parity(self, organisation: str = "ENG") -> Rows:
        """One row per date and yardstick: staff needed for parity in band 8a and above, newest first."""
        return self._ask("progression_parity", organisation=organisation)

    def fair_progression_by_trust(self, region: str = "") -> Rows:
        """One row per trust with BME and White rates of indicator 7 in the newest survey, widest gap first."""
        return self._ask("fair_progression_by_trust", region=region)

    def fair_progression_coverage(self, region: str = "") -> Rows:
        """One row per trust type: units with BME and White rates of indicator 7, and all that were surveyed."""
        return self._ask("fair_progression_coverage", region=region)

    def group_choices(self, organisation: str = "ENG") -> Rows:
        """One row per indicator and part with rates by specific ethnic group: of how many groups."""
        return self._ask("group_choices", organisation=organisation)

    def group_rates(self, indicator: str, part: str, organisation: str = "ENG") -> Rows:
        """One row per ethnic group, newest period: the specific groups as the census lists them, then the summaries."""
        return self._ask("group_rates", organisation=organisation, indicator=indicator, part=part)

    def gaps_choices(self) -> Rows:
        """One row per indicator, part and year in which trusts are held against each other."""
        return self._ask("gaps_choices")

    def gaps_standing(self, indicator: str, part: str, year: int) -> Rows:
        """One row per trust: ratio, place, funnel limits, shrunken ratio and verdict; largest ratio first."""
        return self._ask("gaps_standing", indicator=indicator, part=part, year=year)

    # What is held

    def coverage(self) -> Rows:
        """One row per indicator, part, period, level and group for which anything is held, all sources together."""
        rows: Rows = self._of_version(
            "coverage", lambda: [row | {"period_text": period(row)} for row in self._ask("coverage")]
        )
        return rows

    def coverage_line(self, indicator: str, part: str, level: str, group: str, year: int) -> Row | None:
        """How many have a figure, of how many, and of which denominator; None where nothing was published that year."""
        rows = self._ask("coverage_line", indicator=indicator, part=part, level=level, group=group, year=year)
        return next(iter(rows), None)

    def coverage_sentence(self) -> str:
        """What is held, in words."""
        return holdings(next(iter(self._ask("coverage_sentence")), None))

    def sources(self) -> Rows:
        """One row per publication, held ones first."""
        return self._ask("sources")

    def breaks(self) -> Rows:
        """One row per break or remark."""
        return self._ask("breaks")

    def quarantine(self) -> Rows:
        """One row per row of a publication that was set aside, with the reason."""
        return self._ask("quarantine")

    def tables(self) -> Rows:
        """One row per table: name, what a row is, number of rows."""
        return self._ask("tables")

    def download(self, table: str, ending: str) -> Path | None:
        """The file that holds a whole table, written with the warehouse; None unless ``ending`` is csv or parquet."""
        known = ending in ("csv", "parquet") and any(row["name"] == table for row in self.tables())
        path = self._warehouse.path.parent / f"downloads-{self.version}" / f"{table}.{ending}"
        return path if known and path.is_file() else None

    def thresholds(self) -> Rows:
        """One row per threshold of the verdict and of pooling."""
        return self._ask("thresholds")

    def verdict_effects(self) -> Rows:
        """One row per pair of thresholds tried: how many verdicts of each kind."""
        return self._ask("verdict_effects")

    def worked_examples(self) -> Rows:
        """One row per worked example that the tests run."""
        return self._ask("worked_examples")

    def method_notes(self) -> Rows:
        """One row per paragraph or list item of the methods page."""
        return self._ask("method_notes")

    def glossary(self) -> Rows:
        """One row per term."""
        return self._ask("glossary")

    def _ask(self, question: str, **parameters: Any) -> Rows:
        return queries.run(self._warehouse.cursor(), question, **parameters)

    def _of_version(self, name: str, make: Any) -> Any:
        """What ``make`` returns, made once for each build of the warehouse."""
        version = self._warehouse.version
        held = self._remembered.get(name)
        if held is None or held[0] != version:
            held = self._remembered[name] = (version, make())
        return held[1]

    def _data_version(self) -> str:
        return next(str(row["value"]) for row in self._ask("meta") if row["key"] == "data_version")

    def _indicators(self) -> dict[str, Indicator]:
        return {row["id"]: Indicator.from_row(row) for row in self._ask("indicators")}
