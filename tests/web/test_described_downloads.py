"""Beside the whole tables: descriptions that the tools of their formats accept, and that notice a wrong file."""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from dataclasses import replace
from datetime import date

import frictionless
import pytest
from csvw import CSVW
from csvw.metadata import TableGroup

from atlas.exports import bulk, csvw, data_package
from atlas.reader import Atlas

# Of the real warehouse: small and wide, with text, dates, numbers, truths, JSON and empty cells among them.
REAL = ("indicator", "source", "organisation", "series_break", "mark", "threshold")
# Those that are spoiled here, and those that they refer to.
SPOILED = ("threshold", "organisation", "source", "indicator", "figure", "measure", "glossary")


def described(atlas):
    files = atlas.download_files()
    held = [row for row in atlas.sources() if row["held"]]
    return bulk.Bulk(atlas.version, atlas.specimen, atlas.tables(), atlas.data_dictionary(), held, files)


def hand_out(atlas, folder, names):
    """Put some files and their descriptions into a folder, as they lie beside each other at their addresses."""
    whole = described(atlas)
    whole = replace(whole, tables=[row for row in whole.tables if row["name"] in names])
    for name in names:
        (folder / f"{name}.csv").write_bytes(atlas.download(name, "csv").read_bytes())
        (folder / f"{name}.csv-metadata.json").write_text(json.dumps(csvw.table(whole, name)))
    (folder / "datapackage.json").write_text(json.dumps(data_package.package(whole)))
    (folder / "csv-metadata.json").write_text(json.dumps(csvw.group(whole)))
    return folder


@pytest.fixture(scope="module")
def invented(small):
    """The files of a small invented country: every table of the warehouse, some of them without rows."""
    people = small.share_of_respondents("TA1", 30, denominator=400) + small.share_of_respondents("TB1", 20)
    rates = [small.figure(), small.figure(organisation="TB1", value=8.0), *small.pair("TA1", 12.0, 9.0)]
    return Atlas(small.build([*rates, *people]))


@pytest.fixture(scope="module")
def everything(invented, tmp_path_factory):
    return hand_out(invented, tmp_path_factory.mktemp("all"), [row["name"] for row in invented.tables()])


@pytest.fixture
def folder(invented, tmp_path):
    return hand_out(invented, tmp_path, SPOILED)


def is_accepted(folder, name):
    """Whether CSVW accepts a table; what is wrong with a cell it says in warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        table = CSVW(
            str(folder / f"{name}.csv"), md_url=str(folder / f"{name}.csv-metadata.json"), validate=True
        )  # fmt: skip
        return table.is_valid


def test_the_data_package_holds_every_table_and_is_valid(everything, invented):
    report = frictionless.validate(str(everything / "datapackage.json"))
    assert [(task.name, error.note) for task in report.tasks for error in task.errors] == []
    assert report.valid
    assert {task.name for task in report.tasks} == {row["name"] for row in invented.tables()}


def test_every_table_is_valid_by_its_csvw_metadata(everything, invented):
    assert [row["name"] for row in invented.tables() if not is_accepted(everything, row["name"])] == []


def test_the_group_of_tables_refers_to_rows_that_there_are(everything):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        TableGroup.from_file(str(everything / "csv-metadata.json")).check_referential_integrity()


def test_real_files_are_valid(atlas, tmp_path):
    hand_out(atlas, tmp_path, REAL)
    assert [name for name in REAL if not is_accepted(tmp_path, name)] == []
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert [(task.name, error.note) for task in report.tasks for error in task.errors] == []


def spoil(path, old, new, times=1):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, times))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("threshold", "1.25", "many"),
        ("threshold", "key,value", "key,worth"),
        ("organisation", "2015-04-01", "1 April"),
        ("source", "true", "perhaps"),
    ],
)
def test_a_wrong_cell_or_heading_is_noticed_by_both(folder, name, old, new):
    spoil(folder / f"{name}.csv", old, new)
    assert not is_accepted(folder, name)
    assert name in wrong(folder)


def test_a_row_that_stands_twice_is_noticed_by_both(folder):
    lines = (folder / "threshold.csv").read_text().splitlines()
    (folder / "threshold.csv").write_text("\n".join([*lines, lines[1]]) + "\n")
    with pytest.raises(ValueError, match="duplicate primary key"):
        is_accepted(folder, "threshold")
    assert "primary-key" in wrong(folder)["threshold"]


def test_a_name_that_leads_nowhere_is_noticed_by_both(folder):
    spoil(folder / "measure.csv", "TA1,", "TX9,")
    assert "foreign-key" in wrong(folder)["measure"]
    with warnings.catch_warnings(), pytest.raises(ValueError, match="Key"):
        warnings.simplefilter("ignore")
        TableGroup.from_file(str(folder / "csv-metadata.json")).check_referential_integrity()


def test_a_file_that_is_not_the_one_described_is_noticed(folder):
    spoil(folder / "glossary.csv", " the ", " a ")
    assert wrong(folder) == {"glossary": {"byte-count", "hash-count"}}


def wrong(folder):
    """The kinds of fault that the data package finds, by table."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {task.name: {error.type for error in task.errors} for task in report.tasks if task.errors}


def test_columns_have_units_and_meanings(client):
    package = client.get("/download/datapackage.json").json
    fields = {
        field["name"]: field
        for resource in package["resources"] if resource["name"] == "measure"
        for field in resource["schema"]["fields"]
    }  # fmt: skip
    assert fields["difference"]["unit"] == "percentage points"
    assert fields["difference_low"] == {
        "name": "difference_low", "type": "number", "unit": "percentage points",
        "description": "Lower end of the 95 % interval of difference (percentage points)",
    }  # fmt: skip
    assert (fields["best"]["type"], fields["period_end"]["type"]) == ("boolean", "date")
    assert all(field["description"] for resource in package["resources"] for field in resource["schema"]["fields"])


def test_the_package_names_version_licence_sources_and_checksums(client, atlas):
    package = client.get("/download/datapackage.json").json
    assert package["version"] == atlas.version
    assert "presumed and not confirmed" in package["licenses"][0]["title"]
    assert len(package["sources"]) == sum(row["held"] for row in atlas.sources())
    one = next(resource for resource in package["resources"] if resource["name"] == "threshold")
    body = client.get(f"/download/{one['path']}").data
    assert one["bytes"] == len(body)
    assert one["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"


def test_each_file_has_its_metadata_beside_it(client):
    made = client.get("/download/progression.csv-metadata.json").json
    assert made["url"] == "progression.csv"
    assert made["tableSchema"]["primaryKey"] == ["organisation", "snapshot_date", "ladder", "band", "group"]
    group = client.get("/download/csv-metadata.json").json
    keys = next(table for table in group["tables"] if table["url"] == "progression.csv")["tableSchema"]["foreignKeys"]
    there = {"resource": "organisation.csv", "columnReference": "code"}
    assert {"columnReference": "organisation", "reference": there} in keys
    assert client.get("/download/nothing.csv-metadata.json").status_code == 404


def test_the_data_page_describes_itself_to_search_engines(client, atlas):
    page = client.get("/data").get_data(as_text=True)
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(found) == 1
    made = json.loads(found[0])
    assert made["@type"] == "Dataset"
    assert 50 <= len(made["description"]) <= 5000, "search engines take no other length"
    first, last = made["temporalCoverage"].split("/")
    assert int(first) < int(last) <= date.today().year
    tables = {row["name"] for row in atlas.tables()}
    files = {file["contentUrl"].removeprefix("http://localhost") for file in made["distribution"]}
    assert files == {f"/download/{name}.{ending}" for name in tables for ending in ("csv", "parquet")} | {
        "/download/datapackage.json"
    }
    assert "<" not in found[0]
    assert "ld+json" not in client.get("/map").get_data(as_text=True)


def test_a_specimen_says_so_in_every_description():
    table = {"name": "threshold", "grain": "One row per threshold"}
    column = {
        "table": "threshold", "column": "key", "type": "varchar", "unit": "", "meaning": "Name", "in_key": True,
        "refers_to": "",
    }  # fmt: skip
    whole = bulk.Bulk("abc", "Invented.", [table], [column], [], {"threshold": (1, "0")})
    package = data_package.package(whole)
    assert package["title"].startswith("SPECIMEN")
    assert package["description"].startswith("Invented.")
    assert [field["name"] for field in package["resources"][0]["schema"]["fields"]] == ["key", "specimen"]
    metadata = csvw.table(whole, "threshold")
    assert metadata["dc:description"].startswith("Invented.")
    assert metadata["tableSchema"]["columns"][-1]["name"] == "specimen"


def test_where_no_files_are_the_descriptions_name_none(real_settings, tmp_path, client):
    from atlas.web import described_downloads

    (tmp_path / "atlas.duckdb").symlink_to(real_settings.warehouse)
    alone = described_downloads.bulk(Atlas(replace(real_settings, home=tmp_path)))
    assert alone.files == {}
    assert data_package.package(alone)["resources"] == []
    assert csvw.group(alone)["tables"] == []
