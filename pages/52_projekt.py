"""Projekt: who tried what, for whom, when and where; each project as a public record with its source."""

import streamlit as st

from insteg.figures import bank as projects
from insteg.figures import chains
from insteg.ui import bank, figure, markup
from insteg.ui.shell import open_page

with open_page(__file__) as page:
    say = page.words
    st.title(say("page.projekt.title"), anchor=False)
    st.markdown(say("page.projekt.lead"))
    filters = bank.choose(page)
    rows = projects.found(filters)
    view = projects.BankChoice(filters, page.language, page.look.mode)
    bank.draw_count(page, rows)
    bank.draw_clear(page)
    listed, mapped = st.columns([7, 4], gap="large")
    with mapped:
        figure.draw(page, "projektkarta", view, lambda: bank.draw_places(page, view))
    with listed:
        bank.draw_cards(page, rows) if len(rows) else st.info(say("project.empty"))
    if len(rows):
        figure.draw(page, "tidslinje", view)
        with st.container(horizontal=True, key="projekt-downloads"):
            figure.download_data(page, rows, "projekt", figure.TABLES)
    st.header(say("chain.title"), anchor=False)
    st.markdown(say("chain.text"))
    markup.show(chains.drawn(page.language), f"chains-{page.name}")
    bank.draw_import(page)
