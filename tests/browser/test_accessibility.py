"""axe-core finds nothing, on every page, in both languages and both themes; small screens and zoom hold everything."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from insteg import words
from insteg.ui.menu import menu, name_of

PATHS = {name_of(script): "/" if script == "app.py" else f"/{name_of(script)}" for script in menu()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_no_violation_and_the_document_says_language_and_title(opened, name, language, scheme):
    page = opened(f"{PATHS[name]}?lang={language}", scheme)
    assert page.evaluate("document.documentElement.lang") == language
    assert page.title() == f"{words.load(language)(f'page.{name}.menu')} · Insteg"
    page.wait_for_timeout(1200)
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"][:200], item["nodes"][0]["failureSummary"]) for item in found] == []


@pytest.mark.parametrize("name", PATHS)
def test_nothing_is_wider_than_a_screen_of_320_pixels(opened, name):
    """320 px is also what 400 % zoom leaves of a 1280 px screen (WCAG 1.4.10)."""
    page = opened(PATHS[name], width=320, height=640)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 320


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
