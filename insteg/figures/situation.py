"""Where everybody stands for one indicator in one period: what the front page shows, remembered per choice."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import people, pictures, sentences
from insteg.figures.benchmark import incomparable
from insteg.figures.pictures import Plot, Role, Series
from insteg.reference import catalogue, in_view, words
from insteg.reference.catalogue import COUNTRY, COUNTY, Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.standing import Standing, standings
from insteg.store.remembered import ask, remembered


@dataclass(frozen=True)
class SituationChoice:
    """What the reader looks at; everything below is made from it, so it is also what is remembered by."""

    indicator_id: str
    period: str
    area_code: str
    language: str
    mode: str

    @property
    def indicator(self) -> Indicator:
        return in_view.indicators()[self.indicator_id]

    @property
    def area(self) -> Area:
        return in_view.areas()[self.area_code]

    @property
    def chosen(self) -> str | None:
        """The municipality that is picked out, if one is."""
        return self.area_code if self.area.level == "municipality" else None

    @property
    def say(self) -> Words:
        return words.load(self.language)

    def measured(self, value: float | None) -> str:
        return self.say.measured(value, self.indicator.unit, self.indicator.decimals)


@remembered
def periods(indicator_id: str) -> list[str]:
    """The periods with any figure for the home areas, oldest first."""
    return sorted(ask("home_series", indicator=indicator_id).dropna(subset=["value"])["period"].unique())


@remembered
def judged(indicator_id: str, period: str) -> dict[str, Standing]:
    """Everybody's standing against Sweden."""
    series = ask("home_series", indicator=indicator_id)
    against = "" if period in incomparable(indicator_id, COUNTRY) else COUNTRY
    return standings(series, period, against, in_view.indicators()[indicator_id].good_direction)


def lack(indicator_id: str, period: str) -> sentences.Lack:
    """What is missing where a figure cannot be judged against Sweden: the number of people, unless Sweden itself is no measure of it."""
    if period in incomparable(indicator_id, COUNTRY):
        return "another_base"
    country = judged(indicator_id, period).get(COUNTRY)
    return "people" if country and country.value is not None else "figure"


@remembered
def by_size() -> dict[str, Area]:
    """The seven in order of population: never in order of result."""
    sizes = dict(ask("sizes")[["area_code", "population"]].itertuples(index=False))
    return {code: in_view.areas()[code] for code in sorted(catalogue.the_seven(), key=lambda code: -sizes.get(code, 0))}


@remembered
def headline(view: SituationChoice) -> str:
    """The one true sentence on the area in view."""
    found = judged(view.indicator_id, view.period)
    country = in_view.areas()[COUNTRY]
    value = found[COUNTRY].value if COUNTRY in found else None
    why = lack(view.indicator_id, view.period)
    return sentences.headline(view.say, view.indicator, view.area, found.get(view.area_code), country, value, why)


@remembered
def on_the_seven(view: SituationChoice) -> str:
    """Which of the seven may be called higher or lower than Sweden."""
    found, why = judged(view.indicator_id, view.period), lack(view.indicator_id, view.period)
    return sentences.the_seven(view.say, view.indicator, found, by_size(), in_view.areas()[COUNTRY], why)


@remembered
def method(indicator_id: str, language: str) -> str:
    """How differences are judged for this indicator, for the panel beside the chart."""
    say, basis = words.load(language), people.basis(indicator_id)
    if basis == "none":
        return sentences.unjudged(say, "figure.method.none", in_view.indicators()[indicator_id])
    if basis == "counted":
        return say("counted.method")
    return f"{say('figure.method')} {people.rules(say, people.countings(indicator_id))}"


@remembered
def table(view: SituationChoice) -> pd.DataFrame:
    """The figures in words: one row an area, the seven in order of population, then county and Sweden."""
    found = judged(view.indicator_id, view.period)
    areas = {**by_size(), **{code: in_view.areas()[code] for code in (COUNTY, COUNTRY)}}
    return pd.DataFrame([_table_row(view, area, found[code]) for code, area in areas.items() if code in found])


def limits(view: SituationChoice, standing: Standing) -> tuple[str, str] | None:
    """How far chance may have moved the figure, from and to; None where nobody can know."""
    country = judged(view.indicator_id, view.period).get(COUNTRY)
    return sentences.limits_measured(view.say, view.indicator, standing.interval, country.value if country else None)


def _table_row(view: SituationChoice, area: Area, standing: Standing) -> dict[str, str]:
    say, (low, high) = view.say, limits(view, standing) or ("–", "–")
    persons_column = say("counted.column") if people.basis(view.indicator_id) == "counted" else say("column.persons")
    return {
        say("column.area"): area.name(view.language),
        say("column.value"): view.measured(standing.value),
        say("column.low"): low,
        say("column.high"): high,
        persons_column: _people(say, standing),
        say("column.verdict"): "–"
        if area.area_code == COUNTRY
        else sentences.verdict_in_words(
            say, view.indicator, standing.verdict, in_view.areas()[COUNTRY], lack=lack(view.indicator_id, view.period)
        ),
    }


def _people(say: Words, standing: Standing) -> str:
    found = standing.persons
    if found is None:
        return "–"
    return say.about(found.count) if found.is_estimated else say.counted(found.count)


@remembered
def rows(view: SituationChoice) -> pd.DataFrame:
    """The long-table rows behind the figures, for downloads and the source line."""
    series = ask("home_series", indicator=view.indicator_id)
    return series[series["period"] == view.period].assign(indicator=view.indicator_id).drop(columns=people.COLUMNS)


@remembered
def cloud(view: SituationChoice) -> pd.DataFrame:
    """Every municipality's value with its hover text."""
    dots = ask("cloud", indicator=view.indicator_id, period=view.period)
    names = [in_view.areas()[code].name(view.language) for code in dots["area_code"]]
    return dots.assign(name=names, text=[_hover(view, row.area_code, row.value) for row in dots.itertuples()])


def _hover(view: SituationChoice, code: str, value: float) -> str:
    return f"{in_view.areas()[code].name(view.language)}: {view.measured(value)}"


@remembered
def position_picture(view: SituationChoice) -> Plot:
    """The seven with their intervals above the cloud of all municipalities, county and Sweden as upright lines."""
    found, areas = judged(view.indicator_id, view.period), in_view.areas()
    dots = pd.DataFrame([_position_row(view, code, found.get(code)) for code in by_size()])
    known = [
        (Series(areas[code].name(view.language), code, Role.BENCHMARK), found[code].value) for code in (COUNTY, COUNTRY) if code in found
    ]
    marks = [(of, value) for of, value in known if value is not None]
    unit, everybody = view.say(f"unit.{view.indicator.unit}.axis"), view.say("picture.municipalities")
    return pictures.position(dots, cloud(view), marks, unit, everybody)


def _position_row(view: SituationChoice, code: str, standing: Standing | None) -> dict[str, Any]:
    interval = standing.interval if standing else None
    value = standing.value if standing and standing.value is not None else float("nan")
    return {
        "area_code": code,
        "name": in_view.areas()[code].name(view.language),
        "value": value,
        "low": interval.low if interval else value,
        "high": interval.high if interval else value,
        "text": _hover(view, code, value),
        "selected": code == view.chosen,
    }
