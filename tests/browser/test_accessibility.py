"""axe-core finds nothing, on every page, in both languages and both themes; small screens and zoom hold everything."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from insteg.figures.frame import title_of
from insteg.reference import words
from insteg.reference.pages import menu, name_of
from tests.browser.waiting import until, whole

PATHS = {name_of(script): "/" if script == "app.py" else f"/{name_of(script)}" for script in menu()} | {
    "kommun": "/kommun?kommun=2282",
    "sok": "/sok?fraga=kramf",
    "utforska": "/utforska?matt=neet_16_24&platser=2281,2260,00&kon=total",
    "sql": "/sql?fraga=from+areas&rakna=ja",
}


# In the order in which one load reaches them all: the theme turns, then the language, then the theme back.
VIEWS = [("sv", "light"), ("sv", "dark"), ("en", "dark"), ("en", "light")]
INK = "getComputedStyle(document.querySelector('.js-plotly-plot .xtick text')).fill"
NOW = "([language, scheme]) => document.documentElement.lang === language && document.documentElement.style.colorScheme === scheme"


def turn_to(page, language: str, scheme: str) -> None:
    """What a reader does: the system's theme changes, the other language is clicked."""
    page.emulate_media(color_scheme=scheme)
    if page.evaluate("document.documentElement.lang") != language:
        page.locator(".insteg-language").click()
    until(page, NOW, [language, scheme])
    whole(page)


@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_no_violation_in_either_language_and_theme_nor_at_200_and_400_percent_where_nothing_is_cut(opened, name):
    """Zoom of 200 and 400 % leaves 640 and 320 px of a 1280 px screen (WCAG 1.4.4, 1.4.10): what axe finds there, and what stands outside."""
    page = opened(PATHS[name])
    found = {}
    for view in VIEWS:
        turn_to(page, *view)
        assert page.title() == f"{title_of(name, words.load(view[0]))} · Insteg"
        found[view] = [describe(item) for item in Axe().run(page).response["violations"]]
    assert found == {view: [] for view in VIEWS}
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 640})
        page.wait_for_timeout(800)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
        assert [describe(item) for item in Axe().run(page).response["violations"]] == [], width


def describe(violation: dict) -> tuple[str, str, str]:
    return violation["id"], violation["nodes"][0]["html"][:200], violation["nodes"][0]["failureSummary"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_follow_the_theme_when_it_turns(opened, scheme):
    page = opened("/jamfor", scheme)
    page.wait_for_selector(".js-plotly-plot .xtick text")
    first = page.evaluate(INK)
    turn_to(page, "sv", {"light": "dark", "dark": "light"}[scheme])
    until(page, f"before => ({INK}) !== before", first)
    turn_to(page, "sv", scheme)
    until(page, f"before => ({INK}) === before", first)


def test_the_open_panels_have_no_violation_either(opened):
    page = opened("/")
    for label in ("Tabell", "ℹ Om måttet", "Ladda ner"):
        page.get_by_role("button", name=label).first.click()
        page.wait_for_timeout(500)
        found = Axe().run(page).response["violations"]
        assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == [], label
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)


def test_every_chart_has_a_text_alternative(opened):
    page = opened("/jamfor")
    chart = page.locator("[data-testid=stPlotlyChart]")
    expect(chart).to_have_count(1)
    page.wait_for_selector(".js-plotly-plot")
    found = chart.evaluate("node => (node.closest('[aria-label]') ?? node.querySelector('[aria-label]'))?.ariaLabel ?? ''")
    assert "Sundsvall" in found
