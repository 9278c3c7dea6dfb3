"""The boundaries of areas as GeoJSON (RFC 7946) and TopoJSON: the same features, the same facts beside them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from insteg.files.topology import MultiPolygon, topology
from insteg.store.remembered import ask, remembered

NAME = "areas"


@dataclass(frozen=True)
class MapFeature:
    """One area: its code, which is its stable id, and what is told of it."""

    code: str
    properties: dict[str, Any]


@remembered
def coordinates() -> dict[str, MultiPolygon]:
    """Code -> the coordinates of a MultiPolygon in degrees (WGS 84), longitude first. Sweden as a whole has none."""
    return {row.area_code: json.loads(row.coordinates) for row in ask("boundaries").itertuples()}


def geojson(features: Sequence[MapFeature], around: Mapping[str, Any]) -> dict[str, Any]:
    """A FeatureCollection. around: what stands beside the features: unit, period, source, terms."""
    known = coordinates()
    drawn = [
        {
            "type": "Feature",
            "id": feature.code,
            "properties": feature.properties,
            "geometry": {"type": "MultiPolygon", "coordinates": known[feature.code]},
        }
        for feature in features
    ]
    return {"type": "FeatureCollection", "name": NAME, **around, "features": drawn}


def topojson(features: Sequence[MapFeature], around: Mapping[str, Any]) -> dict[str, Any]:
    """A Topology with one collection, `areas`, whose geometries have the ids and properties of the GeoJSON."""
    known = coordinates()
    made = topology({feature.code: known[feature.code] for feature in features})
    shapes = made.pop("shapes")
    drawn = [
        {"type": "MultiPolygon", "id": feature.code, "properties": feature.properties, "arcs": shapes[feature.code]} for feature in features
    ]
    return {"type": "Topology", **around, **made, "objects": {NAME: {"type": "GeometryCollection", "geometries": drawn}}}


WRITERS = {"geojson": geojson, "topojson": topojson}
