"""Invented returns with many small counts, in the long form, for every trust of the small country."""

from __future__ import annotations

import csv

from atlas.sources import return_store, store, wres_return
from atlas.sources import wres_return_layout as layout
from atlas.sources.organisations import Organisations

SOURCE = "wres-trust-workbook"
WEIGHTS = {"white": 1.0, "bme": 0.3, "unknown": 0.06}
MEAN_OF_BAND = {"TA1": 60, "TA2": 15, "TA3": 6, "TB1": 40, "TC1": 25, "TC2": 10}
SHARE = {2: 0.15, 3: 0.01, 4: 0.4, 5: 0.25, 6: 0.2, 7: 0.5, 8: 0.08}


def counts_of(chance, mean):
    """One return: (numerator, denominator) by (indicator, breakdown, group), totals of 2 to 8 among them."""
    found, staff = {}, {}
    for group, weight in WEIGHTS.items():
        staff[group] = 0
        for line in layout.lines():
            if line.number == 1 and line.cell != layout.SENIOR_MANAGER:
                number = int(chance.expovariate(1 / (mean * weight)))
                staff[group] += number
                found[1, line.breakdown, group] = (number, "")
        consultants = found[1, "medical_consultant", group][0]
        found[1, f"medical_{layout.SENIOR_MANAGER}", group] = (int(consultants * chance.random()), "")
    for number, share in SHARE.items():
        for group in WEIGHTS:
            base = 3 * staff[group] if number == 2 else staff[group] if number < 5 else staff[group] // 3
            found[number, "", group] = (int(base * share * chance.uniform(0.6, 1.5)), base)
        sides = zip(*(found[number, "", group] for group in WEIGHTS), strict=True)
        found[number, "", "all"] = tuple(sum(side) for side in sides)
    found |= _board(chance)
    return found


def _board(chance):
    members = [
        (chance.choices(list(WEIGHTS), [80, 15, 5])[0], chance.random() < 0.8, chance.random() < 0.5)
        for _ in range(chance.randint(11, 17))
    ]
    lines = {
        "board": lambda voting, executive: True,
        "voting": lambda voting, executive: voting,
        "non_voting": lambda voting, executive: not voting,
        "executive": lambda voting, executive: executive,
        "non_executive": lambda voting, executive: not executive,
    }
    found = {}
    for line, belongs in lines.items():
        whole = sum(belongs(voting, executive) for _, voting, executive in members)
        for group in WEIGHTS:
            number = sum(of == group and belongs(voting, executive) for of, voting, executive in members)
            found[9, line, group] = (number, whole)
    return found


def take_in(settings, returns, source=SOURCE):
    """Take in ``returns`` ({(organisation, year): counts}) as one file."""
    settings.home.mkdir(parents=True, exist_ok=True)
    path = settings.home / "returns.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(layout.LONG_COLUMNS)
        for (organisation, year), counts in returns.items():
            for (indicator, breakdown, group), sides in counts.items():
                writer.writerow((organisation, year, indicator, breakdown, group, *sides))
    reading = wres_return.read_return(path, Organisations.load(settings.data), source)
    store.write(return_store.plan(reading, path, settings.data, settings.home), settings.data)
