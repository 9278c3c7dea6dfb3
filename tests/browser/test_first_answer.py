"""The first answer in a browser: readable without JavaScript, and a live page that takes its place without anything being lost or moved."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from bench.layout_shift import BAR, PATHS, SCREENS, counting, shift_of
from tests.browser.waiting import first_answer, until, whole


@pytest.fixture
def made(browser, address):
    """Opens a page whose first answer is there: the first who asks for a slow one gets the frame alone.

    is_alone: the live page never comes, though JavaScript is on.
    """
    contexts = []

    def open_at(path="/", scheme="light", screen=1440, is_alone=False, **options):
        width, height = SCREENS[screen]
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale="sv-SE", **options)
        contexts.append(context)
        if is_alone:
            context.route("**/static/js/**", lambda route: route.abort())
        first_answer(context, f"{address}{path}")
        page = counting(context)
        page.goto(f"{address}{path}", wait_until="domcontentloaded")
        page.wait_for_selector("#first-main", state="attached")
        return page

    yield open_at
    for context in contexts:
        context.close()


def describe(violation):
    return violation["id"], violation["nodes"][0]["html"][:200], violation["nodes"][0]["failureSummary"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_nothing_in_the_first_answer_and_320_pixels_hold_it(made, name, scheme):
    # Axe is a script itself: the live page is kept from coming instead of JavaScript being off.
    page = made(PATHS[name], scheme, is_alone=True)
    assert [describe(item) for item in Axe().run(page).response["violations"]] == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# At each change of the document: how often the page is shown (first answer, live page), and whether the first link is the way past the header.
WATCHED = """window.seen = []
  new MutationObserver(() => {
    const first = document.getElementById('insteg-first'), isLive = document.documentElement.classList.contains('insteg-live')
    window.seen.push([Number(first !== null) + Number(isLive), first === null || document.querySelector('a').className])
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] })"""


def test_one_page_is_shown_at_every_moment_and_its_first_link_leads_past_the_header(made):
    """While the live page is built unseen it has links as well: before them the way past the header is the first one in the document."""
    page = made("/om")
    page.evaluate(WATCHED)
    whole(page)
    seen = page.evaluate("window.seen")
    assert {shown for shown, _ in seen} == {1}
    assert {link for _, link in seen} <= {"first-skip", True}
    assert "first-skip" in {link for _, link in seen}


@pytest.mark.parametrize("name", ["laget", "kommun", "jamfor", "insatser", "om"])
def test_a_page_is_read_without_javascript(made, name):
    page = made(PATHS[name], java_script_enabled=False)
    assert page.locator("h1").inner_text().strip()
    assert page.locator(".first-noscript").is_visible()
    assert page.locator("nav a, [role=navigation] a").count() >= 5
    if name == "laget":
        page.locator("[data-area='2282']").click()
        page.wait_for_url("**kommun=2282**")
        assert "Kramfors" in page.locator("h1").inner_text()


def test_a_row_of_buttons_has_the_gaps_that_it_will_have_on_the_live_page(made):
    """A row inside a column took the wide gap between the columns, and broke into more lines than it does later."""
    bars, gaps = "[class*=st-key-figure-laget-][class*=-bar]", "bars => bars.map(bar => getComputedStyle(bar).columnGap)"
    first, live = made(is_alone=True), made()
    whole(live)
    expected = live.locator(bars).evaluate_all(gaps)
    assert expected and first.locator(bars).evaluate_all(gaps) == expected


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PATHS)
def test_nothing_moves_cold_or_warm(made, name, screen):
    first = made(PATHS[name], screen=screen)
    assert shift_of(first) <= BAR
    again = counting(first.context)
    again.goto(first.url)
    assert shift_of(again) <= BAR


def test_a_late_script_of_a_component_moves_nothing(made):
    page = made("/kommun", screen=390)
    waited = counting(page.context)
    page.context.route("**/profile*.js", lambda route: (time.sleep(1.5), route.continue_()))
    waited.goto(page.url)
    assert shift_of(waited) <= BAR


@pytest.mark.parametrize("name", PATHS)
def test_the_live_page_says_what_the_first_answer_said(made, name):
    page = made(PATHS[name])
    said = page.evaluate("[...document.querySelectorAll('insteg-first :is(h1, h2)')].map(node => node.textContent.trim())")
    title = page.title()
    whole(page)
    assert page.locator("insteg-first").count() == 0
    assert page.evaluate("[...document.querySelectorAll('#root :is(h1, h2)')].map(node => node.textContent.trim())") == said
    assert page.title() == title


@pytest.mark.parametrize("name", ["jamfor", "synkronisering"])
def test_the_picture_that_was_lent_goes_when_the_chart_is_drawn(made, name):
    """Or the chart would lie under a picture that answers no pointer."""
    page = made(PATHS[name])
    whole(page)
    until(page, "Boolean(document.querySelector('.js-plotly-plot .main-svg .trace'))")
    until(page, "!document.querySelector('.insteg-lent')")


def test_the_focus_goes_on_at_the_same_place_on_the_map_and_in_the_menu(made):
    page = made("/")
    page.locator("insteg-first [data-area='2284']").focus()
    whole(page)
    assert page.evaluate("document.activeElement.dataset.area") == "2284"
    assert page.evaluate("document.activeElement.closest('#root') !== null")


def test_a_table_opened_meanwhile_is_open_on_the_live_page(made):
    page = made("/")
    page.locator("insteg-first summary", has_text="Tabell").first.click()
    whole(page)
    assert page.locator("[data-testid=stPopoverBody]").is_visible()


def test_a_press_on_what_needs_the_live_page_is_done_when_it_is_there(made):
    page = made("/jamfor")
    page.locator("insteg-first .first-field").first.click()
    whole(page)
    assert page.evaluate("document.activeElement.closest('.st-key-jamfor-indikator') !== null")


def test_a_press_on_a_place_is_an_ordinary_link(made):
    page = made("/")
    page.locator("insteg-first [data-area='2282'] path").click()
    page.wait_for_url("**kommun=2282**")
    whole(page)
    assert "Kramfors" in page.locator("h1").inner_text()


def test_text_being_marked_is_left_alone_until_it_is_let_go(made):
    page = made("/om")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('insteg-first h1'))")
    page.wait_for_timeout(6000)
    assert page.locator("insteg-first").count() == 1
    page.evaluate("getSelection().removeAllRanges()")
    whole(page)
    assert page.locator("insteg-first").count() == 0


@pytest.mark.parametrize("is_left", [False, True])
def test_an_idea_typed_before_the_live_page_is_there_goes_on_in_it(made, is_left):
    """Still writing: the words and the place in them are kept. Already left: the idea is answered, as it would be on the live page."""
    page = made("/innan")
    page.locator("#insteg-first h1").hover()
    # The change waits for whoever holds the button down.
    page.mouse.down()
    field = page.locator("#insteg-first textarea")
    field.fill("coacher söker upp unga")
    field.press("Home")
    if is_left:
        field.blur()
    page.mouse.up()
    whole(page)
    live = page.locator("#root textarea")
    assert live.input_value() == "coacher söker upp unga"
    if not is_left:
        assert page.evaluate("document.activeElement === document.querySelector('#root textarea')")
        assert page.evaluate("document.activeElement.selectionStart") == 0
        live.press("Control+Enter")
    page.locator(".insteg-alike").wait_for()
    assert "coacher" not in page.url


def test_the_heading_that_was_being_read_stays_at_its_place(made):
    page = made("/om")
    top = page.evaluate(
        "(() => { const h = [...document.querySelectorAll('insteg-first h2')].at(-2); h.scrollIntoView(); return [h.textContent, h.getBoundingClientRect().top] })()"
    )
    whole(page)
    found = page.evaluate(
        "text => [...document.querySelectorAll('#root h2')].find(h => h.textContent === text).getBoundingClientRect().top", top[0]
    )
    assert abs(found - top[1]) <= 40


def test_the_first_answer_prints_whole(made):
    page = made("/kommun?kommun=2260", is_alone=True)
    page.emulate_media(media="print")
    assert page.locator(".insteg-row").last.is_visible()
    assert page.evaluate("getComputedStyle(document.body).overflow") == "visible"
