"""The choice of what figures are compared with, and of what makes a municipality similar."""

import streamlit as st

from insteg import catalogue, sentences
from insteg.catalogue import Area
from insteg.ui import choosers
from insteg.ui.shell import Page
from insteg.views.benchmark import DEFAULTS, NATION, REGION, SIMILAR, Benchmark, explanation, neighbours, structure


def choose(page: Page, area_code: str, indicator_id: str = "") -> Benchmark:
    """Draw the choice; for the similar ones also who they are, why, and the weights that decide it."""
    kind = choosers.one_of(page, "jamforelse", [NATION, REGION, SIMILAR])
    if kind != SIMILAR:
        return Benchmark(kind)
    with st.expander(page.words("similar.heading")):
        found = Benchmark(SIMILAR, _weights(page))
        st.markdown(explanation(area_code, found, page.language))
    areas = [catalogue.areas()[code] for code in neighbours(area_code, found.weights).distance.index]
    own = f" {page.words('similar.own_weight')}" if found.weighs(indicator_id) else ""
    st.markdown(sentences.similar_sentence(page.words, catalogue.areas()[area_code], areas) + own)
    return found


def _weights(page: Page) -> tuple[tuple[str, int], ...]:
    st.markdown(page.words("similar.lead"))
    columns = st.columns(len(DEFAULTS))
    chosen = {}
    for column, (name, default) in zip(columns, DEFAULTS.items(), strict=True):
        with column:
            chosen[name] = choosers.weight(page, f"vikt_{name}", default)
    if not any(chosen.values()):
        st.warning(page.words("similar.all_zero"))
        return tuple(DEFAULTS.items())
    return tuple(chosen.items())


def similar_line(page: Page, areas: list[Area]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The municipality whose similar ones are drawn as a line, with the reader's weights; empty when not asked for."""
    known = structure().dropna().index
    home = next((area for area in areas if area.area_code in known), None)
    if home is None or not choosers.ticked(page, "liknande", page.words("similar.line", place=home.phrase(page.language))):
        return "", ()
    with st.expander(page.words("similar.heading")):
        weights = _weights(page)
        st.markdown(explanation(home.area_code, Benchmark(SIMILAR, weights), page.language))
    return home.area_code, weights
