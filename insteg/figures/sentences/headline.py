"""The headline: what the situation is in one place, and what it may be compared with."""

from insteg.figures.sentences.people import people_in_words
from insteg.figures.sentences.unjudged import Lack, unjudged
from insteg.reference.catalogue import Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.standing import Standing
from insteg.statistics.verdict import Verdict

CLAIMS = ("higher", "lower")


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
    return f"{text}, {people_in_words(say, indicator, standing.persons.count, standing.persons.is_estimated)}"


def headline(
    say: Words,
    indicator: Indicator,
    area: Area,
    standing: Standing | None,
    benchmark: Area,
    benchmark_value: float | None,
    lack: Lack = "people",
) -> str:
    """The fact, and the comparison that the verdict allows. A figure that is not there is said to be not there."""
    if standing is None or standing.value is None:
        return say("sentence.no_figure", title=indicator.text(say.language).title, place=area.phrase(say.language))
    fact = f"{statement(say, indicator, area, standing)}."
    if benchmark_value is None or benchmark.area_code == area.area_code:
        return fact
    return f"{fact} {comparison(say, indicator, standing.verdict, benchmark, benchmark_value, lack)}"


def comparison(say: Words, indicator: Indicator, verdict: Verdict, benchmark: Area, benchmark_value: float, lack: Lack = "people") -> str:
    """One sentence on the verdict: higher, lower, may be due to chance, or cannot be judged (then `lack` is what is missing)."""
    told = {"place": benchmark.phrase(say.language), "value": say.measured(benchmark_value, indicator.unit, indicator.decimals)}
    quality = "" if verdict.quality == "none" else say(f"sentence.quality.{verdict.quality}")
    if verdict.relation == "unknown":
        return unjudged(say, "sentence.compare.unknown", indicator, lack, **told, quality=quality)
    if verdict.relation in CLAIMS:
        # What is compared is named: the sentence may stand apart from the one that gives the figure.
        told["what"] = say(f"sentence.compare.what.{'share' if indicator.unit == 'percent' else 'value'}")
    return say(f"sentence.compare.{verdict.relation}", **told, quality=quality)


def counted_seven(
    say: Words, indicator: Indicator, standings: dict[str, Standing], areas: dict[str, Area], benchmark: Area, lack: Lack = "people"
) -> str:
    """How many of the seven may be called higher or lower than the benchmark; their names stand in the table beside it."""
    relations = [standings[code].verdict.relation for code in areas if code in standings]
    higher, lower = (say.number(relations.count(relation)) for relation in ("higher", "lower"))
    told = [relation for relation in ("higher", "lower") if relation in relations]
    if not told:
        return the_seven(say, indicator, standings, areas, benchmark, lack)
    key = "both" if len(told) == 2 else told[0]
    return say(f"sentence.seven.{key}", place=benchmark.phrase(say.language), higher=higher, lower=lower)


def beside_similar(say: Words, compared: str, names: list[str]) -> str:
    """The comparison with the mean of the similar municipalities, and who they are: the mean is computed, not published."""
    return say("similar.beside", compared=compared, names=say.listed(names))


def the_seven(
    say: Words, indicator: Indicator, standings: dict[str, Standing], areas: dict[str, Area], benchmark: Area, lack: Lack = "people"
) -> str:
    """Which of the seven may be called higher or lower than the benchmark; the others cannot be told apart from it.

    Names stand in the order of `areas`, never in the order of the values: seven are too few for a league table.
    """
    relations = {code: standings[code].verdict.relation for code in areas if code in standings}
    groups = {
        relation: [areas[code].name(say.language) for code, found in relations.items() if found == relation]
        for relation in ("higher", "lower", "not_distinguishable", "unknown")
    }
    if len(groups["unknown"]) == len(relations):
        return unjudged(say, "sentence.seven.unknown", indicator, lack, place=benchmark.phrase(say.language))
    place = benchmark.phrase(say.language)
    names = {relation: say.listed(found) for relation, found in groups.items() if found}
    told = [relation for relation in ("higher", "lower") if relation in names]
    if not told:
        return say("sentence.seven.none", place=place)
    claim = say(f"sentence.seven.{'both' if len(told) == 2 else told[0]}", place=place, **{relation: names[relation] for relation in told})
    return f"{claim} {say('sentence.seven.rest', place=place)}" if groups["not_distinguishable"] else claim
