"""One look for every chart: colours, fonts, template. Light and dark."""

from dataclasses import dataclass
from functools import cache

import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans 3", "Helvetica Neue", Arial, sans-serif'
# Okabe-Ito hues, darkened or lightened until each has 3:1 against its background: told apart by every kind of
# colour vision. Lines differ in dash and carry their name as well, so colour is never alone.
LINES_LIGHT = ("#1B5E7B", "#B34700", "#00735A", "#8C3F78", "#7A5C00", "#2B4FA0", "#9A2A2A", "#3F4B52")
LINES_DARK = ("#7CC0DC", "#F0A04B", "#4FC9A4", "#DE9AC8", "#E5CF5A", "#9DB4F0", "#F09090", "#C3CDD3")
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "solid", "dash", "dot")


@dataclass(frozen=True)
class Look:
    """The colours of one theme."""

    mode: str
    ink: str
    faint: str
    grid: str
    paper: str
    accent: str
    lines: tuple[str, ...]

    @staticmethod
    def of(mode: str | None) -> "Look":
        return DARK if mode == "dark" else LIGHT

    @property
    def template(self) -> go.layout.Template:
        return _template(self)


LIGHT = Look("light", "#1C2B33", "#8B949A", "#E4E0D7", "#FBFAF7", "#1B5E7B", LINES_LIGHT)
DARK = Look("dark", "#E8EDEF", "#76848C", "#2A373E", "#11191E", "#7CC0DC", LINES_DARK)


@cache
def _template(look: Look) -> go.layout.Template:
    axis = {
        "gridcolor": look.grid,
        "zerolinecolor": look.grid,
        "linecolor": look.faint,
        "tickcolor": look.faint,
        "automargin": True,
        "fixedrange": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 15, "color": look.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(look.lines),
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "hoverlabel": {"bgcolor": look.paper, "bordercolor": look.ink, "font": {"color": look.ink, "family": FONT, "size": 15}},
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "separators": ",\u202f",
        }
    )
