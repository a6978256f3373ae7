"""The map page in Streamlit: a choropleth and a list of indicators. Usage: streamlit run THIS_FILE -- DATA_FILE"""

import json
import sys
from pathlib import Path

import pandas as pd
import streamlit as st
from plotly import graph_objects as go


@st.cache_data
def data():
    return json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))


frame = pd.DataFrame(data()["rows"])
st.title("Map")
indicator = st.selectbox("Indicator", sorted(frame["indicator"].unique()))
shown = frame[frame["indicator"] == indicator]
figure = go.Figure(
    go.Choropleth(geojson=data()["areas"], locations=shown["code"], z=shown["value"], text=shown["name"])
)
st.plotly_chart(figure.update_geos(fitbounds="locations", visible=False))
