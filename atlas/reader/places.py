"""Questions about places: organisations, search, boundaries."""

from __future__ import annotations

from atlas import search_words
from atlas.queries import Row
from atlas.reader.asking import Asking, Rows
from atlas.sentences.found import detail


class Places(Asking):
    """What there is, what it is called and where it lies."""

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
        of the body that a closed one became part of, else ''. ``guessed``: nothing is spelled so, this is near to it.
        Words that most names have ("ICS", "trust") are forgiven where no name fits with them.
        """
        found = self._ask("search", words=words)
        told = search_words.specific(words)
        if told and told != words and (not found or found[0]["guessed"]):
            plainer = self._ask("search", words=told)
            systems = [row for row in plainer if row["level"] == "icb"] if search_words.asks_for_system(words) else []
            found = systems or (plainer if plainer and not plainer[0]["guessed"] else found or plainer)
        return [row | {"detail": detail(row)} for row in found]

    def outcodes_of(self, begun: str) -> list[str]:
        """The first halves that begin so (in capitals): 'LS1', 'LS2' … of 'LS', 'EC1A' … of 'EC1'."""
        return [row["outcode"] for row in self._ask("outcodes_of", begun=begun)]

    def outcode(self, first_half: str) -> Row | None:
        """The middle of the postcodes that begin so (in capitals); None if there are none in England."""
        return next(iter(self._ask("outcode", outcode=first_half)), None)

    def employers(self) -> Rows:
        """One row per open trust, and each sector in the place of a trust that is surveyed by sectors, by name."""
        rows: Rows = self._of_version("employers", lambda: self._ask("employers"))
        return rows

    def boundaries(self, level: str) -> str | None:
        """The shapes of ``icb`` or ``region`` as GeoJSON text, each with its organisation's code as id."""
        found: str | None = self._of_version(
            f"boundaries {level}",
            lambda: next((row["geojson"] for row in self._ask("boundaries", level=level)), None),
        )
        return found
