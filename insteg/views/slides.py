"""Every figure on every page as a slide: from its name and its view, drawn live in any language and theme."""

import dataclasses
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import pandas as pd
from pydantic import TypeAdapter, ValidationError

from insteg import catalogue, interventions, words
from insteg.charts import Chart
from insteg.stories import Slide
from insteg.views import (
    apart,
    bank,
    benchmark,
    comparison,
    differences,
    effect,
    effect_figures,
    evidence,
    heat,
    held,
    lessons,
    map,
    outcomes,
    overview,
    project_places,
    projects_in_curve,
    situation,
)
from insteg.views.figure import Figure, Themed

log = logging.getLogger(__name__)
# What the reader chose besides these is what a slide keeps: they are the audience's.
AUDIENCE = {"language", "mode"}
# What stands in every page's address and belongs to no figure.
OF_NO_FIGURE = {"lang", "visning"}


@dataclass(frozen=True)
class Recipe:
    """How a figure is made of its view. page: where it lives; picture, markup: what is drawn where there is no Plotly chart."""

    page: str
    view: type
    make: Callable[[Any], tuple[Figure, Chart | None] | None]
    picture: Callable[[Any], dict] | None = None
    markup: Callable[[Any], str] | None = None
    # The periods to choose the latest of when a slide names none, so that a ready story keeps up with the figures.
    periods: Callable[[str], list[str]] | None = None
    # Why there is nothing to draw, when the figure itself knows.
    reason: Callable[[Any], str] | None = None

    @cached_property
    def adapter(self) -> TypeAdapter:
        """Reads and writes the view."""
        return TypeAdapter(self.view)


@dataclass(frozen=True)
class Rendered:
    """A slide as it is shown. A slide that cannot be drawn has a `problem` and a figure whose sentence says it."""

    slide: Slide
    heading: str
    figure: Figure
    chart: Chart | None = None
    map: dict | None = None
    markup: str = ""
    problem: str = ""


def _of_effect(name: str) -> Recipe:
    return Recipe("effekt", effect.Shown, partial(effect_figures.drawn, name), reason=effect_figures.refusal)


def _where(view: bank.View) -> tuple[Figure, None] | None:
    found = project_places.map_figure(view)
    return (found, None) if found else None


RECIPES: dict[str, Recipe] = {
    "karta": Recipe("laget", situation.View, lambda view: (overview.map_figure(view), None), picture=map.alone, periods=situation.periods),
    "laget-i-landet": Recipe(
        "laget",
        situation.View,
        lambda view: (overview.position_figure(view), situation.position_chart(view)),
        periods=situation.periods,
    ),
    "jamforelse": Recipe("jamfor", comparison.Comparison, comparison.drawn),
    "skillnader-dots": Recipe("ligger", apart.View, differences.dots, periods=apart.periods),
    "skillnader-funnel": Recipe("ligger", apart.View, differences.funnel_of, periods=apart.periods),
    "skillnader-heat": Recipe("ligger", apart.View, lambda view: (heat.figure_of(view), None), markup=heat.rendered, periods=apart.periods),
    "tidslinje": Recipe("projekt", bank.View, lambda view: bank.timeline(view.filters, view.language, view.mode)),
    "projektkarta": Recipe("projekt", bank.View, _where, picture=project_places.picture),
    "utfall": Recipe("insatser", outcomes.AxisView, outcomes.axis),
    "luckor": Recipe("insatser", Themed, lambda view: evidence.gap_map(view.language, view.mode)),
    "kurvan": Recipe("kurvan", projects_in_curve.View, projects_in_curve.drawn),
    "rapportering": Recipe("lardomar", Themed, lambda view: lessons.quality(view.language, view.mode)),
    "effekt-paths": _of_effect("paths"),
    "effekt-gaps": _of_effect("gaps"),
    "effekt-ratios": _of_effect("ratios"),
    "effekt-second": _of_effect("second"),
}


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
        return _problem(slide, say("slide.unknown_figure", figure=slide.figure), language)
    try:
        view = view_of(slide, language, mode)
        if unknown := next(_unknown(view), None) or _unknown_period(recipe, view):
            return _problem(slide, say("slide.unknown_choice", value=unknown), language)
        drawn = recipe.make(view)
        if drawn is None:
            return _problem(slide, (recipe.reason(view) if recipe.reason else "") or say("slide.nothing"), language)
        figure, chart = drawn
        picture, markup = recipe.picture(view) if recipe.picture else None, recipe.markup(view) if recipe.markup else ""
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        return _problem(slide, say("slide.unreadable_choice", name=place), language)
    except Exception:  # a link is anybody's text: whatever it makes fail, the other slides are shown
        log.exception("The slide %r cannot be drawn", slide.figure)
        return _problem(slide, say("slide.nothing"), language)
    return Rendered(slide, slide.heading or figure.title, figure, chart, picture, markup)


def _unknown_period(recipe: Recipe, view: Any) -> str:
    return "" if recipe.periods is None or view.period in recipe.periods(view.indicator_id) else view.period


def _problem(slide: Slide, sentence: str, language: str) -> Rendered:
    heading = slide.heading or words.load(language)("slide.cannot_be_drawn")
    figure = Figure(slide.figure, heading, sentence, None, pd.DataFrame(), pd.DataFrame(), "")
    return Rendered(slide, heading, figure, problem=sentence)


def _known() -> dict[str, Callable[[Any], bool]]:
    """For the fields that name something: whether it exists. Fields that are not here hold a number, a text or a yes."""
    areas, types = catalogue.areas(), {item.id for item in interventions.types()}
    return {
        "indicator_id": held.measures().__contains__,
        "area_code": areas.__contains__,
        "area_codes": areas.__contains__,
        "areas": areas.__contains__,
        "listed": areas.__contains__,
        "similar_to": {*areas, ""}.__contains__,
        "types": types.__contains__,
        "form": {comparison.LINES, comparison.PANELS}.__contains__,
        "kind": {benchmark.NATION, benchmark.REGION, benchmark.SIMILAR}.__contains__,
        "pool": {effect.EVERYBODY, effect.SAME_SIZE, effect.LISTED}.__contains__,
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
