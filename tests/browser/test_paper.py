"""Pages on paper: nothing to press, nothing that lies on anything else, no list cut, no light chart turned dark."""

import re

import pytest

from bench.browser import until
from insteg.reference import words

# Across an A4 less its margins of 12 mm, in CSS pixels.
SHEET = {"width": 703, "height": 1032}
CONTROLS = (
    "button, select, input, textarea, [role=button]:not(path), [role=slider], [role=radio], [role=combobox], [data-testid=stFileUploader]"
)
CHART = ".js-plotly-plot svg.main-svg"
PAGES = ("/", "/?kommun=2284", "/insatser", "/projekt", "/seminarium", "/utforska", "/synkronisering", "/innan")


@pytest.fixture
def on_paper(opened):
    """A page as it stands on paper."""

    def print_at(path: str, scheme: str = "light", awaited: str = ""):
        page = opened(path, scheme)
        if awaited:
            page.wait_for_selector(awaited)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.set_viewport_size(SHEET)
        return page

    return print_at


def seen(page, selector: str) -> list[str]:
    """What can be seen of it, by its own name."""
    return page.evaluate(
        "selector => [...document.querySelectorAll(selector)].filter(node => node.getClientRects().length && getComputedStyle(node).visibility !== 'hidden')"
        ".map(node => `${node.tagName} ${node.className} ${node.textContent.slice(0, 30)}`)",
        selector,
    )


@pytest.mark.parametrize("path", PAGES)
def test_nothing_to_press_or_choose_is_printed(on_paper, path):
    assert seen(on_paper(path), CONTROLS) == []


def test_the_front_page_is_two_sheets_and_its_table_a_table(opened, on_paper):
    page = on_paper("/", awaited=CHART)
    assert page.evaluate("getComputedStyle(document.querySelector('.insteg-seven tr')).display") == "table-row"
    assert seen(page, ".insteg-seven thead th")
    paper = opened("/")
    paper.wait_for_selector(CHART)
    assert len(re.findall(rb"/Type\s*/Page\b", paper.pdf(prefer_css_page_size=True))) == 2


def test_what_stands_beside_each_other_on_a_screen_stands_below_on_paper(on_paper):
    """In flexible boxes a part keeps the height it had before its table went on over the end of a page: the next lay on it."""
    page = on_paper("/", awaited=CHART)
    kinds = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stVerticalBlock], [data-testid=stHorizontalBlock]')].map(node => getComputedStyle(node).display)"
    )
    assert set(kinds) <= {"block", "none"}


@pytest.mark.parametrize(("scheme", "is_turned"), [("light", 0), ("dark", 1)])
def test_a_chart_is_turned_round_where_its_page_was_dark_and_nowhere_else(on_paper, scheme, is_turned):
    """The time line's first letters are light, in dark bars: by them a light chart was taken for a dark one."""
    page = on_paper("/projekt", scheme, CHART)
    assert page.locator(".insteg-printed").count() == 1
    assert page.locator(".insteg-printed-dark").count() == is_turned


def test_letters_of_a_printed_chart_are_larger_than_on_the_screen(on_paper):
    page = on_paper("/jamfor", awaited=CHART)
    sizes = "root => [...root.querySelectorAll('svg text')].map(node => parseFloat(node.style.fontSize)).filter(Boolean)"
    shown = page.locator(".js-plotly-plot").first.evaluate(sizes)
    printed = page.locator(".insteg-printed").first.evaluate(sizes.replace("svg text", "text"))
    assert min(printed) > min(shown) * 1.2


def test_the_projects_are_printed(on_paper):
    page = on_paper("/projekt")
    assert len(seen(page, ".insteg-card > summary")) > 8
    # Paper cannot be pressed.
    invitation = page.get_by_text(words.load("sv")("project.where.filter"))
    assert invitation.count() == 1 and invitation.is_hidden()


def test_the_published_figures_are_printed_to_the_last_row(on_paper):
    page = on_paper("/insatser", awaited=".insteg-table")
    until(page, "[...document.querySelectorAll('.insteg-scroll')].every(node => node.scrollHeight <= node.clientHeight + 1)")
    table = page.locator(".insteg-table").first
    assert table.bounding_box()["width"] <= SHEET["width"]
    assert table.locator("tbody tr").count() > 50
    # Of what was not unfolded neither the cards nor their heading.
    assert seen(page, "#allt") == [] and seen(page, "[class*=st-key-sections-] .insteg-card") == []
