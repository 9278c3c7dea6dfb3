"""The analyst's page: filters bound to the address, counts, and every chosen figure as a row."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from insteg.figures.exploration import every_row, selection
from insteg.figures.exploration.cross_choice import CrossChoice
from insteg.figures.exploration.every_row import RowsChoice
from insteg.figures.exploration.selection import Selection
from insteg.reference import catalogue, in_view
from insteg.store.remembered import ask
from insteg.ui import choosers, exploration_chart, exploration_files, table
from insteg.ui.page import Page

ROWS, CROSS = "rader", "korstabell"
ORDERS = ("stigande", "fallande")
# What is chosen in the table and the chart themselves.
UNSEEN = ("sortera", "ordning", "bild")


def choose(page: Page) -> Selection:
    """Draw the filters and read them."""
    say, known = page.words, ask("filters")
    indicators, areas = in_view.indicators(), in_view.areas()
    names = [name for name in indicators if name in set(known["indicator"])]
    periods = list(ask("explore_periods")["period"])
    groups = sorted(known["sex"].unique())
    # Three in a row, so that the table is seen below them.
    above, below = st.columns(3), st.columns(3)
    with above[0]:
        chosen = choosers.several(page, "matt", names, lambda name: indicators[name].text(page.language).title)
    with above[1]:
        codes = choosers.several(page, "platser", home_first(), lambda code: areas[code].name(page.language))
    with above[2]:
        # A choice with one answer is no choice.
        sexes = choosers.several(page, "kon", groups, lambda sex: say(f"sex.{sex}")) if len(groups) > 1 else []
    with below[0]:
        first = choosers.one_period(page, "fran", periods)
    with below[1]:
        last = choosers.one_period(page, "till", periods)
    with below[2]:
        ages = choosers.several(page, "alder", sorted(known["age"].unique()), lambda age: age or say("explore.no_age"))
    return Selection(tuple(chosen), tuple(codes), first, last, tuple(sexes), tuple(ages))


def home_first() -> list[str]:
    """All areas, the county's own before the others."""
    areas, own = in_view.areas(), [*catalogue.the_seven(), catalogue.COUNTY, catalogue.COUNTRY]
    return [*own, *(code for code in areas if code not in own)]


def tell_size(page: Page, chosen: Selection) -> int:
    """How many figures come through, of how many, and how many have no value. Returns the first."""
    say, found = page.words, selection.size(chosen)
    if chosen.is_backwards:
        st.warning(say("explore.order"))
    missing = say("explore.missing", count=say.number(found.without_value))
    count = say("explore.count", shown=say.number(found.row_count), all=say.number(selection.everything()))
    st.markdown(f"**{count}** {missing if found.without_value else ''}".strip())
    if not found.row_count:
        st.info(say("explore.empty"))
    return found.row_count


def order(page: Page, known: Callable[[str], bool]) -> tuple[str, bool]:
    """What the table is sorted by, pressed in its head or said by a link, and whether downwards. known: whether there is such a column."""
    by = page.choices.value("sortera", lambda text: text if known(text) else None, "")
    turned = page.choices.value("ordning", lambda text: text if text in ORDERS else None, ORDERS[0])
    page.choices.keep("sortera", by)
    page.choices.keep("ordning", turned, ORDERS[0])
    return by, turned == ORDERS[1]


def keep_unseen(page: Page) -> None:
    """What was chosen in parts that are not drawn now stays in the link: it counts again when the filters let figures through."""
    for name in UNSEEN:
        page.choices.keep(name, page.choices.value(name, str, ""))


def draw_rows(page: Page, chosen: Selection, has_rows: bool) -> None:
    """Every figure as a row, and the files of them. has_rows: whether any figure passes the filters."""
    with st.expander(page.words("choice.visa")):
        columns = choosers.several(
            page, "visa", list(every_row.COLUMNS), lambda name: every_row.column_title(name, page.language), every_row.USUAL, "choice.usual"
        )
    if not has_rows:
        keep_unseen(page)
        return
    by, is_descending = order(page, lambda text: text in ("", *every_row.SORTS))
    choice = RowsChoice(page.language, chosen, tuple(columns) or every_row.USUAL, by, is_descending)
    table.draw(page, choice, page.words("explore.table.rader"))
    exploration_files.draw_rows(page, chosen, partial(every_row.whole, chosen))
    exploration_chart.draw(page, CrossChoice(page.language, chosen))
