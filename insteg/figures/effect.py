"""The effect page's question and its answer: who, from when, against whom; all of it remembered."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from insteg.figures.effect_estimate import EffectEstimate
from insteg.reference import catalogue, in_view, words
from insteg.reference.catalogue import Area, Indicator
from insteg.reference.words import Words
from insteg.statistics.detectable import minimum_effect
from insteg.statistics.did import difference_in_differences
from insteg.statistics.jumps import odd_jumps
from insteg.statistics.placebo import conclude, effect_interval, in_space, in_time, leave_one_out, p_rank
from insteg.statistics.synthetic import estimate
from insteg.statistics.window import FEWEST_DONORS, BreakYear, Refusal, Request
from insteg.store.remembered import ask, remembered

# How many of the comparison group are named, the largest first.
LARGEST_NAMED = 12
EVERYBODY, SAME_SIZE, LISTED = "alla", "storlek", "lista"
NEAREST_IN_SIZE = 60


@dataclass(frozen=True)
class EffectQuestion:
    """What the reader asks; everything below is made from it, so it is also what is remembered by."""

    indicator_id: str
    area_code: str
    start: int
    pool: str
    listed: tuple[str, ...]
    accepts_break: bool

    @property
    def indicator(self) -> Indicator:
        return in_view.indicators()[self.indicator_id]

    @property
    def area(self) -> Area:
        return in_view.areas()[self.area_code]


@dataclass(frozen=True)
class EffectChoice:
    """A question with the language and the theme it is shown in."""

    question: EffectQuestion
    language: str
    mode: str

    @property
    def say(self) -> Words:
        return words.load(self.language)


class Progress:
    """Tells how far the placebos have come. Equal to every other, so that it makes no difference to what is remembered."""

    def __init__(self, tell: Callable[[int, int], object] | None = None):
        self.tell = tell

    def __call__(self, done: int, everything: int) -> None:
        if self.tell:
            self.tell(done, everything)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Progress)

    def __hash__(self) -> int:
        return 0


@remembered
def outcomes(indicator_id: str) -> pd.DataFrame:
    """Years by municipalities, in the unit of the indicator."""
    panel = ask("panel", indicator=indicator_id, sex="total")
    level = {code: area.level for code, area in in_view.areas().items()}
    own = panel[panel["area_code"].map(level).eq("municipality") & panel["period"].str.len().eq(4)]
    table = own.pivot_table(index="period", columns="area_code", values="value", dropna=False)
    return table.set_axis(table.index.astype(int), axis=0)


def breaks_of(indicator_id: str) -> list[int]:
    """The first years of new definitions."""
    return [int(item.period[:4]) for item in in_view.breaks() if item.indicator == indicator_id]


def years_of(question: EffectQuestion) -> pd.DataFrame:
    """The years that are used: the piece of the series in which the start lies, or all of them where the break is accepted."""
    table, limits = outcomes(question.indicator_id), breaks_of(question.indicator_id)
    if question.accepts_break:
        return table
    since = max([limit for limit in limits if limit <= question.start], default=table.index.min())
    until = min([limit for limit in limits if limit > question.start], default=table.index.max() + 1)
    return table[(table.index >= since) & (table.index < until)]


@remembered
def with_own_project() -> frozenset[str]:
    """Municipalities that should not be donors: a project of their own in the bank, or in the county, which had joint ones."""
    return frozenset({*ask("project_starts")["area_code"], *catalogue.the_seven()})


@remembered
def sizes() -> pd.Series:
    """Residents by area."""
    return ask("sizes").set_index("area_code")["population"].astype(float)


def uneven_jumps(question: EffectQuestion) -> tuple[str, ...]:
    """The municipalities that an accepted break moved in a way of their own."""
    table = years_of(question)
    found = [odd_jumps(table, limit) for limit in breaks_of(question.indicator_id)] if question.accepts_break else []
    return tuple(sorted({code for codes in found for code in codes}))


def donors(question: EffectQuestion) -> tuple[str, ...]:
    """The donor pool as asked for, the municipality itself and the unevenly moved left out."""
    shut_out = {question.area_code, *uneven_jumps(question)}
    if question.pool == LISTED:
        return tuple(code for code in question.listed if code not in shut_out)
    free = [code for code in outcomes(question.indicator_id).columns if code not in shut_out | with_own_project()]
    if question.pool == EVERYBODY:
        return tuple(free)
    people = sizes()
    distance = np.log(people.reindex(free) / people[question.area_code]).abs()
    return tuple(distance.sort_values(kind="stable").index[:NEAREST_IN_SIZE])


@remembered
def answer(question: EffectQuestion, progress: Progress) -> EffectEstimate | Refusal:
    """The whole computation, or the reason why there is none."""
    table, uneven, pool = years_of(question), uneven_jumps(question), donors(question)
    # A break that moved this very municipality in its own way is no common break.
    breaks = tuple(BreakYear(limit, question.area_code not in uneven) for limit in breaks_of(question.indicator_id))
    if not pool:
        return Refusal("too_few_donors", 0, FEWEST_DONORS)
    found = estimate(table, Request(question.area_code, question.start, pool, breaks, question.accepts_break, sizes()))
    if isinstance(found, Refusal):
        return found
    placebos = in_space(found.window, found.penalty, progress)
    return EffectEstimate(
        result=found,
        placebos=placebos,
        finding=conclude(found, placebos),
        p_rank=p_rank(found, placebos),
        interval=effect_interval(found, placebos),
        other=difference_in_differences(found.window),
        minimum=minimum_effect(found, placebos),
        earlier=in_time(found.window, penalty=found.penalty),
        without_one=leave_one_out(found),
        uneven=tuple(code for code in uneven if code != question.area_code),
    )


@remembered
def persons(question: EffectQuestion) -> float | None:
    """The number of young people in the municipality, where the measure is a share of them."""
    if question.indicator.denominator != "population":
        return None
    own = ask("panel", indicator=question.indicator_id, sex="total")
    known = own.loc[own["area_code"] == question.area_code, "persons"].dropna()
    return float(known.iloc[-1]) if len(known) else None


@remembered
def projects_of(area_code: str, first: int, last: int) -> dict[str, tuple[str, int]]:
    """Projects with a known start in a municipality: id to (title, first year with at least half a year of it)."""
    rows = ask("project_starts")
    rows = rows[(rows["area_code"] == area_code) & rows["starts_on"].notna()]
    found = {row.project_id: (row.title, _first_year(pd.Timestamp(row.starts_on))) for row in rows.itertuples()}
    return {name: (title, year) for name, (title, year) in found.items() if first <= year <= last}


def _first_year(day: pd.Timestamp) -> int:
    return int(day.year if day.month <= 6 else day.year + 1)


def weights(shown: EffectChoice, found: EffectEstimate) -> pd.DataFrame:
    """The comparison group: its largest parts by name, the rest as one row."""
    say, weight = shown.say, found.result.weights
    top = weight.head(LARGEST_NAMED)
    names = [in_view.areas()[code].name(shown.language) for code in top.index]
    shares = list(top)
    if len(weight) > LARGEST_NAMED:
        names.append(say.many("effect.weights.more", len(weight) - LARGEST_NAMED))
        shares.append(float(weight.iloc[LARGEST_NAMED:].sum()))
    return pd.DataFrame(
        {say("effect.column.donor"): names, say("effect.column.weight"): [say.measured(100 * share, "percent", 1) for share in shares]}
    )
