"""Projekt: who tried what, for whom, when and where; each project as a public record with its source."""

import streamlit as st

from insteg.ui import bank, figure, markup
from insteg.ui.shell import open_page
from insteg.views import bank as projects
from insteg.views import chains

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
        view = projects.View(filters, page.language, page.look.mode)
        figure.draw(page, "tidslinje", view)
        figure.draw(page, "projektkarta", view, lambda: bank.draw_places(page, view))
        with st.container(horizontal=True, key="projekt-downloads"):
            figure.download_data(page, rows, "projekt", figure.TABLES)
    st.header(say("chain.title"), anchor=False)
    st.markdown(say("chain.text"))
    markup.show(chains.drawn(page.language), f"chains-{page.name}")
    bank.draw_import(page)
