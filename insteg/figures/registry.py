"""Every figure by its name: which page it lives on, what it is made of, and by which functions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

from pydantic import TypeAdapter

from insteg.figures.figure import Figure
from insteg.figures.pictures import Picture


def _part(address: str) -> Any:
    """What stands at `module:name` below insteg.figures. Loaded when a figure is asked for: no page pays for the others' figures."""
    module, _, name = address.partition(":")
    return getattr(import_module(f"insteg.figures.{module}"), name)


@dataclass(frozen=True)
class Recipe:
    """How a figure is made. page: where it lives; the rest are addresses `module:name` below insteg.figures.

    choice: the record of what was chosen; maker: from it to a figure and its picture's description, or None where there is
    nothing to draw; listing: the markup that pages and shows set in the picture's place; known_periods: those to choose the latest of when a slide names
    none, so that a ready story keeps up with the figures; every_period: the same picture of every period, to be played; excuse: why there is nothing to draw, when the figure itself knows.
    """

    page: str
    choice: str
    maker: str
    listing: str = ""
    known_periods: str = ""
    every_period: str = ""
    excuse: str = ""

    @cached_property
    def view(self) -> type:
        kind: type = _part(self.choice)
        return kind

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        """Reads and writes the choice."""
        return TypeAdapter(self.view)

    def make(self, view: Any) -> tuple[Figure, Picture] | None:
        maker: Callable[[Any], tuple[Figure, Picture] | None] = _part(self.maker)
        return maker(view)

    @cached_property
    def markup(self) -> Callable[[Any], str] | None:
        return _part(self.listing) if self.listing else None

    @cached_property
    def periods(self) -> Callable[[str], list[str]] | None:
        return _part(self.known_periods) if self.known_periods else None

    @cached_property
    def played(self) -> Callable[[Any], list[Picture]] | None:
        return _part(self.every_period) if self.every_period else None

    @cached_property
    def reason(self) -> Callable[[Any], str] | None:
        return _part(self.excuse) if self.excuse else None


def _of_effect(name: str) -> Recipe:
    return Recipe("effekt", "effect:EffectChoice", f"effect_figures:drawn_{name}", excuse="effect_figures:refusal")


def _of_differences(maker: str, listing: str = "") -> Recipe:
    return Recipe("ligger", "apart:DifferencesChoice", maker, listing=listing, known_periods="apart:periods")


def _of_synchronisation(maker: str) -> Recipe:
    return Recipe("synkronisering", "synchronisation.choice:SynchronisationChoice", f"synchronisation.{maker}")


RECIPES: dict[str, Recipe] = {
    "karta": Recipe(
        "laget", "situation:SituationChoice", "overview:drawn_map", known_periods="situation:periods", every_period="area_map:every_period"
    ),
    "de-sju": Recipe("laget", "situation:SituationChoice", "seven:drawn", known_periods="situation:periods"),
    "laget-i-landet": Recipe("laget", "situation:SituationChoice", "overview:drawn_position", known_periods="situation:periods"),
    "jamforelse": Recipe("jamfor", "comparison:ComparisonChoice", "comparison:drawn"),
    "skillnader-dots": _of_differences("differences:dots"),
    "skillnader-funnel": _of_differences("differences:funnel_of"),
    "skillnader-heat": _of_differences("heat:drawn", "heat:rendered"),
    "tidslinje": Recipe("projekt", "bank:BankChoice", "bank:drawn_timeline"),
    "projektkarta": Recipe("projekt", "bank:BankChoice", "project_areas:drawn"),
    "utfall": Recipe("insatser", "outcomes:OutcomeAxisChoice", "outcomes:axis"),
    "luckor": Recipe("insatser", "figure:NoChoice", "gaps:drawn", listing="gaps:rendered"),
    "insatstyper": Recipe("insatser", "type_table:TypesChoice", "type_table:drawn", listing="type_boxes:rendered"),
    "sida-vid-sida": Recipe("insatser", "type_tray:TrayChoice", "type_tray:drawn", listing="type_tray:rendered"),
    "effekter": Recipe("insatser", "effect_ratios:RatiosChoice", "effect_ratios:drawn"),
    "utforska": Recipe("utforska", "exploration.chart_choice:ChartChoice", "exploration.chart:drawn", excuse="exploration.chart:reason"),
    "kurvan": Recipe("kurvan", "projects_in_curve:CurveChoice", "projects_in_curve:drawn"),
    "rapportering": Recipe("lardomar", "figure:NoChoice", "lessons:drawn_quality"),
    "synk-nu": _of_synchronisation("now:drawn"),
    "synk-tid": _of_synchronisation("when:drawn"),
    "synk-samtidigt": _of_synchronisation("at_once:drawn"),
    "synk-lika": _of_synchronisation("alike:drawn_pairs"),
    "synk-koppling": _of_synchronisation("alike:drawn_ties"),
    "synk-foljd": _of_synchronisation("succession:drawn"),
    "synk-parter": _of_synchronisation("parties:drawn"),
    "synk-moten": _of_synchronisation("parties:drawn_meetings"),
    "effekt-paths": _of_effect("paths"),
    "effekt-gaps": _of_effect("gaps"),
    "effekt-ratios": _of_effect("ratios"),
    "effekt-second": _of_effect("second"),
}
