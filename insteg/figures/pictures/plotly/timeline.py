"""Projects as bars between dates, as Plotly draws them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from insteg.figures.pictures.arcs import Arc, Surround, around, numbered
from insteg.figures.pictures.description import Bar, Join, Timeline
from insteg.figures.pictures.look import Look, joining
from insteg.figures.pictures.plotly.canvas import Canvas
from insteg.figures.pictures.timeline import LETTER, ends, heights, middles, with_room

LANE = 30
DAY = 86_400_000
# How far to the right an arc goes.
BULGE = timedelta(days=420)
# Half of the circle around the number of an arc, in days and lanes: 10 pixels.
BADGE = (80, 0.36)
# From an arrow to its name.
BESIDE = timedelta(days=60)


def plain(drawn: Timeline, look: Look, language: str) -> dict[str, Any]:
    across = _range(drawn)
    if across:
        drawn = replace(drawn, bars=with_room(drawn.bars, date.fromisoformat(across["range"][1])))
    tops, height = heights(drawn)
    canvas = Canvas(look, language, int(LANE * height) + 50, uniformtext={"mode": "hide", "minsize": 11}, bargap=0, hovermode="closest")
    for row, start, end in drawn.shared:
        y0, y1 = tops[row] - 0.5, tops[row] + drawn.lanes[row] - 0.5
        area = {"xref": "x", "x0": start.isoformat(), "x1": end.isoformat(), "yref": "y", "y0": y0, "y1": y1}
        canvas.shape(type="rect", **area, layer="below", line={"width": 0}, fillcolor=look.grid)
    for row, top in enumerate(tops):
        edge = top + drawn.lanes[row] - 0.2
        canvas.shape(xref="x domain", x0=0, x1=1, yref="y", y0=edge, y1=edge, line={"color": look.grid, "width": 1}, layer="below")
    if drawn.today:
        canvas.upright(drawn.today[0].isoformat(), {"color": look.ink, "width": 1, "dash": "dot"})  # type: ignore[arg-type]
        canvas.note(drawn.today[1], x=drawn.today[0].isoformat(), y=height - 0.7, xanchor="right", xshift=-4)
    _bars(canvas, [bar for bar in drawn.bars if bar.start and bar.end], tops)
    _joins(canvas, drawn, tops, across)
    _arrows(canvas, [bar for bar in drawn.bars if (bar.start is None) != (bar.end is None)], tops)
    canvas.layout["xaxis"] = {"type": "date", "side": "top", "tickformat": "%Y", "dtick": "M24", **across}
    rows = {"tickvals": middles(drawn), "ticktext": list(drawn.rows)}
    canvas.layout["yaxis"] = {**rows, "range": [height - 0.5, -0.7], "showgrid": False, "zeroline": False}
    return canvas.finished()


def _range(drawn: Timeline) -> dict[str, Any]:
    """Room for the names to the right of the last bars; a projector's letters are a little wider than a screen's."""
    if len(drawn.bars) < 2 and not drawn.today:
        return {}
    spans = [ends(bar.start, bar.end) for bar in drawn.bars]
    last = max(end + (len(bar.label) + 4) * LETTER for bar, (_, end) in zip(drawn.bars, spans, strict=True))
    last = max(last, drawn.today[0] + timedelta(days=200)) if drawn.today else last
    return {"range": [(min(start for start, _ in spans) - timedelta(days=200)).isoformat(), last.isoformat()]}


def _bars(canvas: Canvas, bars: list[Bar], tops: list[float]) -> None:
    spans = [(bar.start, bar.end) for bar in bars if bar.start and bar.end]
    canvas.trace(
        type="bar",
        orientation="h",
        base=[start.isoformat() for start, _ in spans],
        x=[(end - start).days * DAY for start, end in spans],
        y=[tops[bar.row] + bar.lane for bar in bars],
        width=0.78,
        marker={"color": canvas.look.accent, "line": {"color": canvas.look.paper, "width": 1}},
        text=[bar.label for bar in bars],
        textposition=["inside" if _holds_its_name(bar) else "outside" for bar in bars],
        insidetextanchor="start",
        insidetextfont={"color": canvas.look.paper, "size": 13},
        outsidetextfont={"color": canvas.look.ink, "size": 12, "shadow": canvas.rim},
        cliponaxis=False,
        hovertext=[bar.text for bar in bars],
    )


def _arrows(canvas: Canvas, bars: list[Bar], tops: list[float]) -> None:
    """A project of which one end is known: dashed from there the way it went, an arrow, and its name."""
    spans = [ends(bar.start, bar.end) for bar in bars]
    rows = [tops[bar.row] + bar.lane for bar in bars]
    for bar, (first, last) in zip(bars, spans, strict=True):
        y = tops[bar.row] + bar.lane
        dashed = {"color": canvas.look.accent, "width": 2, "dash": "dash"}
        canvas.shape(xref="x", x0=first.isoformat(), x1=last.isoformat(), yref="y", y0=y, y1=y, line=dashed)
        known = (bar.start or bar.end or first).isoformat()
        canvas.shape(xref="x", x0=known, x1=known, yref="y", y0=y - 0.3, y1=y + 0.3, line={"color": canvas.look.accent, "width": 3})
    symbols = ["triangle-right" if bar.start else "triangle-left" for bar in bars]
    canvas.trace(
        x=[(last if bar.start else first).isoformat() for bar, (first, last) in zip(bars, spans, strict=True)],
        y=rows,
        mode="markers",
        marker={"symbol": symbols, "size": 10, "color": canvas.look.accent},
        hovertext=[bar.text for bar in bars],
    )
    canvas.trace(
        # A space before the name would be lost in the browser.
        x=[(last + BESIDE).isoformat() for _, last in spans],
        y=rows,
        mode="text",
        text=[bar.label for bar in bars],
        textposition="middle right",
        textfont={"size": 12, "shadow": canvas.rim},
        hovertext=[bar.text for bar in bars],
    )


def _holds_its_name(bar: Bar) -> bool:
    """Whether a bar is long enough for its name, with some room left: what does not fit in a bar is not drawn."""
    return bool(bar.start and bar.end and bar.end - bar.start >= (len(bar.label) + 2) * LETTER)


def _joins(canvas: Canvas, drawn: Timeline, tops: list[float], across: dict[str, Any]) -> None:
    """An arc from bar to bar with its number in the middle; where a tie is known, in another colour and with its word."""
    if not drawn.joins:
        return
    names = [_name_box(bar, tops) for bar in drawn.bars]
    arcs = around([_arc(drawn, join, tops) for join in drawn.joins], names, _bounds(across))
    for arc, join in zip(arcs, drawn.joins, strict=True):
        _draw_arc(canvas, arc, join)
    rooms = [_room(join) for join in drawn.joins]
    places = numbered(arcs, rooms, names)
    middles_of = [(date.fromordinal(int(x)).isoformat(), y) for x, y in places]
    colours = [joining(join, canvas.look) for join in drawn.joins]
    canvas.trace(
        x=[x for x, _ in middles_of],
        y=[y for _, y in middles_of],
        mode="markers+text",
        marker={"size": 20, "color": canvas.look.paper, "line": {"color": colours, "width": 2}},
        text=[join.label for join in drawn.joins],
        textfont={"size": 12, "color": canvas.look.ink},
        hovertext=[join.text for join in drawn.joins],
    )
    for join, (x, y), colour in zip(drawn.joins, middles_of, colours, strict=True):
        if join.word:
            canvas.note(join.word, 12, colour, x=x, y=y, xanchor="left", xshift=13, bgcolor=canvas.look.paper)


def _room(join: Join) -> Surround:
    """What the number of an arc takes, in days and lanes, and its word."""
    word = (len(join.word) + 1) * LETTER.days if join.word else 0
    return Surround(-BADGE[0], -BADGE[1], BADGE[0] + word, BADGE[1])


def _name_box(bar: Bar, tops: list[float]) -> Surround:
    """The room of a bar's name, in days and lanes: in the bar where it fits, otherwise after it."""
    (first, last), wide, y = ends(bar.start, bar.end), (len(bar.label) + 4) * LETTER.days, tops[bar.row] + bar.lane
    left = first.toordinal() if _holds_its_name(bar) else last.toordinal() + (0 if bar.start and bar.end else BESIDE.days)
    return Surround(left, y - 0.32, left + wide, y + 0.32)


def _bounds(across: dict[str, Any]) -> tuple[float, float]:
    """The first and the last day of the axis."""
    first, last = (date.fromisoformat(end).toordinal() for end in across["range"])
    return first, last


def _arc(drawn: Timeline, join: Join, tops: list[float]) -> Arc:
    """Its points are days and lanes."""
    above, below = sorted(tops[drawn.bars[at].row] + drawn.bars[at].lane for at in join.bars)
    far = BULGE * (0.6 + (below - above) / 10)
    return Arc(join.day.toordinal(), above + 0.38, below - 0.38, far.days)


def _draw_arc(canvas: Canvas, arc: Arc, join: Join) -> None:
    day, side = (date.fromordinal(int(at)).isoformat() for at in (arc.x, arc.x + arc.far))
    path = f"M{day},{arc.first:g} Q{side},{(arc.first + arc.last) / 2:g} {day},{arc.last:g}"
    canvas.shape(type="path", path=path, line={"color": joining(join, canvas.look), "width": 2}, layer="between")
