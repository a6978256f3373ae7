"""Charts in frames on other people's pages."""

from __future__ import annotations

import html
import json
import re

import pytest

from atlas.figures import pixels
from atlas.web import embed
from atlas.web.markup import data_script
from atlas.web.pages import PAGES, example

WITH_CHARTS = {
    "/map", "/trends", "/progression", "/gaps", "/groups", "/mark", "/programmes", "/organisation/<code>",
}  # fmt: skip


def test_a_chart_carries_the_words_and_the_drawing_of_its_page(client, atlas):
    from atlas.web.pages import gaps

    query = {"indicator": "discrimination", "type": "acute"}
    shown = gaps.draw(atlas, gaps.Selection.from_query(query, gaps.DEFAULTS)[0])
    answer = client.get("/embed/gaps", query_string=query)
    assert answer.status_code == 200
    text = html.unescape(answer.text)
    for words in (gaps.sentences.QUESTION, shown.finding, shown.source, shown.coverage):
        assert words in text
    drawn = json.loads(re.search(r'id="figure">(.*?)</script>', answer.text, re.DOTALL)[1])
    assert drawn["data"] == json.loads(json.dumps(pixels.drawn(shown.funnel)["data"]))
    # The table is the page's, with nothing to press and every address in full, for it is followed out of the frame.
    table = answer.text.partition("<details>")[2]
    assert table.count("<tr") > 20
    assert "<button" not in table
    assert 'href="/' not in table
    assert 'href="http://localhost/gaps?indicator=discrimination&type=acute"' in html.unescape(table)


def test_the_chart_is_chosen_by_its_name(client, atlas):
    assert embed.of(atlas, PAGES, "/gaps", {}).exhibit.key == "gaps-funnel"
    assert embed.of(atlas, PAGES, "/gaps", {"figure": "gaps-ranked"}).exhibit.part == "Every ratio, in order"
    assert client.get("/embed/gaps?figure=gaps-ranked").status_code == 200
    assert client.get("/embed/gaps?figure=junk").status_code == 404


@pytest.mark.parametrize("path", ["/nothing", "/organisation/QQQ", "/data", "/", "/%00"])
def test_what_has_no_chart_is_not_there(client, path):
    assert client.get(f"/embed{path}").status_code == 404


def test_every_page_with_charts_offers_each_of_them(client, atlas):
    offered = {page.PATH: embed.all_of(atlas, PAGES, example(page), {}) for page in PAGES}
    assert {path for path, charts in offered.items() if charts} == WITH_CHARTS
    for charts in offered.values():
        for one in charts:
            answer = client.get(one.address)
            assert answer.status_code == 200, one.address
            assert one.exhibit.tables, f"{one.address} has no table"
            assert one.exhibit.source, f"{one.address} has no source"


def test_a_frame_may_stand_anywhere_and_is_otherwise_strict(client):
    answer = client.get("/embed/gaps?type=acute")
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["form-action"] == policy["object-src"] == "'none'"
    # Nothing in the document is from elsewhere, and no script stands in it but the figure, which is never run.
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!localhost)[^"]*"', answer.text) == []
    assert [one for one in re.findall(r"<script([^>]*)>[^<]", answer.text) if "application/json" not in one] == []
    assert "frame-ancestors 'none'" in client.get("/gaps").headers["Content-Security-Policy"]
    assert "embed/" not in client.get("/gaps").text, "no page of ours loads what is for frames"


def test_a_frame_shows_the_newest_figures_and_is_sent_again_only_where_it_changed(client):
    first = client.get("/embed/gaps?type=acute")
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get("/embed/gaps?type=acute", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_every_file_that_a_frame_asks_for_is_there(client):
    text = client.get("/embed/map").text
    files = re.findall(r'(?:src|href)="(/[^"]*)"', text)
    assert any("plotly" in one for one in files)
    assert {client.get(html.unescape(one)).status_code for one in [*files, embed.RESIZE]} == {200}


def test_junk_in_the_query_leaves_a_chart(client):
    assert client.get("/embed/gaps?indicator=junk&year=abc&place=%3Cscript%3E").status_code == 200


def test_words_cannot_become_elements(client, atlas):
    name = '</script><img src=x onerror="alert(1)">'
    assert name not in client.get("/embed/gaps", query_string={"place": name, "figure": "gaps-funnel"}).text
    script = data_script("application/json", {"name": name}, "figure")
    assert script.startswith('<script type="application/json" id="figure">')
    inside = script.partition(">")[2].removesuffix("</script>")
    assert "<" not in inside and json.loads(inside) == {"name": name}


def test_the_code_to_paste_has_a_title_and_a_height_that_holds_the_chart(atlas):
    found = embed.of(atlas, PAGES, "/gaps", {"type": "acute", "junk": '"'})
    code = found.code("https://atlas.example")
    assert code.startswith('<iframe src="https://atlas.example/embed/gaps?type=acute&amp;figure=gaps-funnel"')
    assert 'title="Who stands out, and is it real? (Opportunity Atlas)"' in code
    assert int(re.search(r'height="(\d+)"', code)[1]) == embed.height(found.exhibit) > found.exhibit.height
