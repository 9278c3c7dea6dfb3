"""Every page opens, in each language, with its frame; empty and impossible choices are answered in words."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from insteg.reference import words
from insteg.reference.pages import DOORS, menu
from insteg.store import folders, queries
from tests.languages import strangers

SCRIPTS = menu()


def opened(script: str, **address: str) -> AppTest:
    test = AppTest.from_file(str(folders.ROOT / "app.py"), default_timeout=60)
    test.query_params.update(address)
    test.run()
    return test if script == "app.py" else test.switch_page(script).run()


def markup(test: AppTest) -> str:
    """What our own components show: header, foot, tables, cards."""
    return " ".join(json.loads(item.proto.json).get("markup", "") for item in test.get("bidi_component"))


def text(test: AppTest) -> str:
    parts = [*test.markdown, *test.title, *test.header, *test.caption, *test.get("html")]
    told = " ".join(getattr(part, "value", "") or getattr(getattr(part, "proto", None), "body", "") for part in parts)
    return f"{told} {markup(test)}"


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_opens_with_its_frame(script, language):
    test = opened(script, lang=language)
    assert not test.exception
    say = words.load(language)
    header = markup(test)
    doors = re.findall(r"<li><a href=[^>]*>([^<]+)</a>", header.split("<nav")[1])
    assert doors == [say(f"door.{door}") for door in DOORS]
    assert [say("frame.county"), "Sundsvall"] == re.findall(r"<option[^>]*>([^<]+)</option>", header)[:2]
    assert f'hreflang="{"en" if language == "sv" else "sv"}">{say("frame.other_language")}</a>' in header
    assert say("frame.processing") in text(test)
    told = [part.value for part in (*test.title, *test.header, *test.caption, *test.markdown)]
    assert strangers(told, language) == []


def test_the_front_page_says_its_sentence():
    assert "var det 6,3\u00a0% av de unga" in text(opened("app.py"))


def test_a_link_chooses_measure_year_and_municipality():
    shown = text(opened("app.py", indikator="neet_16_24", period="2016", kommun="2282"))
    assert "År 2016 var det" in shown and "som varken arbetade eller studerade" in shown
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
    assert any(value in warning.value and warning.value.endswith(f"I stället visas {instead}.") for warning in test.warning)


def test_a_choice_is_kept_however_late_the_browser_learns_the_address(monkeypatch):
    monkeypatch.setattr("insteg.ui.state.ON_ITS_WAY_SECONDS", 0)
    test = opened("pages/90_utforska.py")
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
    from insteg.ui.unheeded import escaped

    assert escaped("[klicka](https://example.org) <b>") == r"\[klicka\]\(https\:\/\/example\.org\) \<b\>"
    assert len(escaped("a" * 500)) == 60


def test_an_empty_comparison_says_what_to_do():
    test = opened("pages/30_jamfor.py")
    test.multiselect[0].set_value([]).run()
    assert not test.exception
    assert any("Välj minst ett område" in info.value for info in test.info)


def test_an_empty_selection_says_what_to_do():
    test = opened("pages/90_utforska.py")
    test.multiselect(key="utforska.matt").set_value(["unemployed_press_18_24_count"]).run()
    test.multiselect(key="utforska.platser").set_value(["0114"]).run()
    assert not test.exception
    assert any("Ta bort ett filter" in info.value for info in test.info)


def test_a_period_the_wrong_way_round_is_pointed_out():
    test = opened("pages/90_utforska.py")
    test.selectbox[0].set_value("2020").run()
    test.selectbox[1].set_value("2010").run()
    assert any("Byt plats" in warning.value for warning in test.warning)


def test_counts_tell_shown_from_all():
    assert "av 14\u202f709." in text(opened("pages/90_utforska.py"))


def linked(script: str, **address: str) -> AppTest:
    """The page as a link to it restores it."""
    test = opened(script)
    test.query_params.update(address)
    return test.run()


def table_of(test: AppTest) -> dict:
    """What the analyst's table is drawn from."""
    found = [json.loads(each.proto.json) for each in test.get("bidi_component") if each.proto.component_name == "insteg.table"]
    assert len(found) == 1
    return found[0]


def test_a_table_is_made_of_any_selection_and_loses_nothing():
    test = opened("pages/90_utforska.py")
    test.session_state["utforska.form"] = "korstabell"
    test.run()
    assert not test.exception
    # Every measure, area, sex and age has a row.
    everything = queries.ask("explore", **dict.fromkeys(("indicators", "area_codes", "period_from", "period_to", "sexes", "ages")))
    assert table_of(test)["total"] == len(everything[["indicator", "area_code", "sex", "age"]].drop_duplicates())


def test_what_is_compared_and_refused_is_told_with_its_reason():
    test = linked("pages/90_utforska.py", matt="neet_16_24", platser="2281,00", form="korstabell", celler="value,difference", kon="total")
    assert any(words.load("sv")("explore.choose_base") == each.value for each in test.markdown)
    test.selectbox(key="utforska.mot").set_value("period:2015").run()
    assert not test.exception and test.query_params["mot"] == "period:2015"
    # Seven years of two areas lie before the break.
    assert "Över ett brott i tidsserien: 14. År 2015 ändrades troligen" in text(test)
    heads = [head["title"] for head in table_of(test)["heads"]]
    assert "2024 · Skillnad" in heads and "2024 · Värde" in heads


def test_own_groups_are_kept_in_the_link():
    test = linked("pages/90_utforska.py", form="korstabell", matt="residents_16_19", kon="total")
    test.text_input(key="utforska.gruppnamn").set_value("Norra länet <b>")
    test.multiselect(key="utforska.gruppomraden").set_value(["2283", "2284"])
    next(each for each in test.button if each.label == "Lägg till gruppen").click().run()
    assert not test.exception and test.query_params["grupper"] == "Norra länet b:2283.2284"
    again = linked(
        "pages/90_utforska.py", form="korstabell", matt="residents_16_19", kon="total", platser="2283,2284", grupper="N:2283.2284"
    )
    rows = {row[0]: row[1:] for row in table_of(again)["rows"]}
    number = lambda shown: int(shown.replace("\u202f", ""))  # noqa: E731
    assert [number(n) for n in rows["N"]] == [number(a) + number(b) for a, b in zip(rows["Sollefteå"], rows["Örnsköldsvik"], strict=True)]
