"""The files of the analyst's page: the figures as rows, and a table as it is shown. Each is named for what it holds."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from insteg import files
from insteg.figures.exploration import selection
from insteg.figures.exploration.cross_choice import CrossChoice
from insteg.figures.exploration.selection import Selection
from insteg.files import cell_room, cross, file_name
from insteg.ui import figure
from insteg.ui.page import Page


def draw_rows(page: Page, chosen: Selection, rows: Callable[[], pd.DataFrame]) -> None:
    """Buttons for the rows. A workbook has no room for more than so many."""
    say, count = page.words, selection.size(chosen).row_count
    is_long = count > files.MOST_WORKBOOK_ROWS
    formats = {kind: make for kind, make in files.FORMATS.items() if kind != "xlsx" or not is_long}
    st.caption(say("explore.files.long", count=say.number(files.MOST_WORKBOOK_ROWS)) if is_long else say("explore.files.codes"))
    with st.container(horizontal=True, key="utforska-downloads"):
        figure.download_data(page, rows, file_name.of_selection(chosen, page.language), formats)


def draw_cross(page: Page, choice: CrossChoice, rows: Callable[[], pd.DataFrame]) -> None:
    """Buttons for the table as it is shown, and for its figures as rows."""
    say, is_wide = page.words, cross.width(choice) > cell_room.MOST_COLUMNS
    st.caption(say("explore.files"))
    name = file_name.of_table(choice)
    makers = {kind: partial(make, choice) for kind, make in cross.FORMATS.items() if kind != "xlsx" or not is_wide}
    if is_wide:
        st.caption(say("explore.files.wide", count=say.number(cell_room.MOST_COLUMNS)))
    with st.container(horizontal=True, key="utforska-table-downloads"):
        figure.download_made(page, makers, name)
    st.caption(page.words("explore.files.rows"))
    draw_rows(page, choice.selection, rows)
