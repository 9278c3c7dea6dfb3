"""What the comparison page is about: measure, month or year, group, areas, form. A choice with one answer is not drawn."""

import streamlit as st

from insteg.figures import comparison, held
from insteg.reference.catalogue import Indicator
from insteg.ui import benchmark_choice, choosers
from insteg.ui.page import Page

YEAR, MONTH = "ar", "manad"


def choose(page: Page) -> comparison.ComparisonChoice | None:
    """Draw the choices; None when no area is chosen."""
    indicator = _by_year_or_month(page, choosers.indicator(page))
    sex, age = _group(page, indicator)
    areas = choosers.areas_to_compare(page)
    form = choosers.one_of(page, "vy", [comparison.LINES, comparison.PANELS])
    is_adjusted = indicator.frequency == "month" and choosers.ticked(page, "sasong", page.words("monthly.adjust"))
    if not areas:
        return None
    # The mean of the similar ones is computed by year and for everybody.
    has_similar = indicator.frequency != "month" and sex == "total"
    line = benchmark_choice.similar_line(page, areas) if has_similar else ("", ())
    codes = tuple(area.area_code for area in areas)
    return comparison.ComparisonChoice(indicator.id, codes, form, page.language, page.look.mode, *line, sex, age, is_adjusted)


def _by_year_or_month(page: Page, indicator: Indicator) -> Indicator:
    twin = held.twin(indicator)
    if twin is None:
        return indicator
    own, other = (YEAR, MONTH) if indicator.frequency == "year" else (MONTH, YEAR)
    return twin if choosers.one_of(page, "upplosning", [YEAR, MONTH], own) == other else indicator


def _group(page: Page, indicator: Indicator) -> tuple[str, str | None]:
    """Sex and age, each asked for only where the snapshot has more than one."""
    sexes, ages = held.groups(indicator.id, "sex"), held.groups(indicator.id, "age")
    with st.container(horizontal=True, key="jamfor-group"):
        sex = choosers.sex(page, sexes)
        age = choosers.one_key(page, "aldersgrupp", {name: name for name in ages}, ages[0]) if len(ages) > 1 else None
    if len(sexes) < 2 and len(held.sexes()) > 1:
        st.caption(page.words("compare.no_sexes"))
    return sex, age
