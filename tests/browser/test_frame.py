"""The frame in a browser: doors without loading anew, one place everywhere, back, language, new tab, search, the phone's sheet."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.waiting import whole

PLACE = "#insteg-place"


def chosen(page: Page) -> str:
    return page.locator(PLACE).evaluate("node => node.selectedOptions[0].text")


def through(page: Page, row: str, name: str) -> None:
    page.locator(f"{row} a", has_text=name).click()
    expect(page.locator(f"{row} a[aria-current]")).to_have_text(name)
    whole(page)


def test_the_place_is_typed_and_kept_through_doors_language_reload_and_back(opened):
    page = opened("/")
    loads: list[str] = []
    page.on("load", lambda: loads.append(page.url))
    page.locator(PLACE).focus()
    page.keyboard.type("Kram")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Kramfors")
    expect(page).to_have_url(re.compile(r"/\?kommun=2282$"))
    page.keyboard.press("Escape")
    through(page, ".insteg-doors", "Jämför")
    expect(page.locator(".stMultiSelect").first).to_contain_text("Kramfors")
    through(page, ".insteg-pages", "Skillnader som håller")
    page.locator(".insteg-language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("lang=en"))
    assert (chosen(page), loads) == ("Kramfors", [])
    page.reload()
    whole(page)
    assert chosen(page) == "Kramfors" and "lang=en" in page.url
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/jamfor\?kommun=2282$"))
    whole(page)
    page.go_back()
    expect(page.locator("h1")).to_contain_text("Kramfors")
    whole(page)
    page.go_back()
    expect(page.locator(PLACE)).to_have_value("")


def test_a_step_back_within_a_page_is_told_to_the_server(browser, address):
    """Without it a step that follows the last choice within a second, or two that reach the server as one, are not heeded."""
    context = browser.new_context()
    page = context.new_page()
    sent: list[bytes] = []
    page.on(
        "websocket", lambda line: line.on("framesent", lambda frame: sent.append(frame if isinstance(frame, bytes) else frame.encode()))
    )
    page.goto(address)
    whole(page)
    page.locator(PLACE).select_option("2282")
    expect(page).to_have_url(re.compile(r"/\?kommun=2282$"))
    whole(page)
    page.go_back()
    expect(page.locator(PLACE)).to_have_value("")
    expect(page).to_have_url(re.compile("/$"))
    context.close()
    assert b"tillbaka=1" in sent[-1]


BACK_TWICE = "new Promise(done => { addEventListener('popstate', () => { setTimeout(() => history.back()); done() }, { once: true }); history.back() })"


def test_two_quick_steps_back_end_where_they_should(opened):
    page = opened("/")
    page.locator(PLACE).select_option("2282")
    expect(page).to_have_url(re.compile(r"/\?kommun=2282$"))
    through(page, ".insteg-doors", "Jämför")
    page.evaluate(BACK_TWICE)
    expect(page.locator(PLACE)).to_have_value("")
    expect(page).to_have_url(re.compile("/$"))


def test_a_new_tab_and_the_name_keep_the_place(opened):
    page = opened("/om?kommun=2260")
    with page.context.expect_page() as other:
        page.locator(".insteg-doors a", has_text="Insatser").click(modifiers=["Control"])
    whole(other.value)
    assert chosen(other.value) == "Ånge"
    page.locator(".insteg-name").click()
    expect(page.locator("h1")).to_contain_text("Ånge")


def test_a_new_tab_keeps_the_show_in_progress(opened):
    page = opened("/jamfor")
    page.get_by_role("button", name="Lägg till i visningen").first.click()
    page.wait_for_url("**visning=**")
    show = page.evaluate("new URLSearchParams(location.search).get('visning')")
    with page.context.expect_page() as other:
        page.locator(".insteg-doors a", has_text="Seminarium").click(modifiers=["Control"])
    whole(other.value)
    assert other.value.evaluate("new URLSearchParams(location.search).get('visning')") == show


def test_a_link_in_the_page_carries_the_place_and_is_followed_in_place(opened):
    page = opened("/projekt?projekt=VN07&kommun=2284")
    loads: list[str] = []
    page.on("load", lambda: loads.append(page.url))
    link = page.locator(".insteg-card a[href*='projekt=VN']").first
    link.hover()
    assert "kommun=2284" in link.get_attribute("href")
    link.click()
    whole(page)
    assert (chosen(page), loads) == ("Örnsköldsvik", [])


def test_a_link_with_one_wrong_part_keeps_the_right_ones(opened):
    page = opened("/kommun?kommun=2282,xx")
    expect(page.get_by_role("alert")).to_contain_text("xx")
    assert chosen(page) == "Kramfors"
    page = opened("/jamfor?omraden=2282,2282,xx,00")
    expect(page.get_by_role("alert")).to_contain_text("xx")
    expect(page).to_have_url(re.compile(r"omraden=2282%2C00$"))


def test_typing_a_name_in_a_list_of_areas_takes_that_one_only(opened):
    page = opened("/jamfor?omraden=00")
    page.locator(".stMultiSelect input").first.click()
    page.keyboard.type("Kram")
    expect(page.get_by_role("option")).to_have_text(["Kramfors"])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"omraden=00%2C2282$"))


def test_the_search_suggests_is_walked_by_keys_and_leads_to_the_word(opened):
    page = opened("/")
    page.locator("#insteg-search").click()
    page.keyboard.type("konfidens", delay=20)
    expect(page.locator(".insteg-suggested a")).to_have_text(["osäkerhet (konfidensintervall)"])
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#ord-uncertainty")).to_be_focused()


def test_the_results_have_an_address_and_the_field_keeps_what_was_written(opened):
    page = opened("/")
    page.locator("#insteg-search").fill("kramfros")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sok\?fraga=kramfros$"))
    expect(page.locator(".insteg-found a").first).to_have_text("Kramfors")
    expect(page.locator("#insteg-search")).to_have_value("kramfros")
    page.locator(".insteg-found a").first.click()
    expect(page.locator(PLACE)).to_have_value("2282")
    expect(page.locator("#insteg-search")).to_have_value("")


@pytest.mark.parametrize("width", [320, 390])
def test_every_door_is_two_presses_away_on_a_phone(opened, width):
    page = opened("/", width=width, height=844)
    for name in ("Jämför", "Insatser", "Seminarium", "Data", "Läget"):
        page.locator(".insteg-menu summary").click()
        page.locator(".insteg-sheet > ul > li > a", has_text=name).click()
        expect(page.locator(".insteg-doors a[aria-current]")).to_have_text(name)
        expect(page.locator(".insteg-menu[open]")).to_have_count(0)
        whole(page)
    page.locator(".insteg-menu summary").click()
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(page.locator(".insteg-menu summary")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_under_the_sentences_of_a_municipality_stand_paper_link_and_projects_without_scrolling(opened, width, height):
    page = opened("/?kommun=2282", width=width, height=height)
    ways = [
        page.get_by_text("Ladda ner som kommunblad").first,
        page.get_by_text("Kopiera länk").first,
        page.get_by_role("link", name="Projekten i Kramfors", exact=True).first,
    ]
    assert all(box["y"] + box["height"] <= height for way in ways if (box := way.bounding_box()))
    ways[-1].click()
    expect(page).to_have_url(re.compile(r"/projekt\?kommun=2282$"))


def test_the_foot_is_as_large_on_the_live_page_as_in_the_first_answer(opened):
    page = opened("/nytt", width=390, height=844)
    sizes = "[...document.querySelectorAll('.insteg-foot, .insteg-foot li a')].map(each => getComputedStyle(each).fontSize)"
    assert set(page.evaluate(sizes)) == {"14px"}


@pytest.mark.parametrize("width", [320, 390])
def test_every_page_is_two_presses_away_on_a_phone(opened, width):
    page = opened("/?kommun=2282", width=width, height=844)
    page.locator(".insteg-menu summary").click()
    names = page.locator(".insteg-sheet ul ul a")
    boxes = [link.bounding_box() for link in names.all()]
    assert len(boxes) == 15
    assert all(box and box["height"] >= 24 and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    names.get_by_text("Projekt", exact=True).click()
    expect(page).to_have_url(re.compile(r"/projekt\?kommun=2282$"))


ON = "([what, text]) => document.activeElement.matches(what) && document.activeElement.textContent.trim() === text"
MARKED = "getComputedStyle(document.activeElement).outlineStyle !== 'none'"


def tab_to(page: Page, what: str, text: str, most: int = 30) -> None:
    """With the Tab key alone; whoever is there sees it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(ON, [what, text]):
            assert page.evaluate(MARKED), text
            return
    pytest.fail(f"{text} is not reached in {most} presses of Tab")


@pytest.mark.parametrize("width", [1440, 640, 320])
def test_every_door_and_its_pages_are_reached_by_keyboard_alone(opened, width):
    """640 and 320 px are 200 and 400 % of a 1280 px screen: there the doors lie in the menu."""
    is_in_menu = width < 900
    page = opened("/", width=width, height=640)
    for name in ("Läget", "Jämför", "Insatser", "Seminarium", "Data"):
        page.evaluate("document.activeElement.blur(); document.querySelector('.insteg-name').focus()")
        if is_in_menu:
            tab_to(page, ".insteg-menu summary", "MenyStäng")
            page.keyboard.press("Enter")
        tab_to(page, ".insteg-sheet > ul > li > a" if is_in_menu else ".insteg-doors a", name)
        page.keyboard.press("Enter")
        expect(page.locator(".insteg-doors a[aria-current]")).to_have_text(name)
        whole(page)
    first = page.locator(".insteg-pages a:not([aria-current])").first.text_content()
    page.evaluate("document.querySelector('.insteg-name').focus()")
    if is_in_menu:
        tab_to(page, ".insteg-menu summary", "MenyStäng")
        page.keyboard.press("Enter")
    tab_to(page, ".insteg-sheet ul ul a" if is_in_menu else ".insteg-pages a", first)
    page.keyboard.press("Enter")
    expect(page.locator(".insteg-pages a[aria-current]")).to_have_text(first)


def test_the_county_is_seen_without_scrolling(opened):
    page = opened("/", height=900)
    for part in (".insteg-seven tbody tr:last-child", ".insteg-map-svg"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] <= 900, part


def test_streamlits_own_words_are_in_the_pages_language(opened):
    page = opened("/seminarium")
    expect(page.locator("[data-testid=stFileUploader]")).to_contain_text("Välj fil")
    assert page.locator("[data-testid=stMainMenu]").count() == 0
    page = opened("/jamfor")
    page.locator(".stMultiSelect input").first.click()
    page.keyboard.type("qqq")
    expect(page.locator("[role=listbox]")).to_contain_text("Inga träffar")
