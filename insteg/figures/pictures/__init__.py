"""What each figure's picture is, described once. Drawing it is the renderers' work: plotly/, svg/, files/pptx."""

from insteg.figures.pictures.curve import curve
from insteg.figures.pictures.description import AreaMap, Bar, Grid, GridCell, Join, MapArea, Picture, Timeline
from insteg.figures.pictures.dots import ordered_dots
from insteg.figures.pictures.effect import OwnGap, event_study, gaps, paths, ratios
from insteg.figures.pictures.forest import forest
from insteg.figures.pictures.funnel import funnel
from insteg.figures.pictures.grid import grid
from insteg.figures.pictures.look import Look
from insteg.figures.pictures.outcomes import outcome_intervals
from insteg.figures.pictures.plot import Plot, Role, Series
from insteg.figures.pictures.position import position
from insteg.figures.pictures.series import series, small_multiples
from insteg.figures.pictures.shares import shares
from insteg.figures.pictures.spark import sparkline, strip
from insteg.figures.pictures.steps import limits_of
from insteg.figures.pictures.timeline import in_lanes, timeline

__all__ = [
    "AreaMap",
    "Bar",
    "Grid",
    "GridCell",
    "Join",
    "Look",
    "MapArea",
    "OwnGap",
    "Picture",
    "Plot",
    "Role",
    "Series",
    "Timeline",
    "curve",
    "event_study",
    "forest",
    "funnel",
    "gaps",
    "grid",
    "in_lanes",
    "limits_of",
    "ordered_dots",
    "outcome_intervals",
    "paths",
    "position",
    "ratios",
    "series",
    "shares",
    "small_multiples",
    "sparkline",
    "strip",
    "timeline",
]
