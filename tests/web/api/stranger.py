"""A stranger's script: it knows the address of the API's document, what that document says, and nothing else.

It asks for England's gap on the eighth indicator of the standard and tells it as the API computes it, and the two
published rates that it is made from, each with the cell it was read from. Standard library only: ``python stranger.py https://…/api/v1/openapi.json``.
"""

import json
import sys
from urllib.parse import urlencode, urljoin
from urllib.request import urlopen


def get(address, **parameters):
    query = f"?{urlencode(parameters)}" if parameters else ""
    with urlopen(address + query) as response:
        return json.load(response)


document_address = sys.argv[1]
document = get(document_address)
root = urljoin(document_address, document["servers"][0]["url"])


def everything(path, **parameters):
    """All rows of a list, page after page; only parameters that the document declares are sent."""
    declared = {one["name"]: one for one in document["paths"][path]["get"]["parameters"]}
    assert parameters.keys() <= declared.keys(), path
    size = declared["page_size"]["schema"]["maximum"]
    page, rows = 1, []
    while True:
        answer = get(root + path, **parameters, page=page, page_size=size)
        rows += answer["results"]
        if page >= answer["paging"]["total_pages"]:
            return rows
        page += 1


def field(collection, *names):
    """The document's own words on a field: a script that relies on one can look up what it holds."""
    schema = document["components"]["schemas"][collection]
    for name in names:
        schema = schema["properties"][name]
    return schema["description"]


assert "points" in field("measures", "difference", "value")
eighth = next(
    one for one in everything("/indicators") if one["standard"] == "WRES" and one["number"] == 8
)  # fmt: skip
measures = everything("/measures", indicator=eighth["id"], part="whole", area_type="england", latest_only="true")
(england,) = measures
found = {"title": eighth["title"], "period": england["period"]["end"], "gap": england["difference"], "rates": {}}

for group in ("bme", "white"):
    figures = everything(
        "/figures", indicator=eighth["id"], part="whole", area_type="england", group=group,
        source=england["source"], from_date=found["period"], to_date=found["period"],
    )  # fmt: skip
    (figure,) = [one for one in figures if one["statistic"] == "rate"]
    found["rates"][group] = {"value": figure["value"], "unit": figure["unit"], "read from": figure["locator"]}

json.dump(found, sys.stdout, indent=2)
