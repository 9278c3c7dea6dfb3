"""Utforska: the figures themselves, filtered, sorted, pivoted, taken along."""

import streamlit as st

from insteg.ui import choosers, exploration, figure
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.utforska.title"), anchor=False)
    st.markdown(say("page.utforska.lead"))
    selection = exploration.choose(page)
    form = choosers.one_of(page, "form", [exploration.ROWS, exploration.PIVOT])
    if selection.period_from and selection.period_to and selection.period_from > selection.period_to:
        st.warning(say("explore.order"))
    rows = exploration.sort(page, exploration.rows_of(selection))
    missing = say("explore.missing", count=say.number(int(rows["value"].isna().sum())))
    st.markdown(f"**{say('explore.count', shown=say.number(len(rows)), all=say.number(exploration.everything()))}** {missing}")
    if form == exploration.ROWS and len(rows) > exploration.MOST_ROWS:
        st.markdown(say("explore.all_in_files", shown=say.number(exploration.MOST_ROWS)))
    if rows.empty:
        st.info(say("explore.empty"))
    else:
        (exploration.draw_pivot if form == exploration.PIVOT else exploration.draw_rows)(page, rows)
        with st.container(horizontal=True, key="utforska-downloads"):
            figure.download_data(page, rows, "uppgifter")
