"""Frames to Plotly figures. The only floor that knows Plotly."""

from plotly.graph_objects import Figure as Chart

from insteg.charts.curve import curve
from insteg.charts.dots import ordered_dots
from insteg.charts.effect import event_study, gaps, paths, ratios
from insteg.charts.funnel import funnel
from insteg.charts.grid import grid
from insteg.charts.look import Look
from insteg.charts.outcomes import outcome_intervals
from insteg.charts.position import position
from insteg.charts.projected import projected
from insteg.charts.series import series, small_multiples
from insteg.charts.spark import sparkline, strip
from insteg.charts.steps import limits_of
from insteg.charts.timeline import LETTER, timeline

__all__ = [
    "LETTER",
    "Chart",
    "Look",
    "curve",
    "event_study",
    "funnel",
    "gaps",
    "grid",
    "limits_of",
    "ordered_dots",
    "outcome_intervals",
    "paths",
    "position",
    "projected",
    "ratios",
    "series",
    "small_multiples",
    "sparkline",
    "strip",
    "timeline",
]
