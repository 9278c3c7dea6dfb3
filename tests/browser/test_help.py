"""Help where it is needed: a word's meaning for mouse, keyboard and finger, a figure's own link, one line for whoever is new."""

import pytest
from playwright.sync_api import Page, expect

from insteg.reference import words
from tests.browser.waiting import whole

WORD = "a[href*='#ord-similar']"
MEANING = words.load("sv")("term.similar.text")


def word_of(page: Page):
    found = page.locator(f".stMain {WORD}").first
    found.scroll_into_view_if_needed()
    return found


def test_a_word_tells_its_meaning_to_mouse_and_keyboard(opened):
    page = opened("/?kommun=2282")
    word = word_of(page)
    expect(word).to_have_attribute("title", MEANING)
    word.focus()
    expect(page.get_by_role("tooltip")).to_have_text(MEANING)
    assert word.get_attribute("aria-describedby") == "insteg-meaning"
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_a_finger_is_told_first_and_led_there_by_the_second_press(opened):
    page = opened("/?kommun=2282", width=390, height=844, touch=True)
    word = word_of(page)
    word.tap()
    expect(page.get_by_role("tooltip")).to_have_text(MEANING)
    assert "/om" not in page.url
    box = page.get_by_role("tooltip").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    word.tap()
    page.wait_for_url("**/om?*")
    whole(page)
    expect(page.locator("#ord-similar")).to_be_in_viewport()


def test_a_figures_link_leads_to_the_figure_as_it_is(opened):
    page = opened("/kurvan?kommun=2282&visning=xx")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(".insteg-copy").first
    button.click()
    expect(button).to_have_text(words.load("sv")("frame.copied"))
    address = page.evaluate("navigator.clipboard.readText()")
    assert "/kurvan?" in address and "kommun=2282" in address and "#figur-" in address and "visning" not in address
    page.goto("about:blank")
    page.goto(address)
    whole(page)
    expect(page.locator(f"#{address.split('#')[1]}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1440, 390])
def test_who_is_new_is_told_once_what_this_is(opened, width):
    page = opened(width=width, is_new=True)
    line = page.locator(".insteg-visit")
    expect(line).to_contain_text(words.load("sv")("frame.visit"))
    page.evaluate("window.before = document.querySelector('.stMain h1').getBoundingClientRect().top")
    line.get_by_role("button").click()
    expect(line).to_have_count(0)
    assert page.evaluate("document.querySelector('.stMain h1').getBoundingClientRect().top === window.before")
    page.reload()
    whole(page)
    expect(line).to_have_count(0)


def test_the_line_goes_with_the_second_page(opened):
    page = opened(is_new=True)
    page.locator(".insteg-doors a", has_text="Insatser").click()
    page.wait_for_url("**/insatser*")
    whole(page)
    expect(page.locator(".insteg-visit")).to_have_count(0)
