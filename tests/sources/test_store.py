"""What is held against what was read: differences told, files whole, the same bytes twice."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from atlas.errors import AtlasError
from atlas.sources import store
from atlas.sources.tidy import Figure, Reading, Rejected, read_figures, survey_period

FIGURE = Figure(
    source="pulse",
    organisation="ZZA",
    level="trust",
    indicator="discrimination",
    part="whole",
    breakdown="",
    group="bme",
    statistic="rate",
    value=12.5,
    numerator=None,
    denominator=200.0,
    unit="per cent of respondents",
    precision="exact",
    status="published",
    **survey_period(2024),  # type: ignore[arg-type]
    locator="cell",
    file="pulse.xlsx",
    sheet="Data",
    row="7",
    column="C",
    transform="",
    note="",
)
OTHER = replace(FIGURE, organisation="ZZB", value=8.0, row="8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data" / "figures").mkdir(parents=True)
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pulse.xlsx"
    path.write_bytes(b"as published")
    return path


def _ingest(data: Path, file: Path, figures: list[Figure], rejected: list[Rejected] | None = None) -> store.Plan:
    planned = store.plan(Reading("pulse", figures, rejected or []), file, data)
    store.write(planned, data)
    return planned


def _bytes(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_figures_come_back_as_they_were(data: Path, file: Path) -> None:
    planned = _ingest(data, file, [OTHER, FIGURE])
    assert read_figures(data / "figures" / "pulse.csv") == [FIGURE, OTHER]
    assert len(planned.change.new) == 2
    assert planned.change.new[0] == "ZZA discrimination bme rate 2024-12-31: 12.5"


def test_the_file_read_is_remembered_by_checksum(data: Path, file: Path) -> None:
    _ingest(data, file, [FIGURE])
    (known,) = store.identities(data)
    assert (known.source, known.file, known.bytes) == ("pulse", "pulse.xlsx", 12)
    assert known.sha256 == hashlib.sha256(b"as published").hexdigest()


def test_two_writes_are_the_same_bytes_whatever_the_order(data: Path, file: Path) -> None:
    _ingest(data, file, [FIGURE, OTHER])
    first = _bytes(data)
    again = _ingest(data, file, [OTHER, FIGURE])
    assert _bytes(data) == first
    assert (again.change.new, again.change.changed, again.change.gone) == ((), (), ())
    assert again.is_done(data)


def test_new_changed_and_gone(data: Path, file: Path) -> None:
    _ingest(data, file, [FIGURE, OTHER])
    third = replace(FIGURE, organisation="ZZC")
    planned = store.plan(Reading("pulse", [replace(FIGURE, value=13.0), third]), file, data)
    assert planned.change.new == ("ZZC discrimination bme rate 2024-12-31: 12.5",)
    assert planned.change.changed == ("ZZA discrimination bme rate 2024-12-31: 13 (was 12.5)",)
    assert planned.change.gone == ("ZZB discrimination bme rate 2024-12-31: 8",)
    assert not planned.is_done(data)
    assert read_figures(data / "figures" / "pulse.csv") == [FIGURE, OTHER]  # a plan changes nothing


def test_two_figures_of_one_key_name_both_places(data: Path, file: Path) -> None:
    twice = Reading("pulse", [FIGURE, replace(FIGURE, value=99.0, row="70")])
    with pytest.raises(AtlasError, match=r"row 7, column C and at pulse\.xlsx, sheet Data, row 70, column C"):
        store.plan(twice, file, data)


def test_a_reading_without_a_figure_is_refused(data: Path, file: Path) -> None:
    nothing = Reading("pulse", [], [Rejected("pulse", "pulse.xlsx", "Data", "7", "C", "no such trust", "ZZQ | 3")])
    with pytest.raises(AtlasError, match=r"none of its 1 rows could be kept .*the first: no such trust"):
        store.plan(nothing, file, data)


def test_rows_set_aside_stand_beside_the_figures_and_leave_with_them(data: Path, file: Path) -> None:
    tenth = Rejected("pulse", "pulse.xlsx", "Data", "10", "C", "not a number", "ZZQ | many")
    second = replace(tenth, row="2")
    _ingest(data, file, [FIGURE], [tenth, second])
    quarantine = data / "figures" / "pulse.quarantine.csv"
    assert [line.split(",")[3] for line in quarantine.read_text(encoding="utf-8").splitlines()] == ["row", "2", "10"]
    _ingest(data, file, [FIGURE])
    assert not quarantine.exists()


def test_a_source_in_parts_drops_the_part_that_is_no_longer_filled(data: Path, file: Path) -> None:
    earlier = replace(FIGURE, **survey_period(2023))  # type: ignore[arg-type]

    def by_year(figure: Figure) -> str:
        return f"pulse.{figure.period_end[:4]}.csv"

    store.write(store.plan(Reading("pulse", [FIGURE, earlier]), file, data, by_year), data)
    assert [path.name for path in store.held_files("pulse", data)] == ["pulse.2023.csv", "pulse.2024.csv"]
    planned = store.plan(Reading("pulse", [FIGURE]), file, data, by_year)
    assert len(planned.change.gone) == 1
    store.write(planned, data)
    assert [path.name for path in store.held_files("pulse", data)] == ["pulse.2024.csv"]


def test_one_source_never_touches_another(data: Path, file: Path) -> None:
    _ingest(data, file, [FIGURE])
    longer = replace(FIGURE, source="pulse-2")
    store.write(store.plan(Reading("pulse-2", [longer]), file, data), data)
    assert read_figures(data / "figures" / "pulse.csv") == [FIGURE]
    assert [known.source for known in store.identities(data)] == ["pulse", "pulse-2"]


def test_a_write_that_fails_half_way_changes_nothing(data: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _ingest(data, file, [FIGURE])
    before = _bytes(data)
    planned = store.plan(Reading("pulse", [OTHER]), file, data)
    write_text = Path.write_text

    def full_disk(path: Path, text: str, **options: str) -> int:
        if "files.csv" in path.name:
            raise OSError("No space left on device")
        return write_text(path, text, **options)

    monkeypatch.setattr(Path, "write_text", full_disk)
    with pytest.raises(OSError, match="No space left"):
        store.write(planned, data)
    assert _bytes(data) == before


def test_tables_are_compared_line_by_line_and_replaced_whole(data: Path) -> None:
    first = store.plan_tables("places", {"reference/places.csv": "code,name\nA,One\nB,Two\n"}, data)
    assert len(first.change.new) == 3
    store.write(first, data)
    second = store.plan_tables("places", {"reference/places.csv": "code,name\nA,One\nB,Zwei\n"}, data)
    assert second.change.new == ("places.csv: B,Zwei",)
    assert second.change.gone == ("places.csv: B,Two",)
    store.write(second, data)
    assert (data / "reference" / "places.csv").read_text(encoding="utf-8") == "code,name\nA,One\nB,Zwei\n"
    assert not (data / store.FILES).exists()  # tables have no figures to audit
