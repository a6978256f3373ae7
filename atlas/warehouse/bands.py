"""The rungs of a ladder: bands in order with label and tier. Doctor grades and other pay stand in no tier."""

from __future__ import annotations

BANDS = {
    "under_band_1": ("Under band 1", "lower"),
    **{f"band_{n}": (f"Band {n}", "lower") for n in range(1, 6)},
    **{f"band_{n}": (f"Band {n}", "middle") for n in (6, 7)},
    **{f"band_{n}": (f"Band {n}", "upper") for n in ("8a", "8b", "8c", "8d", "9")},
    "vsm": ("Very senior manager", "upper"),
    "foundation_1": ("Foundation year 1", ""),
    "foundation_2": ("Foundation year 2", ""),
    "core_training": ("Core training", ""),
    "specialty_registrar": ("Specialty registrar", ""),
    "trainee": ("Trainee grades", ""),
    "hospital_practitioner": ("Hospital practitioner, clinical assistant", ""),
    "other_doctor": ("Other and local doctor grades", ""),
    "other_medical": ("Other grades", ""),
    "career_grade": ("Non-consultant career grades", ""),
    "specialty_doctor": ("Specialty doctor", ""),
    "staff_grade": ("Staff grade", ""),
    "associate_specialist": ("Associate specialist", ""),
    "consultant": ("Consultant", ""),
}
TIERED = tuple(band for band, (_, tier) in BANDS.items() if tier)
MEDICAL = tuple(band for band, (_, tier) in BANDS.items() if not tier)
TOTAL = "total"
TIERS = {"lower": "Band 5 and below", "middle": "Bands 6 and 7", "upper": "Band 8a and above"}
# Every row of a ladder: the whole, its bands and its tiers.
LABELS = {TOTAL: ("All bands", ""), **BANDS, **{f"tier_{tier}": (label, tier) for tier, label in TIERS.items()}}
