"""Who may ask for a document, what is asked for, and what is answered before anything is made."""

from __future__ import annotations

import re

import pytest


def test_two_who_ask_for_the_same_do_not_cancel_each_other(unattended):
    address = unattended.ask()
    assert unattended.ask() == address
    unattended.client.post(f"{address}/cancel")
    assert unattended.state(address) == "waiting"
    unattended.client.post(f"{address}/cancel")
    assert unattended.state(address) == "cancelled"


def test_a_full_queue_says_when_to_come_again(unattended):
    for level in ("region", "trust"):
        unattended.ask(f"/document/map.pdf?level={level}")
    answer = unattended.client.post("/document/map.pdf?measure=all")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    page = answer.get_data(as_text=True)
    assert "2 documents are waiting to be made" in page
    assert 'action="/document/map.pdf?measure=all"' in page


def test_what_is_forgotten_is_said_kindly(site):
    for path in ("/document/job/0123456789abcdef01234567", "/document/job/..%2Fqueue.sqlite"):
        answer = site.get(path)
        assert answer.status_code == 404
    assert "Finished documents are kept for an hour" in site.get("/document/job/0").get_data(as_text=True)
    assert site.get("/document/job/0/file").status_code == 404
    assert site.client.post("/document/job/0/cancel").status_code == 404


@pytest.mark.parametrize("path", ["/document/nothing.pdf", "/document/map.exe", "/document/mark-of.pdf?place=ZZ99"])
def test_what_no_page_shows_is_404(site, path):
    assert site.client.post(path).status_code == 404


def test_no_text_becomes_an_element_and_no_host_but_ones_own_is_linked(unattended):
    answer = unattended.client.post("/document/programmes.pdf?search='b", headers={"Host": "elsewhere.example"})
    job = unattended.queue.look(answer.headers["Location"].rpartition("/")[2])
    assert job.wanted.address.startswith("http://elsewhere.example/programmes")
    page = unattended.get(answer.headers["Location"]).get_data(as_text=True)
    assert "elsewhere.example" not in page
    assert set(re.findall(r'(?:href|src|action)="(.)', page)) == {"/", "#"}


@pytest.mark.parametrize("ask", ["head", "get"])
def test_whoever_only_follows_a_link_starts_nothing(unattended, ask):
    answer = getattr(unattended.client, ask)("/document/map.pdf?level=region")
    assert answer.status_code == 200 and "noindex" in answer.headers["X-Robots-Tag"]
    assert not unattended.queue.folder.exists()


def test_the_address_of_a_document_offers_it_leads_to_its_job_and_gives_it(unattended):
    path = "/document/map.pdf?level=region"
    offer = unattended.get(path).get_data(as_text=True)
    assert f'<form method="post" action="{path}"><button class="button primary">Make it</button>' in offer
    assert "<h1>Document (PDF)</h1>" in offer and "tagged for screen readers" in offer
    address = unattended.ask(path)
    waiting = unattended.get(path)
    assert (waiting.status_code, waiting.headers["Location"]) == (303, address)
    job = unattended.queue.claim()
    unattended.queue.unfinished(job.id).write_bytes(b"%PDF-made")
    unattended.queue.done(job.id)
    made = unattended.get(path)
    assert (made.status_code, made.data) == (200, b"%PDF-made")
    assert "opportunity-atlas-map" in made.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("headers", "foreign"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, True), ({"Sec-Fetch-Site": "same-site"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://proxied.example"}, False),
        ({"Sec-Fetch-Site": "none"}, False), ({"Origin": "https://evil.example"}, True), ({"Origin": "null"}, True),
        ({"Origin": "http://localhost"}, False), ({}, False),
    ],
)  # fmt: skip
def test_no_other_site_can_ask_or_cancel_in_a_readers_name(unattended, headers, foreign):
    answer = unattended.client.post("/document/map.pdf?level=region", headers=headers)
    assert answer.status_code == (403 if foreign else 303)
    assert unattended.queue.folder.exists() != foreign
    if foreign:
        assert "Another site asked for this document" in answer.get_data(as_text=True)
    address = unattended.ask()
    assert unattended.client.post(f"{address}/cancel", headers=headers).status_code == (403 if foreign else 303)
    assert unattended.state(address) == "waiting", "asked for twice where the first was allowed"
