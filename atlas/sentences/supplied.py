"""What of this copy of the atlas is not published, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Supplied:
    """How many figures of unpublished returns a warehouse holds, whose they are, and the digest of those returns.

    ``private`` says that small counts of them are in sight.
    """

    figures: int
    by: str
    version: str
    private: bool = False

    @classmethod
    def of(cls, facts: Iterable[Mapping[str, Any]]) -> Supplied:
        """From the facts that a warehouse states about itself; nothing in a public one."""
        known = {str(fact["key"]): str(fact["value"]) for fact in facts}
        return cls(
            int(known.get("supplied_figures", 0)),
            known.get("supplied_by", ""),
            known.get("overlay_version", ""),
            known.get("small_counts") == "in sight",
        )

    @property
    def sentence(self) -> str:
        """What a banner on every page says; '' in a public copy."""
        if not self.figures:
            return ""
        if self.private:
            return (
                f"PRIVATE VIEW, for {self.by} only. It shows counts of so few people that they can be recognised; do "
                "not pass on screenshots or prints. Files made here leave all unpublished figures out, and images "
                "cannot be saved."
            )
        figures = "1 figure" if self.figures == 1 else f"{self.figures:,} figures"
        return (
            f"This copy shows {figures} supplied by {self.by} that are not published. They count in no rank, area, "
            "coverage or file."
        )
