"""What every chart of Plotly's has in common: theme, traces, shapes and notes gathered one by one."""

from typing import Any

from insteg.figures.pictures.grid import in_lines
from insteg.figures.pictures.look import FONT, Look, Stroke
from insteg.figures.pictures.plot import Series
from insteg.reference import words

# Letters on a line of an axis' title: as many as a phone has room for.
LONGEST_TITLE = 36


class Canvas:
    """Gathers the parts of one chart. The first trace lies behind."""

    def __init__(self, look: Look, language: str, height: int, **layout: Any):
        self.look = look
        self.data: list[dict[str, Any]] = []
        self.shapes: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {"template": _template(look, language), "height": height, "xaxis": {}, "yaxis": {}, **layout}

    def trace(self, **parts: Any) -> None:
        self.data.append({"type": "scatter", "hoverinfo": "text", **parts})

    def shape(self, **parts: Any) -> None:
        self.shapes.append({"type": "line", **parts})

    @property
    def rim(self) -> str:
        """Paper around letters, so that what lies below does not cross them, and is not covered either."""
        return ", ".join([f"0 0 3px {self.look.paper}"] * 4)

    def note(self, text: str, size: float = 13, colour: str = "", has_rim: bool = False, **parts: Any) -> None:
        font = {"size": size, "color": colour or self.look.ink, **({"shadow": self.rim} if has_rim else {})}
        self.notes.append({"text": text, "showarrow": False, "xref": "x", "yref": "y", "font": font, **parts})

    def upright(self, x: float, line: dict[str, Any], name: str = "", axis: str = "x") -> None:
        across = {"xref": axis, "x0": x, "x1": x, "yref": f"{axis.replace('x', 'y')} domain", "y0": 0, "y1": 1}
        self.shape(**across, line=line, **({"name": name} if name else {}))

    def level(self, y: float, line: dict[str, Any]) -> None:
        self.shape(xref="x domain", x0=0, x1=1, yref="y", y0=y, y1=y, line=line)

    def finished(self) -> dict[str, Any]:
        return {"data": self.data, "layout": {**self.layout, "shapes": self.shapes, "annotations": self.notes}}


def line(stroke: Stroke) -> dict[str, Any]:
    return {"color": stroke.colour, "width": stroke.width, "dash": stroke.dash}


def title(text: str) -> dict[str, Any]:
    return {"title": {"text": "<br>".join(in_lines(text, LONGEST_TITLE)), "font": {"size": 14}}} if text else {}


def named(series: Series | None) -> str:
    return series.name if series else ""


def _template(look: Look, language: str) -> dict[str, Any]:
    axis = {
        "gridcolor": look.grid,
        "zerolinecolor": look.grid,
        "linecolor": look.faint,
        "tickcolor": look.faint,
        "automargin": True,
        "fixedrange": True,
        # 10 000 is no 10k.
        "exponentformat": "none",
        "separatethousands": True,
    }
    font = {"family": FONT, "size": 15, "color": look.ink}
    return {
        "layout": {
            "font": font,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "hoverlabel": {"bgcolor": look.paper, "bordercolor": look.ink, "font": font},
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "separators": _separators(language),
        }
    }


def _separators(language: str) -> str:
    """The signs before the decimals and between thousands, as our own numbers have them."""
    text = words.load(language).number(1234.5, 1)
    return f"{text[-2]}{text[1]}"
