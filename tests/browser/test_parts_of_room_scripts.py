"""What single parts of the rooms' browser code answer, without a server: released answers, scales, words."""

import pytest

from insteg.reference import words
from tests.browser import scripts
from tests.browser.scripts import slide

SAY = words.load("sv")


@pytest.fixture(scope="module")
def rooms(browser):
    page = scripts.opened(
        browser, "/visning?rum=abcd&foljare=1", [slide("Läget", own={"kind": "fraga", "headings": ["Läget", "Now"]}), slide("Vägen")]
    )
    scripts.known(
        page, "rooms", "results", "isScale", "middle", "cut", "percent", "wordPicture", "scaleOf", "many", "say", "code", "questionText",
        "preparedOn", "make", "place", "moves", "want", "deliver", "presenter", "current", "drawAsking", "asking", "foldAtFirst", "fold", "wallState", "here",
    )  # fmt: skip
    # Its words have come when it has named its place by them.
    page.wait_for_function("ours.place.getAttribute('aria-label')")
    yield page
    page.context.close()


def test_a_number_bends_its_word(rooms):
    assert rooms.evaluate("[1, 2, 0].map((count) => ours.many('audience.votes', count))") == ["1 röst", "2 röster", "0 röster"]
    assert rooms.evaluate("ours.many('words', 1)") == SAY("room.words")
    assert rooms.evaluate("ours.say('no such phrase')") == "no such phrase"
    assert rooms.evaluate("ours.code") == "ABCD"


def test_a_scale_counts_from_one_in_order_and_has_three_steps_at_least(rooms):
    scales = [["1 nej", "2", "3 ja"], ["1", "2"], ["0", "1", "2"], ["1", "3", "2"], ["1", "2", "tre"]]
    assert rooms.evaluate("all => all.map(ours.isScale)", scales) == [True, False, False, False, False]
    assert rooms.evaluate("[ours.scaleOf('inte alls', 'helt'), ours.scaleOf()]") == [
        ["1 inte alls", "2", "3", "4", "5 helt"],
        ["1", "2", "3", "4", "5"],
    ]


@pytest.mark.parametrize(("counts", "answer"), [([2, 1, 1], "1"), ([1, 1, 2], "2"), ([1, 1, 3], "3"), ([0, 0, 1], "3"), ([3, 0, 0], "1")])
def test_the_answer_in_the_middle_is_where_half_of_all_are_reached(rooms, counts, answer):
    groups = [{"label": str(at + 1), "count": count} for at, count in enumerate(counts)]
    assert rooms.evaluate("([groups, all]) => ours.middle(groups, all)", [groups, sum(counts)]) == answer


def test_released_choices_tell_how_many_which_share_and_the_longest_bar(rooms):
    groups = [{"label": label, "count": count} for label, count in (("1 nej", 1), ("2", 0), ("3 ja", 2))]
    found = rooms.evaluate(
        """([groups, choices]) => { const drawn = ours.results(groups, choices); return {
            rows: [...drawn.querySelectorAll("li")].map((row) => [...row.children].slice(0, 3).map((part) => part.textContent.replace("\\u00a0", " "))),
            bars: [...drawn.querySelectorAll(".room-bar")].map((bar) => Number(bar.style.getPropertyValue("--share"))),
            told: [...drawn.querySelectorAll("p")].map((part) => part.textContent),
            named: drawn.querySelector("ul").className } }""",
        [groups, ["1 nej", "2", "3 ja"]],
    )
    assert found["rows"] == [["1 nej", "1", "33 %"], ["2", "0", "0 %"], ["3 ja", "2", "67 %"]]
    assert found["bars"] == [0.5, 0, 1]
    assert found["told"] == [SAY("room.answer_count.other", count=3), SAY("room.median", value="3 ja")]
    assert found["named"] == "room-bars room-scale"


def test_half_of_all_answers_is_half_the_width(rooms):
    groups = [{"label": label, "count": count} for label, count in (("ja", 2), ("nej", 1), ("vet inte", 1))]
    shares = "groups => [...ours.results(groups, groups.map(({ label }) => label)).querySelectorAll('.room-bar')].map((bar) => Number(bar.style.getPropertyValue('--share')))"
    assert rooms.evaluate(shares, groups) == [0.5, 0.25, 0.25]


def test_what_nobody_let_through_is_folded_on_the_wall(rooms):
    audience = [{"id": 1, "text": "Släppt?", "votes": 2, "is_shown": True}, {"id": 2, "text": "Oläst?", "votes": 0, "is_shown": False}]
    drawn = """audience => { ours.presenter.overview = { audience, questions: [] }; ours.drawAsking(); const folded = ours.asking.querySelector("details")
        return [ours.asking.querySelectorAll(":scope > .room-question h3").length, folded?.open, folded?.querySelector("h3").textContent, folded?.querySelector("summary").textContent] }"""
    assert rooms.evaluate(drawn, audience) == [1, False, "Oläst?", SAY.many("room.audience.waiting", 1)]
    assert (
        rooms.evaluate(
            "audience => { ours.presenter.overview = { audience, questions: [] }; ours.drawAsking(); return ours.asking.querySelector('details') }",
            audience[:1],
        )
        is None
    )
    # Opened by the presenter, it stays so when it is drawn anew.
    assert (
        rooms.evaluate("audience => { ours.drawAsking(); const folded = ours.asking.querySelector('details'); return folded }", audience)
        is None
    )


def test_a_reload_leaves_folded_what_was_folded(rooms):
    question = {"id": 3, "slide": 1, "is_open": True, "is_released": False}
    begun = """([question, kept, slide]) => { if (kept === null) sessionStorage.clear(); else sessionStorage.setItem("insteg.vikt.ABCD", kept)
        ours.presenter.overview = { questions: [question] }; ours.here.slide = slide; ours.foldAtFirst(); return ours.wallState.folded }"""
    # Whoever comes anew sees the question of the slide that is shown, and of no other.
    assert rooms.evaluate(begun, [question, None, 1]) == ""
    assert rooms.evaluate(begun, [question, None, 2]) == "3 false"
    assert rooms.evaluate(begun, [question, "3 false", 1]) == "3 false"
    assert rooms.evaluate(begun, [question, "", 2]) == ""


def test_free_texts_stand_under_the_word_they_share_or_alone(rooms):
    groups = [{"label": "praktik", "count": 2, "texts": ["praktik <b>nu</b>", "Praktik"]}, {"label": "", "count": 1, "texts": ["buss"]}]
    heads = "groups => [...ours.results(groups, []).querySelectorAll('h3')].map((head) => head.textContent)"
    assert rooms.evaluate(heads, groups) == ["praktik (2)", SAY("room.alone", count=1)]
    assert rooms.evaluate(heads, groups[1:]) == [SAY("room.single", count=1)]
    assert rooms.evaluate("groups => ours.results(groups, []).querySelectorAll('b').length", groups) == 0
    assert rooms.evaluate("ours.results([], []).textContent") == SAY("room.no_answers")


def test_a_word_is_the_larger_the_more_often_it_was_written(rooms):
    sizes = "words => [...ours.wordPicture(words).children].map((word) => word.style.fontSize)"
    assert rooms.evaluate(sizes, [["praktik", 5], ["buss", 2], ["skola", 1]]) == ["2.4em", "1.7em", "1em"]
    assert rooms.evaluate(sizes, [["praktik", 1], ["buss", 1], ["skola", 1]]) == ["1em", "1em", "1em"]
    assert rooms.evaluate("ours.wordPicture([['praktik', 5], ['buss', 2]])") is None
    assert rooms.evaluate("[24, 25].map((length) => ours.cut('o'.repeat(length)))") == ["o" * 24, "o" * 23 + "…"]


def test_a_prepared_question_is_told_in_this_readers_language_and_another_as_it_was_asked(rooms):
    asked = [{"slide": 1, "text": "Now"}, {"slide": 1, "text": "Nu då?"}, {"slide": 2, "text": "Now"}, {"slide": 9, "text": "Sist"}]
    assert rooms.evaluate("asked => asked.map(ours.questionText)", asked) == ["Läget", "Nu då?", "Now", "Sist"]
    assert rooms.evaluate("[1, 2, 9].map((number) => ours.preparedOn(number)?.heading ?? null)") == ["Läget", None, None]


def test_an_element_keeps_text_as_text_and_leaves_out_what_is_not_so(rooms):
    made = "ours.make('input', { required: true, hidden: false, title: null, value: '<b>' }).outerHTML"
    assert rooms.evaluate(made) == '<input required="" value="&lt;b&gt;">'
    assert rooms.evaluate("ours.make('p', {}, '<b>', null, 'x').innerHTML") == "&lt;b&gt;x"


@pytest.mark.parametrize(("reason", "is_kept"), [("away", True), ("full", True), ("no_key", False), ("no_room", False)])
def test_a_move_that_is_refused_for_the_moment_is_kept_and_sent_again(rooms, reason, is_kept):
    refused = """async (error) => { const real = window.fetch
        window.fetch = async () => new Response(JSON.stringify({ error }), { status: 503 })
        ours.want({ slide: 2, step: 0, pick: "" })
        await ours.deliver()
        window.fetch = real
        return ours.moves.wished !== null }"""
    assert rooms.evaluate(refused, reason) is is_kept


def test_the_wall_is_about_the_last_question_that_is_open_or_released(rooms):
    """A question closed and taken back is spoken of no more; of several the last one is."""
    told = "(marks) => { ours.presenter.overview = { questions: marks.map(([is_open, is_released], id) => ({ id, is_open, is_released })) }; return ours.current()?.id ?? null }"
    closed, opened, released = [False, False], [True, False], [False, True]
    shown = [rooms.evaluate(told, marks) for marks in ([released, opened], [opened, released], [opened, released, closed], [closed])]
    assert shown == [1, 1, 1, None]
