"""Answers of the API: pages of a collection, single rows, the trail of a figure; with paging and caching headers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
from flask import Response, request

from atlas import __version__
from atlas.exports.csv_file import rows_to_csv
from atlas.exports.table import file_name
from atlas.queries import Row
from atlas.reader import Atlas
from atlas.reader.collections import nest
from atlas.reader.lineage import ANY_ID
from atlas.web.addresses import with_query
from atlas.web.api import held, trails
from atlas.web.api.collections import PAGE, PAGE_SIZE, Collection
from atlas.web.api.parameters import Parameter, read
from atlas.web.api.problems import problem

DATA_VERSION = Parameter(
    "data_version",
    "The version of the data, as every answer names it. The answer may then be kept for a year; a version that is "
    "no longer served is refused.",
    {"type": "string", "pattern": "^[0-9a-f]{8,64}$", "default": ""},
)
TRAIL = Parameter("id", "The id of a figure or of a computed value.", {"type": "string", "pattern": f"^{ANY_ID}"})
LICENCE = "Figures: their publishers’, under the licence that each source names."
_SHORT = "public, max-age=300"
_LONG = "public, max-age=31536000, immutable"


def many(atlas: Atlas, collection: Collection, ending: str) -> Response:
    """One page of a collection. Raises BadParameter."""
    words = atlas.held_words()
    parameters = held.declared(collection.parameters, words)
    values = read([*parameters, PAGE, PAGE_SIZE, DATA_VERSION], request.args.to_dict(flat=False))
    page, size, version = values.pop("page"), values.pop("page_size"), values.pop("data_version")

    def made() -> Response:
        name, code = held.unknown_code(values, words)
        if code:
            return problem(404, "no_such_organisation", f"No organisation has the code {code}.", name)
        return _page(atlas, collection, ending, page, size, values)

    return _cached(atlas, version, made)


def one(atlas: Atlas, collection: Collection, key: str) -> Response:
    """One row of a collection by its key. Raises BadParameter."""
    version = _version_only()
    key = Parameter(collection.key, "", {"type": "string", "pattern": collection.key_pattern}).read(key)

    def made() -> Response:
        usual = {parameter.name: parameter.schema["default"] for parameter in collection.parameters}
        found = atlas.collection(
            collection.name, 2, 0, **usual | dict(collection.fixed) | {collection.key_binding: key}
        )
        if not found.rows:
            return problem(404, "not_found", f"There is no “{key[:40]}” among the {collection.title.lower()}.")
        return json(atlas, nested(collection, found.rows[0]))

    return _cached(atlas, version, made)


def trail(atlas: Atlas, key: str) -> Response:
    """Where a number comes from, as JSON, or as CSV where ``key`` ends so. Raises BadParameter."""
    version = _version_only()
    ending = "csv" if key.endswith(".csv") else "json"
    key = TRAIL.read(key.removesuffix(".csv"))

    def made() -> Response:
        found = atlas.trail(key)
        if found is None:
            return problem(404, "not_found", f"There is no value “{key}”.")
        if ending == "json":
            return json(atlas, trails.body(found))
        mark = _invented(atlas)
        rows = [row | mark for row in trails.rows(found)]
        return _csv(atlas, f"lineage-{key}", [*trails.COLUMNS, *mark], rows)

    return _cached(atlas, version, made)


def _csv(atlas: Atlas, name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> Response:
    """A CSV answer, saved under a name that says so where all is invented."""
    response = Response(rows_to_csv(columns, rows), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'inline; filename="{file_name(name, atlas.specimen)}.csv"'
    return response


def json(atlas: Atlas, body: Mapping[str, Any]) -> Response:
    """A JSON answer that names the version of the data, and says so where all of it is invented."""
    named = {"data_version": atlas.version, "atlas_version": __version__} | _invented(atlas) | dict(body)
    return Response(orjson.dumps(named, option=orjson.OPT_NON_STR_KEYS), mimetype="application/json")


def _said(collection: Collection) -> dict[str, str]:
    return {"statement": collection.statement} if collection.statement else {}


def _invented(atlas: Atlas) -> dict[str, str]:
    return {"specimen": atlas.specimen} if atlas.specimen else {}


def nested(collection: Collection, row: Row) -> Row:
    """A row with the dots of its names made into objects, and text that holds JSON into what it holds."""
    held = {field.name for field in collection.fields if field.kind == "json"}
    return nest({name: orjson.loads(value) if name in held else value for name, value in row.items()})


def _page(
    atlas: Atlas, collection: Collection, ending: str, page: int, size: int, values: Mapping[str, Any]
) -> Response:
    found = atlas.collection(collection.name, size, (page - 1) * size, **values, **collection.fixed)
    pages = -(-found.total // size)
    if ending == "csv":
        mark = _said(collection) | _invented(atlas)
        names = [*(field.name for field in collection.fields), *mark]
        response = _csv(atlas, collection.name, names, [row | mark for row in found.rows])
    else:
        body = _said(collection) | {
            "licence": LICENCE,
            "paging": {"page": page, "page_size": size, "total_results": found.total, "total_pages": pages},
            "results": [nested(collection, row) for row in found.rows],
        }
        response = json(atlas, body)
    response.headers["Page"], response.headers["Page-Size"] = str(page), str(size)
    response.headers["Total-Results"], response.headers["Total-Pages"] = str(found.total), str(pages)
    links = [(page - 1, "prev", 1 < page <= pages + 1), (page + 1, "next", page < pages)]
    joined = ", ".join(f'<{_address(number)}>; rel="{word}"' for number, word, there in links if there)
    if joined:
        response.headers["Link"] = joined
    return response


def _address(page: int) -> str:
    return with_query(request.script_root + request.path, request.args.to_dict() | {"page": page})


def _version_only() -> str:
    return str(read([DATA_VERSION], request.args.to_dict(flat=False))["data_version"])


def _cached(atlas: Atlas, version: str, make: Callable[[], Response]) -> Response:
    """The answer with its ETag, or 304 where the asker has it, or 404 where the version asked for is not served."""
    if version and version != atlas.version:
        sentence = f"Data version {version} is not served any more; the present one is {atlas.version}."
        return problem(404, "version_gone", sentence, "data_version")
    asked = f"{atlas.version} {__version__} {request.full_path}"
    tag = hashlib.blake2b(asked.encode(), digest_size=12).hexdigest()
    if tag in request.if_none_match:
        response = Response(status=304)
    else:
        response = make()
        if response.status_code != 200:
            return response
    response.set_etag(tag)
    response.headers["Cache-Control"] = _LONG if version else _SHORT
    return response
