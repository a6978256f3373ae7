"""Names that nobody takes for real: things of the household in an English landscape."""

from __future__ import annotations

from itertools import product

import numpy as np

NATION = "Inventland"
REGIONS = (
    "Whimsy City", "Fable Coast", "Folly Hills", "Fancy Marches", "Legend Lowlands", "Riddle North", "Yarn Peninsula",
)  # fmt: skip
_THINGS = (
    "Teapot", "Marmalade", "Thimble", "Custard", "Biscuit", "Parsnip", "Trombone", "Mitten", "Gherkin", "Kettle",
    "Whisker", "Turnip", "Noodle", "Crumpet", "Umbrella", "Waffle", "Doily", "Pickle", "Button", "Lantern", "Spatula",
    "Muffin", "Saucer", "Slipper", "Trifle", "Bobbin", "Cushion", "Rhubarb", "Pancake", "Whistle", "Ladle", "Tassel",
    "Pudding", "Bonnet", "Carrot", "Fiddle", "Gravy", "Hammock", "Inkwell", "Jigsaw", "Kazoo", "Lollipop", "Mustard",
    "Napkin", "Oatmeal", "Pyjama", "Quilt", "Radish", "Sandal", "Tinsel", "Ukulele", "Velvet", "Wicker", "Yoyo",
    "Zither", "Bagel", "Dumpling", "Feather", "Goggles", "Hiccup", "Jelly", "Ketchup", "Loofah", "Mango", "Nutmeg",
    "Pretzel", "Raisin", "Syrup", "Toffee", "Wallpaper",
)  # fmt: skip
_LANDS = (
    "Moor", "Bay", "Heath", "Vale", "Fen", "Cliff", "Dale", "Wood", "Marsh", "Hill", "Ford", "Bridge", "Mere", "Cove",
    "Down", "Wold", "Glen", "Haven", "Green", "Spinney", "Brook", "Ridge", "Sands", "Weir", "Common", "Orchard",
    "Quay", "Copse", "Tor", "Meadow",
)  # fmt: skip
_SIDES = ("", "North ", "South ", "East ", "West ", "Upper ", "Lower ", "Great ", "Little ", "Old ", "New ")
_KINDS = {
    "acute": "Hospitals",
    "acute_specialist": "Specialist Hospital",
    "mental_health": "Mental Health",
    "community": "Community Services",
    "ambulance": "Ambulance Service",
}
# Every so often a name as long as the longest real ones, which pages must stand as well.
_LONG_EVERY = 35


def regions(count: int) -> list[str]:
    """As many names of regions; raises ValueError when there are not so many."""
    if count > len(REGIONS):
        raise ValueError(f"there are names for {len(REGIONS)} regions, not for {count}")
    return list(REGIONS[:count])


def systems(count: int, rng: np.random.Generator) -> list[str]:
    """As many names of systems, no two with the same first word."""
    if count > len(_THINGS):
        raise ValueError(f"there are names for {len(_THINGS)} systems, not for {count}")
    things = rng.permutation(_THINGS)[:count]
    lands = rng.choice(_LANDS, count)
    return [f"{thing} {land}" for thing, land in zip(things, lands, strict=True)]


def trusts(kinds: list[str], rng: np.random.Generator) -> list[str]:
    """A name for each trust by its type, all different; plain pairs of words before those with a side."""
    pairs = list(product(_THINGS, _LANDS))
    found: list[str] = []
    for side in _SIDES:
        order = rng.permutation(len(pairs))[: len(kinds) - len(found)]
        found += [f"{side}{pairs[number][0]} {pairs[number][1]}" for number in order]
        if len(found) == len(kinds):
            break
    else:
        raise ValueError(f"there are names for {len(found):,} trusts, not for {len(kinds):,}")
    return [_in_full(number, name, kind) for number, (name, kind) in enumerate(zip(found, kinds, strict=True))]


def _in_full(number: int, name: str, kind: str) -> str:
    long = f"{name}, Sideboard and Wardrobe University" if number % _LONG_EVERY == _LONG_EVERY - 1 else name
    return f"{long} {_KINDS[kind]} Trust"


def short(name: str) -> str:
    """A trust's name without the legal word."""
    return name.removesuffix(" Trust")
