"""What the effect page shows of an answer: four charts with their sentences and tables."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from insteg.figures import pictures, sentences
from insteg.figures.credit import source_line
from insteg.figures.effect import LARGEST_NAMED, LISTED, EffectChoice, EffectQuestion, Progress, answer
from insteg.figures.effect_estimate import EffectEstimate
from insteg.figures.effect_told import claim
from insteg.figures.figure import Figure
from insteg.figures.people import COLUMNS
from insteg.figures.pictures import Plot, Role, Series
from insteg.reference import in_view
from insteg.statistics.placebo import expected_by_chance, reach
from insteg.statistics.standing import printed_change
from insteg.statistics.window import Refusal
from insteg.store.remembered import ask, remembered


def _marks(shown: EffectChoice, found: EffectEstimate) -> list[tuple[int, str]]:
    say = shown.say
    start = [(found.result.window.start, say("effect.start", year=found.result.window.start))]
    return start + [(year, say("compare.break", period=year)) for year in found.result.window.accepted_breaks]


def _own(shown: EffectChoice) -> Series:
    return Series(shown.question.area.name(shown.language), shown.question.area_code)


def _with_break(shown: EffectChoice, found: EffectEstimate, sentence: str) -> str:
    accepted = sentences.accepted_break(shown.say, found.result.window.accepted_breaks, len(found.uneven))
    return f"{sentence} {accepted}".strip()


@remembered
def rows(question: EffectQuestion, years: tuple[int, ...], codes: tuple[str, ...]) -> pd.DataFrame:
    """The published rows that were used, for the source line and the files."""
    panel = ask("panel", indicator=question.indicator_id, sex="total")
    used = panel[panel["area_code"].isin(codes) & panel["period"].isin([str(year) for year in years])]
    return used.assign(indicator=question.indicator_id).drop(columns=COLUMNS)


def _figure(shown: EffectChoice, found: EffectEstimate, name: str, sentence: str, table: pd.DataFrame) -> Figure:
    window = found.result.window
    used = rows(shown.question, tuple(map(int, window.outcomes.index)), (window.treated, *found.result.weights.index))
    indicator, method = shown.question.indicator, shown.say("effect.method")
    source = source_line(shown.say, indicator, used)
    return Figure(f"effekt-{name}", shown.say(f"effect.{name}"), sentence, indicator, table, used, source, method)


def paths(shown: EffectChoice, found: EffectEstimate) -> tuple[Figure, Plot]:
    """The municipality beside its comparison group, and by year in the table also the second opinion and leave-one-out."""
    say, result, area = shown.say, found.result, shown.question.area
    place = area.name(shown.language)
    sentence = say("effect.paths.sentence", place=place, start=result.window.start)
    said = " ".join(claim(shown, found))
    unit = say(f"unit.{shown.question.indicator.unit}.axis")
    lines, names = (result.observed, result.synthetic), (_own(shown), Series(say("effect.synthetic"), role=Role.COMPUTED))
    picture = pictures.paths(lines, names, _marks(shown, found), unit, lambda value: say.number(value, 1))
    return _figure(shown, found, "paths", _with_break(shown, found, f"{sentence} {said}"), _by_year(shown, found)), picture


def _by_year(shown: EffectChoice, found: EffectEstimate) -> pd.DataFrame:
    say, result = shown.say, found.result
    one_out = found.without_one
    columns = {
        "effect.column.observed": result.observed.map(lambda value: say.number(value, 1)),
        "effect.column.synthetic": result.synthetic.map(lambda value: say.number(value, 1)),
        "effect.column.gap": _printed_gap(shown, found),
        "effect.column.without_low": one_out.min(axis=1).map(lambda value: say.signed(value, 1)),
        "effect.column.without_high": one_out.max(axis=1).map(lambda value: say.signed(value, 1)),
        "effect.column.did": found.other.by_year["estimate"].map(lambda value: say.signed(value, 1)),
    }
    table = pd.DataFrame({say(key): column for key, column in columns.items()})
    table.insert(0, say("column.period"), table.index.astype(str))
    return table


def gaps(shown: EffectChoice, found: EffectEstimate) -> tuple[Figure, Plot]:
    """The gap over the placebos, each scaled to what chance gives this municipality; what is called more than chance lies outside the box."""
    say, result, placebos = shown.say, found.result, found.placebos
    far = reach(result, placebos)
    cloud = placebos.gaps * (expected_by_chance(result, placebos) / placebos.expected)
    table = pd.DataFrame(
        {
            say("column.period"): cloud.index.astype(str),
            say("effect.column.gap"): _printed_gap(shown, found),
            say("column.low"): [say.signed(value, 1) for value in cloud.quantile(0.025, axis=1)],
            say("column.high"): [say.signed(value, 1) for value in cloud.quantile(0.975, axis=1)],
        }
    )
    donors = {code: in_view.areas()[code].name(shown.language) for code in cloud}
    names = (say("effect.column.donor"), donors)
    mean = (Series(say("effect.mean", start=result.window.start), role=Role.COMPUTED), Series(say("effect.box"), role=Role.LIMIT))
    own = pictures.OwnGap(result.gap, _own(shown), result.window.start, far, *mean)
    picture = pictures.gaps(own, cloud, names, _marks(shown, found), say("effect.gap"), _signed(shown))
    return _figure(shown, found, "gaps", _with_break(shown, found, _gaps_sentence(shown, found, far)), table), picture


def _gaps_sentence(shown: EffectChoice, found: EffectEstimate, far: float) -> str:
    if not np.isfinite(far):
        return shown.say("effect.gaps.sentence.open")
    key = "effect.gaps.sentence.listed" if shown.question.pool == LISTED else "effect.gaps.sentence"
    # As many decimals as it takes to see on which side of the limit the distance lies.
    effect = found.result.effect
    decimals = next((some for some in (1, 2, 3) if round(abs(effect), some) != round(far, some)), 4)
    told = {"size": shown.say.signed(effect, decimals), "reach": shown.say.number(far, decimals)}
    return shown.say(key, start=found.result.window.start, **told)


def _printed_gap(shown: EffectChoice, found: EffectEstimate) -> list[str]:
    """The gap by year as the difference of the two printed figures."""
    pairs = zip(found.result.observed, found.result.synthetic, strict=True)
    return [shown.say.signed(printed_change(one, other, 1), 1) for one, other in pairs]


def _signed(shown: EffectChoice) -> Callable[[float], str]:
    return lambda value: shown.say.signed(value, 1)


def second(shown: EffectChoice, found: EffectEstimate) -> tuple[Figure, Plot]:
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
    picture = pictures.event_study(by_year, _own(shown), _marks(shown, found), say("effect.gap"), signed)
    opinion = sentences.second_opinion(say, shown.question.indicator, found.other)
    sentence = f"{opinion} {say('effect.second.sentence', reference=reference)}"
    return _figure(shown, found, "second", _with_break(shown, found, sentence), table), picture


def ratios(shown: EffectChoice, found: EffectEstimate) -> tuple[Figure, Plot]:
    """Everybody's ratio, and where this municipality's lies."""
    say, areas, ratio = shown.say, in_view.areas(), found.placebos.ratios
    all_of_them = pd.concat([ratio, pd.Series({shown.question.area_code: found.ratio})]).sort_values(ascending=False)
    named = [areas[code].name(shown.language) for code in all_of_them.index]
    table = pd.DataFrame(
        {
            say("effect.column.place"): range(1, len(named) + 1),
            say("effect.column.donor"): named,
            say("effect.ratio"): [say.number(value, 2) for value in all_of_them],
        }
    )
    at = list(all_of_them.index).index(shown.question.area_code)
    sentence = say("effect.ratios.sentence", count=found.rank.as_unusual, all=len(ratio), p=say.number(found.p_rank, 2))
    dots = pd.DataFrame(
        {"ratio": all_of_them.to_numpy(), "text": [f"{one}: {say.number(value, 2)}" for one, value in zip(named, all_of_them, strict=True)]}
    )
    critical = (say("effect.critical"), found.placebos.critical_ratio())
    names = (say("effect.ratio"), say("effect.column.donor"))
    picture = pictures.ratios(dots.drop(index=at), (_own(shown), found.ratio), critical, names)
    kept = table.iloc[sorted({*range(LARGEST_NAMED), at})]
    return _figure(shown, found, "ratios", _with_break(shown, found, sentence), kept), picture


@remembered
def drawn(name: str, shown: EffectChoice) -> tuple[Figure, Plot] | None:
    """One of the figures by its name; None where the question has no answer, which `refusal` gives the reason for."""
    found = answer(shown.question, Progress())
    return None if isinstance(found, Refusal) else {"paths": paths, "gaps": gaps, "ratios": ratios, "second": second}[name](shown, found)


def refusal(shown: EffectChoice) -> str:
    """Why there is no answer; empty where there is one."""
    found = answer(shown.question, Progress())
    return sentences.refusal_in_words(shown.say, found) if isinstance(found, Refusal) else ""


drawn_paths, drawn_gaps, drawn_ratios, drawn_second = (partial(drawn, name) for name in ("paths", "gaps", "ratios", "second"))
