"""The analyst's page: filters bound to the address, counts, sorting, a pivot table."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from insteg import catalogue, exports
from insteg.ui import choosers
from insteg.ui.shell import Page
from insteg.views.data import ask

# A browser table of more rows than this is slow to sort and nobody scrolls through it; the files hold all.
MOST_ROWS = 1000
ROWS, PIVOT = "rader", "korstabell"
SHOWN = ["indicator_title", "area", "period", "sex", "age", "value", "unit", "status", "note", "source"]


@dataclass(frozen=True)
class Selection:
    """What the reader filters by; an empty list lets everything through."""

    indicators: list[str]
    area_codes: list[str]
    period_from: str | None
    period_to: str | None
    sexes: list[str]
    ages: list[str]


def choose(page: Page) -> Selection:
    """Draw the filters and read them."""
    say, known = page.words, ask("filters")
    indicators, areas = catalogue.indicators(), catalogue.areas()
    home_first = [
        *catalogue.the_seven(),
        "22",
        "00",
        *(code for code in areas if areas[code].parent_code != catalogue.COUNTY and code not in ("22", "00")),
    ]
    names = [name for name in indicators if name in set(known["indicator"])]
    years = sorted({period[:4] for column in ("first_period", "last_period") for period in known[column]})
    span = [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
    left, right = st.columns(2)
    with left:
        chosen = choosers.several(page, "matt", names, lambda name: indicators[name].text(page.language).title)
        first = choosers.one_year(page, "fran", span)
        groups = sorted(known["sex"].unique())
        # A choice with one answer is no choice.
        sexes = choosers.several(page, "kon", groups, lambda sex: say(f"sex.{sex}")) if len(groups) > 1 else []
    with right:
        codes = choosers.several(page, "platser", home_first, lambda code: areas[code].name(page.language))
        last = choosers.one_year(page, "till", span)
        ages = choosers.several(page, "alder", sorted(known["age"].unique()), str)
    return Selection(chosen, codes, first, last, sexes, ages)


def rows_of(selection: Selection) -> pd.DataFrame:
    """The long-table rows that pass the filters."""
    return ask(
        "explore",
        indicators=selection.indicators or None,
        area_codes=selection.area_codes or None,
        period_from=selection.period_from,
        period_to=selection.period_to,
        sexes=selection.sexes or None,
        ages=selection.ages or None,
    )


def everything() -> int:
    """How many figures the snapshot holds."""
    return int(ask("filters")["row_count"].sum())


def sort(page: Page, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order the reader chose."""
    columns = ["indicator", "area_code", "period", "value", "status"]
    left, right = st.columns(2)
    with left:
        by = choosers.one_named(page, "sortera", columns, {"indicator": "indicator_title", "area_code": "area"})
    with right:
        order = choosers.one_of(page, "ordning", ["stigande", "fallande"])
    # The catalogue's and the register's own order is the default: nothing to sort then.
    if by == "indicator" and order == "stigande":
        return rows
    return rows.sort_values(by, ascending=order == "stigande", kind="stable", na_position="last")


def draw_rows(page: Page, rows: pd.DataFrame) -> None:
    """The first rows, scrolled in the browser; every value beside its status."""
    shown = exports.described(rows.head(MOST_ROWS), page.language)
    shown["note"] = shown["note"].fillna("")
    shown["sex"] = [page.words(f"sex.{sex}") for sex in shown["sex"]]
    shown["status"] = shown["status_text"]
    names = {name: page.words(f"column.{name}") for name in SHOWN}
    # The styler writes the numbers the Swedish way and leaves them numbers, so that a click on the heading sorts right.
    styled = shown[SHOWN].rename(columns=names).style.format({names["value"]: lambda value: page.words.number(value, 2)}, na_rep="–")
    st.dataframe(styled, hide_index=True, height=520, key="utforska-rader")


def draw_pivot(page: Page, rows: pd.DataFrame) -> None:
    """One measure: areas down, periods across; a missing value is said in words."""
    say = page.words
    if rows["indicator"].nunique() != 1:
        st.info(say("explore.mixed"))
        return
    indicator = catalogue.indicators()[rows["indicator"].iloc[0]]
    areas = catalogue.areas()
    if rows["sex"].nunique() > 1 or rows["age"].nunique() > 1:
        st.info(say("monthly.one_group"))
        return
    text = [
        say.number(row.value, indicator.decimals) if row.status in ("ok", "provisional") else say(f"status.{row.status}")
        for row in rows.itertuples()
    ]
    wide = rows.assign(text=text).pivot_table(index="area_code", columns="period", values="text", aggfunc="first", sort=False)
    wide = wide[sorted(wide.columns)].fillna(say("status.missing"))
    wide.insert(0, say("column.area"), [areas[code].name(page.language) for code in wide.index])
    st.dataframe(wide, hide_index=True, height=520, key="utforska-korstabell")
