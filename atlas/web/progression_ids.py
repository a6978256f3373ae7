"""Names of the progression page's components."""

from __future__ import annotations

from enum import StrEnum


class Id(StrEnum):
    """Components of the page. Three exhibits have a clinical and a non-clinical side."""

    GROUP = "progression-group"
    DATE = "progression-date"
    STAFF = "progression-staff"
    BASE = "progression-base"
    REGION = "progression-region"
    WHOSE = "progression-whose"
    ADDRESS = "progression-address"
    WRITTEN = "progression-written"
    FINDING = "progression-finding"
    LADDER_CLINICAL = "progression-ladder-clinical"
    LADDER_NON_CLINICAL = "progression-ladder-non-clinical"
    LADDER_MEDICAL = "progression-ladder-medical"
    LADDER_TABLE = "progression-ladder-table"
    LADDER_SOURCE = "progression-ladder-source"
    BANDS_CLINICAL = "progression-bands-clinical"
    BANDS_NON_CLINICAL = "progression-bands-non-clinical"
    BANDS_TABLE = "progression-bands-table"
    BANDS_SOURCE = "progression-bands-source"
    INDEX = "progression-index"
    INDEX_TABLE = "progression-index-table"
    INDEX_SOURCE = "progression-index-source"
    STEP_CARDS = "progression-step-cards"
    STEPS_CLINICAL = "progression-steps-clinical"
    STEPS_NON_CLINICAL = "progression-steps-non-clinical"
    STEPS_TIME_TABLE = "progression-steps-time-table"
    GROUPS_CLINICAL = "progression-groups-clinical"
    GROUPS_NON_CLINICAL = "progression-groups-non-clinical"
    STEPS_TABLE = "progression-steps-table"
    STEPS_SOURCE = "progression-steps-source"
    PARITY = "progression-parity"
    PARITY_TABLE = "progression-parity-table"
    PARITY_SOURCE = "progression-parity-source"
    PATH = "progression-path"
    PATH_TABLE = "progression-path-table"
    PATH_SOURCE = "progression-path-source"
    TRUSTS_FINDING = "progression-trusts-finding"
    TRUSTS = "progression-trusts"
    TRUSTS_TABLE = "progression-trusts-table"
    TRUSTS_NOTE = "progression-trusts-note"
    TRUSTS_SOURCE = "progression-trusts-source"

    @property
    def heading(self) -> str:
        """The id of a chart's heading."""
        return f"{self}-title"

    @property
    def about(self) -> str:
        """The id of the line under a chart's heading."""
        return f"{self}-about"

    @property
    def caption(self) -> str:
        """The id of a chart's caption."""
        return f"{self}-caption"

    @property
    def coverage(self) -> str:
        """The id of the coverage line above a source line."""
        return f"{self}-coverage"
