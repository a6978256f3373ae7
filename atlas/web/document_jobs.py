"""Our own routes of documents that take a while to make: offer, ask, watch, cancel, fetch."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
from collections.abc import Sequence
from urllib.parse import parse_qsl

from flask import Flask, Response, abort, redirect, request, send_file
from werkzeug.wrappers import Response as AnyResponse

import atlas as package
from atlas.config import Settings
from atlas.exports.document import Form
from atlas.exports.table import file_name
from atlas.exports.writing import MEDIA_TYPES
from atlas.reader import Atlas
from atlas.web import document_page, document_worker, same_site, views
from atlas.web.bare import Around
from atlas.web.document_queue import Job, Limits, Queue, QueueFullError, State, Wanted
from atlas.web.file_names import stem
from atlas.web.page_words import words_of

log = logging.getLogger(__name__)

# The forms that take a while, in the order in which they are offered.
FORMS = tuple(document_page.NAMES)
_RETRY = 60  # seconds
_NOT_HERE = "Documents can’t be made here at the moment; the fault was logged."


def register(
    server: Flask,
    atlas: Atlas,
    settings: Settings,
    navigation: Sequence[tuple[str, str]],
    limits: Limits | None = None,
) -> None:
    """Add the routes. ``navigation`` holds (path, name) of the pages that the header names."""
    queue = document_worker.queue_of(settings, limits)

    def refused(reason: str) -> Response:
        again = request.full_path.rstrip("?")
        refusal = _answer(document_page.of_refusal(reason, again, _around(atlas, settings, navigation)), 503)
        refusal.headers["Retry-After"] = str(_RETRY)
        return refusal

    @server.get("/document/<name>.<form>")
    def offer_document(name: str, form: str) -> AnyResponse:
        """The file if it is made, or the page that has it made: a link alone, which anybody follows, starts nothing."""
        wanted = _wanted(atlas, name, form)
        job = queue.look(wanted.id)
        if job is not None and job.state == State.DONE and queue.file(job.id).is_file():
            return _sent(atlas, queue, job)
        if job is not None and job.state in (State.WAITING, State.RUNNING):
            return redirect(f"/document/job/{job.id}", code=303)
        return _answer(document_page.of_offer(wanted, _around(atlas, settings, navigation)), 200)

    @server.post("/document/<name>.<form>")
    def ask_document(name: str, form: str) -> AnyResponse:
        wanted = _wanted(atlas, name, form)
        if same_site.is_foreign(request):
            return _answer(document_page.of_stranger(wanted, _around(atlas, settings, navigation)), 403)
        try:
            job_id = queue.ask(wanted)
        except QueueFullError as error:
            return refused(str(error))
        except (OSError, sqlite3.Error):
            log.exception("What is asked for can’t be written down in %s", queue.folder)
            return refused(_NOT_HERE)
        _see_that_it_is_made(settings, queue, job_id)
        return redirect(f"/document/job/{job_id}", code=303)

    @server.get("/document/job/<job_id>")
    def document_job(job_id: str) -> Response:
        job = _look(settings, queue, job_id)
        around = _around(atlas, settings, navigation)
        if job is None:
            return _answer(document_page.of_nothing(around, queue.limits), 404)
        return _answer(document_page.of_job(job, queue.limits, around), 200)

    @server.post("/document/job/<job_id>/cancel")
    def cancel_document(job_id: str) -> AnyResponse:
        if queue.look(job_id) is None:
            abort(404)
        if same_site.is_foreign(request):
            abort(403)
        queue.cancel(job_id)
        return redirect(f"/document/job/{job_id}", code=303)

    @server.get("/document/job/<job_id>/file")
    def document_file(job_id: str) -> AnyResponse:
        job = _look(settings, queue, job_id)
        if job is None or (job.state == State.DONE and not queue.file(job_id).is_file()):
            abort(404)
        if job.state in (State.WAITING, State.RUNNING):
            return redirect(f"/document/job/{job_id}", code=303)
        if job.state != State.DONE:
            return _answer(document_page.of_job(job, queue.limits, _around(atlas, settings, navigation)), 410)
        return _sent(atlas, queue, job)


def _wanted(atlas: Atlas, name: str, form: str) -> Wanted:
    """The document that an address means; one that no page has is 404."""
    if form not in FORMS:
        abort(404)
    published = atlas.published
    view = views.requested(published, name)
    return Wanted(
        name, view.query, form, request.url_root.rstrip("/") + view.address, published.version,
        package.__version__, words_of(published, view).title or view.page.TITLE,
    )  # fmt: skip


def _sent(atlas: Atlas, queue: Queue, job: Job) -> AnyResponse:
    """The file of a finished job."""
    form = Form(job.wanted.form)
    return send_file(
        queue.file(job.id), mimetype=MEDIA_TYPES[form], as_attachment=True,
        download_name=f"{_file_name(atlas, job)}.{form}", max_age=0,
    )  # fmt: skip


def _file_name(atlas: Atlas, job: Job) -> str:
    """Called as the CSV of the view is; by the name of the view where the figures of today no longer have it."""
    view = views.find(atlas.published, job.wanted.name, dict(parse_qsl(job.wanted.query, keep_blank_values=True)))
    return stem(view, view.table(atlas), atlas.specimen) if view else file_name(job.wanted.name, atlas.specimen)


def _look(settings: Settings, queue: Queue, job_id: str) -> Job | None:
    """How a job stands; one that is under way while nobody sees to it is seen to first."""
    job = queue.look(job_id)
    if job is not None and job.state in (State.WAITING, State.RUNNING):
        _see_that_it_is_made(settings, queue, job_id)
        return queue.look(job_id)
    return job


def _see_that_it_is_made(settings: Settings, queue: Queue, job_id: str) -> None:
    try:
        document_worker.ensure(settings, queue)
    except (OSError, subprocess.CalledProcessError):
        log.exception("The process that sees to documents could not be started")
        queue.give_up(job_id, _NOT_HERE)


def _around(atlas: Atlas, settings: Settings, navigation: Sequence[tuple[str, str]]) -> Around:
    return Around(navigation, atlas.specimen, settings.assets)


def _answer(body: str, status: int) -> Response:
    response = Response(body, status, mimetype="text/html")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
