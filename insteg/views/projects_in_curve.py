"""A municipality's curve with the periods of its projects as bands. It shows when, never what came of it."""

from dataclasses import dataclass

import pandas as pd

from insteg import catalogue, charts, words
from insteg.catalogue import COUNTY, Area, Break, Indicator
from insteg.charts import Chart, Look
from insteg.measures.lanes import lanes
from insteg.views import effect, held, record, situation
from insteg.views.credit import source_line
from insteg.views.data import ask, remembered
from insteg.views.figure import Figure
from insteg.words import Words

SIMILAR = 20


@dataclass(frozen=True)
class View:
    """What the reader looks at; everything below is made from it."""

    indicator_id: str
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
    def say(self) -> Words:
        return words.load(self.language)

    def measured(self, value: float) -> str:
        return self.say.measured(value, self.indicator.unit, self.indicator.decimals)


@remembered
def similar_sized(area_code: str) -> tuple[str, ...]:
    """The twenty municipalities outside the county whose population is nearest, as a ratio."""
    sizes = ask("sizes")
    own = float(sizes.loc[sizes["area_code"] == area_code, "population"].iloc[0])
    others = sizes[(sizes["area_code"].str.len() == 4) & ~sizes["area_code"].isin(catalogue.the_seven())]
    ratio = (others["population"] / own).where(lambda part: part >= 1, own / others["population"])
    return tuple(others.loc[ratio.nsmallest(SIMILAR).index, "area_code"])


@remembered
def series_of(view: View) -> pd.DataFrame:
    """The curve and the county's, with a hover text."""
    frame = ask("series", indicator=view.indicator_id, area_codes=[view.area_code, COUNTY])
    frame = frame[frame["value"].notna()]
    names = {code: catalogue.areas()[code].name(view.language) for code in (view.area_code, COUNTY)}
    texts = [f"{names[row.area_code]}, {view.say.period(row.period)}: {view.measured(row.value)}" for row in frame.itertuples()]
    return frame.assign(text=texts, indicator=view.indicator_id)


@remembered
def band_of(view: View) -> pd.DataFrame:
    """For each period, between which values the middle half of the similar-sized municipalities lies; only where ten or more are known."""
    frame = ask("series", indicator=view.indicator_id, area_codes=list(similar_sized(view.area_code)))
    values = frame.dropna(subset=["value"]).groupby("period")["value"]
    band = pd.DataFrame({"low": values.quantile(0.25), "high": values.quantile(0.75), "count": values.size()}).reset_index()
    return band[(band["count"] >= 10) & band["period"].isin(series_of(view)["period"])]


@remembered
def projects_of(view: View) -> pd.DataFrame:
    """The projects that reached the municipality, numbered by start; `is_drawn` where both ends are known and inside the curve."""
    rows = ask("project_timeline", area_code=view.area_code, local_only=True).drop_duplicates("project_id")
    rows = rows.sort_values("starts_on", kind="stable", na_position="last").reset_index(drop=True)
    years = series_of(view)["period"].str[:4].astype(int)
    first, last = (years.min(), years.max()) if len(years) else (9999, 0)
    starts, ends = _in_years(rows["starts_on"]), _in_years(rows["ends_on"])
    is_drawn = (rows["time_status"] == "both_known") & (ends > first) & (starts < last + 1)
    # The drawn ones are numbered from one, so that no number is missing in the picture.
    return rows.assign(number=is_drawn.cumsum(), starts=starts, ends=ends, is_drawn=is_drawn)


@remembered
def _estimable(indicator_id: str, area_code: str) -> frozenset[str]:
    """The projects that the effect page can start from."""
    years = effect.outcomes(indicator_id).index
    return frozenset(effect.projects_of(area_code, int(years[1]), int(years[-1]))) if len(years) > 1 else frozenset()


def estimate_link(view: View, project_id: str) -> str | None:
    """Where the effect of a project on this measure is estimated; None where its start allows no estimate."""
    if project_id not in _estimable(view.indicator_id, view.area_code):
        return None
    chosen = {"kommun": view.area_code, "projekt": project_id}
    other = {} if view.indicator_id == held.DEFAULT_INDICATOR else {"indikator": view.indicator_id}
    return record.link_to("effekt", view.language, **other, **chosen)


def _in_years(days: pd.Series) -> pd.Series:
    moments = pd.to_datetime(days)
    return moments.dt.year + (moments.dt.day_of_year - 1) / 365.25


def breaks_of(view: View) -> list[Break]:
    """The breaks inside the curve."""
    periods = series_of(view)["period"]
    own = [item for item in catalogue.breaks() if item.indicator == view.indicator_id]
    return [item for item in own if len(periods) and periods.min() < item.period <= periods.max()]


@remembered
def drawn(view: View) -> tuple[Figure, Chart]:
    """The figure with everything that belongs to it."""
    say, frame, projects = view.say, series_of(view), projects_of(view)
    shown = projects[projects["is_drawn"]]
    spans = [(row.starts_on.date(), row.ends_on.date()) for row in shown.itertuples()]
    shown = shown.assign(lane=lanes(spans), text=shown["title"])
    breaks = [(item.period, say("compare.break", period=item.period)) for item in breaks_of(view)]
    # The county's full name has no room at the end of its line on a phone.
    line, county = (view.area_code, view.area.name(view.language)), (COUNTY, say("curve.county"))
    band = (say("curve.band", count=SIMILAR), band_of(view))
    unit = say(f"unit.{view.indicator.unit}.axis")
    chart = charts.curve(frame, line, county, band, shown, breaks, Look.of(view.mode), unit)
    rows = frame.drop(columns="text")
    method = f"{say('curve.method', count=SIMILAR)}\n\n{situation.method(view.indicator_id, view.language)}"
    title, source = view.indicator.text(view.language).title, source_line(say, view.indicator, rows)
    return Figure("kurvan", title, _sentence(view), view.indicator, _table(view), rows, source, method), chart


def _sentence(view: View) -> str:
    projects = projects_of(view)
    count = int(projects["is_drawn"].sum())
    return view.say(
        "curve.sentence",
        title=view.indicator.text(view.language).short,
        place=view.area.phrase(view.language),
        count=count,
        left=len(projects) - count,
    )


def _table(view: View) -> pd.DataFrame:
    """A row a period: the municipality, the county, the similar-sized ones, and which projects ran that year."""
    say, wide = view.say, series_of(view).pivot_table(index="period", columns="area_code", values="value")
    band, projects = band_of(view).set_index("period"), projects_of(view)
    shown = projects[projects["is_drawn"]]
    rows = []
    for period in wide.index:
        year = int(period[:4])
        running = shown[(shown["starts"] < year + 1) & (shown["ends"] > year)]
        rows.append(
            {
                say("column.period"): say.period(period),
                view.area.name(view.language): view.measured(wide.loc[period].get(view.area_code, float("nan"))),
                catalogue.areas()[COUNTY].name(view.language): view.measured(wide.loc[period].get(COUNTY, float("nan"))),
                say("curve.similar"): f"{view.measured(band.loc[period, 'low'])}–{view.measured(band.loc[period, 'high'])}"
                if period in band.index
                else "–",
                say("curve.projects"): ", ".join(running["title"]) or "–",
            }
        )
    return pd.DataFrame(rows)
