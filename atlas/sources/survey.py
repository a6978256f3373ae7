"""What the readers of the NHS Staff Survey share: trust groups, ethnic groups as printed, and how a figure is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.spreadsheet import number
from atlas.sources.tidy import Figure, Reading, Rejected, survey_period

# The survey's benchmarking groups since 2021. Only trusts are kept: the WRES is about them.
TRUST_GROUPS = frozenset(
    {
        "Acute and Acute & Community Trusts",
        "Acute Specialist Trusts",
        "Mental Health & Learning Disability and Mental Health, Learning Disability & Community Trusts",
        "Community Trusts",
        "Ambulance Trusts",
    }
)
OTHER_GROUPS = frozenset(
    {
        "CCGs",
        "ICBs",
        "CSUs",
        "Social Enterprises - Community",
        "Social Enterprises - Mental Health",
        "Community Surgical Services",
    }
)


@dataclass(frozen=True)
class EthnicGroup:
    """One answer to the question on ethnic group: as printed, our code, and the broad group it belongs to."""

    printed: str
    code: str
    broad: str


# The codes are those of data/reference/ethnic_groups.csv. The survey counts Chinese staff among Asian staff.
ETHNIC_GROUPS = (
    EthnicGroup("White - English / Welsh / Scottish / Northern Irish / British", "white_british", "white"),
    EthnicGroup("White - Irish", "white_irish", "white"),
    EthnicGroup("White - Gypsy or Irish Traveller", "white_gypsy_traveller", "white"),
    EthnicGroup("White - Any other White background", "white_other", "white"),
    EthnicGroup("Mixed/Multiple ethnic background - White and Black Caribbean", "mixed_caribbean", "mixed"),
    EthnicGroup("Mixed/Multiple ethnic background - White and Black African", "mixed_african", "mixed"),
    EthnicGroup("Mixed/Multiple ethnic background - White and Asian", "mixed_asian", "mixed"),
    EthnicGroup(
        "Mixed/Multiple ethnic background - Any other Mixed / Multiple ethnic background", "mixed_other", "mixed"
    ),
    EthnicGroup("Asian/Asian British - Indian", "asian_indian", "asian"),
    EthnicGroup("Asian/Asian British - Pakistani", "asian_pakistani", "asian"),
    EthnicGroup("Asian/Asian British - Bangladeshi", "asian_bangladeshi", "asian"),
    EthnicGroup("Asian/Asian British - Chinese", "asian_chinese", "asian"),
    EthnicGroup("Asian/Asian British - Any other Asian background", "asian_other", "asian"),
    EthnicGroup("Black/African/Caribbean/Black British - African", "black_african", "black"),
    EthnicGroup("Black/African/Caribbean/Black British - Caribbean", "black_caribbean", "black"),
    EthnicGroup(
        "Black/African/Caribbean/Black British - Any other Black / African / Caribbean background",
        "black_other",
        "black",
    ),
    EthnicGroup("Other ethnic group - Arab", "other_arab", "other"),
    EthnicGroup("Other ethnic group - Any other ethnic background", "other_any", "other"),
)


class RowFault(Exception):
    """Something in one row that keeps a figure out: the reason, and the column at fault."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


@dataclass(frozen=True)
class SurveyRow:
    """One organisation's row in a survey file: what all figures read from it share."""

    source: str
    organisation: Organisation
    survey_year: int
    locator: str
    file: str
    sheet: str
    row: int
    note: str = ""
    group: str = "all"

    def figure(
        self,
        indicator: str,
        value: float | None,
        *,
        column: str,
        part: str = "whole",
        breakdown: str = "",
        group: str = "",
        statistic: str = "rate",
        denominator: float | None = None,
        unit: str = "per cent",
        status: str = "published",
        transform: str = "",
        note: str | None = None,
    ) -> Figure:
        """A figure of this row, of the row's own group and with its note unless others are given.

        There is never a numerator: survey percentages are weighted, so a percentage of the base is not a count.
        Raises RowFault for a percentage outside 0 to 100 or a negative count.
        """
        highest = 100.0 if unit == "per cent" else float("inf")
        if value is not None:
            value = round(value, 10)
            if not 0 <= value <= highest:
                raise RowFault(f"{value} is not {'a percentage' if unit == 'per cent' else 'a count'}", column)
        return Figure(
            source=self.source,
            organisation=self.organisation.code,
            level=self.organisation.level,
            indicator=indicator,
            part=part,
            breakdown=breakdown,
            group=group or self.group,
            statistic=statistic,
            value=value,
            numerator=None,
            denominator=denominator,
            unit=unit,
            precision="exact",
            status=status,
            locator=self.locator,
            file=self.file,
            sheet=self.sheet,
            row=str(self.row),
            column=column,
            transform=transform,
            note=self.note if note is None else note,
            **survey_period(self.survey_year),  # type: ignore[arg-type]
        )


@dataclass
class Harvest:
    """Figures and rejected rows as they are gathered from one file."""

    source: str
    file: str
    figures: list[Figure] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    @contextmanager
    def guarding(self, sheet: str, row: int, text: str) -> Iterator[None]:
        """Read within this: a RowFault sets the row (``text``, as read) aside with its reason and reading goes on."""
        try:
            yield
        except RowFault as fault:
            self.rejected.append(Rejected(self.source, self.file, sheet, str(row), fault.column, fault.reason, text))

    def reading(self, *remarks: str) -> Reading:
        """What was gathered, with the remarks that are not empty."""
        return Reading(self.source, self.figures, self.rejected, [remark for remark in remarks if remark])


def surveyed(code: str, organisations: Organisations) -> Organisation:
    """The trust or reporting unit with that code. Raises RowFault if we know none."""
    organisation = organisations.by_code.get(code)
    if organisation is None:
        raise RowFault(f"no trust or reporting unit has the code {code!r}")
    if organisation.level not in ("trust", "reporting_unit"):
        raise RowFault(f"the code {code!r} belongs to a body of level {organisation.level}, not to a trust")
    return organisation


def read_number(cell: object, column: str) -> float | None:
    """A cell as a number, None where nothing is printed. Raises RowFault naming the column for any other text."""
    try:
        return number(cell)
    except ValueError:
        raise RowFault(f"{str(cell).strip()!r} is not a number", column) from None


def is_trust_group(group: str) -> bool:
    """Whether a benchmarking group is one of trusts. Raises RowFault for a group never seen before."""
    if group not in TRUST_GROUPS | OTHER_GROUPS:
        raise RowFault(f"{group!r} is not a benchmarking group of the survey that we know")
    return group in TRUST_GROUPS


def left_out(counts: Mapping[str, int]) -> str:
    """The remark on bodies that are read over because they are no trusts, '' if there are none."""
    listed = ", ".join(f"{count} × {name}" for name, count in sorted(counts.items()))
    return f"Left out, since they are not trusts: {listed}." if listed else ""
