"""The pages, in the order in which the header names them. Adding a page is one module here and its name below.

A page module has ``PATH``, ``TITLE``, ``NAV`` (its name in the header, '' for none), ``DEFAULTS`` (a Selection),
``layout(atlas)`` (returns the function of the query string that Dash calls), ``register(app, atlas)`` (its callbacks)
and, where it shows figures, ``export(atlas, selection)`` (the Table on screen). A page of many addresses has a
template for its ``PATH`` (``/organisation/<code>``), ``known(atlas, code)``, ``title(atlas)`` and an ``EXAMPLE``.
"""

from importlib import import_module
from types import ModuleType

NAMES = (
    "start", "map", "trends", "progression", "gaps", "groups", "compare", "mark", "mark_history", "mark_of",
    "programmes", "organisation", "lineage", "reuse", "changes", "data", "methods", "api", "guide", "search", "near",
    "accessibility",
)  # fmt: skip
PAGES = tuple(import_module(f"{__name__}.{name}") for name in NAMES)


def example(page: ModuleType) -> str:
    """An address of the page: its path, or for a template an example that exists."""
    return str(getattr(page, "EXAMPLE", page.PATH))
