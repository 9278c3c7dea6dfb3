"""Word-sized pictures for a row of the profile: a line over time, a tick among all municipalities. Plain SVG."""

from markupsafe import escape

WIDTH, HEIGHT, EDGE = 150, 40, 4


def _points(values: list[float | None], low: float, high: float) -> list[tuple[float, float] | None]:
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    span = (high - low) or 1.0
    place = [EDGE + step * index if len(values) > 1 else WIDTH / 2 for index in range(len(values))]
    return [
        None if value is None else (x, HEIGHT - EDGE - (value - low) / span * (HEIGHT - 2 * EDGE))
        for x, value in zip(place, values, strict=True)
    ]


def path(points: list[tuple[float, float] | None], starts: set[int]) -> str:
    steps = []
    is_joined = False
    for index, point in enumerate(points):
        if point is not None:
            steps.append(f"{'L' if is_joined and index not in starts else 'M'}{point[0]:.1f},{point[1]:.1f}")
        is_joined = point is not None
    return "".join(steps)


def sparkline(values: list[float | None], starts: set[int], alternative: str) -> str:
    """An SVG line over time. None is a gap; an index in `starts` begins a new line after a break in the series."""
    known = [value for value in values if value is not None]
    points = _points(values, min(known, default=0.0), max(known, default=1.0))
    last = next((point for point in reversed(points) if point is not None), None)
    dot = f'<circle cx="{last[0]:.1f}" cy="{last[1]:.1f}" r="3.5" fill="currentColor"/>' if last else ""
    line = f'<path d="{path(points, starts)}" fill="none" stroke="currentColor" stroke-width="2"/>'
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" class="insteg-spark" role="img" aria-label="{escape(alternative)}">{line}{dot}</svg>'


def strip(values: list[float], own: float | None, benchmark: float | None, alternative: str) -> str:
    """An SVG strip: a thin tick for every municipality, a long one for Sweden, a dot for the area itself."""
    shown = [*values, *(value for value in (own, benchmark) if value is not None)]
    low, high = min(shown, default=0.0), max(shown, default=1.0)
    span = (high - low) or 1.0

    def x(value: float) -> float:
        return EDGE + (value - low) / span * (WIDTH - 2 * EDGE)

    ticks = "".join(f"M{x(value):.1f},14V26" for value in values)
    parts = [f'<path d="{ticks}" stroke="currentColor" stroke-opacity="0.22" stroke-width="1"/>']
    if benchmark is not None:
        parts.append(f'<path d="M{x(benchmark):.1f},6V34" stroke="currentColor" stroke-width="1.5"/>')
    if own is not None:
        parts.append(f'<circle cx="{x(own):.1f}" cy="20" r="6" class="insteg-own"/>')
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" class="insteg-spark" role="img" aria-label="{escape(alternative)}">{"".join(parts)}</svg>'
