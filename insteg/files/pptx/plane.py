"""Where a picture's values lie on a slide: the chart is given this place, so that what we draw beside it lies right."""

from dataclasses import dataclass

from pptx.util import Inches

from insteg.figures.pictures.plot import Kind, Line, Plot, Reference, Role, Turn
from insteg.figures.pictures.scale import Scale, rounded, scale_of
from insteg.files.pptx.paper import Box, width_of

NAMED = (Role.PLACE, Role.COMPUTED, Role.THING)
SIZE = 13


@dataclass(frozen=True)
class SlidePlane:
    """box: the whole chart; inner: the part between its axes."""

    box: Box
    inner: Box
    x: Scale
    y: Scale

    def across(self, value: float) -> int:
        return self.inner.left + int(self.inner.width * self.x.part(value))

    def up(self, value: float) -> int:
        return self.inner.bottom - int(self.inner.height * self.y.part(value))


def plane_of(plot: Plot, box: Box, is_panel: bool = False) -> SlidePlane:
    """Room is kept for what stands around the axes: names of rows, names at the ends of lines, what begins where."""
    if is_panel:
        edges = [int(Inches(part)) for part in (0.45, 0.34, 0.15, 0.4)]
    else:
        edges = [_left(plot), _top(plot), _right(plot), int(Inches(0.75 if plot.x.title else 0.42))]
    inner = Box(box.left + edges[0], box.top + edges[1], box.width - edges[0] - edges[2], box.height - edges[1] - edges[3])
    most = max(4, inner.width // int(Inches(0.95)))
    return SlidePlane(
        box, inner, rounded(scale_of(plot, "x", min(most, 10)), plot), rounded(scale_of(plot, "y", 4 if is_panel else 8), plot)
    )


def _left(plot: Plot) -> int:
    if plot.y.kind is Kind.ROWS:
        return max(width_of(name, SIZE) for name in plot.y.names) + int(Inches(0.15))
    return int(Inches(0.3 if plot.y.kind is Kind.NONE else 0.85))


def _top(plot: Plot) -> int:
    has_names = any(isinstance(mark, Turn) or (isinstance(mark, Reference) and mark.along == "x") for mark in plot.marks)
    return int(Inches(0.32 if has_names else 0.12))


def _right(plot: Plot) -> int:
    """Names at the ends of lines and limits."""
    at_ends = [mark.of.name for mark in plot.marks if isinstance(mark, Line) and mark.of.role in (*NAMED, Role.LIMIT, Role.OUTER_LIMIT)]
    at_ends += [mark.label for mark in plot.marks if isinstance(mark, Reference) and mark.along == "y"]
    return max((width_of(name, SIZE) for name in at_ends), default=0) + int(Inches(0.25))
