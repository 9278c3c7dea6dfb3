"""The map by itself: what it shows and tells the server when a place, a year or a measure is chosen. No server, no page around it."""

import pytest

from tests.browser import scripts

AREAS = [
    {"code": code, "name": name, "x": x, "y": 10, "path": f"M{x} 0h9v9z"}
    for code, name, x in (("2281", "Sundsvall", 10), ("2260", "Ånge", 30))
]
NEET = {
    "title": "Varken arbetar eller studerar", "label": "Karta över andelen", "years": ["2022", "2023", "2024"], "limits": [5, 10],
    "legend": ["under 5", "5–10", "över 10"], "notes": {"2023": "nytt register"},
    "values": {"2281": {"2022": [4.9, "4,9 %"], "2024": [10, "10,0 %"]}, "2260": {"2022": [5, "5,0 %"], "2023": [0, "0,0 %"]}},
}  # fmt: skip
MERIT = {**NEET, "title": "Meritvärde", "label": "Karta över meritvärdet", "years": ["2022", "2023"], "values": {}, "notes": {}}
WORDS = {"measure": "Mått", "missing": "saknas", "year": "År", "play": "Spela", "pause": "Paus"}
DATA = {
    "areas": AREAS, "width": 50, "height": 20, "year": "2024", "selected": None, "indicator": "neet", "legendLabel": "Färger",
    "pictures": {"neet": NEET, "merit": MERIT}, "words": WORDS,
}  # fmt: skip
SHAPES = """[...document.querySelectorAll("path")].map((shape) => [shape.getAttribute("aria-label"), shape.getAttribute("aria-pressed"),
    shape.classList[1], shape.getAttribute("tabindex")])"""
# What the server has been told, once the frame that shows the choice is painted.
TOLD = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(() => done(told)))))"


@pytest.fixture
def drawn(browser):
    contexts = []

    def draw(**changed):
        page = scripts.opened(browser, "/", [])
        contexts.append(page.context)
        scripts.alone(page, "ui/frontend/map.js", "main")
        page.evaluate("""data => { window.told = []; const box = document.body.appendChild(document.createElement("div"))
            window.redraw = (given) => ours.main({ parentElement: box, data: given, setStateValue: (name, value) => told.push([name, value]) }); redraw(data) }""", {**DATA, **changed})  # fmt: skip
        return page

    yield draw
    for context in contexts:
        context.close()


def test_each_place_says_its_value_and_year_and_has_the_step_of_the_legend(drawn):
    page = drawn(year="2022")
    assert page.evaluate(SHAPES) == [
        ["Sundsvall: 4,9 %, 2022", "false", "insteg-step-0", "0"],
        ["Ånge: 5,0 %, 2022", "false", "insteg-step-1", "-1"],
    ]
    legend = "[...document.querySelectorAll('.insteg-map-legend li')].map((item) => [item.textContent, item.firstChild.className])"
    assert page.evaluate(legend) == [["under 5", "insteg-step-0"], ["5–10", "insteg-step-1"], ["över 10", "insteg-step-2"]]
    assert page.evaluate("document.querySelector('svg').getAttribute('aria-label')") == "Karta över andelen"


def test_a_nought_is_a_value_and_a_missing_one_has_no_colour(drawn):
    page = drawn(year="2023", selected="2260")
    assert page.evaluate(SHAPES) == [
        ["Sundsvall: saknas, 2023", "false", "insteg-step--1", "-1"],
        ["Ånge: 0,0 %, 2023", "true", "insteg-step-0", "0"],
    ]


def test_a_place_that_is_chosen_again_is_let_go(drawn):
    page = drawn()
    for _ in range(2):
        page.evaluate("document.querySelector('[data-area=\"2260\"]').dispatchEvent(new MouseEvent('click'))")
    page.evaluate("document.querySelector('[data-area=\"2281\"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))")
    assert page.evaluate(TOLD) == [["selected", "2260"], ["selected", None], ["selected", "2281"]]


def test_an_arrow_moves_the_focus_and_chooses_nothing(drawn):
    page = drawn()
    page.evaluate("document.querySelector('[data-area=\"2281\"]').focus()")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.area") == "2260" and page.evaluate(TOLD) == []
    assert [shape[3] for shape in page.evaluate(SHAPES)] == ["-1", "0"]


@pytest.mark.parametrize(("key", "there"), [("ArrowUp", "2283"), ("ArrowDown", "2282"), ("ArrowRight", "2260"), ("ArrowLeft", "2281")])
def test_an_arrow_leads_the_way_it_points(drawn, key, there):
    north, south = ({**AREAS[0], "code": code, "name": code, "y": y} for code, y in (("2283", 2), ("2282", 18)))
    page = drawn(areas=[*AREAS, north, south])
    page.evaluate("document.querySelector('[data-area=\"2281\"]').focus()")
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.dataset.area") == there


def test_another_measure_keeps_the_year_where_it_has_it_and_takes_its_latest_otherwise(drawn):
    choose = "(id) => { const list = document.querySelector('select'); list.value = id; list.dispatchEvent(new Event('change')); return document.querySelector('output').textContent }"
    assert drawn().evaluate(choose, "merit") == "2023"
    page = drawn(year="2022")
    assert page.evaluate(choose, "merit") == "2022" and page.evaluate(TOLD) == [["indicator", "merit"]]
    assert page.evaluate("document.querySelector('svg').getAttribute('aria-label')") == "Karta över meritvärdet"
    assert drawn(pictures={"neet": NEET}).locator("select").count() == 0


def test_the_slider_shows_a_year_while_it_moves_and_tells_it_when_it_rests(drawn):
    page = drawn()
    state = "[document.querySelector('[type=range]').value, document.querySelector('[type=range]').getAttribute('aria-valuetext'), document.querySelector('.insteg-map-note').textContent]"
    assert page.evaluate(state) == ["2", "2024", ""]
    page.evaluate(
        "(() => { const slider = document.querySelector('[type=range]'); slider.value = 1; slider.dispatchEvent(new Event('input')) })()"
    )
    assert page.evaluate(state) == ["1", "2023", "nytt register"] and page.evaluate(TOLD) == []
    page.evaluate("document.querySelector('[type=range]').dispatchEvent(new Event('change'))")
    assert page.evaluate(TOLD) == [["year", "2023"]]


@pytest.mark.parametrize(("year", "seen"), [("2024", ["2022", "2023", "2024"]), ("2022", ["2023", "2024"])])
def test_playing_goes_on_from_the_year_and_from_the_last_one_anew(drawn, year, seen):
    page = drawn(year=year)
    page.clock.install()
    page.evaluate("document.querySelector('.insteg-map-controls button').click()")
    words, shown = page.locator(".insteg-map-controls button"), []
    assert words.inner_text() == "Paus"
    for _ in seen:
        page.clock.run_for(700)
        shown.append(page.evaluate("document.querySelector('output').textContent"))
    assert shown == seen and words.inner_text() == "Spela" and page.evaluate(TOLD) == [["year", "2024"]]


def test_a_run_that_changes_nothing_leaves_the_map_alone_and_one_of_other_data_keeps_the_focus(drawn):
    page = drawn()
    page.evaluate("document.querySelector('[data-area=\"2260\"]').focus()")
    page.evaluate("window.first = document.querySelector('svg')")
    page.evaluate("data => redraw(data)", DATA)
    assert page.evaluate("document.querySelector('svg') === first && document.querySelectorAll('svg').length === 1")
    page.evaluate("data => redraw(data)", {**DATA, "year": "2022"})
    assert page.evaluate("document.querySelector('svg') !== first && document.activeElement.dataset.area === '2260'")
