"""Atlas: opens a warehouse and answers questions. Rows are plain dictionaries; ``frame`` makes a DataFrame of them."""

from __future__ import annotations

from atlas.indicators import Indicator
from atlas.reader.collections import Collections
from atlas.reader.fingertips import Fingertips
from atlas.reader.frames import Frames
from atlas.reader.gaps import Gaps
from atlas.reader.groups import Groups
from atlas.reader.maps import Maps
from atlas.reader.measures import Measures
from atlas.reader.progression import Progression
from atlas.reader.requested import Requested
from atlas.reader.trends import Trends
from atlas.reader.versions import Versions
from atlas.sentences.supplied import Supplied


class Atlas(
    Requested,
    Measures,
    Maps,
    Trends,
    Progression,
    Groups,
    Gaps,
    Frames,
    Collections,
    Fingertips,
    Versions,
):
    """An opened warehouse: one method a question, kept in one module for each family of questions.

    Every method documents what one row is; the columns are those of the query file of the same name in
    ``atlas/queries``.
    """

    _without_supplied: Atlas | None = None

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
        if not self.supplied.figures:
            return self
        if self._without_supplied is None:
            self._without_supplied = Atlas(self._today.path.with_name(self.settings.published_warehouse.name))
        return self._without_supplied

    @property
    def contact(self) -> str:
        """Where readers report an error; '' when not set."""
        return self.settings.contact

    def _indicators(self) -> dict[str, Indicator]:
        return {row["id"]: Indicator.from_row(row) for row in self._ask("indicators")}
