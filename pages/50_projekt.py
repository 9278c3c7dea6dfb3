"""Projekt: who tried what, for whom, when and where; each project as a public record with its source."""

import streamlit as st

from insteg.ui import bank, figure, map, markup
from insteg.ui.shell import open_page
from insteg.views import bank as projects
from insteg.views import chains, project_places

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.projekt.title"), anchor=False)
    st.markdown(say("page.projekt.lead"))
    filters = bank.choose(page)
    rows = projects.found(filters)
    st.markdown(f"**{say('project.count', shown=len(rows), all=len(projects.all_projects()))}** {say('project.order')}")
    if rows.empty:
        st.info(say("project.empty"))
    else:
        bank.draw_cards(page, rows)
        if drawn := projects.timeline(filters, page.language, page.look.mode):
            figure.draw(page, *drawn)
        st.header(say("project.where"), anchor=False)
        st.markdown(say("project.where.text"))
        left, right = st.columns(2, gap="large")
        with left:
            map.draw_counts(page, say("project.column.count"), project_places.per_municipality(filters))
        right.table(project_places.places(filters, page.language), hide_index=True, alt=say("project.where"), width="content")
        with st.container(horizontal=True, key="projekt-downloads"):
            figure.download_data(page, rows, "projekt", figure.TABLES)
    st.header(say("chain.title"), anchor=False)
    st.markdown(say("chain.text"))
    markup.show(chains.drawn(page.language), f"chains-{page.name}")
    bank.draw_import(page)
