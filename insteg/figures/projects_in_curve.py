"""A municipality's curve with the periods of its projects as bands. It shows when, never what came of it."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import effect, held, judgement, pictures, record, situation
from insteg.figures.benchmark import CODE, SIMILAR_ONES, similar_areas, values
from insteg.figures.credit import source_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Plot, Role, Series
from insteg.figures.pictures.lanes import lanes
from insteg.reference import in_view, words
from insteg.reference.catalogue import COUNTRY, Area, Break, Indicator
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered


@dataclass(frozen=True)
class CurveChoice:
    """What the reader looks at; everything below is made from it."""

    indicator_id: str
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
    def say(self) -> Words:
        return words.load(self.language)

    def measured(self, value: float) -> str:
        return self.say.measured(value, self.indicator.unit, self.indicator.decimals)


@remembered
def similar_ones(area_code: str) -> tuple[str, ...]:
    """The municipalities most like this one, by the usual weights: the same that its sentences compare it with."""
    return tuple(area.area_code for area in similar_areas(area_code))


@remembered
def series_of(view: CurveChoice) -> pd.DataFrame:
    """The curve and Sweden's, with a hover text."""
    frame = ask("series", indicator=view.indicator_id, area_codes=[view.area_code, COUNTRY])
    frame = frame[frame["value"].notna()]
    return frame.assign(text=_texts(view, frame), indicator=view.indicator_id)


def _texts(view: CurveChoice, frame: pd.DataFrame) -> list[str]:
    names = {code: in_view.areas()[code].name(view.language) for code in (view.area_code, COUNTRY)} | {CODE: view.say("similar.name")}
    return [f"{names[row.area_code]}, {view.say.period(row.period)}: {view.measured(row.value)}" for row in frame.itertuples()]


@remembered
def band_of(view: CurveChoice) -> pd.DataFrame:
    """For each period the lowest and highest value of the similar municipalities; only where all of them have one."""
    codes = similar_ones(view.area_code)
    frame = ask("series", indicator=view.indicator_id, area_codes=list(codes)).dropna(subset=["value"])
    found = frame.groupby("period")["value"]
    band = pd.DataFrame({"low": found.min(), "high": found.max(), "count": found.size()}).reset_index()
    return band[(band["count"] == len(codes)) & band["period"].isin(series_of(view)["period"])]


def _mean_of(view: CurveChoice) -> pd.DataFrame:
    """The mean of the similar municipalities as a line of its own: computed, so never among the published rows."""
    found = values(view.indicator_id, view.area_code, SIMILAR_ONES) if similar_ones(view.area_code) else {}
    shown = set(series_of(view)["period"])
    rows = pd.DataFrame(
        [(CODE, period, value) for period, value in found.items() if period in shown], columns=["area_code", "period", "value"]
    )
    return rows.assign(text=_texts(view, rows))


@remembered
def projects_of(view: CurveChoice) -> pd.DataFrame:
    """The projects that reached the municipality, numbered by start; `is_drawn` where an end is known and its time meets the curve.

    starts, ends: in years; one that is not known lies a year from the other, which `unknown` tells ("start" or "end").
    """
    rows = ask("project_timeline", area_code=view.area_code, local_only=True).drop_duplicates("project_id")
    rows = rows.sort_values("starts_on", kind="stable", na_position="last").reset_index(drop=True)
    years = series_of(view)["period"].str[:4].astype(int)
    first, last = (years.min(), years.max()) if len(years) else (9999, 0)
    unknown = rows["time_status"].map({"start_only": "end", "end_only": "start"}).fillna("")
    starts, ends = _in_years(rows["starts_on"]), _in_years(rows["ends_on"])
    starts, ends = starts.fillna(ends - 1), ends.fillna(starts + 1)
    is_drawn = (rows["time_status"] != "neither_known") & (ends > first) & (starts < last + 1)
    # The drawn ones are numbered from one, so that no number is missing in the picture.
    return rows.assign(number=is_drawn.cumsum(), starts=starts, ends=ends, unknown=unknown, is_drawn=is_drawn)


@remembered
def _estimable(indicator_id: str, area_code: str) -> frozenset[str]:
    """The projects that the effect page can start from."""
    years = effect.outcomes(indicator_id).index
    return frozenset(effect.projects_of(area_code, int(years[1]), int(years[-1]))) if len(years) > 1 else frozenset()


def estimate_link(view: CurveChoice, project_id: str) -> str | None:
    """Where the effect of a project on this measure is estimated; None where its start allows no estimate."""
    if project_id not in _estimable(view.indicator_id, view.area_code):
        return None
    chosen = {"kommun": view.area_code, "projekt": project_id}
    other = {} if view.indicator_id == held.DEFAULT_INDICATOR else {"indikator": view.indicator_id}
    return record.link_to("effekt", view.language, **other, **chosen)


def _in_years(days: pd.Series) -> pd.Series:
    moments = pd.to_datetime(days)
    return moments.dt.year + (moments.dt.day_of_year - 1) / 365.25


def breaks_of(view: CurveChoice) -> list[Break]:
    """The breaks inside the curve."""
    periods = series_of(view)["period"]
    own = [item for item in in_view.breaks() if item.indicator == view.indicator_id]
    return [item for item in own if len(periods) and periods.min() < item.period <= periods.max()]


@remembered
def drawn(view: CurveChoice) -> tuple[Figure, Plot]:
    """The figure with everything that belongs to it."""
    say, frame, projects = view.say, series_of(view), projects_of(view)
    shown = projects[projects["is_drawn"]]
    spans = [(int(100 * row.starts), int(100 * row.ends)) for row in shown.itertuples()]
    shown = shown.assign(lane=lanes(spans), text=shown["title"])
    breaks = [(item.period, say("compare.break", period=item.period)) for item in breaks_of(view)]
    line, mean = Series(view.area.name(view.language), view.area_code), _mean_of(view)
    country = Series(in_view.areas()[COUNTRY].name(view.language), COUNTRY)
    beside = [country, *([Series(say("curve.mean"), CODE, Role.COMPUTED)] if len(mean) else [])]
    names = say.listed([area.name(view.language) for area in similar_areas(view.area_code)])
    unit = say(f"unit.{view.indicator.unit}.axis")
    picture = pictures.curve(pd.concat([frame, mean]), line, beside, (say("curve.band"), band_of(view)), shown, breaks, unit)
    rows = frame.drop(columns="text")
    method = f"{say('curve.method', names=names)}\n\n{say('since.method')}\n\n{situation.method(view.indicator_id, view.language)}"
    title, source = view.indicator.text(view.language).title, source_line(say, view.indicator, rows)
    return Figure("kurvan", title, _sentence(view), view.indicator, _table(view), rows, source, method), picture


def _sentence(view: CurveChoice) -> str:
    projects = projects_of(view)
    count = int(projects["is_drawn"].sum())
    told = view.say(
        "curve.sentence",
        place=view.area.phrase(view.language),
        count=count,
        left=len(projects) - count,
    )
    return f"{judgement.trend_in_full(view.say, view.indicator, view.area)} {told}"


def _table(view: CurveChoice) -> pd.DataFrame:
    """A row a period: the municipality, Sweden, the similar ones (their mean, their lowest and highest), and which projects ran that year."""
    say, wide = view.say, series_of(view).pivot_table(index="period", columns="area_code", values="value")
    band, projects = band_of(view).set_index("period"), projects_of(view)
    shown, means = projects[projects["is_drawn"]], _mean_of(view).set_index("period")["value"]
    rows = []
    for period in wide.index:
        year = int(period[:4])
        running = shown[(shown["starts"] < year + 1) & (shown["ends"] > year) & _is_sure_of(shown, year)]
        rows.append(
            {
                say("column.period"): say.period(period),
                view.area.name(view.language): view.measured(wide.loc[period].get(view.area_code, float("nan"))),
                in_view.areas()[COUNTRY].name(view.language): view.measured(wide.loc[period].get(COUNTRY, float("nan"))),
                say("curve.similar_mean"): view.measured(means[period]) if period in means.index else "–",
                say("curve.similar"): f"{view.measured(band.loc[period, 'low'])}–{view.measured(band.loc[period, 'high'])}"
                if period in band.index
                else "–",
                say("curve.projects"): ", ".join(_as_known(say, row) for row in running.itertuples()) or "–",
            }
        )
    return pd.DataFrame(rows)


def _is_sure_of(shown: pd.DataFrame, year: int) -> "pd.Series[bool]":
    """Whether it is known of the project that it ran that year: of one with an unknown end only the year of the other."""
    known = shown["starts"].where(shown["unknown"] != "start", shown["ends"])
    return (shown["unknown"] == "") | (known.apply(int) == year)


def _as_known(say: Words, row: Any) -> str:
    """A project's name, and which end is not known."""
    return say(f"curve.unknown.{row.unknown}", title=row.title) if row.unknown else str(row.title)
