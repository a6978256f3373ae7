"""An organisation's page over the figures of the tree: what is known, what is not, and peers that anyone can repeat."""

from __future__ import annotations

import csv
import io
import math

import plotly.graph_objects as go
import pytest
from page_parts import found

from atlas.selection import Selection
from atlas.web import employer_view
from atlas.web.pages import organisation as page


def words(component):
    """All text of a component tree."""
    if isinstance(component, (list, tuple)):
        return " ".join(words(child) for child in component)
    if isinstance(component, dict):
        return words(component.get("props", {}).get("children"))
    if hasattr(component, "to_plotly_json"):
        return words(getattr(component, "children", None))
    return "" if component is None else str(component)


def draw(atlas, code, **query):
    selection, _ = Selection.from_query(query, page.DEFAULTS)
    return page.draw(atlas, Selection(**{**vars(selection), "place": code}))


def answer(client, code, **values):
    """The callback's answer over HTTP; None stands for the control's value as it is at first."""
    weights = {"weigh_type": "3", "weigh_size": "2", "weigh_answers": "2", "weigh_staff": "2"}
    given = {page.Id.PEERS: "type", page.Id.TREND_CHOICE: "discrimination", page.Id.HISTORY: "published"}
    given |= {page.WEIGHTS[field]: value for field, value in weights.items()} | values
    wired = next(
        one for one in client.get("/_dash-dependencies").json if f"{page.Id.CARD}.data-markup" in one["output"]
    )
    body = {
        "output": wired["output"],
        "outputs": [
            {"id": part.rpartition(".")[0], "property": part.rpartition(".")[2]}
            for part in wired["output"].strip(".").split("...")
        ],
        "inputs": [{**one, "value": given[one["id"]]} for one in wired["inputs"]],
        "state": [{**one, "value": code} for one in wired["state"]],
        "changedPropIds": [f"{page.Id.PEERS}.value"],
    }
    response = client.post("/_dash-update-component", json=body)
    assert response.status_code == 200
    return response.json["response"]


def test_a_trust_with_both_rates_says_them_as_natural_frequencies(atlas) -> None:
    view = draw(atlas, "RR8")

    assert view.finding.startswith("Of 100 BME staff who answered, 51 believe that career progression")
    assert "of 100 White staff, 64" in view.finding
    assert [row["indicator"] for row in view.rows][:4] == [
        "career_progression", "discrimination", "harassment_staff", "harassment_public",
    ]  # fmt: skip
    assert [row["number"] for row in view.rows][4:] == [1, 2, 3, 4, 9]
    assert not any(row["held"] for row in view.rows[4:])
    assert any("large gap" in text for text in view.bad)
    assert any(text.startswith("How BME and White staff compare on who holds which band") for text in view.unknown)


def test_the_place_counts_the_peers_as_the_map_ranks_them(atlas) -> None:
    view = draw(atlas, "RR8", peers="all")
    lead = view.rows[0]
    values = [
        row["difference_harm"]
        for row in atlas.map_areas("career_progression", "whole", ["trust", "reporting_unit"], [2024])
        if row["difference_harm"] is not None and row["organisation"] != "RR8"
    ]
    mine = round(lead["difference_harm"], 1)
    assert lead["place_found"].count == len(values) == 158
    assert lead["place_found"].smaller == sum(round(value, 1) < mine for value in values)
    assert lead["yardstick_name"] == "England"
    assert len(lead["others"]) == 158


@pytest.mark.parametrize("peers", ["all", "region", "icb", "type", "similar"])
def test_verdicts_never_change_with_the_peers(atlas, peers) -> None:
    usual, other = draw(atlas, "RR8"), draw(atlas, "RR8", peers=peers)
    assert other.peers.key == peers
    assert [(row["indicator"], row["verdict"]) for row in other.rows] == [
        (row["indicator"], row["verdict"]) for row in usual.rows
    ]


def test_similar_trusts_are_reproduced_from_the_downloads(atlas, client) -> None:
    """The formula of the methods page on the published tables alone."""
    organisations = list(csv.DictReader(io.StringIO(client.get("/download/organisation.csv").text)))
    figures = csv.DictReader(io.StringIO(client.get("/download/figure.csv").text))
    shares = {
        row["organisation"]: float(row["value"])
        for row in figures
        if (row["indicator"], row["group"], row["statistic"], row["survey_year"])
        == ("survey_respondents", "bme", "share", "2024") and row["level"] in ("trust", "reporting_unit")
        and not row["superseded_by"]
    }  # fmt: skip
    trusts = [row for row in organisations if row["code"] in shares and row["staff_in_post"]]

    def standardised(values):
        mean = sum(values) / len(values)
        deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
        return [(value - mean) / deviation for value in values]

    sizes = standardised([math.log(int(row["staff_in_post"])) for row in trusts])
    mixes = standardised([shares[row["code"]] for row in trusts])
    own = next(number for number, row in enumerate(trusts) if row["code"] == "RR8")
    distances = {
        row["code"]: math.sqrt(
            (
                3 * (0 if row["trust_type"] == trusts[own]["trust_type"] else 2) ** 2
                + 2 * (sizes[number] - sizes[own]) ** 2
                + 2 * (mixes[number] - mixes[own]) ** 2
            )
            / 7
        )
        for number, row in enumerate(trusts)
        if number != own
    }
    expected = sorted(distances.items(), key=lambda item: (item[1], item[0]))[:20]
    nearest = draw(atlas, "RR8", peers="similar").peers.nearest
    assert [peer.code for peer in nearest] == [code for code, _ in expected]
    assert [peer.distance for peer in nearest] == pytest.approx([distance for _, distance in expected])


def test_weights_move_the_similar_trusts_and_stand_in_the_address(atlas) -> None:
    usual = draw(atlas, "RR8", peers="similar")
    mix = draw(atlas, "RR8", peers="similar", weigh_type="0", weigh_size="0", weigh_answers="3")
    assert {peer.code for peer in usual.peers.nearest} != {peer.code for peer in mix.peers.nearest}
    assert mix.query == "peers=similar&weigh_type=0&weigh_size=0&weigh_answers=3"
    assert draw(atlas, "RR8").query == ""


def test_a_mental_health_trust_says_what_cannot_be_said_and_shows_what_there_is(atlas) -> None:
    view = draw(atlas, "RGD")
    assert view.finding.startswith("How BME and White staff compare here cannot be said")
    assert "every mental health trust" in view.finding and "all staff" in view.finding
    assert {row["metric"] for row in view.rows if row["held"]} == {"all"}
    assert "mental health trusts" in view.rows[0]["place_text"]
    assert view.bad == () or all("all staff" in text for text in view.bad)


def test_a_closed_code_is_the_page_of_its_successor_and_says_so(atlas, client) -> None:
    built = page.layout(atlas)(code="rm2")
    assert words(found(built, "H1")[0]) == "Manchester University NHS Foundation Trust"
    assert "University Hospital of South Manchester NHS Foundation Trust (RM2) closed on 30 September 2017" in words(
        found(built, page.Id.NOTICES)[0]
    )
    assert client.get("/organisation/RM2").status_code == 200
    assert found(built, page.Id.CODE)[0].data == "R0A"


def test_an_unknown_code_is_404_with_the_nearest_matches(atlas, client) -> None:
    assert client.get("/organisation/RR9X").status_code == 404
    assert client.get("/organisation/RR8/more").status_code == 404
    built = page.layout(atlas)(code="RR88")
    assert "RR88" in words(built)
    assert "/organisation/RR8" in [link.href for link in found(built, "Link")]


def test_a_trust_asked_by_sectors_leads_to_them(atlas) -> None:
    view = draw(atlas, "R1F")
    assert "in 4 sectors" in view.finding
    assert "/organisation/R1F1" in str(view.facts.members)
    assert view.trend is None
    assert draw(atlas, "R1F1").rows[0]["bme"] is not None


@pytest.mark.parametrize("code", ["ENG", "Y60", "QWO", "RR8", "RGD", "R1F", "R1F2", "G6V2S", "RJD", "RNK", "RX8"])
def test_every_sort_of_organisation_draws_what_plotly_accepts(atlas, code) -> None:
    view = draw(atlas, code)
    go.Figure(view.picture)
    assert view.finding.endswith(".")
    assert "None" not in words(page.layout(atlas)(code=code))
    if view.trend is not None:
        go.Figure(view.trend.figure)


@pytest.mark.parametrize(
    "query",
    [{"peers": "friends"}, {"weigh_size": "12"}, {"indicator": "drop table"}, {"history": "x"}, {"place": "RR8"}],
)
def test_junk_still_gives_the_page(atlas, query) -> None:
    built = page.layout(atlas)(code="QWO", **query)
    assert words(found(built, "H1")[0]) == "West Yorkshire integrated care system"
    assert found(built, page.Id.FINDING)[0].children


def test_what_the_trust_printed_stands_apart_with_its_page(atlas) -> None:
    shown = draw(atlas, "RXY").facts.printed
    links = [link["props"]["href"] for link in found(shown, "A")]
    trails = [link for link in links if link.startswith("/lineage/")]
    assert trails and all(atlas.trail(link.rpartition("/")[2]) for link in trails)
    assert len(links) == 2 * len(trails)
    assert all(link.startswith("https://") for link in links if link not in trails)
    assert draw(atlas, "RR8").facts.printed is None


def test_predecessors_get_lines_of_their_own_on_request(atlas) -> None:
    alone, together = draw(atlas, "R0D"), draw(atlas, "R0D", history="predecessors")
    codes = {row["organisation"] for row in together.trend.table.rows}
    assert {row["organisation"] for row in alone.trend.table.rows} < codes
    assert any("Poole" in name for name in codes)
    assert together.trend.finding.startswith(alone.trend.finding)
    assert draw(atlas, "RR8").predecessors == ()


def test_the_file_has_the_rows_on_screen_in_their_order(atlas, client) -> None:
    view = draw(atlas, "RR8", peers="region")
    lines = list(csv.DictReader(io.StringIO(client.get(view.csv).text.removeprefix("\ufeff"))))
    assert [int(line["Indicator number"]) for line in lines] == [row["number"] for row in view.rows]
    assert {line["Code"] for line in lines} == {"RR8"}
    assert lines[0]["Peers"] == "trusts in the North East and Yorkshire"
    assert lines[0]["Place among the peers"] == view.rows[0]["place_text"]


def test_the_callback_redraws_card_trend_and_address(client) -> None:
    changed = answer(client, "RR8", **{page.Id.PEERS: "similar", page.Id.TREND_CHOICE: "harassment_public"})
    assert "similar trusts" in changed[page.Id.CARD]["data-markup"]
    assert changed[page.Id.SIMILAR_HOLDER]["hidden"] is False
    assert changed[page.Id.ADDRESS]["data"] == "indicator=harassment_public&peers=similar"
    assert "place=RR8" in changed[page.Id.CSV]["href"]
    weighed = answer(client, "RR8", **{page.Id.PEERS: "similar", page.WEIGHTS["weigh_type"]: "0"})
    assert weighed[page.Id.SIMILAR]["children"] != changed[page.Id.SIMILAR]["children"]


def test_names_of_organisations_lead_to_their_pages(atlas, client) -> None:
    suggested = client.get("/search.json?q=leeds teaching").json
    assert suggested[0]["address"] == "/organisation/RR8"
    assert "/organisation/RR8" in str(draw(atlas, "QWO").facts.members)


def test_an_organisation_that_does_not_exist_is_loud_below_the_page(atlas) -> None:
    with pytest.raises(LookupError, match="ZZ1"):
        employer_view.view(atlas, "ZZ1", page.DEFAULTS)


def test_an_indicator_that_cannot_be_had_is_named(atlas) -> None:
    assert "There is no indicator “nonsense”" in repr(page.layout(atlas)(code="RR8", indicator="nonsense"))
    assert "no indicator" not in repr(page.layout(atlas)(code="RR8", indicator="discrimination"))
