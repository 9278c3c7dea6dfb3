"""The chart beside the analyst's table: the kind that fits what is selected, or the one that the reader asks for."""

from functools import partial

import streamlit as st

from insteg.figures.exploration import chart
from insteg.figures.exploration.chart_choice import of_table
from insteg.figures.exploration.cross_choice import CrossChoice
from insteg.files import file_name
from insteg.ui import choosers, figure, map
from insteg.ui.page import Page


def draw(page: Page, table: CrossChoice) -> None:
    """The chooser of its kind, why another is drawn than the one asked for, and the figure with all that belongs to it."""
    with st.container(key="utforska-chart"):
        kind = choosers.one_of(page, "bild", chart.kinds())
        view = of_table(table, page.look.mode, kind)
        drawn, reason = chart.kind_of(view)
        if reason:
            st.info(reason)
        if not drawn:
            return
        if made := chart.drawn(view):
            # The sentence stands below the title; in a preview it stands alone.
            page.headline = f"{made[0].title}. {made[0].sentence}"
        shown = chart.map_of(view)
        picture = partial(map.draw_counts, page, shown) if shown else None
        name = f"{file_name.of_selection(table.selection, page.language)}-{page.words('file.chart')}"
        figure.draw(page, "utforska", view, picture=picture, file=name)
        figure.tell_breaks(page, chart.breaks(view))
