"""What single parts of the show's and the pages' browser code answer: values, a step on each side of each limit, without a server."""

import pytest

from bench.browser import until
from tests.browser import scripts
from tests.browser.scripts import slide


@pytest.fixture
def show(browser):
    contexts = []

    def begin(path: str, slides, **deck):
        page = scripts.opened(browser, path, slides, **deck)
        contexts.append(page.context)
        scripts.known(page, "show", "now", "show", "forward", "back", "stepDown", "stepUp", "pick", "minutes", "twoDigits", "whole", "times",
            "thinOut", "enlarge", "apart", "spreadEnds", "hear", "onWall", "endYears", "turnYears", "playing", "fitRows", "namesOfBars", "fitTable", "fitLanes", "fitTitle", "scaled", "focusNumber", "renewSpeaker", "countDown", "tick", "ahead", "distance", "channelName")  # fmt: skip
        return page

    yield begin
    for context in contexts:
        context.close()


STATE = "[ours.now.slide, ours.now.step, ours.now.pick]"
SLIDES = [slide("Ett", 2), slide("Två", 0, highlight="Kramfors"), slide("Tre", 3)]


def test_stepwise_a_slide_goes_on_with_its_steps_and_back_over_them(show):
    page = show("/visning", SLIDES)
    moves = ["forward", "forward", "forward", "forward", "back", "back"]
    seen = [page.evaluate(STATE), *(page.evaluate(f"(ours.{move}(), {STATE})") for move in moves)]
    assert seen == [[1, 1, ""], [1, 2, ""], [2, 0, "Kramfors"], [3, 1, ""], [3, 2, ""], [3, 1, ""], [2, 0, "Kramfors"]]


def test_not_stepwise_a_slide_is_whole_at_once_until_its_steps_are_asked_for(show):
    page = show("/visning", SLIDES, steps=False)
    moves = ["stepDown", "stepDown", "stepUp", "stepUp", "forward", "stepDown", "forward", "forward"]
    seen = [page.evaluate(STATE), *(page.evaluate(f"(ours.{move}(), {STATE})") for move in moves)]
    assert seen[:5] == [[1, 0, ""], [1, 1, ""], [1, 2, ""], [1, 1, ""], [1, 1, ""]]
    assert seen[5:] == [[2, 0, "Kramfors"], [2, 0, "Kramfors"], [3, 0, ""], [3, 0, ""]]


def test_names_are_moved_apart_by_as_little_as_it_takes_and_keep_their_order(show):
    page = show("/visning", SLIDES)
    assert page.evaluate("ours.apart([0, 50, 100], 20)") == [0, 50, 100]
    assert page.evaluate("ours.apart([10, 10], 20)") == [0, 20]
    assert page.evaluate("ours.apart([100, 105, 110, 200], 20)") == [85, 105, 125, 200]
    assert page.evaluate("ours.apart([], 20)") == []


@pytest.mark.parametrize(
    ("years", "shifts"),
    [
        # Two lines that end at the same year and the same value: half a line up and half a line down.
        ([2024, 2024], {"annotations[0].yshift": 11, "annotations[1].yshift": -11}),
        # A mean is drawn a little beyond the last year.
        ([2024, 2024.4], {"annotations[0].yshift": 11, "annotations[1].yshift": -11}),
        # Names at points are no ends of lines.
        ([2012, 2024], None),
    ],
)
def test_names_at_one_end_stand_one_above_the_other_whatever_the_axis_counts(show, years, shifts):
    page = show("/visning", SLIDES)
    moved = """(years) => { const note = (x, at) => ({ name: `n${at}`, text: `n${at}`, x, y: 5, font: { size: 20 } })
        window.Plotly = { relayout: (box, changes) => changes }
        const axes = { xaxis: { type: "linear", d2p: (x) => (x - 2008) * 40 }, yaxis: { d2p: () => 100 } }
        return ours.spreadEnds({ clientWidth: 800, _fullLayout: { annotations: years.map(note), ...axes } }) ?? null }"""
    assert page.evaluate(moved, years) == shifts


def test_names_at_points_are_moved_apart_where_they_would_cover_each_other_and_no_others(show):
    page = show("/visning", SLIDES)
    moved = """(places) => { const note = ([x, y], at) => ({ name: "Namn", text: "Namn", x, y, xanchor: "left", xshift: 0, font: { size: 20 } })
        window.Plotly = { relayout: (box, changes) => changes }
        const axes = { xaxis: { d2p: (x) => x }, yaxis: { d2p: (y) => y }, template: { layout: { font: { family: "monospace" } } } }
        return ours.spreadEnds({ clientWidth: 800, _fullLayout: { annotations: places.map(note), ...axes } }) ?? null }"""
    # Side by side by ten pixels, one above the other by eight: each gives way by half of the twelve that are missing.
    assert page.evaluate(moved, [[100, 100], [110, 108], [600, 100]]) == {"annotations[0].yshift": 6, "annotations[1].yshift": -6}
    assert page.evaluate(moved, [[100, 100], [400, 100]]) is None
    assert page.evaluate(moved, [[100, 100], [110, 121], [600, 100]]) is None


def test_a_bar_has_its_name_as_large_as_its_lane_and_as_long_as_its_room(show):
    page = show("/visning", SLIDES)
    named = """(lanes) => { const day = (text) => new Date(text).getTime()
        const bar = (base, end) => ({ base, x: day(end) - day(base) })
        const bars = [bar("2010-01-01", "2011-01-01"), bar("2010-01-01", "2010-02-01"), bar("2010-06-01", "2010-07-01")]
        const trace = { type: "bar", text: ["Kort", "Ett mycket långt namn på ett projekt", "Sist"], textposition: ["inside", "outside", "outside"], y: [0, 1, 1],
            base: bars.map(({ base }) => base), x: bars.map(({ x }) => x), insidetextfont: { color: "#fff" }, outsidetextfont: { color: "#000", size: 24, shadow: "none" } }
        const layout = { xaxis: { range: ["2010-01-01", "2012-01-01"] }, yaxis: { range: [lanes, 0] }, template: { layout: { font: { family: "monospace" } } } }
        const found = ours.namesOfBars(trace, layout, 1000, 600)
        return [trace.textposition, found.text, found.textfont.size.map(Math.round), found.textfont.color] }"""
    position, texts, sizes, colours = page.evaluate(named, 28)
    assert position == "none" and colours == ["#fff", "#000", "#000"]
    # 540 pixels of 28 lanes, of which a name takes 0.72: 14; the one before another bar a little less, and cut.
    assert sizes == [14, 12, 14]
    assert texts[0] == "Kort" and texts[2] == "Sist" and texts[1].startswith("Ett mycket") and texts[1].endswith("…")
    assert page.evaluate(named, 4)[2][0] == 24  # no larger than other names beside bars


def test_rows_without_a_name_count_when_names_are_made_as_small_as_a_row(show):
    page = show("/visning", SLIDES)
    sized = """(range) => { const layout = { xaxis: {}, yaxis: { tickvals: [0, 1, 2, 3, 4, 5, 6], range }, template: { layout: { font: { size: 30 } } } }
        ours.fitRows([], layout, 250); return layout.yaxis.tickfont.size }"""
    assert page.evaluate(sized, [6.5, -0.5]) == pytest.approx(250 * 0.76 / 7 * 0.82)
    assert page.evaluate(sized, [8.9, -1.4]) == pytest.approx(250 * 0.76 / 10.3 * 0.82)


def test_numbers_in_lanes_are_as_large_as_a_lane_and_never_too_small(show):
    page = show("/visning", SLIDES)
    sized = """([gap, height]) => { const lane = (y) => ({ xanchor: "left", yref: "paper", xref: "x", y, font: { size: 20 } })
        const layout = { annotations: [lane(0.9), lane(0.9 - gap)], margin: { t: 20, b: 80 } }; ours.fitLanes(layout, height); return layout.annotations[0].font.size }"""
    assert [page.evaluate(sized, [gap, 500]) for gap in (0.1, 0.045, 0.02)] == pytest.approx([20, 17.1, 14])


def test_the_place_tells_slide_and_step_and_the_ends_have_no_way_on(show):
    page = show("/visning?bild=3", SLIDES)
    told = """(({ slide, step }) => { ours.show({ slide, step }); return [document.getElementById("place").textContent,
        document.getElementById("told").textContent, document.querySelector("[data-do=previous]").disabled,
        document.querySelector("[data-do=next]").disabled, new URLSearchParams(location.search).get("bild")] })"""
    assert page.evaluate(told, {"slide": 3, "step": 2}) == ["3/3 · steg 2 av 3", "3: Tre", False, False, "3"]
    assert page.evaluate(told, {"slide": 3, "step": 3}) == ["3/3 · steg 3 av 3", "3: Tre", False, True, "3"]
    assert page.evaluate(told, {"slide": 1, "step": 0}) == ["1/3", "1: Ett", True, False, "1"]
    assert page.evaluate("[0, -1, 2.9, 4, NaN, 3].map(ours.whole)") == [1, 1, 2, 3, 1, 3]
    assert page.evaluate("[...document.querySelectorAll('section.slide')].map((section) => section.inert)") == [False, True, True]


def test_picking_the_same_again_picks_nothing_and_digits_pick_by_place(show):
    page = show("/visning?bild=2", SLIDES)
    assert page.evaluate("[ours.now.pick, (ours.pick('Kramfors'), ours.now.pick), (ours.pick('Ånge'), ours.now.pick)]") == [
        "Kramfors",
        "",
        "Ånge",
    ]
    picked = []
    for key in ("2", "1", "3", "2", "0"):
        page.keyboard.press(key)
        picked.append(page.evaluate("ours.now.pick"))
    assert picked == ["Sollefteå", "Kramfors", "", "Sollefteå", ""]


def test_a_swipe_to_the_left_goes_on_and_one_that_is_steep_or_short_does_nothing(show):
    page = show("/visning?bild=2", [slide("Ett"), slide("Två"), slide("Tre"), slide("Fyra")])
    swiped = """([across, down]) => { const stage = document.getElementById("stage"); const at = (x, y) => [new Touch({ identifier: 1, target: stage, clientX: x, clientY: y })]
        stage.dispatchEvent(new TouchEvent("touchstart", { touches: at(200, 200) }))
        stage.dispatchEvent(new TouchEvent("touchend", { changedTouches: at(200 + across, 200 + down) })); return ours.now.slide }"""
    assert [page.evaluate(swiped, way) for way in ([-61, 0], [61, 30], [-60, 0], [-90, 45], [-91, -45])] == [3, 2, 2, 2, 3]


def test_the_speaker_reads_this_slides_notes_the_next_ones_heading_and_the_time_that_is_left(show):
    page = show("/visning?talare=1", SLIDES)
    read = "(number) => { ours.show({ slide: number }); return ['spoken', 'note', 'next-title'].map((id) => document.getElementById(id).textContent) }"
    assert page.evaluate(read, 1) == ["Ett.", "om Ett", "sedan Två"]
    assert page.evaluate(read, 3) == ["Tre.", "om Tre", "sista"]
    assert page.evaluate("[0, 9, 59, 60, 605].map(ours.minutes)") == ["0:00", "0:09", "0:59", "1:00", "10:05"]
    left = "(ms) => { ours.now.ends = Date.now() + ms; ours.tick(); return document.getElementById('left').textContent }"
    assert page.evaluate(left, 59_900) == "kvar 1:00"
    assert page.evaluate(left, -60_100) == "över 1:00"
    assert page.evaluate("(ours.now.ends = 0, ours.tick(), document.getElementById('left').textContent)") == ""
    assert page.evaluate("(ours.countDown(), Math.round((ours.now.ends - Date.now()) / 60_000))") == 5


HEARD = """() => { window.heard = []; const line = new BroadcastChannel(ours.channelName); line.onmessage = ({ data }) => heard.push(data)
    window.letters = []; document.addEventListener("insteg:letter", ({ detail }) => letters.push(detail.letter)) }"""


def test_what_the_room_is_to_see_opens_on_the_wall_from_the_speakers_window(show):
    speaker = show("/visning?talare=1", SLIDES)
    speaker.evaluate(HEARD)
    # No wall in this browser, as on a phone that is the remote: the window does it itself.
    speaker.keyboard.press("v")
    assert speaker.evaluate("[window.letters, ours.onWall('q')]") == [["v"], False]
    speaker.evaluate("ours.hear({ wall: true })")
    for key in ("q", "v", "p"):
        speaker.keyboard.press(key)
    until(speaker, "window.heard.length === 3", seconds=10)
    assert speaker.evaluate("[window.heard, window.letters]") == [[{"letter": "q"}, {"letter": "v"}, {"letter": "p"}], ["v"]]
    speaker.evaluate("ours.hear({ wall: false })")
    assert speaker.evaluate("ours.onWall('q')") is False
    wall = show("/visning", SLIDES)
    wall.evaluate(HEARD)
    assert wall.evaluate("(ours.hear({ letter: 'p' }), window.letters)") == ["p"]
    wall.evaluate("ours.show({ slide: 2 })")
    until(wall, "window.heard.some(({ wall, slide }) => wall && slide === 2)", seconds=10)


def test_the_wall_hears_that_the_speakers_window_has_come(show):
    wall = show("/visning", SLIDES)
    come = "(message) => { let has = false; document.addEventListener('insteg:speaker', () => (has = true), { once: true }); ours.hear(message); return has }"
    assert [wall.evaluate(come, message) for message in ({"hello": True}, {"hello": True, "speaker": True})] == [False, True]


def test_steps_are_switched_for_every_window_at_once(show):
    wall = show("/visning", SLIDES, steps=False)
    assert wall.evaluate("(ours.hear({ slide: 1, step: 1, stepwise: true }), ours.forward(), [ours.now.slide, ours.now.step])") == [1, 2]
    assert wall.evaluate("document.querySelector('[data-do=steps]').getAttribute('aria-pressed')") == "true"


def test_years_play_and_stop_in_every_window(show):
    page = show("/visning?talare=1", [slide("Karta", years=[{"period": "2023"}, {"period": "2024"}])])
    page.evaluate(HEARD)
    page.evaluate("""() => { document.querySelector("section.slide").innerHTML = "<div class='map'><b class=year></b><b class=map-note></b></div>"
        for (const year of JSON.parse(document.getElementById("deck").textContent).slides[0].years) year.areas = [] }""")
    page.evaluate("ours.hear({ years: false })")
    assert page.evaluate("ours.playing.timer") == 0
    assert page.evaluate("ours.endYears()") is False and page.evaluate("window.heard") == []


def test_shows_of_one_name_hear_each_other_only_when_they_show_the_same(show):
    paths = ("/visning?b=ett", "/visning?b=annat", "/visning?rum=AB", "/visning", "/visning?b=ett&talare=1")
    names = [show(path, SLIDES).evaluate("ours.channelName") for path in paths]
    assert len(set(names)) == 4 and names[0] == names[4]


def test_slides_are_drawn_ahead_the_next_first_then_the_one_before(show):
    page = show("/visning?bild=3", [slide(str(at)) for at in range(6)])
    assert page.evaluate("[0, 1, 2, 3, 4, 5].sort((one, other) => ours.distance(one) - ours.distance(other))")[:4] == [2, 3, 1, 4]


def test_digits_of_the_overview_follow_each_other_where_there_are_so_many_slides(show):
    page = show("/visning", [slide(str(at)) for at in range(12)])
    page.evaluate("document.getElementById('overview').showModal()")
    typed = "(digit) => { ours.focusNumber(digit); return document.activeElement.dataset.slide }"
    assert [page.evaluate(typed, digit) for digit in "1239"] == ["1", "12", "3", "9"]


def test_a_larger_picture_has_larger_text_dots_and_lines_and_leaves_the_figures_alone(show):
    page = show("/visning", [slide("Ett")])
    grown = """(() => { const chart = { x: [1], y: { size: 3 }, customdata: [{ font: { size: 1 } }], textfont: { size: 10 }, marker: { size: [4, 5] }, line: { width: 2 },
        xshift: 5, titlefont: { size: 20 } }; ours.enlarge(chart, 2, 24); return chart })()"""
    assert page.evaluate(grown) == {
        "x": [1], "y": {"size": 3}, "customdata": [{"font": {"size": 1}}], "textfont": {"size": 24}, "marker": {"size": [6.4, 8]},
        "line": {"width": 4}, "xshift": 10, "titlefont": {"size": 40},
    }  # fmt: skip
    thin = "(type) => { const axis = { type }; ours.thinOut(axis, 540, 2); return axis.nticks ?? null }"
    assert [page.evaluate(thin, kind) for kind in ("category", "linear")] == [5, None]
    title = """(width) => { const axis = { title: { text: "Andel unga i arbete", font: { size: 20 } } }
        ours.fitTitle({ xaxis: axis, template: { layout: { font: { family: "monospace" } } } }, width); return axis.title.text }"""
    assert page.evaluate(title, 200) == "Andel unga<br>i arbete"
    assert page.evaluate(title, 2000) == "Andel unga i arbete"


@pytest.fixture(scope="module")
def plain(browser):
    page = scripts.opened(browser, "/", [])
    yield page
    page.context.close()


def test_a_value_on_a_limit_of_the_map_has_the_darker_step_and_none_has_none(plain):
    scripts.alone(plain, "ui/frontend/map.js", "stepOf", "neighbour")
    assert plain.evaluate("[null, 4.9, 5, 9.9, 10].map((value) => ours.stepOf(value, [5, 10]))") == [-1, 0, 1, 1, 2]


def test_an_arrow_leads_to_the_nearest_place_in_its_direction_and_stays_where_there_is_none(plain):
    scripts.alone(plain, "ui/frontend/map.js", "neighbour")
    areas = [{"code": name, "x": x, "y": y} for name, x, y in (("mitt", 50, 50), ("höger", 80, 52), ("nedåt", 52, 70), ("snett", 70, 75))]
    ways = {"right": [1, 0], "down": [0, 1], "left": [-1, 0], "up": [0, -1]}
    assert {way: plain.evaluate("([areas, way]) => ours.neighbour(areas, areas[0], way).code", [areas, to]) for way, to in ways.items()} == {
        "right": "höger", "down": "nedåt", "left": "mitt", "up": "mitt",
    }  # fmt: skip


def test_streamlits_own_words_are_said_in_the_language_of_the_page(plain):
    scripts.alone(plain, "ui/frontend/spoken.js", "said")
    spoken = {"Remove": "Ta bort", "per file": "per fil", "Upload": "Ladda upp"}
    texts = [" Upload ", "Remove Kramfors", "2MB per file", "Något annat", "Remove"]
    assert plain.evaluate("([texts, spoken]) => texts.map((text) => ours.said(text, spoken))", [texts, spoken]) == [
        "Ladda upp", "Ta bort Kramfors", "2\u00a0MB per fil", "Något annat", "Ta bort",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "address", "followed"),
    [
        ("2281", "projekt", "projekt?kommun=2281"),
        ("2281", "projekt?kommun=2284", "projekt?kommun=2284"),
        ("", "projekt", "projekt"),
    ],
)
def test_a_link_takes_the_chosen_place_along_unless_it_names_one(browser, place, address, followed):
    page = scripts.opened(browser, "/", [])
    page.evaluate("for (const name of ['hideSuggestions', 'write', 'walk', 'leave']) window[name] = () => {}")
    scripts.alone(page, "ui/frontend/header.js", "draw")
    page.evaluate("place => ours.draw(document.body, { markup: '', place, pages: ['', 'projekt'] }, () => {})", place)
    href = """address => { const link = document.body.appendChild(Object.assign(document.createElement("a"), { href: address }))
        link.dispatchEvent(new Event("pointerover", { bubbles: true })); return link.href }"""
    assert page.evaluate(href, address) == f"{scripts.ORIGIN}/{followed}"
    page.context.close()
