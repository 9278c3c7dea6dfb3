"""A figure's picture without a script: SVG in the colours of the page, light and dark, for each width of its place."""

from dataclasses import fields, replace
from typing import Any

from markupsafe import Markup

from insteg.figures.figure import Figure
from insteg.figures.pictures import Look, Picture
from insteg.figures.pictures.look import DARK, LIGHT
from insteg.figures.pictures.plot import Dots, Mark, Plot, Point, Role
from insteg.figures.pictures.svg.picture import alone

# The page on a usual screen, a column of it, and what a phone of 390 pixels leaves.
WIDTHS = {"full": 1180.0, "wide": 620.0, "narrow": 358.0}
LISTS = ("places", "steps")


def _named() -> Look:
    """A look whose colours are names: the style sheet says what they are in light and in dark."""
    plain: dict[str, Any] = {field.name: f"var(--still-{field.name})" for field in fields(Look) if field.name not in ("mode", *LISTS)}
    many: dict[str, Any] = {name: tuple(f"var(--still-{name}-{turn})" for turn in range(len(getattr(LIGHT, name)))) for name in LISTS}
    return replace(LIGHT, **plain, **many)


NAMED = _named()


def colours(look: Look) -> str:
    """What the names stand for in one theme, as CSS."""
    plain = {field.name: getattr(look, field.name) for field in fields(Look) if field.name not in ("mode", *LISTS)}
    many = {f"{name}-{turn}": colour for name in LISTS for turn, colour in enumerate(getattr(look, name))}
    return "".join(f"--still-{name}:{colour};" for name, colour in {**plain, **many}.items())


def style() -> str:
    return f":root{{{colours(LIGHT)}}}@media(prefers-color-scheme:dark){{:root{{{colours(DARK)}}}}}"


def on_phone(figure: Figure, picture: Picture, look: Look, language: str) -> str:
    """The narrow drawing alone, for a live page whose chart would be too crowded on a phone."""
    return alone(picture, look, (figure.title, figure.sentence.replace("**", "")), language, WIDTHS["narrow"])


def drawn(figure: Figure, picture: Picture, language: str) -> str:
    """A drawing for each width; the style sheet shows the one that fits its place."""
    said = (figure.title, figure.sentence.replace("**", ""))
    picture = _hushed(picture) if isinstance(picture, Plot) else picture
    parts = [
        Markup('<div class="insteg-still insteg-still-{}">{}</div>').format(name, Markup(alone(picture, NAMED, said, language, width)))
        for name, width in WIDTHS.items()
    ]
    return Markup('<div class="insteg-stills">{}</div>').format(Markup("").join(parts))


def _hushed(plot: Plot) -> Plot:
    """The picture without what is said of each grey dot: in three widths those names were half the page, and the live page soon says them."""
    return replace(plot, marks=tuple(_silent(mark) for mark in plot.marks))


def _silent(mark: Mark) -> Mark:
    if not isinstance(mark, Dots) or mark.of.role is not Role.BEHIND:
        return mark
    return replace(mark, points=tuple(_place_only(point) if point.of and point.of.role is Role.BEHIND else point for point in mark.points))


def _place_only(point: Point) -> Point:
    return Point(point.x, point.y)
