"""The map page in Panel: a choropleth and a list of indicators. Usage: panel serve panel_app.py --args DATA_FILE"""

import json
import sys
from pathlib import Path

import pandas as pd
import panel as pn
from plotly import graph_objects as go

pn.extension("plotly")
DATA = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
FRAME = pd.DataFrame(DATA["rows"])


def area_map(indicator):
    shown = FRAME[FRAME["indicator"] == indicator]
    figure = go.Figure(
        go.Choropleth(geojson=DATA["areas"], locations=shown["code"], z=shown["value"], text=shown["name"])
    )
    return figure.update_geos(fitbounds="locations", visible=False)


indicator = pn.widgets.Select(name="Indicator", options=sorted(FRAME["indicator"].unique()))
pn.Column("# Map", indicator, pn.pane.Plotly(pn.bind(area_map, indicator), height=600)).servable()
