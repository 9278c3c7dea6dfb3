"""The page that compares types of intervention: what is chosen stands in the address, is shown, and can be taken back."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from insteg.figures import bank, type_rows
from insteg.reference import words
from insteg.ui.state import REMEMBERED
from tests.app.test_pages import markup, opened, text

PAGE = "pages/50_insatser.py"


def boxes(test) -> dict[str, dict[str, str]]:
    """What pressing the box of each row asks for."""
    found = re.findall(r'id="valj-(\w+)" href="([^"]+)"[^>]*data-value="([^"]*)"', markup(test))
    asked = {name: {key: value[0] for key, value in parse_qs(urlsplit(html.unescape(href)).query).items()} for name, href, _ in found}
    # Pressed on the live page or followed as a link: the same.
    assert all(asked[name].get("insats", "") == value for name, _, value in found)
    return asked


def linked(**address: str):
    test = opened(PAGE)
    test.query_params.update(address)
    return test.run()


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_table_that_the_lead_describes_stands_first_then_the_gaps(language):
    test, say = opened(PAGE, lang=language), words.load(language)
    assert not test.exception
    headings = [header.value for header in test.header]
    assert headings[:2] == [say("types.title"), say("intervention.gap")] and say("tray.title") not in headings
    assert len(boxes(test)) == len(type_rows.every())


def test_a_box_adds_and_takes_away_and_keeps_everything_else():
    kept = {"urval": "provad", "typsok": "stöd", "typordning": "styrka", "kommun": "2282"}
    test = linked(insats="individual_support,payroll_tax", **kept)
    asked = boxes(test)
    assert asked["individual_support"] == {**kept, "insats": "payroll_tax"}
    assert asked["study_support"] == {**kept, "insats": "individual_support,payroll_tax,study_support"}
    # One whose row the filters hide can be taken away as well.
    assert "payroll_tax" not in asked and 'id="bort-payroll_tax"' in markup(test)
    assert {name: test.query_params[name] for name in kept} == kept


def test_four_are_chosen_and_a_fifth_has_no_box():
    test = linked(insats="coaching,stepwise,job_search,outreach")
    assert set(boxes(test)) == {"coaching", "stepwise", "job_search", "outreach"}
    assert words.load("sv")("types.full") in markup(test)


def test_five_in_a_link_are_four_and_the_reader_is_told():
    test = linked(insats="coaching,stepwise,job_search,outreach,knowledge")
    assert any("Kartläggning" in warning.value or "knowledge" in warning.value for warning in test.warning)
    assert set(boxes(test)) == {"coaching", "stepwise", "job_search", "outreach"}


def test_two_stand_side_by_side_and_one_does_not():
    say = words.load("sv")
    one, two = linked(insats="coaching"), linked(insats="coaching,stepwise")
    assert say("tray.title") not in [header.value for header in one.header] and say("types.one_more") in markup(one)
    assert say("tray.title") in [header.value for header in two.header]
    assert 'class="insteg-tray ' in markup(two)
    labels = [button.proto.label for button in two.get("download_button")]
    assert {say("tray.download.docx"), say("tray.download.pdf")} <= set(labels)
    # The chosen ones are unfolded below.
    assert re.findall(r'id="insats-(\w+)" open', markup(two)) == ["coaching", "stepwise"]


def test_a_choice_pressed_on_the_live_page_is_remembered_and_written_in_the_address():
    """What header.js sends becomes a choice of the page, as place and language do."""
    test = opened(PAGE)
    test.session_state[REMEMBERED]["insats"] = "coaching,job_search"
    test.run()
    assert test.query_params["insats"] == "coaching,job_search"
    assert words.load("sv")("tray.title") in [header.value for header in test.header]


def test_chips_and_words_narrow_the_table_and_nothing_left_is_said():
    narrowed = linked(urval="nordisk,funktion", typsok="IPS")
    assert (
        set(boxes(narrowed))
        == {row.item.id for row in type_rows.found(("nordisk", "funktion"), "IPS", "individ", "sv")}
        == {"supported_employment"}
    )
    assert words.load("sv")("types.empty") in " ".join(info.value for info in linked(typsok="xyzzy").info)


def test_a_chip_that_does_not_exist_is_told():
    assert any("gratis" in warning.value for warning in linked(urval="gratis,nordisk").warning)


@pytest.mark.parametrize("place", ["", "2282"])
def test_who_tried_it_here_is_one_press_away(place):
    """As many as the link says, also where a place is chosen, which the header adds to every link."""
    chosen = {"kommun": place} if place else {}
    row = markup(linked(**chosen)).split('id="rad-work_placement"')[1].split("</tr>")[0]
    link = re.search(r'href="(projekt\?[^"]+)"', row)[1]
    asked = parse_qs(urlsplit(html.unescape(link)).query, keep_blank_values=True)
    there = opened("pages/52_projekt.py")
    there.query_params.update({key: value[0] for key, value in asked.items()} | chosen)
    there.run()
    count = int(re.search(r">(\d+) projekt</a>", row)[1])
    assert count and f"Projekt som visas: {count} av" in text(there)


def test_projects_that_reached_the_place_are_counted_beside_the_countys():
    shown = markup(linked(kommun="2282"))
    reached = set(bank.projects_in("2282")["project_id"])
    for row in type_rows.every():
        own = shown.split(f'id="rad-{row.item.id}"')[1].split("</tr>")[0]
        count = sum(one.project_id in reached for one in row.projects)
        assert re.findall(r"i Kramfors: (\d+)", own) == ([str(count)] if row.projects else []), row.item.id
    assert "i Kramfors" not in markup(linked())
