"""Word-sized pictures for a row of a table of areas: an interval beside a benchmark, and a line with the country's behind it. Plain SVG."""

from collections.abc import Sequence

from markupsafe import escape

from insteg.figures.pictures.spark import path

WIDTH, HEIGHT, EDGE = 120, 40, 6


def interval(
    low: float, value: float, high: float, against: float | None, domain: tuple[float, float], is_apart: bool, alternative: str
) -> str:
    """A bar from low to high with a dot at the value, and a line through the whole row at the benchmark. domain: shared by all rows."""
    bottom, top = domain

    def x(at: float) -> float:
        return EDGE + (at - bottom) / ((top - bottom) or 1.0) * (WIDTH - 2 * EDGE)

    kind = "insteg-apart" if is_apart else "insteg-within"
    bar = f'<rect x="{x(low):.1f}" y="16" width="{max(x(high) - x(low), 1):.1f}" height="8" class="{kind}"/>'
    line = "" if against is None else f'<path d="M{x(against):.1f},0V{HEIGHT}" class="insteg-against"/>'
    return _svg(f'{bar}{line}<circle cx="{x(value):.1f}" cy="20" r="5" class="insteg-own"/>', alternative)


def beside(own: Sequence[float | None], behind: Sequence[float | None], washed: Sequence[bool], alternative: str) -> str:
    """The area's line before the country's, one step a period; washed: the periods that stand out."""
    known = [value for value in (*own, *behind) if value is not None]
    low, high = min(known, default=0.0), max(known, default=1.0)
    step = (WIDTH - 2 * EDGE) / max(len(own) - 1, 1)

    def points(values: Sequence[float | None]) -> list[tuple[float, float] | None]:
        heights = [None if value is None else 34 - (value - low) / ((high - low) or 1.0) * 28 for value in values]
        return [None if y is None else (EDGE + step * place, y) for place, y in enumerate(heights)]

    wash = "".join(
        f'<rect x="{EDGE + step * (place - 0.5):.1f}" y="2" width="{step:.1f}" height="36" class="insteg-wash"/>'
        for place, is_washed in enumerate(washed)
        if is_washed
    )
    line = points(own)
    last = next((point for point in reversed(line) if point is not None), None)
    dot = f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="3.5" class="insteg-own"/>' if last else ""
    lines = f'<path d="{path(points(behind), set())}" class="insteg-behind"/><path d="{path(line, set())}" class="insteg-line"/>'
    return _svg(f"{wash}{lines}{dot}", alternative)


def _svg(inside: str, alternative: str) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" class="insteg-cell" role="img" aria-label="{escape(alternative)}">{inside}</svg>'
