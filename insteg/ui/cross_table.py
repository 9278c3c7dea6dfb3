"""Any table of the chosen figures: what stands down, across and in the cells; what is refused, with its reason."""

from dataclasses import replace
from functools import partial

import streamlit as st

from insteg.figures.exploration import cross_cells, cross_choice, cross_table, cross_words, every_row
from insteg.figures.exploration.cross_choice import CELLS, DIMENSIONS, CrossChoice
from insteg.figures.exploration.cross_told import told
from insteg.figures.exploration.selection import Selection
from insteg.reference import in_view
from insteg.store.remembered import ask
from insteg.ui import choosers, exploration, exploration_chart, exploration_files, own_groups, table
from insteg.ui.page import Page


def draw(page: Page, chosen: Selection, has_rows: bool) -> None:
    """The choosers, the table, what it leaves out, and its files. has_rows: whether any figure passes the filters."""
    choice = _choose(page, chosen)
    if not has_rows:
        exploration.keep_unseen(page)
        return
    try:
        heads = cross_table.heads(choice)
    except cross_cells.TooMany:
        st.info(page.words("explore.too_many", count=page.words.number(cross_cells.MOST_FIGURES)))
        exploration.keep_unseen(page)
        return
    by, is_descending = exploration.order(page, lambda text: text == "" or text in {head.sort for head in heads})
    choice = replace(choice, sort_by=by, is_descending=is_descending)
    for line in told(choice):
        st.markdown(line)
    table.draw(page, choice, page.words("explore.table.korstabell"))
    exploration_files.draw_cross(page, choice, lambda: every_row.whole(chosen))
    exploration_chart.draw(page, choice)


def _choose(page: Page, chosen: Selection) -> CrossChoice:
    language, usual = page.language, CrossChoice(page.language)
    sides = partial(cross_words.dimension, language=language)
    places = st.columns(4)
    with places[0]:
        down = choosers.several(page, "rader", list(DIMENSIONS), sides, usual.down)
    with places[1]:
        across = choosers.several(page, "kolumner", list(DIMENSIONS), sides, usual.across)
    with places[2]:
        cells = choosers.several(page, "celler", list(CELLS), partial(cross_words.quantity, language=language), usual.cells)
    with places[3]:
        summed = choosers.several(page, "summa", list(cross_choice.SUMMED), sides, empty="choice.none")
    base = choosers.one_or_none(page, "mot", _bases(page, chosen)) if set(cells) & set(cross_choice.AGAINST) else None
    groups = own_groups.choose(page)
    return CrossChoice(
        language, chosen, groups, tuple(down) or usual.down, tuple(across), tuple(cells) or usual.cells, base or "", tuple(summed)
    )


def _bases(page: Page, chosen: Selection) -> dict[str, str]:
    """What numbers can be set against, under its name in the link: a period, an area, a sex, an age, one of the measures."""
    known, language = ask("filters"), page.language
    held = known[known["indicator"].isin(list(chosen.indicators))] if chosen.indicators else known
    members = {
        "period": list(ask("explore_periods")["period"][::-1]),
        "area_code": exploration.home_first(),
        "sex": sorted(held["sex"].unique()),
        "age": sorted(held["age"].unique()),
        "indicator": [name for name in in_view.indicators() if name in set(held["indicator"])],
    }
    plain = CrossChoice(language)
    return {
        f"{name}:{code}": f"{cross_words.dimension(name, language)}: {cross_words.member(plain, name, code)}"
        for name, codes in members.items()
        if len(codes) > 1
        for code in codes
    }
