"""The link beside a chart gives exactly the figures of that chart, and the lines to copy name the reader's own server."""

import io

import pandas as pd
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect


def test_the_link_beside_a_chart_gives_exactly_its_figures(opened, address):
    page = opened("/jamfor?platser=2282,22")
    page.get_by_role("button", name="Tabell").click()
    shown = page.locator("[data-testid=stPopoverBody] table")
    heads, *rows = shown.evaluate("table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim()))")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Ladda ner").click()
    link = page.get_by_role("link", name="Data via API (CSV)")
    expect(link).to_be_visible()
    answer = page.request.get(f"{address}{link.get_attribute('href')}")
    data = pd.read_csv(io.BytesIO(answer.body()), dtype={"period": str, "area_code": str})
    given = {(row.area, row.period): f"{row.value:.1f}".replace(".", ",") for row in data.itertuples()}
    told = {(heads[at], row[0]): row[at].split("\u00a0")[0].split(" ")[0] for row in rows for at in range(1, len(heads))}
    assert len(told) > 20
    assert given == told


def test_the_open_panel_shows_lines_to_copy_and_axe_finds_nothing(opened, address):
    page = opened("/jamfor", width=390)
    page.get_by_role("button", name="Ladda ner").click()
    page.get_by_text("Hämta siffrorna i Python eller R").click()
    code = page.locator("[data-testid=stCode]")
    expect(code).to_have_count(2)
    expect(code.first).to_contain_text(f"{address}/api/v1/observations.csv?indicator=neet_16_24")
    page.wait_for_timeout(800)
    found = Axe().run(page).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []


def test_the_manual_has_no_violation_and_fits_a_small_screen(browser, address):
    for language in ("sv", "en"):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
            page = context.new_page()
            asked = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(f"{address}/api/v1/?lang={language}")
            found = Axe().run(page).response["violations"]
            assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert all(url.startswith(address) for url in asked)
            context.close()
