"""A question of one's own in the browser: asked, cancelled, asked by an example, taken along as a file."""

import re

from playwright.sync_api import expect

from tests.browser.waiting import whole

ENDLESS = "select count(*) from range(1000000000) a, range(1000000000) b"


def ask(page, question: str) -> None:
    page.get_by_label("Fråga i SQL").fill(question)
    page.get_by_role("button", name="Kör frågan").click()


def test_cancel_stops_an_endless_question_and_the_next_one_is_answered(opened):
    page = opened("/sql")
    ask(page, ENDLESS)
    page.get_by_role("button", name="Avbryt").click(timeout=20_000)
    expect(page.get_by_text("Frågan är avbruten")).to_be_visible(timeout=20_000)
    whole(page)
    expect(page.get_by_role("button", name="Avbryt")).to_have_count(0)
    ask(page, "select 6 * 7 as answer")
    expect(page.get_by_role("cell", name="42")).to_be_visible(timeout=20_000)
    expect(page).to_have_url(re.compile(r"fraga=select(\+|%20)6"))


def test_an_example_is_asked_by_one_press_and_its_answer_is_a_file(opened):
    page = opened("/sql")
    page.get_by_role("link", name="Brott i tidsserierna och varför").click()
    expect(page.get_by_role("columnheader", name="why")).to_be_visible(timeout=20_000)
    whole(page)
    assert page.get_by_label("Fråga i SQL").input_value().startswith("select\n    indicators.title_sv")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Data som CSV").click()
    assert taken.value.path().read_text(encoding="utf-8-sig").startswith("title;period;why")
