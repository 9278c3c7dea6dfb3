"""A figure as a slide: from its name and its view, drawn live in any language and theme."""

import dataclasses
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pydantic import ValidationError

from insteg.figures import held
from insteg.figures.figure import Figure
from insteg.figures.pictures import Picture
from insteg.figures.registry import RECIPES, Recipe
from insteg.reference import in_view, interventions, words
from insteg.show import own_slides
from insteg.show.shows import shows
from insteg.show.stories import Slide

log = logging.getLogger(__name__)
# What the reader chose besides these is what a slide keeps: they are the audience's.
AUDIENCE = {"language", "mode"}
# What stands in every page's address and belongs to no figure.
OF_NO_FIGURE = {"lang", "visning"}


@dataclass(frozen=True)
class Rendered:
    """A slide as it is shown. A slide that cannot be drawn has a `problem` and a figure whose sentence says it."""

    slide: Slide
    heading: str
    figure: Figure
    picture: Picture | None = None
    markup: str = ""
    problem: str = ""
    shows: str = ""

    @property
    def sentence(self) -> str:
        """Which measure, unit and years, and what can be said of them."""
        return f"{self.shows} {self.figure.sentence}".strip()


def slide_of(name: str, view: Any, choices: dict[str, str]) -> Slide:
    """The slide of a figure with this view. choices: the page's own, as they stand in its address."""
    recipe = RECIPES[name]
    found = recipe.adapter.dump_python(view, mode="json", exclude_defaults=True)
    kept = {field: value for field, value in found.items() if field not in AUDIENCE}
    return Slide(name, kept, recipe.page, {field: value for field, value in choices.items() if field not in OF_NO_FIGURE})


def view_of(slide: Slide, language: str, mode: str) -> Any:
    """The view to draw the slide from. Raises KeyError for an unknown figure, ValidationError for a view that is none."""
    recipe = RECIPES[slide.figure]
    values = {**slide.view, "language": language, "mode": mode}
    if recipe.periods and not values.get("period"):
        known = held.measures().get(str(values.get("indicator_id")))
        values["period"] = recipe.periods(known.id)[-1] if known else ""
    return recipe.adapter.validate_python(values)


def rendered(slide: Slide, language: str, mode: str) -> Rendered:
    """The slide as it is shown from today's snapshot. Whatever a link asks for, the answer is a slide."""
    say = words.load(language)
    recipe = RECIPES.get(slide.figure)
    if recipe is None:
        return _without_recipe(slide, language)
    try:
        view = view_of(slide, language, mode)
        if unknown := next(_unknown(view), None) or _unknown_period(recipe, view):
            return _problem(slide, say("slide.unknown_choice", value=unknown), language)
        drawn = recipe.make(view)
        if drawn is None:
            return _problem(slide, (recipe.reason(view) if recipe.reason else "") or say("slide.nothing"), language)
        figure, picture = drawn
        markup = recipe.markup(view) if recipe.markup else ""
        told = shows(figure, picture, slide.heading_in(language) or figure.title, language)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        return _problem(slide, say("slide.unreadable_choice", name=place), language)
    except Exception:  # a link is anybody's text: whatever it makes fail, the other slides are shown
        log.exception("The slide %r cannot be drawn", slide.figure)
        return _problem(slide, say("slide.nothing"), language)
    heading = slide.heading_in(language) or figure.title
    return Rendered(slide, heading, figure, picture, markup, shows=told)


def _without_recipe(slide: Slide, language: str) -> Rendered:
    """A slide of words alone, or one whose figure nobody knows."""
    if slide.figure not in own_slides.KINDS:
        return _problem(slide, words.load(language)("slide.unknown_figure", figure=slide.figure), language)
    figure = own_slides.figure(slide, language)
    return Rendered(slide, figure.title, figure)


def _unknown_period(recipe: Recipe, view: Any) -> str:
    return "" if recipe.periods is None or view.period in recipe.periods(view.indicator_id) else view.period


def _problem(slide: Slide, sentence: str, language: str) -> Rendered:
    heading = slide.heading_in(language) or words.load(language)("slide.cannot_be_drawn")
    figure = Figure(slide.figure, heading, sentence, None, pd.DataFrame(), pd.DataFrame(), "")
    return Rendered(slide, heading, figure, problem=sentence)


def _known() -> dict[str, Callable[[Any], bool]]:
    """For the fields that name something: whether it exists. Fields that are not here hold a number, a text or a yes."""
    # Imported here: only a slide that is drawn pays for them, not every page that offers to keep a figure as one.
    from insteg.figures import benchmark, comparison, effect, type_rows
    from insteg.figures.exploration import chart
    from insteg.figures.exploration.chart_choice import PICTURES
    from insteg.figures.exploration.cross_choice import CELLS, SUMMED, read_groups, write_groups
    from insteg.figures.synchronisation.choice import BY_PROGRAMME, BY_YEAR, is_day

    areas, types = in_view.areas(), {item.id for item in interventions.types()}
    return {
        "indicator_id": held.measures().__contains__,
        "area_code": {*areas, ""}.__contains__,
        "area_codes": areas.__contains__,
        "areas": areas.__contains__,
        "listed": areas.__contains__,
        "indicators": in_view.indicators().__contains__,
        "picture": PICTURES.__contains__,
        "cell": CELLS.__contains__,
        "base": chart.knows_base,
        "summed": SUMMED.__contains__,
        "groups": lambda group: read_groups(write_groups((group,)), frozenset(areas)) == (group,),
        "similar_to": {*areas, ""}.__contains__,
        "types": types.__contains__,
        "only": type_rows.CHIPS.__contains__,
        "order": type_rows.ORDERS.__contains__,
        "form": {comparison.LINES, comparison.PANELS}.__contains__,
        "kind": {benchmark.NATION, benchmark.REGION, benchmark.SIMILAR}.__contains__,
        "pool": {effect.EVERYBODY, effect.SAME_SIZE, effect.LISTED}.__contains__,
        "per": {BY_PROGRAMME, BY_YEAR}.__contains__,
        "likeness": range(101).__contains__,
        "as_of": lambda day: not day or is_day(day),
        "weights": lambda pair: pair[0] in benchmark.DEFAULTS and 0 <= pair[1] <= 5,
        "first": lambda year: year is None or (len(year) == 4 and year.isdigit()),
        "last": lambda year: year is None or (len(year) == 4 and year.isdigit()),
    }


def _unknown(view: Any) -> Iterator[str]:
    """What the view names that does not exist, in words of the link."""
    known = _known()
    for field in dataclasses.fields(view):
        value = getattr(view, field.name)
        if dataclasses.is_dataclass(value):
            yield from _unknown(value)
        elif field.name in known:
            parts = value if isinstance(value, tuple) else (value,)
            yield from (str(part) for part in parts if not known[field.name](part))
