"""The frame as data: five doors, the open door's pages, places by population, and links that keep what was chosen."""

from urllib.parse import parse_qs, urlsplit

import pytest

from insteg.figures import frame
from insteg.reference.pages import behind, door_of, menu, name_of
from insteg.store import settings

PAGES = [name_of(script) for script in menu()]


def asked(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_five_doors_and_every_page_behind_one():
    assert list(behind()) == ["laget", "jamfor", "insatser", "seminarium", "data"]
    assert behind()["laget"] == ["laget", "kurvan", "nytt"]
    shown = [page for pages in behind().values() for page in pages]
    assert sorted([*shown, "kommun", "sok"]) == sorted(PAGES)
    assert (door_of("kommun"), door_of("om"), door_of("sok")) == ("laget", "data", "")


@pytest.mark.parametrize("page", PAGES)
def test_the_sheet_holds_every_page_of_every_door_whichever_is_open(page):
    shown = frame.frame(page, "2282", "sv", {})
    assert [door.text for door, _ in shown.sheet] == ["Läget", "Jämför", "Insatser", "Seminarium", "Data"]
    assert [len(pages) for _, pages in shown.sheet] == [3, 3, 5, 0, 4]
    current = [link for _, pages in shown.sheet for link in pages if link.is_current]
    assert current == [link for link in shown.pages if link.is_current and page not in ("sok", "seminarium")]


@pytest.mark.parametrize("page", PAGES)
def test_at_most_one_door_is_open_and_one_page_current(page):
    shown = frame.frame(page, "2282", "sv", {})
    assert [door.is_current for door in shown.doors].count(True) == (0 if page == "sok" else 1)
    assert [link.is_current for link in shown.pages].count(True) == 1
    assert [place.name for place in shown.places if place.is_chosen] == ["Kramfors"]


def test_places_stand_by_population():
    names = [place.name for place in frame.frame("laget", "", "sv", {}).places]
    assert names == ["Hela länet", "Sundsvall", "Örnsköldsvik", "Härnösand", "Sollefteå", "Timrå", "Kramfors", "Ånge"]


def test_every_link_keeps_place_and_language():
    shown = frame.frame("jamfor", "2282", "en", {"indikator": "neet_16_24", "kommun": "2282", "lang": "en"})
    for link in (shown.home, *shown.doors, *(each for each in shown.pages), *shown.foot):
        assert asked(link.address) == {"kommun": "2282", "lang": "en"}, link


def test_the_other_language_and_another_place_keep_what_the_page_shows():
    shown = frame.frame("jamfor", "2282", "sv", {"indikator": "neet_16_24", "vy": "rutor", "kommun": "2282"})
    assert asked(shown.other_language.address) == {"indikator": "neet_16_24", "vy": "rutor", "kommun": "2282", "lang": "en"}
    sundsvall = next(place for place in shown.places if place.name == "Sundsvall")
    assert asked(sundsvall.address) == {"indikator": "neet_16_24", "vy": "rutor", "kommun": "2281"}
    assert asked(shown.places[0].address) == {"indikator": "neet_16_24", "vy": "rutor"}
    assert dict(shown.kept) == {"kommun": "2282"}
    assert dict(shown.kept_here) == {"indikator": "neet_16_24", "vy": "rutor"}


def test_the_name_leads_home_and_swedish_is_named_on_the_way_back_from_english():
    shown = frame.frame("om", "", "en", {"lang": "en"})
    assert shown.home.address == "./?lang=en"
    assert asked(shown.other_language.address) == {"lang": "sv"}
    assert frame.frame("om", "", "sv", {}).home.address == "./"


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        (
            "mailto:post@example.se",
            "mailto:post@example.se?subject=Synpunkt%20p%C3%A5%20Insteg%3A%20jamfor%3Fmatt%3Dn02797%26kommun%3D2282",
        ),
        ("https://example.se/form", "https://example.se/form"),
        ("", None),
    ],
)
def test_a_remark_goes_where_the_operator_says_and_names_the_page(monkeypatch, setting, address):
    monkeypatch.setenv("INSTEG_REMARKS", setting)
    foot = frame.frame("jamfor", "2282", "sv", {"kommun": "2282", "matt": "n02797"}).foot
    assert {way.text: way.address for way in foot}.get("Lämna en synpunkt") == address


@pytest.mark.parametrize("wrong", ["post@example.se", "javascript:alert(1)", "mailto:a@b?bcc=c@d", "mailto:"])
def test_an_address_for_remarks_that_is_none_is_named(monkeypatch, wrong):
    monkeypatch.setenv("INSTEG_REMARKS", wrong)
    with pytest.raises(settings.BadSetting, match="INSTEG_REMARKS"):
        settings.read()


@pytest.mark.parametrize(
    ("page", "language", "has_door"), [("jamfor", "sv", True), ("ligger", "en", True), ("sok", "sv", False), ("sok", "en", False)]
)
def test_the_row_of_pages_is_named_by_its_door_and_a_page_without_a_door_by_itself(page, language, has_door):
    shown = frame.frame(page, "", language, {})
    door = next((way.text for way in shown.doors if way.is_current), "")
    assert shown.row_label == (shown.say("frame.pages", door=door) if has_door else shown.title) and bool(door) is has_door


def test_what_was_searched_for_stands_in_the_field_on_the_page_of_results_alone():
    query = {"fraga": "coach", "kommun": "2282"}
    assert [frame.frame(page, "2282", "sv", query).searched for page in ("sok", "jamfor")] == ["coach", ""]


def test_a_form_to_the_same_page_sends_what_the_page_shows_and_no_place_twice():
    shown = frame.frame("jamfor", "2282", "en", {"indikator": "neet_16_24", "kommun": "2282", "lang": "en"})
    assert shown.kept_here == (("indikator", "neet_16_24"), ("lang", "en")) and shown.kept == (("kommun", "2282"), ("lang", "en"))


def test_the_api_is_a_page_behind_the_door_of_the_data_in_both_languages():
    pages = {language: frame.frame("om", "", language, {}).pages[-1].address for language in ("sv", "en")}
    assert pages == {"sv": "api/v1/", "en": "api/v1/?lang=en"}
    assert all("api" not in way.address for way in frame.frame("jamfor", "", "sv", {}).pages)


def test_what_an_address_says_is_escaped_in_the_markup():
    shown = frame.header(frame.frame("projekt", "", "sv", {"sok": '"><script>alert(1)</script>'}))
    assert "<script>" not in shown
