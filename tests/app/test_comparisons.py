"""The pages of honest comparison: every benchmark, every refusal, the accepted break, in words."""

import pytest

from insteg.figures import benchmark
from insteg.reference import words
from tests.app.test_pages import opened, text
from tests.explained import unexplained

EFFECT, PLACE, DIFFERENCES = "pages/45_effekt.py", "pages/20_kommun.py", "pages/35_ligger.py"


@pytest.mark.parametrize("kind", ["riket", "lan", "liknande"])
@pytest.mark.parametrize("script", [PLACE, DIFFERENCES])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_benchmark_opens(script, kind, language):
    test = opened(script, jamforelse=kind, lang=language, kommun="2281")
    test.session_state[f"{script[9:-3]}.jamforelse"] = kind
    test.run()
    assert not test.exception
    # Who the similar ones are, and that their mean is weighted: told once, where they are what is compared with. A municipality's page
    # always has the table of what is unlike in them.
    named = words.load(language)("similar.sentence", place="Sundsvall", names="|").split("|")[1]
    assert text(test).count(named) == (kind == "liknande" or script == PLACE)
    assert ("Järfälla" in text(test)) == (kind == "liknande" or script == PLACE)


@pytest.mark.parametrize("indicator", ["unemployed_bas_18_24", "long_term_of_unemployed_18_65", "merit_value_year_9"])
def test_the_page_of_differences_opens_for_every_measure(indicator):
    test = opened(DIFFERENCES)
    test.session_state["ligger.indikator"] = indicator
    test.session_state["ligger.jamforelse"] = "liknande"
    test.run()
    assert not test.exception


def test_weights_that_are_all_zero_are_answered_in_words():
    test = opened(PLACE, kommun="2281")
    test.session_state["kommun.jamforelse"] = "liknande"
    test.run()
    for name in benchmark.DEFAULTS:
        test.session_state[f"kommun.vikt_{name}"] = 0
    test.run()
    assert not test.exception
    assert any("Alla vikter är noll" in warning.value for warning in test.warning)


def test_the_effect_page_says_its_verdict_and_what_it_cannot_show():
    shown = text(opened(EFFECT))
    assert "Det går inte att visa att" in shown
    assert "Det här visar aldrig varför" in shown


def test_a_short_history_is_refused_with_its_reason_and_the_way_on():
    test = opened(EFFECT)
    test.session_state["effekt.start"] = "2017"
    test.run()
    assert any("Jämförbara år före starten: 2." in warning.value for warning in test.warning)
    assert any("kryssa i rutan" in info.value for info in test.info)
    assert not test.get("plotly_chart")


def test_an_accepted_break_stands_beside_every_chart_and_in_the_link():
    test = opened(EFFECT)
    test.session_state["effekt.start"] = "2017"
    test.session_state["effekt.brott"] = True
    test.run()
    assert not test.exception
    assert sum("du har valt att räkna ändå" in part.value for part in test.markdown) == 5
    assert test.query_params["brott"] in ("ja", ["ja"])


def test_too_short_a_list_of_donors_is_refused():
    test = opened(EFFECT)
    test.session_state["effekt.pool"] = "lista"
    test.run()
    assert not test.exception
    assert any("minst 19" in warning.value for warning in test.warning)


@pytest.mark.parametrize("form", ["linjer", "rutor"])
def test_similar_municipalities_are_a_line_of_their_own_on_the_comparison(form):
    test = opened("pages/30_jamfor.py")
    test.session_state["jamfor.liknande"] = True
    test.session_state["jamfor.vy"] = form
    test.run()
    assert not test.exception
    assert "Järfälla" in text(test)
    assert test.query_params["liknande"] in ("ja", ["ja"])


def test_the_front_page_places_a_chosen_municipality_beside_similar_ones():
    assert "liknande kommuner (6,7\u00a0%)" in unexplained(text(opened("app.py", kommun="2281")))
    assert "liknande kommuner (" not in unexplained(text(opened("app.py")))
