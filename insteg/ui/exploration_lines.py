"""Beside the analyst's table: lines that fetch exactly the figures in view from other programs."""

import streamlit as st

from insteg.figures import api_link as links
from insteg.figures import own_question
from insteg.figures.exploration import lines
from insteg.figures.exploration.selection import Selection
from insteg.figures.record import link_to
from insteg.ui import api_link
from insteg.ui.page import Page


def draw(page: Page, chosen: Selection) -> None:
    """A folded part with the addresses, and lines for each program with Streamlit's own copy button."""
    say, found = page.words, lines.addresses(chosen, page.language)
    with st.expander(say("explore.lines")):
        st.markdown(say("explore.lines.text"))
        if page.stand:
            st.markdown(say("explore.lines.frozen"))
        if not found:
            st.markdown(say("explore.lines.none"))
            return
        own = api_link.server()
        _block(say("explore.lines.address"), "\n".join(f"{own}{link.address}" for link in found))
        for name, write in {"Python, pandas": links.python, "Python, DuckDB": lines.duckdb, "R": links.r}.items():
            _block(name, write(found, own))
        _draw_sql(page, chosen)
        _block("Excel, Power Query", lines.excel(found, own))
        st.caption(say("explore.lines.excel"))


def _draw_sql(page: Page, chosen: Selection) -> None:
    question = lines.sql(chosen)
    if not question:
        st.markdown(page.words("explore.lines.long"))
        return
    _block("SQL", question)
    address = link_to(own_question.PAGE, page.language, **{own_question.CHOICE: question})
    st.markdown(f"[{page.words('explore.lines.ask')}]({address})")


def _block(name: str, text: str) -> None:
    st.markdown(f"**{name}**")
    # Without colours: those of Streamlit's highlighter have too little contrast.
    st.code(text, language=None, wrap_lines=True)
