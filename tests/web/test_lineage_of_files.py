"""Every file of a page has the ids of its values, and every id opens a trail of the row's organisation."""

from __future__ import annotations

import csv
import io
import re

import pytest

from atlas.reader.lineage import ANY_ID

FILES = (
    "map.csv?level=trust", "map.csv?level=icb&measure=all", "gaps.csv",
    "trends.csv?indicator=discrimination&with=RR8,R0A",
    "progression.csv", "progression-bands.csv", "progression-index.csv", "progression-steps.csv",
    "progression-steps-over-time.csv", "progression-parity.csv", "progression-trusts.csv", "groups.csv",
    "organisation.csv?place=RR8", "compare.csv?with=RR8,RGD,RAE", "near.csv?near=LS9&within=20", "mark.csv",
    "mark-of.csv?place=RR8",
)  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_every_value_of_a_file_has_an_id_that_opens_its_trail(atlas, client, file):
    answer = client.get(f"/export/{file}")
    assert answer.status_code == 200
    rows = list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    columns = [name for name in rows[0] if name == "Lineage" or name.startswith("Lineage: ")]
    ids = {one for row in rows for name in columns for one in row[name].split()}
    assert columns
    assert ids
    assert all(re.match(ANY_ID, one) for one in ids)
    for one in sorted(ids)[:3]:
        trail = atlas.trail(one)
        assert trail is not None
        codes = {row.get("Code") or row.get("Organisation code") for row in rows if one in row.values()} - {None}
        assert not codes or trail.about["organisation"] in codes


@pytest.mark.parametrize(
    ("file", "value", "shown"),
    [
        ("groups.csv", "Rate (%)", "value"),
        ("gaps.csv", "Share of White staff ÷ share of BME staff", "ratio_harm"),
        ("progression-steps.csv", "Ratio", "ratio"),
        ("progression-parity.csv", "More needed", "needed"),
    ],
)
def test_the_trail_is_of_the_value_in_the_row(atlas, client, file, value, shown):
    rows = csv.DictReader(io.StringIO(client.get(f"/export/{file}").get_data().decode("utf-8-sig")))
    row = next(rows)
    key = next(name for name in row if name.startswith("Lineage"))
    found = next(name for name in row if name.startswith(value.split(" (")[0]) or name == value)
    assert float(row[found]) == pytest.approx(atlas.trail(row[key]).stored[shown])


@pytest.mark.parametrize("query", ["place=RR8", "place=RR8&peers=region", "place=RGD&peers=type"])
def test_a_yardstick_is_that_of_the_area_or_in_the_middle_of_the_values_that_its_ids_open(atlas, client, query):
    answer = client.get(f"/export/organisation.csv?{query}").get_data().decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(answer)) if row["Yardstick"]]
    assert rows
    for row in rows:
        stored = [atlas.trail(key).stored for key in row["Lineage: yardstick"].split()]
        assert len(stored) in (1, 2)
        columns = ("difference_harm", "ratio_harm", "everyone")
        middles = [sum(one[name] for one in stored) / len(stored) for name in columns if stored[0][name] is not None]
        assert any(float(row["Yardstick"]) == pytest.approx(middle) for middle in middles), row
        assert float(row["Yardstick"]) + 0.1 != pytest.approx(middles[0])
