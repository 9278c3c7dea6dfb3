"""Utforska: the figures themselves, filtered, sorted, made into any table and any chart, taken along."""

import streamlit as st

from insteg.ui import choosers, cross_table, exploration, exploration_lines, saved_questions
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    st.title(page.words("page.utforska.title"), anchor=False)
    st.markdown(page.words("page.utforska.lead"))
    selection = exploration.choose(page)
    form = choosers.one_of(page, "form", [exploration.ROWS, exploration.CROSS])
    saved_questions.draw(page)
    count = exploration.tell_size(page, selection)
    (cross_table.draw if form == exploration.CROSS else exploration.draw_rows)(page, selection, count > 0)
    if count:
        exploration_lines.draw(page, selection)
