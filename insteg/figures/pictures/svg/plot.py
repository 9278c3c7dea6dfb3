"""Marks on two axes as SVG."""

from insteg.figures.pictures.beside import beside
from insteg.figures.pictures.look import Look, stroke
from insteg.figures.pictures.plot import Band, Dots, Kind, Line, Mark, Plot, Reference, Role, Series, Turn
from insteg.figures.pictures.spread import spread
from insteg.figures.pictures.svg.marks import drawn
from insteg.figures.pictures.svg.paper import element, mark_of, rim, text, width_of
from insteg.figures.pictures.svg.plane import LIMITS, NAMED, SvgPlane, axes, plane_of

LETTERS = 18
LEGEND = 24


def svg(plot: Plot, look: Look, width: float, language: str) -> tuple[str, float]:
    """The picture and its height."""
    if plot.panels:
        return _panels(plot, look, width, language)
    bands = [mark for mark in plot.marks if isinstance(mark, Band)]
    plane = plane_of(plot, width, plot.height)
    parts = [axes(plot, plane, look, language), _cut(plot, plane, look, plot.marks)]
    parts += [_ends(plot, plane, look), _on_top(plot, plane, look), _beside(plot, plane, look)]
    for place, band in enumerate(bands):
        y = plot.height + LEGEND * (place + 1) - 8
        parts += [element("rect", x=0, y=y - 11, width=14, height=12, fill=look.faint), text(22, y, band.of.name, look, 13)]
    return "".join(parts), plot.height + LEGEND * len(bands)


def _cut(plot: Plot, plane: SvgPlane, look: Look, marks: tuple[Mark, ...]) -> str:
    """Marks end at the edges of the plane: a wild line does not run over the title."""
    box = element("rect", x=plane.left, y=plane.top - 2, width=plane.right - plane.left + 2, height=plane.bottom - plane.top + 4)
    inside = "".join(drawn(mark, plot, plane, look) for mark in marks)
    name = f"plane-{mark_of(f'{plane}{inside}')}"
    return element("clipPath", box, id=name) + element("g", inside or " ", clip_path=f"url(#{name})")


def _panels(plot: Plot, look: Look, width: float, language: str) -> tuple[str, float]:
    rows, abreast = -(-len(plot.panels) // 2), min(len(plot.panels), 2)
    wide = (width - 24 * (abreast - 1)) / abreast
    high, parts = plot.height / rows, []
    for panel, name in enumerate(plot.panels):
        left, top = (panel % 2) * (wide + 24), (panel // 2) * high
        plane = plane_of(plot, wide, high, left, top)
        marks = tuple(mark for mark in plot.marks if not isinstance(mark, Line) or mark.panel == panel)
        heading = text((plane.left + plane.right) / 2, plane.top - 8, name, look, 15, text_anchor="middle", font_weight=600)
        parts += [axes(plot, plane, look, language), _cut(plot, plane, look, marks), heading]
    return "".join(parts), float(plot.height)


def _ends(plot: Plot, plane: SvgPlane, look: Look) -> str:
    """Names of lines, limits and levels to the right, pushed apart, each in its colour."""
    ends: dict[Series, tuple[str, float]] = {}
    for mark in plot.marks:
        if isinstance(mark, Line) and mark.of.role in (*NAMED, *LIMITS):
            known = [point for piece in mark.pieces for point in piece if point.y is not None]
            if known and (mark.of.role in NAMED or mark.of not in ends):
                ends[mark.of] = (mark.of.name, plane.up(float(known[-1].y or 0)))
        elif isinstance(mark, Reference) and mark.along == "y" and mark.label:
            ends[mark.of] = (mark.label, plane.up(mark.value))
    heights = spread([y for _, y in ends.values()], LETTERS, plane.top, plane.bottom)
    return "".join(
        text(plane.right + 8, height + 5, name, look, 14, stroke(of, look).colour, font_weight=600 if of.role in NAMED else None)
        for (of, (name, _)), height in zip(ends.items(), heights, strict=True)
    )


def _on_top(plot: Plot, plane: SvgPlane, look: Look) -> str:
    """Names of upright lines: left of the line, or right where the name before it stands."""
    names = [
        (plane.across(mark.value), mark.label, stroke(mark.of, look).colour)
        for mark in plot.marks
        if isinstance(mark, Reference) and mark.along == "x"
    ]
    names += [(plane.across(mark.at), mark.label, look.ink) for mark in plot.marks if isinstance(mark, Turn)]
    parts, taken = [], 0.0
    for x, name, colour in sorted(names):
        wide = width_of(name, 13)
        is_left = x - wide - 4 >= taken
        parts.append(text(x - 4 if is_left else x + 4, plane.top - 8, name, look, 13, colour, text_anchor="end" if is_left else "start"))
        taken = x if is_left else x + wide + 10
    return "".join(parts)


def _beside(plot: Plot, plane: SvgPlane, look: Look) -> str:
    """Names beside the named dots of a cloud."""
    named = [point for mark in plot.marks if isinstance(mark, Dots) and mark.of.role is Role.PLACE for point in mark.points]
    if plot.x.kind is not Kind.LOG:
        return ""
    dots = [(plane.across(float(point.x)), plane.up(float(point.y or 0))) for point in named]
    sizes = [(width_of(point.of.name, 13), float(LETTERS)) for point in named if point.of]
    return "".join(
        text(x + across, y + down + 5, point.of.name, look, 13, stroke(point.of, look).colour, text_anchor="middle", **rim(look))
        for point, (x, y), (across, down) in zip(named, dots, beside(dots, sizes), strict=True)
        if point.of
    )
