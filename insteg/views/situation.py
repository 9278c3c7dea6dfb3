"""Where everybody stands for one indicator in one period: what the front page shows, remembered per choice."""

from dataclasses import dataclass

import pandas as pd

from insteg import catalogue, charts, sentences, words
from insteg.catalogue import COUNTRY, COUNTY, Area, Indicator
from insteg.charts import Chart, Look
from insteg.measures.persons import Error
from insteg.measures.standing import Standing, standings
from insteg.views.data import ask, remembered
from insteg.words import Words


@dataclass(frozen=True)
class View:
    """What the reader looks at; everything below is made from it, so it is also what is remembered by."""

    indicator_id: str
    period: str
    area_code: str
    language: str
    mode: str

    @property
    def indicator(self) -> Indicator:
        return catalogue.indicators()[self.indicator_id]

    @property
    def area(self) -> Area:
        return catalogue.areas()[self.area_code]

    @property
    def chosen(self) -> str | None:
        """The municipality that is picked out, if one is."""
        return self.area_code if self.area.level == "municipality" else None

    @property
    def say(self) -> Words:
        return words.load(self.language)

    def measured(self, value: float | None, more_decimals: int = 0) -> str:
        return self.say.measured(value, self.indicator.unit, self.indicator.decimals + more_decimals)


def estimate_error(area_code: str = COUNTY) -> Error:
    """How wrong the estimated number of young people may be, in percent: more in the country's other municipalities than at home."""
    estimate = catalogue.estimates()["16-24"]
    if catalogue.areas()[area_code].level == "municipality" and area_code not in catalogue.the_seven():
        return Error(estimate.error_country_low, estimate.error_country_high)
    return Error(estimate.error_seven_low, estimate.error_seven_high)


@remembered
def periods(indicator_id: str) -> list[str]:
    """The periods with any figure for the home areas, oldest first."""
    return sorted(ask("home_series", indicator=indicator_id).dropna(subset=["value"])["period"].unique())


@remembered
def judged(indicator_id: str, period: str) -> dict[str, Standing]:
    """Everybody's standing against Sweden."""
    series = ask("home_series", indicator=indicator_id)
    return standings(series, period, COUNTRY, catalogue.indicators()[indicator_id].good_direction, estimate_error())


@remembered
def by_size() -> dict[str, Area]:
    """The seven in order of population: never in order of result."""
    sizes = dict(ask("sizes")[["area_code", "population"]].itertuples(index=False))
    return {code: catalogue.areas()[code] for code in sorted(catalogue.the_seven(), key=lambda code: -sizes.get(code, 0))}


@remembered
def headline(view: View) -> str:
    """The one true sentence on the area in view."""
    found = judged(view.indicator_id, view.period)
    country = catalogue.areas()[COUNTRY]
    value = found[COUNTRY].value if COUNTRY in found else None
    return sentences.headline(view.say, view.indicator, view.area, found.get(view.area_code), country, value)


@remembered
def on_the_seven(view: View) -> str:
    """Which of the seven may be called higher or lower than Sweden."""
    return sentences.the_seven(view.say, judged(view.indicator_id, view.period), by_size(), catalogue.areas()[COUNTRY])


@remembered
def method(indicator_id: str, language: str) -> str:
    """How differences are judged for this indicator, for the panel beside the chart."""
    say, indicator = words.load(language), catalogue.indicators()[indicator_id]
    estimate = catalogue.estimates().get(indicator.age)
    if estimate is None or indicator.denominator != "population":
        return say("figure.method.none")
    errors = {name: say.signed(getattr(estimate, f"error_{name}")) for name in ("seven_low", "seven_high", "country_low", "country_high")}
    return say(
        "figure.method",
        low=errors["seven_low"],
        high=errors["seven_high"],
        country_low=errors["country_low"],
        country_high=errors["country_high"],
    )


@remembered
def table(view: View) -> pd.DataFrame:
    """The figures in words: one row an area, the seven in order of population, then county and Sweden."""
    found = judged(view.indicator_id, view.period)
    areas = {**by_size(), **{code: catalogue.areas()[code] for code in (COUNTY, COUNTRY)}}
    return pd.DataFrame([_table_row(view, area, found[code]) for code, area in areas.items() if code in found])


def _table_row(view: View, area: Area, standing: Standing) -> dict[str, str]:
    say, interval = view.say, standing.interval
    return {
        say("column.area"): area.name(view.language),
        say("column.value"): view.measured(standing.value),
        # One decimal more: a limit rounded onto the benchmark would seem to contradict the verdict.
        say("column.low"): view.measured(interval.low, 1) if interval else "–",
        say("column.high"): view.measured(interval.high, 1) if interval else "–",
        say("column.persons"): say.about(standing.persons.count) if standing.persons else "–",
        say("column.verdict"): "–"
        if area.area_code == COUNTRY
        else sentences.verdict_in_words(say, standing.verdict, catalogue.areas()[COUNTRY]),
    }


@remembered
def rows(view: View) -> pd.DataFrame:
    """The long-table rows behind the figures, for downloads and the source line."""
    series = ask("home_series", indicator=view.indicator_id)
    return series[series["period"] == view.period].assign(indicator=view.indicator_id).drop(columns="persons_estimated")


@remembered
def cloud(view: View) -> pd.DataFrame:
    """Every municipality's value with its hover text."""
    dots = ask("cloud", indicator=view.indicator_id, period=view.period)
    return dots.assign(text=[_hover(view, row.area_code, row.value) for row in dots.itertuples()])


def _hover(view: View, code: str, value: float) -> str:
    return f"{catalogue.areas()[code].name(view.language)}: {view.measured(value)}"


@remembered
def position_chart(view: View) -> Chart:
    """The seven with their intervals above the cloud of all municipalities, county and Sweden as upright lines."""
    found, areas = judged(view.indicator_id, view.period), catalogue.areas()
    dots = pd.DataFrame([_position_row(view, code, found.get(code)) for code in by_size()])
    known = [(areas[code].name(view.language), found[code].value) for code in (COUNTY, COUNTRY) if code in found]
    marks = [(name, value) for name, value in known if value is not None]
    return charts.position(dots, cloud(view), marks, Look.of(view.mode), view.say(f"unit.{view.indicator.unit}.axis"), view.chosen)


def _position_row(view: View, code: str, standing: Standing | None) -> dict:
    interval = standing.interval if standing else None
    value = standing.value if standing and standing.value is not None else float("nan")
    return {
        "area_code": code,
        "name": catalogue.areas()[code].name(view.language),
        "value": value,
        "low": interval.low if interval else value,
        "high": interval.high if interval else value,
        "text": _hover(view, code, value),
    }
