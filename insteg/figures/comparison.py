"""The comparison page's parts: lines over time with their breaks, as one chart or as small panels."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import benchmark, months, pictures, sentences, situation
from insteg.figures.benchmark import EVERYBODY, Benchmark
from insteg.figures.credit import source_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Plot, Role, Series
from insteg.reference import catalogue, in_view, words
from insteg.reference.catalogue import COUNTRY, COUNTY, Area, Break, Indicator
from insteg.reference.words import Words
from insteg.store.remembered import ask, remembered

LINES, PANELS = "linjer", "rutor"


@dataclass(frozen=True)
class ComparisonChoice:
    """What the reader compares; everything below is made from it, so it is also what is remembered by."""

    indicator_id: str
    area_codes: tuple[str, ...]
    form: str
    language: str
    mode: str
    similar_to: str = ""
    weights: tuple[tuple[str, int], ...] = ()
    sex: str = EVERYBODY
    age: str | None = None
    is_adjusted: bool = False

    @property
    def indicator(self) -> Indicator:
        return in_view.indicators()[self.indicator_id]

    @property
    def areas(self) -> list[Area]:
        return [in_view.areas()[code] for code in self.area_codes]

    @property
    def named(self) -> list[Series]:
        computed = [Series(self.say("similar.name"), benchmark.CODE)] if self.similar_to else []
        return [Series(area.name(self.language), area.area_code) for area in self.areas] + computed

    @property
    def say(self) -> Words:
        return words.load(self.language)

    def shown(self, value: float, status: str) -> str:
        """A value with its unit, or in words why it is not there."""
        is_there = status in ("ok", "provisional")
        if not is_there:
            return self.say(f"status.{status}")
        text = self.say.measured(value, self.indicator.unit, self.indicator.decimals)
        return text if status == "ok" else f"{text} ({self.say('status.provisional')})"

    @property
    def title(self) -> str:
        """The measure's title with the group chosen, and whether the season is taken out."""
        group = "" if self.sex == EVERYBODY else f", {self.say(f'sex.{self.sex}').lower()}"
        age = "" if self.age is None else f", {self.age}"
        season = f" – {self.say('monthly.adjusted')}" if self.is_adjusted else ""
        return f"{self.indicator.text(self.language).title}{group}{age}{season}"


@remembered
def series_of(view: ComparisonChoice) -> pd.DataFrame:
    """The series of the chosen areas and of the seven behind them, with a hover text."""
    codes = sorted({*view.area_codes, *catalogue.the_seven()})
    frame = published(view)
    if view.is_adjusted:
        frame = months.without_season(frame, _own_breaks(view))[0]
    if view.indicator.frequency == "month":
        frame = months.whole(frame)
    names = {code: in_view.areas()[code].name(view.language) for code in codes}
    texts = [f"{names[row.area_code]}, {view.say.period(row.period)}: {view.shown(row.value, row.status)}" for row in frame.itertuples()]
    return pd.concat([frame.assign(text=texts), _similar(view)], ignore_index=True) if view.similar_to else frame.assign(text=texts)


def published(view: ComparisonChoice) -> pd.DataFrame:
    """The figures as published, of the chosen areas and the seven."""
    codes = sorted({*view.area_codes, *catalogue.the_seven()})
    return ask("series_of_group", indicator=view.indicator_id, area_codes=codes, sex=view.sex, age=view.age)


def _own_breaks(view: ComparisonChoice) -> list[Break]:
    return [item for item in in_view.breaks() if item.indicator == view.indicator_id]


def _similar(view: ComparisonChoice) -> pd.DataFrame:
    """The computed mean of the similar municipalities as a line of its own; never among the published rows."""
    found = benchmark.values(view.indicator_id, view.similar_to, Benchmark(benchmark.SIMILAR, view.weights))
    name = view.say("similar.name")
    return pd.DataFrame(
        [
            {
                "area_code": benchmark.CODE,
                "period": period,
                "value": value,
                "status": "ok",
                "text": f"{name}, {period}: {view.shown(value, 'ok')}",
            }
            for period, value in found.items()
        ]
    )


def breaks_of(view: ComparisonChoice) -> list[Break]:
    """The breaks that lie inside the periods shown."""
    frame = series_of(view)
    periods = frame.loc[frame["value"].notna(), "period"]
    return [item for item in _own_breaks(view) if len(periods) and periods.min() < item.period <= periods.max()]


@remembered
def picture(view: ComparisonChoice) -> Plot:
    """Lines in one picture, or a panel an area."""
    frame, unit = series_of(view), view.say(f"unit.{view.indicator.unit}.axis")
    breaks = [(item.period, view.say("compare.break", period=item.period)) for item in breaks_of(view)]
    background = [Series(in_view.areas()[code].name(view.language), code, Role.BEHIND) for code in _background(view)]
    if view.form == PANELS:
        panels = [one for one in view.named if one.place not in _background(view)] or view.named
        chosen = frame[frame["area_code"].isin([one.place for one in view.named])]
        return pictures.small_multiples(chosen, panels, background, breaks, unit)
    since = months.first_provisional(frame)
    marks = [(since, view.say("monthly.provisional.mark"))] if since else []
    is_joined = view.indicator.frequency != "occasional"
    return pictures.series(frame, view.named, background, breaks, unit, joined=is_joined, marks=marks)


def _background(view: ComparisonChoice) -> list[str]:
    """Who is drawn in grey: county and Sweden behind each panel, the rest of the seven behind the lines."""
    if view.form == PANELS:
        return [code for code in (COUNTY, COUNTRY) if code in view.area_codes and len(view.area_codes) > 1]
    return [code for code in catalogue.the_seven() if code not in view.area_codes]


@remembered
def figure_of(view: ComparisonChoice) -> Figure:
    """Sentence, table and rows of the comparison."""
    frame = series_of(view)
    plain = published(view)
    chosen = plain[plain["area_code"].isin(list(view.area_codes))].assign(indicator=view.indicator_id)
    told = frame[frame["area_code"].isin([one.place for one in view.named])]
    method = situation.method(view.indicator_id, view.language)
    sentence, source = " ".join(_sentences(view)), source_line(view.say, view.indicator, chosen)
    return Figure("jamforelse", view.title, sentence, view.indicator, _table(view, told), chosen, source, method)


def drawn(view: ComparisonChoice) -> tuple[Figure, Plot] | None:
    """The figure with its picture; None while no area is chosen."""
    return (figure_of(view), picture(view)) if view.area_codes else None


def _sentences(view: ComparisonChoice) -> list[str]:
    say, frame, breaks = view.say, published(view), breaks_of(view)
    lines = {area.area_code: frame[frame["area_code"] == area.area_code] for area in view.areas}
    there = [area for area in view.areas if lines[area.area_code]["value"].notna().any()]
    is_monthly = view.indicator.frequency == "month"
    tell = _latest_month if is_monthly else _development
    told = [] if view.sex == EVERYBODY else [say(f"compare.group.{view.sex}")]
    told += [tell(view, area, lines[area.area_code]) for area in there]
    told += _on_months(view) if is_monthly else []
    absent = [area.name(view.language) for area in view.areas if area not in there]
    told += [say("sentence.development.break", period=max(item.period for item in breaks))] if breaks else []
    if view.similar_to:
        alike = benchmark.similar_areas(view.similar_to, view.weights)
        told.append(sentences.similar_sentence(say, in_view.areas()[view.similar_to], alike))
    told += [say("compare.missing", names=", ".join(absent))] if absent else []
    if grey := [in_view.areas()[code].phrase(view.language) for code in _background(view)]:
        told.append(say("compare.grey.panels", names=say.listed(grey)) if view.form == PANELS else say("compare.grey.lines"))
    return told + ([say("compare.occasional")] if view.indicator.frequency == "occasional" else [])


def _development(view: ComparisonChoice, area: Area, line: pd.DataFrame) -> str:
    return sentences.development(view.say, view.indicator, area, line, breaks_of(view))


def _latest_month(view: ComparisonChoice, area: Area, line: pd.DataFrame) -> str:
    """The latest month beside the same month of the year before: the month before it is another season."""
    now = line.dropna(subset=["value"]).sort_values("period").iloc[-1]
    value = view.say.measured(now["value"], view.indicator.unit, view.indicator.decimals)
    fact = view.say("monthly.latest", place=area.phrase(view.language), month=view.say.period(now["period"]), value=value)
    return f"{fact} {months.latest_in_words(view.say, view.indicator, line)}"


def _on_months(view: ComparisonChoice) -> list[str]:
    """From when on months are preliminary, and what the seasonal adjustment is and cannot do."""
    say, told = view.say, []
    if since := months.first_provisional(published(view)):
        told.append(say("monthly.provisional.since", month=say.period(since)))
    if view.is_adjusted:
        left_out = [code for code in months.without_season(published(view), _own_breaks(view))[1] if code in view.area_codes]
        told.append(say("monthly.adjusted.text"))
        names = ", ".join(in_view.areas()[code].name(view.language) for code in left_out)
        told += [say("monthly.adjusted.not", names=names)] if left_out else []
    return told


def _table(view: ComparisonChoice, rows: pd.DataFrame) -> pd.DataFrame:
    """One row a period, one column an area; a missing value is said in words."""
    texts = rows.assign(text=[_cell(view, row) for row in rows.itertuples()])
    wide = texts.pivot_table(index="period", columns="area_code", values="text", aggfunc="first").fillna(view.say("status.missing"))
    names = {one.place: one.name for one in view.named if one.place in wide.columns}
    ordered = wide[list(names)].rename(columns=names).rename(index=view.say.period)
    return ordered.rename_axis(view.say("column.period")).rename_axis(None, axis=1).reset_index()


def _cell(view: ComparisonChoice, row: Any) -> str:
    is_out = view.is_adjusted and pd.isna(row.value) and row.status in ("ok", "provisional")
    return view.say("monthly.adjusted.none") if is_out else view.shown(row.value, row.status)
