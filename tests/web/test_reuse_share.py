"""The part of “Take this view with you” that links, cites and embeds."""

from __future__ import annotations

import pytest

from atlas.web import reuse_share, views
from atlas.web.pages import PAGES

HOST = "https://atlas.example"


def texts(component):
    """What can be copied, by its id."""
    found = {}
    for one in component._traverse():
        if getattr(one, "id", "") and type(one).__name__ == "Code":
            found[one.id] = one.children
    return found


def test_the_permanent_link_and_the_citation_are_of_todays_version(atlas, client):
    found = texts(reuse_share.section(atlas, "gaps", "type=acute", HOST))
    version = atlas.data_version
    assert found["permanent-link"] == f"{HOST}/v/{version}/gaps?type=acute"
    assert client.get(found["permanent-link"].removeprefix(HOST)).status_code == 200
    year = atlas.release(version).released[:4]
    for key in ("cite-apa", "cite-bibtex"):
        for said in ("Opportunity Atlas", "Who stands out, and is it real?", year, version, f"{HOST}/v/{version}/gaps"):
            assert said in found[key], key
    assert f"{HOST}/v/{version}/data" in found["cite-data-apa"]


def test_under_a_permanent_link_the_link_is_that_of_its_version(atlas):
    version = atlas.data_version
    found = texts(reuse_share.section(atlas, "gaps", "", f"{HOST}/v/{version}"))
    assert found["permanent-link"] == f"{HOST}/v/{version}/gaps"
    assert f'src="{HOST}/assets/embed/resize.js"' in found["embed-script"]


def test_every_chart_of_the_view_can_be_put_on_a_page(atlas, client):
    found = texts(reuse_share.section(atlas, "organisation", "place=RR8", HOST))
    codes = [text for key, text in found.items() if key.startswith("embed-") and key != "embed-script"]
    assert len(codes) == 2
    for code in codes:
        address = code.split('src="')[1].split('"')[0].replace("&amp;", "&").removeprefix(HOST)
        assert address.startswith("/embed/organisation/RR8?figure=")
        assert client.get(address).status_code == 200
        assert 'title="' in code


@pytest.mark.parametrize("name", sorted(name for page in PAGES for name in views.exports_of(page)))
def test_every_view_has_a_link_and_a_citation(atlas, name):
    query = {"mark-of": "place=RR8", "compare": "with=RR8,RAE", "compare-pairs": "with=RR8,RAE"}.get(name, "")
    section = reuse_share.section(atlas, name, query, HOST)
    found = texts(section)
    assert {"permanent-link", "cite-apa", "cite-bibtex", "cite-data-apa", "cite-data-bibtex"} <= found.keys()
    buttons = [one for one in section._traverse() if type(one).__name__ == "Button"]
    assert {getattr(one, "data-copies") for one in buttons} == found.keys()


def test_a_copy_that_keeps_no_versions_says_so(atlas, real_settings, tmp_path):
    import shutil

    from atlas.reader import Atlas

    shutil.copy(real_settings.warehouse, tmp_path / "atlas.duckdb")
    found = texts(reuse_share.section(Atlas(tmp_path / "atlas.duckdb"), "gaps", "", HOST))
    assert "permanent-link" not in found
    assert "(n.d.)" in found["cite-apa"] and f"{HOST}/gaps" in found["cite-apa"]
