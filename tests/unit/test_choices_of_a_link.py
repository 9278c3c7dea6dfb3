"""A link's choice is taken when it exists, and told of when it does not; an answer says when anything in it is preliminary."""

from types import SimpleNamespace

import pandas as pd
import pytest

from insteg.ui import state, unheeded
from insteg.ui.state import Choices, Partly, Unheeded, one_of, several_of
from insteg.web.api import answers
from insteg.web.api.resources import RESOURCES, FoundRows

YEARS = ("2020", "2021")


@pytest.mark.parametrize(("text", "value", "unknown"), [("2021", "2021", []), ("1850", "2020", [Unheeded("fran", "1850", "2020")])])
def test_a_widget_begins_with_the_links_choice_or_says_that_there_is_none(monkeypatch, text, value, unknown):
    session: dict = {}
    monkeypatch.setattr(state, "st", SimpleNamespace(query_params=SimpleNamespace(to_dict=lambda: {"fran": text}), session_state=session))
    choices = Choices("utforska")
    key = choices.start("fran", lambda found: found if found in YEARS else None, str, "2020")
    assert (key, session[key], choices.unknown) == ("utforska.fran", value, unknown)


@pytest.mark.parametrize(("statuses", "is_provisional"), [(["ok", "ok"], False), (["ok", "provisional"], True), (["suppressed"], False)])
def test_an_answer_is_preliminary_when_any_of_its_figures_is(statuses, is_provisional):
    resource = next(one for one in RESOURCES if one.name == "observations")
    rows = pd.DataFrame({"status": statuses, "publisher": "kolada", "source": "kolada/n02797"})
    around = answers._around(resource, resource.choices(), FoundRows(rows, len(rows)), None)
    assert around.provisional is is_provisional


KNOWN = ("2281", "2282", "00")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2282,2281", ["2282", "2281"]),
        ("2282,2282,,2281", ["2282", "2281"]),
        ("", []),
        ("2282,xx", Partly(["2282"], "xx")),
        ("xx,2282,yy,2282", Partly(["2282"], "xx,yy")),
        ("xx", None),
        ("2281,2282,00", Partly(["2281", "2282"], "00", "link.too_many")),
        ("2281,2282,00,xx", Partly(["2281", "2282"], "xx")),
    ],
)
def test_a_list_in_a_link_keeps_what_is_right_and_counts_doubles_once(text, read):
    assert several_of(KNOWN, 2)(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [("2282", "2282"), ("2282,2282", "2282"), ("2282,xx", Partly("2282", "xx")), ("xx", None), ("", "")],
)
def test_one_name_in_a_link_is_the_first_that_exists(text, read):
    assert one_of(KNOWN)(text) == read


def test_a_link_with_one_wrong_part_chooses_the_right_one_and_tells_the_wrong(monkeypatch):
    pages = SimpleNamespace(query_params=SimpleNamespace(to_dict=lambda: {"kommun": "2282,xx"}), session_state={})
    monkeypatch.setattr(state, "st", pages)
    choices = Choices("laget")
    assert choices.value("kommun", one_of(KNOWN), "") == "2282"
    assert choices.unknown == [Unheeded("kommun", "xx", "2282")]


def test_a_widget_left_as_it_began_follows_the_place_and_a_chosen_one_stays(monkeypatch):
    pages = SimpleNamespace(query_params=SimpleNamespace(to_dict=dict), session_state={})
    monkeypatch.setattr(state, "st", pages)

    def run(default: str) -> str:
        choices = Choices("projekt")
        key = choices.start("projektplats", lambda text: text if text in KNOWN else None, str, default)
        choices.keep("projektplats", pages.session_state[key], default)
        choices.write_address()
        return pages.session_state[key]

    pages.query_params.from_dict = lambda address: None
    assert [run("2281"), run("2282")] == ["2281", "2282"]
    pages.session_state["projekt.projektplats"] = "00"
    assert run("2282") == "00"
    assert run("2281") == "00"


def test_who_chooses_what_anybody_gets_has_it_on_the_next_page_too(monkeypatch):
    """Kramfors, then the whole county again: what was chosen first must not come back where one goes next."""
    monkeypatch.setattr(state, "st", SimpleNamespace(query_params=SimpleNamespace(to_dict=dict), session_state={}))
    found = []
    for chosen in ("2282", ""):
        Choices("jamfor").keep("kommun", chosen)
        found.append(Choices("kurvan").value("kommun", one_of(KNOWN), ""))
    assert found == ["2282", ""]


def test_what_is_searched_for_is_in_the_address_and_in_no_memory(monkeypatch):
    session: dict = {}
    monkeypatch.setattr(
        state, "st", SimpleNamespace(query_params=SimpleNamespace(to_dict=lambda: {"fraga": "hemlig"}), session_state=session)
    )
    choices = Choices("sok")
    assert (choices.passing("fraga"), choices.address) == ("hemlig", {"fraga": "hemlig"})
    assert "hemlig" not in str(session.get(state.REMEMBERED, {}))


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("2282", "sv", "Kramfors"),
        ("work_placement", "sv", "Praktik och träning på en arbetsplats"),
        ("neet_16_24", "en", None),
        ("xx", "sv", "xx"),
    ],
)
def test_what_is_shown_instead_is_called_by_its_name(snapshot, text, language, named):
    found = unheeded.named(text, language)
    assert found == named if named else found != text


def test_a_number_is_not_taken_for_an_area(snapshot):
    assert unheeded.named("10", "sv", "likhet") == "10" and unheeded.named("10", "sv", "omraden") == "Blekinge län"


@pytest.mark.parametrize(("incoming", "place"), [({"tillbaka": "1"}, ""), ({}, "2282"), ({"tillbaka": "1", "kommun": "2281"}, "2281")])
def test_two_quick_steps_back_take_the_place_that_the_last_address_says(monkeypatch, incoming, place):
    # The server last saw another page: the step in between, to this one, never reached it.
    session = {state.STOOD_ON: "jamfor", state.WRITTEN: {"kommun": "2282"}, state.REMEMBERED: {"kommun": "2282"}}
    monkeypatch.setattr(state, "st", SimpleNamespace(query_params=SimpleNamespace(to_dict=lambda: dict(incoming)), session_state=session))
    assert Choices("app").value("kommun", one_of(KNOWN), "") == place


def test_a_run_that_is_cut_short_has_made_no_choice(monkeypatch):
    """English, then back to Swedish, cut short by one more step back: the next address is heeded."""
    session = {state.WRITTEN: {"kommun": "2282", "lang": "en"}, state.REMEMBERED: {"kommun": "2282", "lang": "en"}}
    address = {"kommun": "2282"}
    monkeypatch.setattr(state, "st", SimpleNamespace(query_params=SimpleNamespace(to_dict=lambda: dict(address)), session_state=session))
    cut = Choices("ligger")
    cut.keep("lang", "sv", "sv")
    cut.start("fran", str, str, "2020")
    address["kommun"] = "2281"
    assert Choices("ligger").value("kommun", one_of(KNOWN), "") == "2281"
    # A choice outside of all runs is one, until a run with it has come to its end.
    cut.put("kommun", "00")
    assert Choices("ligger").value("kommun", one_of(KNOWN), "") == "00"
