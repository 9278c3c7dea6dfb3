"""Every page opens, in each language, with its frame; empty and impossible choices are answered in words."""

import pytest
from streamlit.testing.v1 import AppTest

from insteg import places, words
from insteg.ui.menu import menu, name_of

SCRIPTS = menu()


def opened(script: str, **address: str) -> AppTest:
    test = AppTest.from_file(str(places.ROOT / "app.py"), default_timeout=60)
    test.query_params.update(address)
    test.run()
    return test if script == "app.py" else test.switch_page(script).run()


def text(test: AppTest) -> str:
    parts = [*test.markdown, *test.title, *test.header, *test.caption, *test.get("html")]
    return " ".join(getattr(part, "value", "") or getattr(getattr(part, "proto", None), "body", "") for part in parts)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_opens_with_its_frame(script, language):
    test = opened(script, lang=language)
    assert not test.exception
    say = words.load(language)
    labels = [link.proto.label for link in test.get("page_link")]
    frame = [say(f"page.{name_of(each)}.menu") for each in SCRIPTS] + [say("frame.other_language")]
    assert labels[: len(frame)] == frame
    assert say("frame.processing") in text(test)


def test_the_front_page_says_its_sentence():
    assert "varken arbetade eller studerade 6,3" in text(opened("app.py"))


def test_a_link_chooses_measure_year_and_municipality():
    shown = text(opened("app.py", indikator="neet_16_24", period="2016", kommun="2282"))
    assert "År 2016 varken arbetade eller studerade" in shown
    assert "Kramfors" in shown


@pytest.mark.parametrize(
    ("name", "value", "instead"),
    [
        ("indikator", "finns_inte", "Unga 16–24 år som varken arbetar eller studerar"),
        ("period", "1850", "2024"),
        ("kommun", "0180", "allt"),
        ("lang", "fi", "sv"),
    ],
)
def test_an_unknown_value_in_a_link_is_said_aloud(name, value, instead):
    test = opened("app.py", **{name: value})
    assert not test.exception
    assert any(value in warning.value and warning.value.endswith(f"Visar i stället: {instead}.") for warning in test.warning)


def test_a_choice_is_kept_however_late_the_browser_learns_the_address(monkeypatch):
    monkeypatch.setattr("insteg.ui.state.ON_ITS_WAY_SECONDS", 0)
    test = opened("pages/40_utforska.py")
    test.selectbox(key="utforska.fran").set_value("2020").run()
    assert test.query_params["fran"] == "2020"
    # The browser sends the next choice with the address of before the first one.
    test.query_params.clear()
    test.selectbox(key="utforska.till").set_value("2022").run()
    assert (test.query_params["fran"], test.query_params["till"]) == ("2020", "2022")
    # The back button sends an older address and no choice.
    test.query_params.clear()
    test.run()
    assert test.selectbox(key="utforska.fran").value != "2020"


def test_a_link_cannot_put_links_or_markup_on_the_page():
    from insteg.ui.state import harmless

    assert harmless("[klicka](https://example.org) <b>") == r"\[klicka\]\(https\:\/\/example\.org\) \<b\>"
    assert len(harmless("a" * 500)) == 60


def test_an_empty_comparison_says_what_to_do():
    test = opened("pages/30_jamfor.py")
    test.multiselect[0].set_value([]).run()
    assert not test.exception
    assert any("Välj minst ett område" in info.value for info in test.info)


def test_an_empty_selection_says_what_to_do():
    test = opened("pages/40_utforska.py")
    test.multiselect(key="utforska.matt").set_value(["unemployed_press_18_24_count"]).run()
    test.multiselect(key="utforska.platser").set_value(["0114"]).run()
    assert not test.exception
    assert any("Ta bort ett filter" in info.value for info in test.info)


def test_a_period_the_wrong_way_round_is_pointed_out():
    test = opened("pages/40_utforska.py")
    test.selectbox[0].set_value("2020").run()
    test.selectbox[1].set_value("2010").run()
    assert any("Byt plats" in warning.value for warning in test.warning)


def test_counts_tell_shown_from_all():
    assert "av 7\u202f073 uppgifter" in text(opened("pages/40_utforska.py"))


def test_the_pivot_table_asks_for_one_measure():
    test = opened("pages/40_utforska.py")
    test.session_state["utforska.form"] = "korstabell"
    test.run()
    assert any("ett mått i taget" in info.value for info in test.info)
    test.multiselect[0].set_value(["neet_16_24"]).run()
    assert not test.exception
    assert not test.info
