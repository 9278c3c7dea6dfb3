"""A hundred people as dots: how many of them reached a result without an intervention, and how many more with it. Plain SVG, said in words beside it."""

from collections.abc import Iterable

from markupsafe import Markup

HIGH, ACROSS, STEP = 4, 25, 5.2


def hundred(treated: int, control: int) -> Markup:
    """Columns of four, from the left: those who reach it either way, then the difference, then the rest. treated, control: of 100."""
    both, most = sorted((treated, control))
    parts = {"insteg-either": range(both), "insteg-more" if treated > control else "insteg-fewer": range(both, most)}
    dots = "".join(f'<path class="{name}" d="{_dots(places)}"/>' for name, places in parts.items() if len(places))
    rest = f'<path class="insteg-rest" d="{_dots(range(most, HIGH * ACROSS))}"/>'
    width, height = ACROSS * STEP, HIGH * STEP
    return Markup('<svg class="insteg-hundred" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>').format(width, height, Markup(dots + rest))


def _dots(places: Iterable[int]) -> str:
    """A point for each place, counted down the columns."""
    return "".join(f"M{STEP * (at // HIGH + 0.5):.1f} {STEP * (at % HIGH + 0.5):.1f}h0" for at in places)
