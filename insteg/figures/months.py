"""Months: the latest one beside the same month of the year before, lines without their season, adverts beside the young."""

from typing import Any

import pandas as pd

from insteg.figures import sentences
from insteg.figures.credit import source_line
from insteg.figures.sentences import Lack
from insteg.reference import in_view, words
from insteg.reference.catalogue import COUNTRY, Break, Indicator
from insteg.reference.words import Words
from insteg.statistics import seasonal
from insteg.statistics.interval import Interval, wilson
from insteg.statistics.standing import change
from insteg.statistics.verdict import compare
from insteg.store.remembered import ask, remembered

REGISTERED, ADVERTS = "registered_month_18_24_count", "adverts"
# Adverts of one day say nothing of the young of another season.
FARTHEST_APART = 3


def breaks_of(indicator_id: str) -> list[str]:
    return [item.period for item in in_view.breaks() if item.indicator == indicator_id]


def first_provisional(frame: pd.DataFrame) -> str | None:
    """The first month that is preliminary, if any. frame: period, status."""
    found = frame.loc[frame["status"] == "provisional", "period"]
    return found.min() if len(found) else None


def whole(frame: pd.DataFrame) -> pd.DataFrame:
    """Every month from the first to the last, so that a month that is not there is a gap in the picture and not a short cut.

    frame: area_code, period, value, status and more; an added month has no value and the status missing.
    """
    if frame.empty:
        return frame
    span = pd.period_range(frame["period"].min(), frame["period"].max(), freq="M").strftime("%Y-%m")
    grid = pd.MultiIndex.from_product([frame["area_code"].unique(), span], names=["area_code", "period"]).to_frame(index=False)
    filled = grid.merge(frame, on=["area_code", "period"], how="left")
    return filled.assign(status=filled["status"].fillna("missing"))


def without_season(frame: pd.DataFrame, breaks: list[Break]) -> tuple[pd.DataFrame, list[str]]:
    """The lines without their season, each run between two breaks by itself; and the areas that cannot be adjusted.

    frame: area_code, period, value. A run too short or with a missing month has no value: never half a line from another method.
    """
    limits = [item.period for item in breaks]
    parts, left_out = [], []
    for code, line in frame.groupby("area_code", sort=False):
        runs = line.sort_values("period")
        piece = runs["period"].map(lambda period: sum(period >= limit for limit in limits))
        found = [seasonal.adjusted(run.set_index("period")["value"]) for _, run in runs.groupby(piece)]
        known = pd.concat([run for run in found if run is not None]) if any(run is not None for run in found) else pd.Series(dtype=float)
        if known.empty:
            left_out.append(str(code))
        parts.append(runs.assign(value=runs["period"].map(known).astype(float)))
    return pd.concat(parts, ignore_index=True), left_out


def latest_in_words(say: Words, indicator: Indicator, line: pd.DataFrame) -> str:
    """The change from the same month of the year before to the latest month of one area, and what is preliminary of it."""
    known = line.dropna(subset=["value"]).set_index("period")
    now = str(known.index.max())
    before = seasonal.year_before(now)
    earlier = float(known.loc[before, "value"]) if before in known.index else None
    limits = breaks_of(indicator.id)
    has_break = any(before < limit <= now for limit in limits)
    difference = change(float(known.loc[now, "value"]), earlier, now, before, limits, indicator.decimals)
    versus = sentences.versus_year_before(say, indicator, before, earlier, difference, has_break)
    statuses = [month in known.index and known.loc[month, "status"] == "provisional" for month in (now, before)]
    return " ".join(part for part in (versus, sentences.provisional_in_words(say, *statuses)) if part)


@remembered
def latest(area_code: str) -> pd.DataFrame:
    """The monthly measures that the area has a row for; empty as long as the snapshot holds no months."""
    return ask("latest_months", area_code=area_code, sex="total").dropna(subset=["period"])


@remembered
def rows(area_code: str, language: str) -> list[dict[str, Any]]:
    """The latest month of every monthly measure, in words."""
    say = words.load(language)
    return [_row(say, row, area_code) for row in latest(area_code).itertuples()]


def _row(say: Words, row: Any, area_code: str) -> dict[str, Any]:
    indicator = in_view.indicators()[row.indicator]
    text = indicator.text(say.language)
    country = in_view.areas()[COUNTRY]
    verdict = compare(_known(row.value), _interval(indicator, row), _known(row.country_value), indicator.good_direction)
    lack: Lack = "figure" if pd.isna(row.country_value) else "people"
    is_share = indicator.unit == "percent"
    return {
        "id": row.indicator,
        "title": text.title,
        "period": say.period(row.period),
        "value": _shown(say, indicator, row),
        "people": _people(say, row) if is_share else "",
        "change": latest_in_words(say, indicator, _two(row)) if not pd.isna(row.value) else "",
        "verdict": sentences.verdict_in_words(say, indicator, verdict, country, area_code, lack)
        if is_share and not pd.isna(row.value)
        else "",
        "country": f"{country.name(say.language)}: {say.measured(row.country_value, indicator.unit, indicator.decimals)}"
        if is_share and area_code != COUNTRY
        else "",
        "definition": text.definition,
        "caveat": text.caveat,
        "source": source_line(say, indicator, pd.DataFrame([row._asdict()])),
        "address": row.address,
    }


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _interval(indicator: Indicator, row: Any) -> Interval | None:
    return wilson(_known(row.value), _known(row.denominator)) if indicator.unit == "percent" else None


def _shown(say: Words, indicator: Indicator, row: Any) -> str:
    """The value, or why it is not there; a hidden small number keeps its bounds."""
    if not pd.isna(row.value):
        is_small = indicator.unit == "persons" and 0 < row.value < 5
        return "<5" if is_small else say.measured(row.value, indicator.unit, indicator.decimals)
    if row.status == "suppressed" and not pd.isna(row.upper_bound):
        low, high = (say.measured(bound, indicator.unit, indicator.decimals) for bound in (row.lower_bound, row.upper_bound))
        return say("monthly.between", low=low, high=high)
    return say(f"status.{row.status}")


def _people(say: Words, row: Any) -> str:
    return "" if pd.isna(row.numerator) else sentences.people_in_words(say, in_view.indicators()[row.indicator], row.numerator, False)


def _two(row: Any) -> pd.DataFrame:
    """The latest month and the same month of the year before as a line."""
    pair = [(row.period_before, row.value_before, row.status_before), (row.period, row.value, row.status)]
    return pd.DataFrame(pair, columns=["period", "value", "status"])


@remembered
def matching(area_code: str, language: str) -> str:
    """How many registered young there are per open advert; empty when the snapshot lacks one of the two."""
    found = latest(area_code).set_index("indicator")
    series = ask("home_series", indicator=ADVERTS)
    adverts = series[series["area_code"] == area_code].dropna(subset=["value"]).sort_values("period")
    if REGISTERED not in found.index or adverts.empty or pd.isna(found.loc[REGISTERED, "value"]):
        return ""
    month, now = str(found.loc[REGISTERED, "period"]), adverts.iloc[-1]
    is_near = abs(seasonal.months_between(month, str(now["period"]))) <= FARTHEST_APART
    area = in_view.areas()[area_code]
    young = float(found.loc[REGISTERED, "value"])
    return sentences.matching(words.load(language), area, young, float(now["value"]), month, str(now["period"]), is_near)


@remembered
def headlines(area_code: str, language: str) -> list[str]:
    """The latest month of every monthly share as the measure's own sentence, with the year before."""
    say, area = words.load(language), in_view.areas()[area_code]
    lines = []
    for row in latest(area_code).dropna(subset=["value"]).itertuples():
        indicator = in_view.indicators()[row.indicator]
        if indicator.unit == "percent":
            value = say.measured(row.value, indicator.unit, indicator.decimals)
            month = say("period.month", period=say.period(row.period))
            fact = indicator.text(language).statement.format(period=month, value=value, place=area.phrase(language))
            lines.append(f"{fact}. {latest_in_words(say, indicator, _two(row))}")
    return lines
