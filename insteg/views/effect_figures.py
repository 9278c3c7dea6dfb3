"""What the effect page shows of an answer: sentences, three charts with their tables, the group's make-up."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from insteg import catalogue, charts, sentences
from insteg.charts import Chart, Look
from insteg.measures.window import Refusal
from insteg.views.credit import source_line
from insteg.views.data import ask, remembered
from insteg.views.effect import LISTED, Answer, Progress, Question, Shown, answer, persons
from insteg.views.figure import Figure
from insteg.views.people import COLUMNS

NAMED = 12


def verdict(shown: Shown, found: Answer) -> str:
    """The plain verdict first, alone and short; then what it rests on, what would have been seen, and what it cannot show."""
    say, result = shown.say, found.result
    claim, why = _claim(shown, found)
    accepted = sentences.accepted_break(say, result.window.accepted_breaks, len(found.uneven))
    more = _what_it_took(shown, found) if found.finding == "not_distinguishable" else _beware(shown, found)
    return "\n\n".join(part for part in (f"**{claim}**", why, accepted, more, sentences.cannot_show(say)) if part)


def _what_it_took(shown: Shown, found: Answer) -> str:
    return sentences.detectable_in_words(shown.say, found.minimum, persons(shown.question))


def _beware(shown: Shown, found: Answer) -> str:
    """What stands beside a difference that was found: does the second opinion see it, and how often chance makes one."""
    is_seen = not found.other.interval.holds(0) and (found.other.effect > 0) == (found.result.effect > 0)
    opinion = shown.say("effect.second.agrees") if is_seen else shown.say("effect.second.differs")
    return f"{opinion} {shown.say('effect.beware')}"


def _claim(shown: Shown, found: Answer) -> tuple[str, str]:
    result = found.result
    donors = len(result.window.donors)
    return sentences.finding_in_words(
        shown.say, found.finding, shown.question.area, result.window.start, result.effect, found.as_large, donors
    )


def details(shown: Shown, found: Answer) -> list[str]:
    """The further sentences: interval, fit, robustness. The second opinion stands with its own figure."""
    say, result = shown.say, found.result
    before = result.window.before.index
    years = (int(before[0]), int(before[-1]))
    return [
        sentences.interval_in_words(say, found.interval),
        sentences.fit_in_words(say, result.rmspe_before, years, len(result.window.donors), result.fit_index),
        _earlier(shown, found),
        _without_one(shown, found),
    ]


def _earlier(shown: Shown, found: Answer) -> str:
    if isinstance(found.earlier, Refusal):
        return shown.say("effect.earlier.none")
    key = "large" if found.earlier.ratio >= found.result.ratio else "small"
    return shown.say(f"effect.earlier.{key}", year=found.earlier.window.start)


def _without_one(shown: Shown, found: Answer) -> str:
    means = found.without_one[found.without_one.index >= found.result.window.start].mean()
    return shown.say("effect.one_out", low=shown.say.signed(means.min(), 1), high=shown.say.signed(means.max(), 1))


def _marks(shown: Shown, found: Answer) -> list[tuple[int, str]]:
    say = shown.say
    start = [(found.result.window.start, say("effect.start", year=found.result.window.start))]
    return start + [(year, say("compare.break", period=year)) for year in found.result.window.accepted_breaks]


def _with_break(shown: Shown, found: Answer, sentence: str) -> str:
    accepted = sentences.accepted_break(shown.say, found.result.window.accepted_breaks, len(found.uneven))
    return f"{sentence} {accepted}".strip()


@remembered
def rows(question: Question, years: tuple[int, ...], codes: tuple[str, ...]) -> pd.DataFrame:
    """The published rows that were used, for the source line and the files."""
    panel = ask("panel", indicator=question.indicator_id)
    used = panel[panel["area_code"].isin(codes) & panel["period"].isin([str(year) for year in years])]
    return used.assign(indicator=question.indicator_id).drop(columns=COLUMNS)


def _figure(shown: Shown, found: Answer, name: str, sentence: str, table: pd.DataFrame) -> Figure:
    window = found.result.window
    used = rows(shown.question, tuple(map(int, window.outcomes.index)), (window.treated, *found.result.weights.index))
    indicator, method = shown.question.indicator, shown.say("effect.method")
    source = source_line(shown.say, indicator, used)
    return Figure(f"effekt-{name}", shown.say(f"effect.{name}"), sentence, indicator, table, used, source, method)


def paths(shown: Shown, found: Answer) -> tuple[Figure, Chart]:
    """The municipality beside its comparison group, and by year in the table also the second opinion and leave-one-out."""
    say, result, area = shown.say, found.result, shown.question.area
    place = area.name(shown.language)
    sentence = say("effect.paths.sentence", place=place, start=result.window.start)
    claim = " ".join(_claim(shown, found))
    unit = say(f"unit.{shown.question.indicator.unit}.axis")
    lines, names = (result.observed, result.synthetic), (place, say("effect.synthetic"))
    chart = charts.paths(lines, names, _marks(shown, found), unit, Look.of(shown.mode), lambda value: say.number(value, 1))
    return _figure(shown, found, "paths", _with_break(shown, found, f"{sentence} {claim}"), _by_year(shown, found)), chart


def _by_year(shown: Shown, found: Answer) -> pd.DataFrame:
    say, result = shown.say, found.result
    one_out = found.without_one
    columns = {
        "effect.column.observed": result.observed.map(lambda value: say.number(value, 1)),
        "effect.column.synthetic": result.synthetic.map(lambda value: say.number(value, 1)),
        "effect.column.gap": result.gap.map(lambda value: say.signed(value, 1)),
        "effect.column.without_low": one_out.min(axis=1).map(lambda value: say.signed(value, 1)),
        "effect.column.without_high": one_out.max(axis=1).map(lambda value: say.signed(value, 1)),
        "effect.column.did": found.other.by_year["estimate"].map(lambda value: say.signed(value, 1)),
    }
    table = pd.DataFrame({say(key): column for key, column in columns.items()})
    table.insert(0, say("column.period"), table.index.astype(str))
    return table


def gaps(shown: Shown, found: Answer) -> tuple[Figure, Chart]:
    """The gap over the placebo cloud."""
    say, result = shown.say, found.result
    key = "effect.gaps.sentence.listed" if shown.question.pool == LISTED else "effect.gaps.sentence"
    cloud = found.placebos.gaps
    table = pd.DataFrame(
        {
            say("column.period"): cloud.index.astype(str),
            say("effect.column.gap"): [say.signed(value, 1) for value in result.gap],
            say("column.low"): [say.signed(value, 1) for value in cloud.quantile(0.025, axis=1)],
            say("column.high"): [say.signed(value, 1) for value in cloud.quantile(0.975, axis=1)],
        }
    )
    name = shown.question.area.name(shown.language)
    chart = charts.gaps(result.gap, cloud, name, _marks(shown, found), say("effect.gap"), Look.of(shown.mode), _signed(shown))
    return _figure(shown, found, "gaps", _with_break(shown, found, say(key)), table), chart


def _signed(shown: Shown) -> Callable[[float], str]:
    return lambda value: shown.say.signed(value, 1)


def second(shown: Shown, found: Answer) -> tuple[Figure, Chart]:
    """The second opinion year by year, the years before the start as well: there it should lie near zero."""
    say, by_year, signed = shown.say, found.other.by_year, _signed(shown)
    reference = int(found.result.window.before.index[-1])
    ends = {name: [signed(value) if np.isfinite(value) else "–" for value in by_year[name]] for name in ("low", "high")}
    table = pd.DataFrame(
        {
            say("column.period"): by_year.index.astype(str),
            say("effect.column.did"): by_year["estimate"].map(signed).to_numpy(),
            say("column.low"): ends["low"],
            say("column.high"): ends["high"],
        }
    )
    name = shown.question.area.name(shown.language)
    chart = charts.event_study(by_year, name, _marks(shown, found), say("effect.gap"), Look.of(shown.mode), signed)
    opinion = sentences.second_opinion(say, shown.question.indicator, found.other)
    sentence = f"{opinion} {say('effect.second.sentence', reference=reference)}"
    return _figure(shown, found, "second", _with_break(shown, found, sentence), table), chart


def ratios(shown: Shown, found: Answer) -> tuple[Figure, Chart]:
    """Everybody's ratio, and where this municipality's lies."""
    say, areas, ratio = shown.say, catalogue.areas(), found.placebos.ratios
    name = shown.question.area.name(shown.language)
    all_of_them = pd.concat([ratio, pd.Series({shown.question.area_code: found.result.ratio})]).sort_values(ascending=False)
    named = [areas[code].name(shown.language) for code in all_of_them.index]
    table = pd.DataFrame(
        {
            say("effect.column.place"): range(1, len(named) + 1),
            say("effect.column.donor"): named,
            say("effect.ratio"): [say.number(value, 2) for value in all_of_them],
        }
    )
    at = list(all_of_them.index).index(shown.question.area_code)
    sentence = say("effect.ratios.sentence", count=say.number(found.as_large), all=say.number(len(ratio)), p=say.number(found.p_rank, 2))
    dots = pd.DataFrame(
        {"ratio": all_of_them.to_numpy(), "text": [f"{one}: {say.number(value, 2)}" for one, value in zip(named, all_of_them, strict=True)]}
    )
    critical = (say("effect.critical"), found.placebos.critical_ratio())
    chart = charts.ratios(dots.drop(index=at), (name, found.result.ratio), critical, say("effect.ratio"), Look.of(shown.mode))
    kept = table.iloc[sorted({*range(NAMED), at})]
    return _figure(shown, found, "ratios", _with_break(shown, found, sentence), kept), chart


@remembered
def drawn(name: str, shown: Shown) -> tuple[Figure, Chart] | None:
    """One of the figures by its name; None where the question has no answer, which `refusal` gives the reason for."""
    found = answer(shown.question, Progress())
    return None if isinstance(found, Refusal) else {"paths": paths, "gaps": gaps, "ratios": ratios, "second": second}[name](shown, found)


def refusal(shown: Shown) -> str:
    """Why there is no answer; empty where there is one."""
    found = answer(shown.question, Progress())
    return sentences.refusal_in_words(shown.say, found) if isinstance(found, Refusal) else ""


def weights(shown: Shown, found: Answer) -> pd.DataFrame:
    """The comparison group: its largest parts by name, the rest as one row."""
    say, weight = shown.say, found.result.weights
    top = weight.head(NAMED)
    names = [catalogue.areas()[code].name(shown.language) for code in top.index]
    shares = list(top)
    if len(weight) > NAMED:
        names.append(say("effect.weights.more", count=len(weight) - NAMED))
        shares.append(float(weight.iloc[NAMED:].sum()))
    return pd.DataFrame(
        {say("effect.column.donor"): names, say("effect.column.weight"): [f"{say.number(100 * share, 1)} %" for share in shares]}
    )
