"""Projects as bars between dates, as SVG."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from insteg.figures.pictures.arcs import Arc, Surround, around, numbered
from insteg.figures.pictures.description import Bar, Join, Timeline
from insteg.figures.pictures.lanes import lanes
from insteg.figures.pictures.look import Look, joining
from insteg.figures.pictures.svg.paper import element, rim, text, width_of
from insteg.figures.pictures.timeline import OPEN, heights, middles

# The county's projects, 35 lanes with what parts the places, stand on one page of paper with title, two headings, their sentences and a note,
# also below the owner's mark. Lanes are higher where something stands between them: a little for the numbers of arcs, more for places on a phone.
LANE, JOINED_LANE, HIGH_LANE, HEAD = 20.0, 21.5, 27.0, 34.0
# The circle around the number of an arc.
BADGE = 9.0
# Names to the right of the last bars have room.
BESIDE = 200.0
# On a phone the places stand above their lanes, and a name goes where there is room for it.
PHONE = 480.0


class Days:
    """Where days lie across the picture."""

    def __init__(self, drawn: Timeline, width: float):
        days = [day for bar in drawn.bars for day in (bar.start, bar.end) if day] + ([drawn.today[0]] if drawn.today else [])
        self.first, self.last = date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)
        self.width, self.is_narrow = width, width < PHONE
        self.left = 18.0 if self.is_narrow else max(width_of(name, 14) for name in drawn.rows) + 16
        self.step = (width - self.left - (18.0 if self.is_narrow else BESIDE)) / (self.last - self.first).days
        self.head = HEAD + (20.0 if self.is_narrow else 0.0)
        self.lane = HIGH_LANE if self.is_narrow else JOINED_LANE if drawn.joins else LANE

    def across(self, day: date | None) -> float:
        return self.left + self.step * ((day or self.first) - self.first).days

    def ends(self, bar: Bar) -> tuple[float, float]:
        """From where to where; an end that is not known a little beyond the other, but never out of the picture."""
        beyond = self.step * OPEN.days
        left = self.across(bar.start) if bar.start else max(self.across(bar.end) - beyond, self.left)
        return left, self.across(bar.end) if bar.end else self.across(bar.start) + beyond


def timeline(asked: Timeline, look: Look, width: float) -> tuple[str, float]:
    """Bars between dates in the rows of their places; what is known at one end is an arrow with its name."""
    days = Days(asked, width)
    drawn = _relaid(asked, days)
    tops, height = heights(drawn)
    head = days.head
    parts = [_years(days, head + days.lane * height, look)]
    for row, start, end in drawn.shared:
        left, right = days.across(start), days.across(end)
        size: dict[str, Any] = {
            "x": left,
            "y": head + days.lane * tops[row],
            "width": max(right - left, 1.0),
            "height": days.lane * drawn.lanes[row],
        }
        parts.append(element("rect", **size, fill=look.grid))
    for name, middle, top in zip(drawn.rows, middles(drawn), tops, strict=True):
        y = head + days.lane * top - 5 if days.is_narrow else head + days.lane * (middle + 0.5) + 5
        parts.append(text(0, y, name, look, 14, font_weight=600 if days.is_narrow else None))
    names = [_name_box(bar, days, tops) for bar in drawn.bars]
    arcs = around([_arc(join, drawn, days, tops) for join in drawn.joins], names, (days.left, width - BADGE))
    parts += [_line(arc, joining(join, look)) for arc, join in zip(arcs, drawn.joins, strict=True)]
    parts += [_bar(bar, days, _top(bar, days, tops), look) for bar in drawn.bars]
    numbers = numbered(arcs, [_room(join) for join in drawn.joins], names)
    parts += [_badge(at, join, look) for at, join in zip(numbers, drawn.joins, strict=True)]
    if drawn.today:
        at = days.across(drawn.today[0])
        parts.append(element("path", d=f"M{at:.1f} {HEAD:g}V{head + days.lane * height:.1f}", stroke=look.ink, stroke_dasharray="2 3"))
        parts.append(text(at - 4, head + days.lane * height, drawn.today[1], look, 12, text_anchor="end", **rim(look)))
    return "".join(parts), head + days.lane * height + (6 if drawn.today else 0)


def _relaid(drawn: Timeline, days: Days) -> Timeline:
    """Lanes for the letters of this picture: no name may lie on another."""
    bars = list(drawn.bars)
    counts = []
    for row in range(len(drawn.rows)):
        own = [at for at, bar in enumerate(bars) if bar.row == row]
        placed = lanes([_reach(bars[at], days) for at in own])
        for at, lane in zip(own, placed, strict=True):
            bars[at] = replace(bars[at], lane=lane)
        counts.append(max(placed, default=0) + 1)
    return replace(drawn, lanes=tuple(counts), bars=tuple(bars))


@dataclass(frozen=True)
class BarName:
    """Where a bar's name stands: x, whether it is in the bar or before it, and the name as far as there is room."""

    label: str
    x: float
    side: str


def _named(bar: Bar, days: Days) -> BarName:
    """In the bar where it fits, otherwise after it; on a phone before it where there is more room, shortened if need be."""
    left, right = days.ends(bar)
    sign = "" if bar.start and bar.end else "▷ " if bar.start else "◁ "
    wide = width_of(sign + bar.label, 13)
    if not sign and wide + 8 <= right - left:
        return BarName(bar.label, left + 5, "in")
    after, before = days.width - right - 5, left - 5
    if not days.is_narrow or wide <= after or after >= before:
        return BarName(sign + (_fitting(bar.label, after - width_of(sign, 13)) if days.is_narrow else bar.label), right + 5, "after")
    return BarName(sign + _fitting(bar.label, before - width_of(sign, 13)), left - 5, "before")


def _fitting(label: str, room: float) -> str:
    """As much of a name as there is room for."""
    if width_of(label, 13) <= room:
        return label
    return next((f"{label[:size].rstrip()}…" for size in range(len(label), 0, -1) if width_of(f"{label[:size]}…", 13) <= room), "")


def _reach(bar: Bar, days: Days) -> tuple[int, int]:
    (left, right), named = days.ends(bar), _named(bar, days)
    wide = width_of(named.label, 13) + 28
    return int(left - (wide if named.side == "before" else 0)), int(right + (wide if named.side == "after" else 0))


def _years(days: Days, bottom: float, look: Look) -> str:
    parts, step = [], next(step for step in (2, 4, 5, 10, 20) if step * 365 * days.step >= 34)
    for year in range(days.first.year, days.last.year + 1, step):
        at = days.across(date(year, 1, 1))
        parts.append(element("path", d=f"M{at:.1f} {HEAD - 6:g}V{bottom:.1f}", stroke=look.grid))
        parts.append(text(at, 16, str(year), look, 13, text_anchor="middle"))
    return "".join(parts)


def _bar(bar: Bar, days: Days, top: float, look: Look) -> str:
    (left, right), named, middle = days.ends(bar), _named(bar, days), top + days.lane / 2
    shown = {"data_name": bar.label, "data_values": f"{bar.start or '?'} – {bar.end or '?'}"}
    anchor = {"text_anchor": "end"} if named.side == "before" else {}
    style = {} if named.side == "in" else rim(look)
    name = text(named.x, middle + 4.5, named.label, look, 13, look.paper if named.side == "in" else "", **anchor, **style)
    if bar.start and bar.end:
        return element(
            "g", element("rect", x=left, y=top + 3, width=max(right - left, 1.0), height=days.lane - 6, fill=look.accent) + name, **shown
        )
    known = left if bar.start else right
    dashed = element("path", d=f"M{left:.1f} {middle:g}H{right:.1f}", stroke=look.accent, stroke_width=2, stroke_dasharray="6 4")
    end = element("path", d=f"M{known:.1f} {middle - 7:g}v14", stroke=look.accent, stroke_width=3)
    return element("g", dashed + end + name, **shown)


def _top(bar: Bar, days: Days, tops: list[float]) -> float:
    return days.head + days.lane * (tops[bar.row] + bar.lane)


def _name_box(bar: Bar, days: Days, tops: list[float]) -> Surround:
    """The room of a bar's name."""
    named, top = _named(bar, days), _top(bar, days, tops)
    wide = width_of(named.label, 13) + (0 if bar.start and bar.end else 16)
    left = named.x - wide if named.side == "before" else named.x
    middle = top + days.lane / 2
    return Surround(left, middle - 9, left + wide, middle + 9)


def _room(join: Join) -> Surround:
    """What the number of an arc takes, and its word."""
    return Surround(-BADGE, -BADGE, BADGE + (width_of(join.word, 12) + 4 if join.word else 0), BADGE)


def _arc(join: Join, drawn: Timeline, days: Days, tops: list[float]) -> Arc:
    above, below = sorted(_top(drawn.bars[at], days, tops) for at in join.bars)
    return Arc(days.across(join.day), above + days.lane - 3, below + 3, 26 + (below - above) / 12)


def _line(arc: Arc, colour: str) -> str:
    d = f"M{arc.x:.1f} {arc.first:.1f}Q{arc.x + arc.far:.1f} {arc.point(0.5)[1]:.1f} {arc.x:.1f} {arc.last:.1f}"
    return element("path", d=d, stroke=colour, stroke_width=2, fill="none")


def _badge(at: tuple[float, float], join: Join, look: Look) -> str:
    """The arc's number, over everything else, and its word where a tie is known."""
    (x, y), colour = at, joining(join, look)
    badge = element("circle", cx=x, cy=y, r=BADGE, fill=look.paper, stroke=colour, stroke_width=2)
    number = text(x, y + 4, join.label, look, 12, text_anchor="middle")
    word = text(x + 13, y + 4, join.word, look, 12, colour, **rim(look)) if join.word else ""
    return element("g", badge + number + word, data_name=join.label, data_values=join.text)
