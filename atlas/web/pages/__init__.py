"""The pages, in the order in which the header names them. Adding a page is one module here and its name below.

A page module has ``PATH``, ``TITLE``, ``NAV`` (its name in the header, '' for none), ``DEFAULTS`` (a Selection),
``layout(atlas)`` (returns the function of the query string that Dash calls), ``register(app, atlas)`` (its callbacks)
and, where it shows figures, ``export(atlas, selection)`` (the Table on screen).
"""

from importlib import import_module

NAMES = (
    "start",
    "map",
    "trends",
    "progression",
    "gaps",
    "groups",
    "data",
    "methods",
    "search",
    "near",
    "accessibility",
)
PAGES = tuple(import_module(f"{__name__}.{name}") for name in NAMES)
