"""The choice of what figures are compared with, and of what makes a municipality similar."""

import streamlit as st

from insteg.figures import sentences
from insteg.figures.benchmark import EVERYBODY, NATION, REGION, SIMILAR, Benchmark, explanation, similar_areas, structure, usual
from insteg.reference import in_view
from insteg.reference.catalogue import Area
from insteg.ui import choosers
from insteg.ui.page import Page

# So many sliders stand beside each other.
ABREAST = 5


def choose(page: Page, area_code: str, indicator_id: str = "", sex: str = EVERYBODY, told: str = "") -> Benchmark:
    """Draw the choice; for the similar ones also who they are, why, and the weights that decide it.

    told: the sentence on who they are that stands on the page already; it is not said twice.
    """
    # Nobody publishes women and men for municipalities far away, so their similar ones have no mean.
    kinds = [NATION, REGION, SIMILAR] if sex == EVERYBODY else [NATION, REGION]
    kind = choosers.one_of(page, "jamforelse", kinds)
    if kind != SIMILAR:
        return Benchmark(kind, sex=sex)
    with st.expander(page.words("similar.heading")):
        found = Benchmark(SIMILAR, _weights(page))
        st.markdown(explanation(area_code, found, page.language))
    own = f" {page.words('similar.own_weight')}" if found.weighs(indicator_id) else ""
    who = sentences.similar_sentence(page.words, in_view.areas()[area_code], similar_areas(area_code, found.weights)) + own
    if who != told:
        st.markdown(who)
    return found


def _weights(page: Page) -> tuple[tuple[str, int], ...]:
    st.markdown(page.words("similar.lead"))
    columns = st.columns(ABREAST)
    chosen = {}
    for place, (name, default) in enumerate(usual().items()):
        with columns[place % ABREAST]:
            chosen[name] = choosers.weight(page, f"vikt_{name}", default)
    if not any(chosen.values()):
        st.warning(page.words("similar.all_zero"))
        return tuple(usual().items())
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
