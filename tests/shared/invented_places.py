"""Invented places on the map, with figures that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace

from atlas.indicators import Indicator, Part

FAIR = Indicator(
    id="fair", number=7, standard="WRES", title="", short="Fair", question="", kind="rate",
    unit="per cent of respondents", better="higher", ratio="bme/white", period="survey", event="believe it is fair",
    out_of="", meaning="",
    parts=(Part("managers", "By managers", "", "", "believe that managers are fair"), Part("bare", "Bare", "")),
)  # fmt: skip
HARM = replace(FAIR, id="harm", better="lower", event="were harmed")


def row(name, order, **more):
    known = order is not None
    base = {
        "name": name, "code": name[:3].upper(), "level": "icb", "order": order, "value": order, "low": None,
        "high": None,
        "verdict": "gap" if known else "not judged", "verdict_reason": "the whole interval is worse",
        "pooled_value": False, "estimated": False, "partial": False, "missing": "" if known else "no figure held",
        "bme": 40.0, "white": 50.0, "basis": "counts", "basis_note": "", "units_with": 4, "units_all": 6,
        "respondents_covered": 78.4, "population": "4 of 6 trusts, 78 % of respondents", "rank": 1,
        "trust_type": "acute", "period_kind": "survey", "survey_year": 2024, "wres_year": 2025,
        "ratio_direction": "bme/white", "valid_from": None,
    }  # fmt: skip
    return base | more
