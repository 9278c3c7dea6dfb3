"""The seven in a table: how many, which share, how sure, since when, against Sweden. The front page's first figure."""

from typing import Any

from markupsafe import Markup

from insteg.figures import markup, overview, since, situation
from insteg.figures.figure import Figure
from insteg.figures.frame import PLACE
from insteg.figures.pictures import Plot, rows
from insteg.figures.record import link_to
from insteg.figures.situation import SituationChoice
from insteg.reference import in_view
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.reference.words import Words
from insteg.statistics.standing import Standing
from insteg.store.remembered import ask, remembered


@remembered
def drawn(view: SituationChoice) -> tuple[Figure, Plot]:
    """The figure; its picture is the seven with their intervals, among all municipalities."""
    return overview.figure_of(view, "de-sju", view.say("front.seven"), overview.county_sentence(view)), situation.position_picture(view)


@remembered
def rendered(view: SituationChoice) -> str:
    """The table as markup: the seven by population, then the county."""
    found = situation.judged(view.indicator_id, view.period)
    codes = [code for code in [*situation.by_size(), COUNTY] if code in found]
    domain, against = _domain(found, codes), found[COUNTRY].value if COUNTRY in found else None
    told = [_row(view, code, found[code], against, domain) for code in codes]
    country = view.say("seven.country", value=view.measured(against)) if against is not None else ""
    years = since.comparable(view.indicator_id, view.period)
    start = view.say.period(years[0]) if len(years) > 1 else ""
    return markup.rendered("seven.html", rows=told, say=view.say, country=country, start=start, county=COUNTY)


def _domain(found: dict[str, Standing], codes: list[str]) -> tuple[float, float]:
    standings = [found[code] for code in (*codes, COUNTRY) if code in found]
    ends = [end for one in standings if one.interval for end in (one.interval.low, one.interval.high)]
    known = ends + [one.value for one in standings if one.value is not None]
    return min(known, default=0.0), max(known, default=1.0)


def _row(view: SituationChoice, code: str, standing: Standing, against: float | None, domain: tuple[float, float]) -> dict[str, Any]:
    say, relation = view.say, standing.verdict.relation
    return {
        "code": code,
        "name": say("frame.county") if code == COUNTY else in_view.areas()[code].name(view.language),
        "address": link_to("laget", view.language, **({} if code == COUNTY else {PLACE: code})),
        "people": _people(say, standing),
        "value": view.measured(standing.value),
        "interval": Markup(_interval(view, standing, against, domain)),
        "line": Markup(_line(view, code)),
        "since": since.in_words(say, since.since(view.indicator_id, code, view.period)),
        "relation": relation,
        "verdict": say(f"seven.{relation}"),
    }


def _people(say: Words, standing: Standing) -> str:
    """How many, without the noun that the head of the column has; a quiet dash where none can be told."""
    if standing.persons is None:
        return "–"
    count = standing.persons.count
    return say("row.people.about", number=say.about(count)) if standing.persons.is_estimated else say.counted(count)


def _interval(view: SituationChoice, standing: Standing, against: float | None, domain: tuple[float, float]) -> str:
    if standing.value is None:
        return ""
    low, high = (standing.interval.low, standing.interval.high) if standing.interval else (standing.value, standing.value)
    alternative = "–".join(situation.limits(view, standing) or (view.measured(standing.value),))
    return rows.interval(low, standing.value, high, against, domain, standing.verdict.relation in ("higher", "lower"), alternative)


@remembered
def _values(indicator_id: str) -> dict[tuple[str, str], float]:
    series = ask("home_series", indicator=indicator_id).dropna(subset=["value"])
    return {(row.area_code, row.period): float(row.value) for row in series.itertuples()}


def _line(view: SituationChoice, code: str) -> str:
    periods, values = since.comparable(view.indicator_id, view.period), _values(view.indicator_id)
    own = [values.get((code, period)) for period in periods]
    if sum(value is not None for value in own) < 2:
        return ""
    higher = since.higher_periods(view.indicator_id, code, periods)
    known = [value for value in own if value is not None]
    ends = {"first": view.measured(known[0]), "last": view.measured(known[-1])}
    alternative = view.say("seven.line", start=view.say.period(periods[0]), end=view.say.period(periods[-1]), **ends)
    return rows.beside(own, [values.get((COUNTRY, period)) for period in periods], [period in higher for period in periods], alternative)
