"""The page of a document that is being made: plain HTML that needs no script, and with one tells of every change."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit, urlunsplit

from atlas.exports.document import Form
from atlas.web import bare
from atlas.web.addresses import with_query
from atlas.web.bare import Around
from atlas.web.document_queue import STEPS, Job, Limits, State, Wanted

NAMES = {
    Form.PDF: "Document (PDF)",
    Form.PPTX: "Slides (PPTX)",
    Form.DOCX: "Document (DOCX)",
    Form.PARQUET: "Columns (Parquet)",
}
# What each is for; said where it is offered.
HOLDS = {
    Form.PDF: "To print or send: finding, charts, table, source and limits, tagged for screen readers.",
    Form.PPTX: "To present: the same on slides; charts can be edited, their figures are inside.",
    Form.DOCX: "To build on: the same for a word processor, with alternative text on every picture.",
    Form.PARQUET: "The rows in typed columns, for data frames and databases; what each means is in its metadata.",
}
_MORE_OFTEN = 2  # seconds between looks of a browser without a script
_SCRIPT = "document/job.js"


def of_offer(wanted: Wanted, around: Around) -> str:
    """What would be made, with a button that has it made: an address alone starts nothing."""
    name = NAMES[Form(wanted.form)]
    body = (
        f'<h1>{escape(name)}</h1><p class="lead">{escape(wanted.title)}</p>'
        f"<p>{escape(HOLDS[Form(wanted.form)])}</p>"
        "<p>It takes some seconds to make; the next page tells when it is ready.</p>"
        f"{_asking(wanted)}{_back(wanted)}"
    )
    return _document(name, body, around)


def of_stranger(wanted: Wanted, around: Around) -> str:
    """When another site asked in a reader's name: that nothing was done, and the same offer."""
    body = (
        '<h1>Not from another site</h1><p class="notice" role="status">Another site asked for this document in your '
        "name, so it was not made. If you want it, ask for it here.</p>"
        f"{_asking(wanted)}{_back(wanted)}"
    )
    return _document("Not from another site", body, around)


def of_job(job: Job, limits: Limits, around: Around) -> str:
    """How it stands, with the one thing that can be done about it."""
    name = NAMES[Form(job.wanted.form)]
    heading = {
        State.WAITING: f"{name}: waiting its turn",
        State.RUNNING: f"{name}: being made",
        State.DONE: f"{name}: ready",
        State.FAILED: f"{name}: not made",
        State.CANCELLED: f"{name}: cancelled",
    }[job.state]
    body = (
        f'<h1>{escape(heading)}</h1><p class="lead">{escape(job.wanted.title)}</p>'
        f'<div id="job" data-state="{job.state}"><div role="status" aria-live="polite">{_standing(job, limits)}</div>'
        f"{_doing(job)}</div>{_back(job.wanted)}"
    )
    under_way = job.state in (State.WAITING, State.RUNNING)
    refresh = f'<noscript><meta http-equiv="refresh" content="{_MORE_OFTEN}"></noscript>' if under_way else ""
    return _document(heading, body, around, refresh)


def of_nothing(around: Around, limits: Limits) -> str:
    """For a number that no document has, or none any more."""
    body = (
        "<h1>There is no such document</h1>"
        f'<p class="lead">Finished documents are kept for {_span(limits.kept_seconds)}. Open the page again that it '
        "was of, choose “More formats, code, embed, citation”, and ask for it anew.</p>"
        '<p><a class="button" href="/">Start page</a></p>'
    )
    return _document("There is no such document", body, around)


def of_refusal(reason: str, retry: str, around: Around) -> str:
    """When the queue is full: why, and the same question again. ``retry`` is its address."""
    body = (
        f'<h1>Not now</h1><p class="notice" role="status">{escape(reason)}</p>'
        f'{_form(retry, "Ask again")}<p><a href="/data">Data page</a>: tables as files need no waiting.</p>'
    )
    return _document("Not now", body, around)


def address(name: str, form: str, query: str) -> str:
    """Where the document of a view is asked for."""
    return with_query(f"/document/{name}.{form}", query)


def _standing(job: Job, limits: Limits) -> str:
    """The sentence that is read out whenever it changes."""
    if job.state == State.WAITING:
        others = {0: "It is next.", 1: "One document is before it."}
        said = others.get(job.before, f"{job.before} documents are before it.")
    elif job.state == State.RUNNING:
        said = f"Step {_reached(job)} of {len(STEPS)}: {job.step or STEPS[0]} …"
    elif job.state == State.DONE:
        said = f"It is ready: {_size(job.size)}. It is kept for {_span(limits.kept_seconds)}."
    elif job.state == State.FAILED:
        said = job.reason
    else:
        said = "It was cancelled and is not made."
    if job.state in (State.WAITING, State.RUNNING) and job.askers > 1:
        often = "twice" if job.askers == 2 else f"{job.askers} times"
        said += f" It was asked for {often}, and is given up when each has cancelled."
    return f"<p>{escape(said)}</p>" + (_bar(job) if job.state == State.RUNNING else "")


def _reached(job: Job) -> int:
    """The number of the step that is being done, from 1."""
    return STEPS.index(job.step) + 1 if job.step in STEPS else 1


def _bar(job: Job) -> str:
    return f'<progress aria-label="Steps done" max="{len(STEPS)}" value="{_reached(job) - 1}"></progress>'


def _doing(job: Job) -> str:
    """The one thing to do."""
    here = f"/document/job/{job.id}"
    if job.state == State.DONE:
        name = escape(job.wanted.form.upper())
        return f'<p><a class="button primary" href="{here}/file" download id="take">Download ({name})</a></p>'
    if job.state in (State.WAITING, State.RUNNING):
        return _form(f"{here}/cancel", "Cancel")
    again = address(job.wanted.name, job.wanted.form, job.wanted.query)
    return _form(again, "Ask for it again")


def _back(wanted: Wanted) -> str:
    forms = f"/reuse?of={wanted.name}" + (f"&{wanted.query}" if wanted.query else "")
    return (
        f'<p><a href="{escape(forms)}">Other forms of this view</a> · '
        f'<a href="{escape(_path(wanted.address))}">The view itself</a></p>'
    )


def _path(whole: str) -> str:
    """An address without its host: this server's own, whatever name it was reached by."""
    parts = urlsplit(whole)
    return urlunsplit(("", "", parts.path, parts.query, ""))


def _form(target: str, label: str, kind: str = "button") -> str:
    return f'<form method="post" action="{escape(target)}"><button class="{kind}">{escape(label)}</button></form>'


def _asking(wanted: Wanted) -> str:
    return _form(address(wanted.name, wanted.form, wanted.query), "Make it", "button primary")


def _document(title: str, body: str, around: Around, refresh: str = "") -> str:
    script = f'<script src="{escape(bare.stamped(around.assets, _SCRIPT)[0])}" defer></script>'
    return bare.framed(title, body, around, script + refresh)


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1000))} kB"


def _span(seconds: int) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    if minutes or not hours:
        return f"{hours * 60 + minutes} minutes"
    return "an hour" if hours == 1 else f"{hours} hours"
