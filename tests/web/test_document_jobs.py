"""Documents over HTTP: waited for, cancelled, fetched; with the real worker and in its absence."""

from __future__ import annotations

import os
import signal

import pytest
from document_site import wait_until_nobody_works, worker_is_there

from atlas.web import bare, document_page, document_worker
from atlas.web.document_queue import Limits


def test_a_document_is_asked_for_waited_for_and_fetched(site):
    address = site.ask()
    assert worker_is_there(site)
    assert site.get(f"{address}/file").headers.get("Location") == address, "it is not there yet"
    assert site.wait(address, "done") == "done"
    page = site.get(address).get_data(as_text=True)
    assert "Document (PDF): ready" in page and "http-equiv" not in page
    file = site.get(f"{address}/file")
    assert file.mimetype == "application/pdf"
    assert file.data.startswith(b"%PDF-")
    assert (
        "filename=opportunity-atlas-map-career_progression-difference-region-2024.pdf"
        in file.headers["Content-Disposition"]
    )
    assert site.ask() == address, "the same document is not made again"
    assert site.state(address) == "done"
    assert sorted(path.name for path in site.queue.folder.iterdir()) == sorted(
        [address.rpartition("/")[2], "queue.sqlite", "worker.lock"]
    )
    wait_until_nobody_works(site)
    assert site.state(address) == "done", "the worker has nothing to do any more and is gone"


@pytest.mark.parametrize(
    ("form", "mimetype", "start"),
    [
        ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", b"PK"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("parquet", "application/vnd.apache.parquet", b"PAR1"),
    ],
)
def test_every_form_is_made(site, form, mimetype, start):
    address = site.ask(f"/document/map.{form}?level=region")
    site.wait(address, "done")
    file = site.get(f"{address}/file")
    assert file.mimetype == mimetype
    assert file.data.startswith(start)


def test_a_worker_that_was_killed_is_told_of_and_the_next_document_is_made(site, monkeypatch):
    ensure = document_worker.ensure
    monkeypatch.setattr(document_worker, "ensure", lambda settings, queue: None)
    address = site.ask()
    site.queue.claim()
    assert site.state(address) == "running"
    monkeypatch.setattr(document_worker, "ensure", ensure)
    # Looking is enough: whoever looks sees to it that somebody works.
    assert site.wait(address, "failed") == "failed"
    assert document_worker.STOPPED in site.get(address).get_data(as_text=True)
    os.kill(int((site.queue.folder / "worker.lock").read_text()), signal.SIGKILL)
    wait_until_nobody_works(site)
    assert site.ask() == address
    assert site.wait(address, "done") == "done"


def test_waiting_tells_the_place_and_needs_no_script(unattended):
    addresses = [unattended.ask(f"/document/map.pdf?level={level}") for level in ("region", "trust")]
    pages = [unattended.get(address).get_data(as_text=True) for address in addresses]
    assert "It is next." in pages[0]
    assert "One document is before it." in pages[1]
    for page in pages:
        assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
        assert 'role="status" aria-live="polite"' in page
        assert '<form method="post" action="/document/job/' in page and ">Cancel</button>" in page
    assert "no-store" in unattended.get(addresses[0]).headers["Cache-Control"]


def test_the_step_is_told(unattended):
    address = unattended.ask()
    job = unattended.queue.claim()
    assert "Step 1 of 2: gathering figures and words" in unattended.get(address).get_data(as_text=True)
    unattended.queue.step(job.id, "writing the file")
    page = unattended.get(address).get_data(as_text=True)
    assert "Step 2 of 2: writing the file" in page and 'max="2" value="1"' in page


def test_cancelling_by_a_form_is_enough(unattended):
    address = unattended.ask()
    answer = unattended.client.post(f"{address}/cancel")
    assert (answer.status_code, answer.headers["Location"]) == (303, address)
    page = unattended.get(address).get_data(as_text=True)
    assert "It was cancelled and is not made." in page
    assert 'action="/document/map.pdf?level=region"' in page, "it can be asked for again"
    assert unattended.client.get(f"{address}/cancel").status_code == 405


def test_where_no_worker_can_be_started_it_is_said(site, monkeypatch):
    monkeypatch.setattr(document_worker.sys, "executable", "/bin/false")
    address = site.ask()
    assert site.state(address) == "failed"
    assert "can’t be made here at the moment" in site.get(address).get_data(as_text=True)


def test_a_document_of_figures_that_are_gone_is_not_made(atlas, real_settings, tmp_path):
    from atlas.exports.document import Form
    from atlas.web import document_maker

    said = []
    task = {"name": "map", "query": "", "form": Form.PDF, "address": "", "path": str(tmp_path / "file"), "seconds": 60,
            "most": 10}  # fmt: skip
    lines = [document_maker.json.dumps(task | more) for more in ({"version": "older"}, {"version": atlas.version})]
    document_maker.serve(atlas, lines, said.append)
    assert said[0] == {"failed": "The figures were updated while it waited; ask for it again."}
    assert "larger than" in said[-1]["failed"]
    assert not (tmp_path / "file").exists()
    broken = task | {"version": atlas.version, "name": "nowhere"}
    document_maker.serve(atlas, [document_maker.json.dumps(broken)], said.append)
    assert said[-1] == {"failed": "It could not be made; the fault was logged."}


def test_an_invented_service_says_so_on_these_pages_too(real_settings):
    around = bare.Around([], "Invented & no <real> figures", real_settings.assets)
    page = document_page.of_nothing(around, Limits())
    assert "Invented &amp; no &lt;real&gt; figures</aside>" in page
    assert 'class="watermark"' in page
    real = document_page.of_nothing(bare.Around([], "", real_settings.assets), Limits())
    assert "watermark" not in real and "<aside" not in real


def test_a_home_that_cannot_be_written_to_is_said_in_a_sentence(site):
    site.queue.folder.write_text("a file where the folder should be", encoding="utf-8")
    answer = site.client.post("/document/map.pdf")
    assert answer.status_code == 503
    assert "can’t be made here at the moment" in answer.get_data(as_text=True)
    site.queue.folder.unlink()


def test_the_file_of_what_came_to_nothing_says_why(unattended):
    address = unattended.ask()
    unattended.queue.claim()
    unattended.queue.fail(address.rpartition("/")[2], "It was too much.")
    answer = unattended.get(f"{address}/file")
    assert answer.status_code == 410 and "It was too much." in answer.get_data(as_text=True)


def test_a_finished_file_that_was_taken_away_is_not_there(unattended):
    address = unattended.ask()
    job = unattended.queue.claim()
    unattended.queue.unfinished(job.id).write_bytes(b"%PDF-")
    unattended.queue.done(job.id)
    assert unattended.get(f"{address}/file").status_code == 200
    unattended.queue.file(job.id).unlink()
    assert unattended.get(f"{address}/file").status_code == 404
