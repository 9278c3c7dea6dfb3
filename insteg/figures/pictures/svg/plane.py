"""Where a plot's values lie in an SVG, and its axes."""

from dataclasses import dataclass

from insteg.figures.pictures.look import Look
from insteg.figures.pictures.plot import Kind, Line, Plot, Reference, Role
from insteg.figures.pictures.scale import Scale, scale_of
from insteg.figures.pictures.svg.paper import element, text, width_of, wrapped
from insteg.reference import words

NAMED = (Role.PLACE, Role.COMPUTED)
LETTERS = 16.0
# A line of an axis' title.
TITLE = 18
# The most that names of rows take of the width.
NAMES = 0.45
LIMITS = (Role.LIMIT, Role.OUTER_LIMIT)


@dataclass(frozen=True)
class SvgPlane:
    """The part between the axes, in pixels."""

    left: float
    top: float
    right: float
    bottom: float
    x: Scale
    y: Scale

    def across(self, value: float) -> float:
        return self.left + (self.right - self.left) * self.x.part(value)

    def up(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * self.y.part(value)


def plane_of(plot: Plot, width: float, height: float, left: float = 0, top: float = 0) -> SvgPlane:
    """Room is kept for what stands around the axes."""
    # Long names of rows stand on several lines rather than take the room of what they name.
    longest = min(max((width_of(name, 14) for name in plot.y.names), default=34.0), NAMES * width)
    before = 16 + longest + (18 if plot.y.title else 0)
    names = [mark.of.name for mark in plot.marks if isinstance(mark, Line) and mark.of.role in (*NAMED, *LIMITS)]
    names += [mark.label for mark in plot.marks if isinstance(mark, Reference) and mark.along == "y"]
    after = 10 if plot.panels else 14 + max((width_of(name, 14) * 1.1 for name in names), default=0)
    below = 24 + (4 + TITLE * len(_title_lines(plot, width - before - after)) if plot.x.title and not plot.panels else 0)
    inner = (left + before, top + 26, left + width - after, top + height - below)
    most = int((inner[2] - inner[0]) / 52)
    return SvgPlane(*inner, scale_of(plot, "x", most), scale_of(plot, "y", max(3, int((inner[3] - inner[1]) / 45))))


def axes(plot: Plot, plane: SvgPlane, look: Look, language: str) -> str:
    """Rules, numbers and titles."""
    return f"{_across(plot, plane, look, language)}{_up(plot, plane, look, language)}"


def _across(plot: Plot, plane: SvgPlane, look: Look, language: str) -> str:
    parts = []
    for tick in plane.x.ticks:
        x = plane.across(tick)
        if plot.x.kind in (Kind.NUMBER, Kind.LOG):
            parts.append(element("path", d=f"M{x:.1f} {plane.top:.1f}V{plane.bottom:.1f}", stroke=look.grid))
        parts.append(text(x, plane.bottom + 18, written(plane.x, tick, language), look, 13, text_anchor="middle"))
    parts.append(element("path", d=f"M{plane.left:.1f} {plane.bottom:.1f}H{plane.right:.1f}", stroke=look.faint))
    if plot.x.title and not plot.panels:
        middle = (plane.left + plane.right) / 2
        for at, said in enumerate(_title_lines(plot, plane.right - plane.left)):
            parts.append(text(middle, plane.bottom + 40 + TITLE * at, said, look, 14, text_anchor="middle"))
    return "".join(parts)


def _title_lines(plot: Plot, width: float) -> list[str]:
    """The title of the axis below, on as many lines as it takes to stand within the plane."""
    return wrapped(plot.x.title, width, 14)


def _up(plot: Plot, plane: SvgPlane, look: Look, language: str) -> str:
    parts = []
    for tick in plane.y.ticks if plot.y.kind is not Kind.NONE else ():
        y = plane.up(tick)
        if plot.y.kind is Kind.NUMBER:
            parts.append(element("path", d=f"M{plane.left:.1f} {y:.1f}H{plane.right:.1f}", stroke=look.grid))
        said = written(plane.y, tick, language)
        lines = wrapped(said, plane.left - 12, 14) if plot.y.names else [said]
        for at, part in enumerate(lines):
            parts.append(text(plane.left - 8, y + 5 + LETTERS * (at - (len(lines) - 1) / 2), part, look, 14, text_anchor="end"))
    if plot.y.title and not plot.panels:
        middle = (plane.top + plane.bottom) / 2
        turned = f"rotate(-90 14 {middle:.1f})"
        parts.append(text(14, middle, plot.y.title, look, 14, text_anchor="middle", transform=turned))
    return "".join(parts)


def written(scale: Scale, tick: float, language: str) -> str:
    """A number as our own are written; a year without a space; a period or a row by its name."""
    if scale.axis.names:
        return scale.axis.names[int(tick)]
    if scale.axis.kind is Kind.YEAR:
        return str(int(tick))
    return words.load(language).number(tick, scale.decimals_at(tick))
