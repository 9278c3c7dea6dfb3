"""The place chosen in the frame is what every page is about, and what a page has without one is said."""

import pytest

from insteg.reference import interventions
from insteg.ui.state import REMEMBERED
from tests.app.test_pages import markup, opened, text


def linked(script: str, **address: str):
    """As a link to the page itself opens it."""
    test = opened(script)
    test.query_params.update(address)
    return test.run()


@pytest.mark.parametrize("script", ["pages/25_kurvan.py", "pages/35_ligger.py", "pages/45_effekt.py", "pages/80_seminarium.py"])
def test_what_needs_a_municipality_shows_an_example_and_says_so(script):
    assert any("visar Sundsvall som exempel" in info.value for info in opened(script).info)
    assert not any("som exempel" in info.value for info in opened(script, kommun="2282").info)


def test_the_place_stays_on_the_way_to_another_page():
    test = opened("app.py", kommun="2282")
    test.switch_page("pages/30_jamfor.py").run()
    assert test.query_params["kommun"] == "2282"
    assert test.multiselect(key="jamfor.omraden").value == ["2282", "22", "00"]


def test_projects_begin_with_those_of_the_place_and_all_are_one_choice_away():
    test = opened("pages/52_projekt.py", kommun="2282")
    assert test.multiselect(key="projekt.projektplats").value == ["2282"]
    assert "Projekt som visas: 12 av 82." in text(test)
    test.multiselect(key="projekt.projektplats").set_value([]).run()
    assert "Projekt som visas: 82 av 82." in text(test)
    assert test.query_params["projektplats"] == ""


def test_a_link_to_one_project_shows_it_wherever_it_ran():
    assert "Projekt som visas: 1 av 82." in text(linked("pages/52_projekt.py", kommun="2282", projekt="VN07"))


def test_lessons_of_the_place_are_those_of_its_projects():
    """Two lessons in the collection are of a project that reached Kramfors and of no other place (VN11)."""
    test = opened("pages/65_lardomar.py", kommun="2282")
    shown = markup(test)
    assert "metodsidan räknar med" in shown and "Plattform U" not in shown
    test.segmented_control(key="lardomar.larplats").set_value("alla").run()
    assert "Plattform U" in markup(test)


def test_types_tried_in_the_place_are_told_and_research_on_the_others_stays():
    everybody, there = opened("pages/50_insatser.py"), opened("pages/50_insatser.py", kommun="2282")
    assert "Projekt som nådde Kramfors är av de här typerna" in text(there) and "Projekt som nådde" not in text(everybody)
    assert markup(there).count('class="insteg-tick"') == markup(everybody).count('class="insteg-tick"') == len(interventions.types())
    assert "insats" not in there.query_params


def test_the_front_page_is_the_county_or_the_municipality():
    county, kramfors, old = opened("app.py"), opened("app.py", kommun="2282"), opened("pages/20_kommun.py", kommun="2282")
    assert "Av de sju kommunerna låg 4 högre än riket" in text(county) and "insteg-seven" in markup(county)
    for test in (kramfors, old):
        assert "Det gällde varje år sedan 2015, det första jämförbara året." in text(test)
        assert "insteg-profile" in markup(test) and "insteg-seven" not in markup(test)


def test_what_is_searched_for_is_found_and_not_kept():
    test = linked("pages/95_sok.py", fraga="kramfros")
    assert "insteg-found" in markup(test) and "Kramfors" in markup(test)
    assert "kramfros" not in str(test.session_state[REMEMBERED])
    test.switch_page("pages/93_om.py").run()
    assert "fraga" not in test.query_params


def test_worse_than_similar_and_since_when_is_found_on_the_county_and_on_the_municipality():
    county, sundsvall = opened("app.py"), opened("app.py", kommun="2281")
    assert "Säkerställt sämre i Sundsvall än i liknande kommuner" in markup(sundsvall)
    for test in (county, sundsvall):
        assert "Mot liknande kommuner, och sedan när" in text(test) and "insteg-unlike" in markup(test)


def test_what_is_shown_instead_is_called_as_its_button_is():
    (warning,) = linked("pages/90_utforska.py", form="kors", lang="en").warning
    assert "kors" in warning.value and warning.value.endswith("You see Rows instead.")
