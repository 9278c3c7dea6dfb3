"""The analyst's table in a browser: every row is reached, by wheel and by keyboard; what is copied is what is read; a screen reader gets a table."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from insteg.store import queries
from tests.browser.waiting import first_answer, until, whole

ROWS = "[...document.querySelectorAll('.insteg-data tbody tr')].map(row => [Number(row.ariaRowIndex ?? row.getAttribute('aria-rowindex')), ...[...row.children].map(cell => cell.textContent)])"
HERE = "[Number(document.activeElement.closest('tr')?.getAttribute('aria-rowindex')), document.activeElement.textContent]"


def rows(page) -> list[list]:
    """The rows in view, once all are there."""
    until(page, "!document.querySelector('.insteg-data tbody tr[aria-busy]')")
    return page.evaluate(ROWS)


@pytest.fixture
def table(opened):
    page = opened("/utforska")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def copied(page, button: str) -> str:
    page.get_by_role("button", name=button).click()
    expect(page.locator(".insteg-rows-bar [role=status]")).not_to_be_empty()
    return page.evaluate("navigator.clipboard.readText()")


def test_the_last_row_is_reached_by_wheel_and_few_rows_stand_in_the_document(table):
    held = len(queries.ask("explore", **dict.fromkeys(("indicators", "area_codes", "period_from", "period_to", "sexes", "ages"))))
    grid = table.get_by_role("grid", name="Uppgifter, en rad per uppgift")
    assert grid.get_attribute("aria-rowcount") == str(held + 1)
    assert rows(table)[0][0] == 2
    table.evaluate("document.querySelector('.insteg-rows-scroll').scrollTop = 1e9")
    until(table, f"document.querySelector('.insteg-data tbody tr:last-child').getAttribute('aria-rowindex') === '{held + 1}'")
    assert len(rows(table)) < 40


def test_the_keyboard_reaches_every_cell_and_copies_it(table):
    first = table.locator(".insteg-data tbody th").first
    first.focus()
    table.keyboard.press("Control+End")
    held = int(table.get_by_role("grid").get_attribute("aria-rowcount"))
    assert rows(table)[-1][0] == held and table.evaluate(HERE)[0] == held
    table.keyboard.press("Control+Home")
    for key in ("ArrowDown", "ArrowRight", "PageDown", "PageUp"):
        table.keyboard.press(key)
    row, text = table.evaluate(HERE)
    assert (row, text) == (3, rows(table)[1][2])
    table.keyboard.press("Control+c")
    expect(table.locator(".insteg-rows-bar [role=status]")).to_have_text("Cellen är kopierad.")
    assert table.evaluate("navigator.clipboard.readText()") == text
    # Up into the heads, where Enter sorts.
    for key in ("ArrowUp", "ArrowUp", "Enter"):
        table.keyboard.press(key)
    expect(table).to_have_url(re.compile("sortera=area_code"))
    expect(table.locator(".insteg-data thead [aria-sort=ascending]")).to_have_text("område")
    whole(table)
    assert table.evaluate("document.activeElement.textContent") == "område"
    table.keyboard.press("Enter")
    expect(table).to_have_url(re.compile("sortera=area_code&ordning=fallande"))
    expect(table.locator(".insteg-data tbody tr:first-child td").first).to_have_text("Övertorneå")


def test_a_column_and_the_whole_table_are_copied(opened):
    page = opened("/utforska?matt=neet_16_24&fran=2024&till=2024&kon=total&sortera=value")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".insteg-data tbody tr:first-child td").first.focus()
    areas = copied(page, "Kopiera kolumnen").split("\n")
    assert areas[0] == "område" and len(areas) == 313
    page.evaluate("document.querySelector('.insteg-rows-bar [role=status]').textContent = ''")
    lines = [line.split("\t") for line in copied(page, "Kopiera tabellen").split("\n")]
    assert len(lines) == 313 and [line[1] for line in lines] == areas
    values = [float(line[5].replace(",", ".")) for line in lines[1:]]
    assert values == sorted(values)
    on_paper(page)
    # With lines and saved questions unfolded.
    page.get_by_text("Hämta precis de här uppgifterna").click()
    page.get_by_text("Sparade frågor").click()
    page.get_by_label("Namn på frågan").fill("Alla kommuner")
    page.keyboard.press("Enter")
    expect(page.locator(".insteg-saved li a")).to_have_attribute("href", re.compile(r"^\./utforska\?.*sortera=value"))
    expect(page.locator("[data-testid=stCode]").nth(1)).to_contain_text("pd.read_csv")
    page.wait_for_timeout(800)
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in Axe().run(page).response["violations"]] == []


def on_paper(page) -> None:
    """The first rows, as wide as the sheet, with how many there are; afterwards the page is as before."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    paper = page.locator(".insteg-rows-paper")
    expect(paper.locator("tbody tr")).to_have_count(40)
    expect(paper.locator("p")).to_have_text("Här står de första raderna: 40 av 312. Filerna under tabellen innehåller alla.")
    expect(page.locator(".insteg-rows-scroll")).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)


def test_a_reader_without_script_gets_the_first_rows_and_links_that_sort(browser, address):
    context = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    path = f"{address}/utforska?matt=neet_16_24&fran=2024&kon=total"
    first_answer(context, path)
    page.goto(path)
    table = page.get_by_role("table").first
    expect(table.get_by_role("row")).to_have_count(41)
    table.get_by_role("columnheader", name="värde").get_by_role("link").click()
    first_answer(context, page.url)
    page.reload()
    expect(page).to_have_url(re.compile("sortera=value"))
    values = [float(text.replace(",", ".")) for text in page.locator(".insteg-data td.insteg-right").all_inner_texts()]
    assert len(values) == 40 and values == sorted(values)
    context.close()
