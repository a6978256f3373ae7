"""The invented service itself: places that fit together, names, codes, sizes, mergers."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely.geometry import Point

from atlas.errors import AtlasError
from atlas.specimen import country, names, places
from atlas.specimen.plan import Plan


@pytest.fixture(scope="module")
def whole() -> country.Country:
    return country.invent(Plan())


@pytest.mark.parametrize("seed", [1948, *range(20)])
def test_areas_cover_one_island_without_gap_or_overlap(seed: int) -> None:
    island = places.invent(7, 42, np.random.default_rng(seed))
    systems = np.array(island.systems)
    assert shapely.is_valid(systems).all()
    assert shapely.coverage_is_valid(systems)
    assert shapely.union_all(systems).geom_type == "Polygon"
    for number, region in enumerate(island.regions):
        mine = [shape for shape, home in zip(systems, island.region_of, strict=True) if home == number]
        assert region.area == pytest.approx(sum(shape.area for shape in mine))
    areas = shapely.area(systems)
    assert areas.max() < 4 * areas.min()


def test_the_island_lies_where_there_is_no_land() -> None:
    island = places.invent(7, 42, np.random.default_rng(1))
    west, south, east, north = shapely.union_all(np.array(island.systems)).bounds
    assert west > -37 and east < -25 and south > 42 and north < 52


def test_seven_regions_42_systems_210_trusts(whole: country.Country) -> None:
    assert (len(whole.region_names), len(whole.system_names), len(whole.trusts)) == (7, 42, 210)
    codes = [trust.code for trust in whole.trusts]
    codes += [whole.region_code(number) for number in range(7)] + [whole.system_code(number) for number in range(42)]
    codes.append(country.NATION)
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"ZZ[A-Z0-9]{1,4}", code) for code in codes)
    assert {trust.kind for trust in whole.trusts} == {
        "acute", "acute_specialist", "mental_health", "community", "ambulance"
    }  # fmt: skip


def test_codes_of_a_hundredfold_specimen_are_all_different() -> None:
    codes = {country.code(number) for number in range(21_000)}
    assert len(codes) == 21_000
    assert all(re.fullmatch(r"ZZT[A-Z0-9]{3}", code) for code in codes)


def test_names_are_all_different_and_none_is_of_the_health_service(whole: country.Country) -> None:
    named = [trust.name for trust in whole.trusts]
    assert len(set(named)) == len(named)
    assert not any("NHS" in name for name in named)
    many = names.trusts(["acute"] * 21_000, np.random.default_rng(1))
    assert len(set(many)) == 21_000


def test_trusts_stand_inside_their_systems(whole: country.Country) -> None:
    for trust in whole.trusts:
        assert whole.places.systems[trust.system].contains(Point(trust.place))


def test_sizes_are_of_this_world_and_some_trusts_are_very_small(whole: country.Country) -> None:
    sizes = sorted(trust.size for trust in whole.trusts)
    assert sum(size < 700 for size in sizes) >= 10
    assert 3_000 < sizes[len(sizes) // 2] < 7_000
    assert sizes[-1] < 30_000


def test_mergers_close_trusts_into_others_that_are_open(whole: country.Country) -> None:
    assert {merger.kind for merger in whole.mergers} == {"acquisition", "merger"}
    trusts = {trust.code: trust for trust in whole.trusts}
    for merger in whole.mergers:
        closed, successor = trusts[merger.predecessor], trusts[merger.successor]
        assert (closed.valid_to, closed.last, closed.successor) == (
            f"{merger.year}-03-31", merger.year, successor.code
        )  # fmt: skip
        assert not successor.valid_to and closed.region == successor.region
        if merger.kind == "acquisition":
            assert successor.joined[0] == (merger.year + 1, closed.size)
        else:
            assert (successor.valid_from, successor.first) == (f"{merger.year}-04-01", merger.year + 1)


def test_another_seed_is_another_country(whole: country.Country) -> None:
    other = country.invent(replace(whole.plan, seed=whole.plan.seed + 1))
    assert [trust.name for trust in other.trusts] != [trust.name for trust in whole.trusts]
    assert country.invent(whole.plan) == whole


@pytest.mark.parametrize(("seed", "scale", "fault"), [(1, 2, "--scale 2: choose one of 1, 10, 100"), (-1, 1, "--seed")])
def test_what_cannot_be_is_one_sentence(seed: int, scale: int, fault: str) -> None:
    with pytest.raises(AtlasError, match=fault):
        Plan.of(seed, scale)
