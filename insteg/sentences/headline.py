"""The headline: what the situation is in one place, and what it may be compared with."""

from insteg.catalogue import Area, Indicator
from insteg.measures.standing import Standing
from insteg.measures.verdict import Verdict
from insteg.words import Words


def period_phrase(say: Words, period: str) -> str:
    """The period as it opens a sentence: "År 2024", "I mars 2014"."""
    return say("period.year" if len(period) == 4 else "period.month", period=say.period(period))


def statement(say: Words, indicator: Indicator, area: Area, standing: Standing) -> str:
    """The bare fact with its number of people where that is known, without a full stop."""
    value = say.measured(standing.value, indicator.unit, indicator.decimals)
    text = indicator.text(say.language).statement.format(
        period=period_phrase(say, standing.period), value=value, place=area.phrase(say.language)
    )
    if standing.persons is None:
        return text
    key = "sentence.about_people" if standing.persons.is_estimated else "sentence.people"
    return f"{text}{say(key, number=_people(say, standing))}"


def _people(say: Words, standing: Standing) -> str:
    assert standing.persons is not None
    return say.about(standing.persons.count) if standing.persons.is_estimated else say.counted(standing.persons.count)


def headline(
    say: Words, indicator: Indicator, area: Area, standing: Standing | None, benchmark: Area, benchmark_value: float | None
) -> str:
    """The fact, and the comparison that the verdict allows. A figure that is not there is said to be not there."""
    if standing is None or standing.value is None:
        return say("sentence.no_figure", title=indicator.text(say.language).title, place=area.phrase(say.language))
    fact = f"{statement(say, indicator, area, standing)}."
    if benchmark_value is None or benchmark.area_code == area.area_code:
        return fact
    return f"{fact} {comparison(say, indicator, standing.verdict, benchmark, benchmark_value)}"


def comparison(say: Words, indicator: Indicator, verdict: Verdict, benchmark: Area, benchmark_value: float) -> str:
    """One sentence on the verdict: higher, lower, not to be told apart, or cannot be judged."""
    value = say.measured(benchmark_value, indicator.unit, indicator.decimals)
    quality = "" if verdict.quality == "none" else say(f"sentence.quality.{verdict.quality}")
    return say(f"sentence.compare.{verdict.relation}", place=benchmark.phrase(say.language), value=value, quality=quality)


def beside_similar(say: Words, compared: str, names: list[str]) -> str:
    """The comparison with the mean of the similar municipalities, and who they are: the mean is computed, not published."""
    return say("similar.beside", compared=compared, names=_listing(say, names))


def _listing(say: Words, names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {say('sentence.and')} {names[-1]}"


def the_seven(say: Words, standings: dict[str, Standing], areas: dict[str, Area], benchmark: Area) -> str:
    """Which of the seven may be called higher or lower than the benchmark; the others cannot be told apart from it.

    Names stand in the order of `areas`, never in the order of the values: seven are too few for a league table.
    """
    relations = {code: standings[code].verdict.relation for code in areas if code in standings}
    groups = {
        relation: [areas[code].name(say.language) for code, found in relations.items() if found == relation]
        for relation in ("higher", "lower", "not_distinguishable", "unknown")
    }
    if len(groups["unknown"]) == len(relations):
        return say("sentence.seven.unknown", place=benchmark.phrase(say.language))
    place = benchmark.phrase(say.language)
    names = {relation: _listing(say, found) for relation, found in groups.items() if found}
    told = [relation for relation in ("higher", "lower") if relation in names]
    if not told:
        return say("sentence.seven.none", place=place)
    claim = say(f"sentence.seven.{'both' if len(told) == 2 else told[0]}", place=place, **{relation: names[relation] for relation in told})
    return f"{claim} {say('sentence.seven.rest', place=place)}" if groups["not_distinguishable"] else claim
