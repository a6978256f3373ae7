"""What tests of pages share: finding parts of a page, and asking for what a control changes as the browser does."""

from __future__ import annotations

# What documents need to be told, to be about something.
QUERIES = {
    "organisation": "place=RR8",
    "mark-of": "place=RR8",
    "compare": "with=RR8,R0A",
    "compare-pairs": "with=RR8,R0A",
    "near": "near=Leeds",
    "map-trusts": "level=region&place=Y58",
}


def found(component, kind):
    """Every part of a component tree with that type or id, depth first."""
    if isinstance(component, (list, tuple)):
        return [hit for child in component for hit in found(child, kind)]
    if isinstance(component, dict):
        here = [component] if component.get("type") == kind else []
        return here + found(component.get("props", {}).get("children"), kind)
    if not hasattr(component, "to_plotly_json"):
        return []
    here = [component] if kind in (type(component).__name__, getattr(component, "id", None)) else []
    return here + found(getattr(component, "children", None), kind)


def text(node) -> str:
    """All text of a component."""
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, (str, int, float)):
        return str(node)
    if isinstance(node, (list, tuple)):
        return " ".join(text(child) for child in node)
    node = node.to_plotly_json() if hasattr(node, "to_plotly_json") else node
    return text(node["props"].get("children"))


def answered(client, output, wish, changed, *states):
    """What the server's callback with an output answers; ``wish`` holds the values of its inputs by id."""
    known = client.get("/_dash-dependencies").get_json()
    one = next(entry for entry in known if output in entry["output"])
    names = one["output"][2:-2].split("...")
    body = {
        "output": one["output"],
        "outputs": [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names],
        "inputs": [{**entry, "value": wish[entry["id"]]} for entry in one["inputs"]],
        "state": list(states),
        "changedPropIds": [f"{changed}.value"],
    }
    answer = client.post("/_dash-update-component", json=body)
    assert answer.status_code == 200
    return answer.get_json()["response"]
