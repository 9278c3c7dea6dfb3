"""What only a browser knows: links, keys, the shared hover, pictures to take along, paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import until, whole

HEADLINE = "h1.insteg-headline"


def expect_choice(page, name: str, value: str) -> None:
    """Wait until the address shows the choice: it is written when the page's run ends."""
    expect(page).to_have_url(re.compile(rf"[?&]{name}={value}(&|$)"))


def test_a_deep_link_shows_its_page_with_the_frame(opened):
    page = opened("/kommun?kommun=2282")
    expect(page.locator("h1")).to_contain_text("Kramfors")
    expect(page.get_by_role("navigation", name="Huvudmeny")).to_be_visible()


def test_a_link_restores_the_exact_view(opened):
    first = opened("/utforska")
    first.get_by_role("combobox", name="Från och med").click()
    first.get_by_role("option", name="2020", exact=True).click()
    first.wait_for_url(re.compile("fran=2020"))
    whole(first)
    shown = first.locator("text=/Uppgifter som visas/").first.inner_text()
    second = opened(first.url.split("/", 3)[3].join(["/", ""]))
    assert second.locator("text=/Uppgifter som visas/").first.inner_text() == shown


def test_the_other_language_is_one_click_away_and_keeps_the_choices(opened):
    page = opened("/jamfor?indikator=unemployed_bas_18_24")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(re.compile("lang=en"))
    whole(page)
    expect_choice(page, "indikator", "unemployed_bas_18_24")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator(".insteg-doors a", has_text="The situation").click()
    page.wait_for_selector(HEADLINE)
    whole(page)
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("link", name="Svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")


def test_choices_survive_the_way_through_the_menu(opened):
    page = opened("/jamfor?vy=rutor")
    page.locator(".insteg-doors a", has_text="Data").click()
    page.wait_for_selector("text=/Uppgifter som visas/")
    whole(page)
    page.locator(".insteg-doors a", has_text="Jämför").click()
    expect_choice(page, "vy", "rutor")


def test_the_back_button_takes_the_last_choice_back(opened):
    page = opened("/utforska")
    page.get_by_role("combobox", name="Från och med").click()
    page.get_by_role("option", name="2020", exact=True).click()
    expect_choice(page, "fran", "2020")
    page.wait_for_timeout(1500)
    page.get_by_role("combobox", name="Till och med").click()
    page.get_by_role("option", name="2022", exact=True).click()
    expect_choice(page, "till", "2022")
    page.wait_for_timeout(1500)
    page.go_back()
    expect(page).to_have_url(re.compile(r"utforska\?fran=2020$"))
    expect(page.get_by_role("combobox", name="Till och med")).to_have_value("")


def test_choices_made_faster_than_the_server_answers_are_all_kept(opened):
    page = opened("/utforska")
    for name, option in (("Från och med", "2020"), ("Till och med", "2022")):
        page.get_by_role("combobox", name=name).click()
        page.get_by_role("option", name=option, exact=True).click()
    page.get_by_role("columnheader", name="värde").get_by_role("button").click()
    expect(page).to_have_url(re.compile("fran=2020&till=2022&sortera=value"))


def test_an_unknown_value_in_a_link_is_said_aloud(opened):
    page = opened("/?kommun=9999")
    expect(page.get_by_role("alert")).to_contain_text("9999")


def test_the_map_is_used_by_keyboard_alone(opened):
    page = opened("/")
    page.locator(".insteg-map select").focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.area")
    assert first in {"2260", "2262", "2280", "2281", "2282", "2283", "2284"}
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.area")
    assert second != first
    name = page.evaluate("document.activeElement.ariaLabel.split(':')[0]")
    page.keyboard.press("Enter")
    expect(page.locator(HEADLINE)).to_contain_text(name)
    expect_choice(page, "kommun", second)
    expect(page.locator("#insteg-place")).to_have_value(second)


def test_every_municipality_on_the_map_is_named_with_its_value(opened):
    areas = opened("/").locator(".insteg-area")
    expect(areas).to_have_count(7)
    labels = areas.evaluate_all("nodes => nodes.map(node => node.getAttribute('aria-label'))")
    assert all(re.fullmatch(r"\S+: \d+,\d\s%, 2024", label) for label in labels)


def shades(page) -> dict[str, tuple[str, str]]:
    """By municipality on the map: its number as told, and what the legend says of its shade."""
    legend = dict(
        page.locator(".insteg-map-legend li").evaluate_all("rows => rows.map(row => [row.firstChild.className, row.textContent])")
    )
    areas = page.locator(".insteg-area").evaluate_all(
        "nodes => nodes.map(node => [node.dataset.area, node.ariaLabel, node.className.baseVal])"
    )
    return {code: (label.split(": ")[1], legend[re.search(r"insteg-step-\d", kind)[0]]) for code, label, kind in areas}


@pytest.mark.parametrize(
    ("path", "code", "number", "shade"),
    [("/?period=2009", "2284", "8,0", "8–10"), ("/?indikator=unemployed_bas_18_24&period=2024", "2262", "10,0", "10 % eller mer"),
     ("/?indikator=merit_value_year_9&period=2025", "2280", "210", "210–220")],
)  # fmt: skip
def test_a_number_on_a_limit_has_the_shade_that_begins_there(opened, path, code, number, shade):
    told, legend = shades(opened(path))[code]
    assert told.startswith(number) and legend.replace("\N{NO-BREAK SPACE}", " ").startswith(shade)


def test_the_map_of_projects_shades_each_municipality_by_its_own_number(opened):
    """Of whole numbers many stand on a limit: "1–3" holds one project, and only none is "0"."""
    found = shades(opened("/projekt"))
    assert len(found) == 7
    for told, legend in found.values():
        first, _, last = legend.partition("–")
        assert int(first) <= int(told.split(",")[0]) <= int(last or first), (told, legend)


def test_the_slider_changes_the_map_without_the_server_and_the_sentence_when_it_rests(opened):
    page = opened("/")
    frames = []
    page.on("websocket", lambda socket: socket.on("framesent", frames.append))
    before = page.locator(".insteg-map-value").first.text_content()
    slider = page.get_by_role("slider", name="År")
    slider.evaluate("node => { node.value = 1; node.dispatchEvent(new Event('input', { bubbles: true })) }")
    assert page.locator(".insteg-map output").inner_text() == "2009"
    assert page.locator(".insteg-map-value").first.text_content() != before
    expect(page.locator(HEADLINE)).to_contain_text("2024")
    slider.evaluate("node => node.dispatchEvent(new Event('change', { bubbles: true }))")
    expect(page.locator(HEADLINE)).to_contain_text("2009")
    expect(page.locator(".insteg-map-note")).to_contain_text("går inte att jämföra med 2015 och senare")


def test_a_measure_without_the_year_of_the_map_shows_its_latest(opened):
    page = opened("/?period=2009")
    expect(page.locator(".insteg-map output")).to_have_text("2009")
    page.locator(".insteg-map select").select_option("unemployed_bas_18_24")
    expect(page.locator(".insteg-map output")).to_have_text("2025")
    expect(page.locator(HEADLINE)).to_contain_text("2025")


def test_choosing_a_measure_on_the_map_changes_the_page(opened):
    page = opened("/")
    page.locator(".insteg-map select").select_option("unemployed_bas_18_24")
    expect(page.locator(HEADLINE)).to_contain_text("arbetskraften")
    expect_choice(page, "indikator", "unemployed_bas_18_24")


def test_hover_on_the_map_marks_the_dot_in_the_chart_and_back(opened):
    page = opened("/")
    page.wait_for_selector(".scatterlayer .point")
    page.locator("[data-area='2284']").focus()
    until(page, "document.querySelectorAll('.insteg-point').length >= 2")
    page.evaluate("document.querySelector('.js-plotly-plot').emit('plotly_hover', { points: [{ customdata: '2282' }] })")
    expect(page.locator("[data-area='2282']")).to_have_class(re.compile("insteg-hover"))


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
@pytest.mark.parametrize("path", ["/", "/jamfor"])
def test_a_picture_to_take_along_carries_title_and_source(opened, kind, path, tmp_path):
    page = opened(path)
    page.wait_for_timeout(1200)
    page.get_by_role("button", name="Ladda ner").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Bild som {kind}").first.click()
    file = tmp_path / "figure"
    download.value.save_as(file)
    content = file.read_bytes()
    if kind == "PNG":
        assert content.startswith(b"\x89PNG")
        assert len(content) > 20_000
        return
    text = content.decode("utf-8")
    assert "Källa: Kolada, serie N02797" in text
    assert ("De sju kommunerna mot riket" if path == "/" else "Unga 16–24 år som varken arbetar eller studerar") in text
    assert text.count("<path") + text.count("<circle") >= 7


@pytest.mark.parametrize("kind", ["CSV", "XLSX", "PARQUET"])
def test_the_data_of_a_figure_can_be_taken_along(opened, kind, tmp_path):
    page = opened("/")
    page.get_by_role("button", name="Ladda ner").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Data som {kind}").first.click()
    file = tmp_path / "data"
    download.value.save_as(file)
    start = {"CSV": b"\xef\xbb\xbf", "XLSX": b"PK", "PARQUET": b"PAR1"}[kind]
    assert file.read_bytes().startswith(start)


def test_on_a_phone_every_measure_keeps_its_comparison_and_each_number_its_heading(opened):
    page = opened("/?kommun=2282", width=390, height=844)
    rows = page.locator(".insteg-row:not(.insteg-head):not(.insteg-month)")
    heads = rows.evaluate_all(
        """rows => rows.map(row => [...row.querySelectorAll(':scope > [data-head]')].filter(part => part.offsetParent)
            .map(part => getComputedStyle(part, '::before').content))"""
    )
    assert len(heads) > 10 and {tuple(found) for found in heads} == {('"Senast"', '"Antal"', '"Ändring"', '"Riket"', '"Jämförelse"')}


def test_on_a_phone_what_the_shades_mean_is_read_whole_without_pushing_the_table(opened):
    page = opened("/ligger", width=390, height=844)
    box = page.locator(".insteg-heat caption span").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_nothing_comes_from_outside_the_server(browser, address):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/kommun", "/jamfor", "/utforska", "/om"):
        page.goto(f"{address}{path}")
        whole(page)
    page.close()
    assert len(asked) > 50
    assert {url for url in asked if not url.startswith((address, "data:", "blob:", address.replace("http", "ws")))} == set()


@pytest.mark.parametrize("code", ["2260", "2284"])
def test_a_municipality_prints_whole_on_two_sheets_of_paper(opened, code):
    """The second has results of its projects, differences from the similar ones and the most measures."""
    page = opened(f"/kommun?kommun={code}")
    page.wait_for_selector(".js-plotly-plot svg.main-svg")
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2


def test_a_chart_is_printed_as_wide_as_the_sheet_and_gone_from_the_page_afterwards(opened):
    page = opened("/jamfor")
    page.wait_for_selector(".js-plotly-plot svg.main-svg")
    chart = page.locator(".js-plotly-plot svg.main-svg").first
    wide, tall = (chart.get_attribute(name) for name in ("width", "height"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    copy = page.locator("svg.insteg-printed")
    assert copy.get_attribute("viewBox") == f"0 0 {wide} {tall}"
    names = page.evaluate("[...document.querySelectorAll('[id]')].map(node => node.id)")
    assert len([name for name in names if name.startswith("paper-")]) > 0
    page.emulate_media(media="print")
    assert copy.bounding_box()["width"] == page.locator(".stMainBlockContainer").evaluate(
        "node => Math.min(node.clientWidth, node.querySelector('.insteg-printed').style.maxWidth.replace('px', ''))"
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert copy.count() == 0


def test_streamlits_files_are_sent_compressed_and_kept(browser, address):
    context = browser.new_context()
    page = context.new_page()
    answers = {}
    page.on("response", lambda response: answers.update({response.url: response.headers}))
    page.goto(address)
    whole(page)
    context.close()
    scripts = [headers for url, headers in answers.items() if "/static/js/" in url]
    assert len(scripts) > 30
    assert all("immutable" in headers["cache-control"] for headers in scripts)
    large = [headers for url, headers in answers.items() if "/static/js/Plotly" in url]
    assert large
    assert all(headers.get("content-encoding") in {"br", "gzip"} for headers in large)


def test_the_own_download_of_streamlits_tables_is_not_offered(opened):
    """It cuts the rows and writes cells that a spreadsheet would run. Only what is new, when there is something new, is such a table."""
    page = opened("/utforska")
    frame = '<div data-testid="stFullScreenFrame" id="trial"><div data-testid="stDataFrame"></div><div data-testid="stElementToolbar">x</div></div>'
    page.evaluate("frame => document.querySelector('.stApp').insertAdjacentHTML('beforeend', frame)", frame)
    expect(page.locator("#trial [data-testid=stElementToolbar]")).to_be_hidden()
