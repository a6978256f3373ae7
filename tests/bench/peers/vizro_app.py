"""The map page in Vizro: a choropleth and a list of indicators. Usage: vizro_app.py DATA_FILE PORT"""

import json
import sys
from pathlib import Path

import pandas as pd
import vizro.models as vm
from flask_compress import Compress
from plotly import graph_objects as go
from vizro import Vizro
from vizro.models.types import capture

DATA = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
FRAME = pd.DataFrame(DATA["rows"])


@capture("graph")
def area_map(data_frame: pd.DataFrame) -> go.Figure:
    figure = go.Figure(
        go.Choropleth(
            geojson=DATA["areas"], locations=data_frame["code"], z=data_frame["value"], text=data_frame["name"]
        )
    )
    return figure.update_geos(fitbounds="locations", visible=False)


page = vm.Page(
    title="Map",
    components=[vm.Graph(figure=area_map(FRAME))],
    controls=[vm.Filter(column="indicator", selector=vm.Dropdown(multi=False))],
)
app = Vizro().build(vm.Dashboard(pages=[page]))
server = app.dash.server
Compress(server)

if __name__ == "__main__":
    from gunicorn.app.wsgiapp import WSGIApplication

    sys.argv = ["gunicorn", "--bind", f"127.0.0.1:{sys.argv[2]}", "--threads", "4", "--no-control-socket", "x"]
    web = WSGIApplication()
    web.load_wsgiapp = lambda: server
    web.run()
