"""Read ``data/mark/<version>.toml`` and the facts beside them. Strict: nothing unknown, nothing missing."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Collection
from dataclasses import fields
from pathlib import Path
from typing import Any

from atlas.errors import DefinitionError
from atlas.measures.mark_method import DOMAINS, NUMBERS, WHOLE_NUMBERS, Criterion, Method

PLAN_COLUMNS = ("organisation", "wres_year", "published", "address", "checked", "note")
_LISTS = ("version", "provenances", "steps", "criterion")
_OWN = ("pooled_years", "wide_ratio")
_TEXTS = ("id", "indicator", "domain", "title", "question", "completed_by")


def load(folder: Path) -> list[Method]:
    """Every version in ``folder``, oldest first; none where there is no folder. Raises DefinitionError."""
    found = [read(path) for path in sorted(folder.glob("*.toml"))]
    return sorted(found, key=lambda method: method.version)


def read(path: Path) -> Method:
    """One version. Raises DefinitionError listing every fault, with file and key."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionError(f"{path} cannot be read ({error}); mend it and build again.") from error
    criteria = [entry for entry in entries.get("criterion", []) if isinstance(entry, dict)]
    values = _values(entries, criteria)
    faults = [
        *_faults_of_values(values, criteria),
        *_faults_of_lists(entries, values, path),
        *(fault for entry in criteria for fault in _faults_of_criterion(entry)),
        *_faults_of_key(entries, criteria),
    ]
    if faults:
        raise DefinitionError(f"{path} needs mending:\n  " + "\n  ".join(faults))
    own = {field.name for field in fields(Criterion)}
    return Method(
        version=entries["version"],
        provenances=tuple(entries["provenances"]),
        key=tuple(entries["gold"]["key"]),
        criteria=tuple(Criterion(**{key: entry[key] for key in own & entry.keys()}) for entry in criteria),
        values={name: float(value) for name, value in values.items()},
        steps={name: float(step) for name, step in entries["steps"].items()},
    )


def check(folder: Path, sources: Collection[str]) -> None:
    """Read everything, and see that each version names only known publications. Raises DefinitionError.

    Not at build: an invented service has publications of its own.
    """
    action_plans(folder / "action_plans.csv")
    for method in load(folder):
        for criterion in method.criteria:
            if criterion.completed_by not in sources:
                raise DefinitionError(
                    f"{folder / f'{method.version}.toml'}: {criterion.id}: completed_by {criterion.completed_by!r} is "
                    "no publication of sources.toml; name one that is."
                )


def action_plans(path: Path) -> dict[tuple[str, int], dict[str, str]]:
    """Facts of published action plans by organisation and WRES year. Raises DefinitionError naming file and line."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        if tuple(reader.fieldnames or ()) != PLAN_COLUMNS:
            raise DefinitionError(f"{path} must have the columns {', '.join(PLAN_COLUMNS)}; mend its first line.")
        found = {}
        for number, row in enumerate(reader, start=2):
            if row["published"] not in ("yes", "no") or not row["wres_year"].isdecimal():
                raise DefinitionError(f"{path}, line {number}: published must be yes or no, and wres_year a year.")
            if row["published"] == "yes" and not row["address"].startswith("https://"):
                raise DefinitionError(f"{path}, line {number}: a published plan needs its address (https://…).")
            found[row["organisation"], int(row["wres_year"])] = dict(row)
    return found


def _values(entries: dict[str, Any], criteria: list[dict[str, Any]]) -> dict[str, Any]:
    values = {
        f"{section}.{name}": value
        for section, content in entries.items()
        if isinstance(content, dict) and section not in _LISTS
        for name, value in content.items()
        if (section, name) != ("gold", "key")
    }
    return values | {f"{entry.get('id')}.{name}": entry[name] for entry in criteria for name in _OWN if name in entry}


def _faults_of_values(values: dict[str, Any], criteria: list[dict[str, Any]]) -> list[str]:
    own = {f"{entry.get('id')}.{name}" for entry in criteria for name in _OWN if name in entry}
    wanted = {*NUMBERS, *WHOLE_NUMBERS}
    faults = [f"{name} is missing" for name in sorted(wanted - values.keys())]
    faults += [f"{name} is unknown" for name in sorted(values.keys() - wanted - own)]
    for name, value in sorted(values.items()):
        whole = name in WHOLE_NUMBERS or name.endswith(".pooled_years")
        if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
            faults.append(f"{name} must be a {'whole ' if whole else ''}number, not {value!r}")
        elif name.endswith("ratio") and value <= 1:
            faults.append(f"{name} must be above 1, not {value!r}")
    return faults


def _faults_of_lists(entries: dict[str, Any], values: dict[str, Any], path: Path) -> list[str]:
    faults = []
    if entries.get("version") != (int(path.stem) if path.stem.isdecimal() else None):
        faults.append(f"version is {entries.get('version')!r} but the file is named {path.name}")
    listed = entries.get("provenances")
    if not isinstance(listed, list) or not listed or not all(isinstance(name, str) for name in listed):
        faults.append("provenances must be a list of texts")
    steps = entries.get("steps")
    if not isinstance(steps, dict):
        return [*faults, "[steps] is missing"]
    faults += [f"[steps] {name} is unknown" for name in sorted(steps.keys() - values.keys())]
    faults += [f"[steps] {name} is missing" for name in sorted(values.keys() - steps.keys())]
    return faults + [
        f"[steps] {name} must be a number above 0"
        for name, step in steps.items()
        if isinstance(step, bool) or not isinstance(step, int | float) or step <= 0
    ]


def _faults_of_criterion(entry: dict[str, Any]) -> list[str]:
    name = entry.get("id", "a criterion")
    faults = [f"{name}: {key} must be given as text" for key in _TEXTS if not isinstance(entry.get(key), str)]
    faults += [f"{name}: {key} is unknown" for key in sorted(entry.keys() - {*_TEXTS, *_OWN, "counted", "level_rule"})]
    faults += [
        f"{name}: {key} must be true or false"
        for key in ("counted", "level_rule")
        if not isinstance(entry.get(key, False), bool)
    ]
    if entry.get("domain") not in DOMAINS:
        faults.append(f"{name}: domain must be one of {', '.join(DOMAINS)}")
    return faults


def _faults_of_key(entries: dict[str, Any], criteria: list[dict[str, Any]]) -> list[str]:
    gold = entries.get("gold")
    key = gold.get("key") if isinstance(gold, dict) else None
    ids = [entry.get("id") for entry in criteria]
    faults = [f"the criterion {name!r} stands twice" for name in sorted({str(n) for n in ids if ids.count(n) > 1})]
    if not isinstance(key, list) or not key or not set(map(str, key)) <= set(map(str, ids)):
        faults.append("gold.key must be a list of criteria")
    domains = {entry.get("domain") for entry in criteria if entry.get("counted", True)}
    return faults + [f"no counted criterion of the domain {name}" for name in DOMAINS if name not in domains]
