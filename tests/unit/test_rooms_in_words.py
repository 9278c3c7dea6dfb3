"""What a room says of its answers: words, groups, links, the report and the file that is taken along."""

from datetime import date, datetime

import pytest

from insteg.show.rooms import report, take_along
from insteg.show.rooms.answer_groups import AnswerGroup, grouped, said_most
from insteg.show.rooms.neutral import neutral
from insteg.show.rooms.questions import Answer, Draft, draft
from insteg.show.rooms.seminar import Seminars
from tests.unit.test_rooms_apart import ONE, store

__all__ = ["store"]


def test_words_are_told_of_free_answers_that_are_released_and_not_hidden(store):
    room = Seminars(store)
    free = store.open_question(ONE, Draft(1, "Vad?"))
    for ticket, text in (("a", "pengar"), ("b", "pengar tid"), ("c", "dumheter")):
        store.give(free.id, ticket, Answer(0, text))
    store.hide(free.id, [item.id for item in store.answers(free.id) if item.text == "dumheter"], True)
    assert room._words(store.questions(ONE)[0]) == []
    store.mark(ONE, free.id, is_released=True)
    assert room._words(store.questions(ONE)[0]) == [("pengar", 2), ("tid", 1)]
    chosen = store.open_question(ONE, Draft(1, "Välj", ("pengar", "tid")))
    store.give(chosen.id, "a", Answer(0, "pengar", 0))
    store.mark(ONE, chosen.id, is_released=True)
    assert room._words(store.questions(ONE)[1]) == []


def test_a_group_is_called_by_the_form_that_most_of_its_answers_use(store):
    asked = store.open_question(ONE, Draft(1, "Vad?"))
    answers = [Answer(number, text) for number, text in enumerate(("praktiken", "praktik", "praktik"))]
    assert grouped(asked, answers)[0].label == "praktik"
    assert said_most(["bil", "tåg tåg", "tåg"]) == [("tåg", 2), ("bil", 1)]


def test_a_short_stem_inside_a_longer_word_is_chance_and_one_of_five_letters_a_compound(store):
    asked = store.open_question(ONE, Draft(1, "Vad?"))
    texts = [[Answer(0, one), Answer(1, other)] for one, other in (("mat", "automat"), ("coach", "ungdomscoach"))]
    assert [len(grouped(asked, some)) for some in texts] == [1, 1]
    assert [grouped(asked, some)[0].count for some in texts] == [2, 2]
    more = [[*some, Answer(2, some[0].text)] for some in texts]
    assert [[group.count for group in grouped(asked, some)] for some in more] == [[2, 1], [3]]


def test_choices_are_made_harmless_and_two_that_become_one_are_one():
    found = draft({"text": "Vad?", "choices": ["<b>Ja</b>", "Ja", "Nej", " "]})
    assert found.choices == ("Ja", "Nej")


@pytest.mark.parametrize(("written", "shown"), [("https://a@b@exempel.se", "exempel.se"), ("https://exempel.se", "exempel.se")])
def test_a_link_is_told_by_its_site_whatever_name_stands_before_it(written, shown):
    assert neutral(written) == shown


def test_two_accents_on_a_letter_stay_and_the_third_goes():
    assert neutral("a\u0316\u0317\u0318") == "a\u0316\u0317"


def test_the_report_leaves_out_what_was_not_released_and_shares_are_told_of_choices_alone(store):
    first, second = store.open_question(ONE, Draft(1, "Ett")), store.open_question(ONE, Draft(1, "Två", ("ja", "nej")))
    store.give(first.id, "a", Answer(0, "tid"))
    for ticket, choice in (("a", 0), ("b", 0), ("c", 1)):
        store.give(second.id, ticket, Answer(0, ("ja", "nej")[choice], choice))
    store.mark(ONE, second.id, is_released=True)
    third = store.open_question(ONE, Draft(2, "Tre"))
    store.give(third.id, "a", Answer(0, "buss"))
    found = report.held(store, store.room(ONE)).questions
    assert [(one.text, one.count) for one in found] == [("Ett", 0), ("Två", 3), ("Tre", 0)] and store.questions(ONE)[2].is_open
    say = report.words.load("sv")
    assert report._told(say, 2, found[1]).replace("\u00a0", " ") == "2 (67 %)"
    free = report.AskedQuestion("Ett", 1, True, True, (AnswerGroup("tid", 2, ("tid",)),))
    assert report._told(say, 2, free) == "2"


def test_a_kept_lesson_says_the_room_the_day_and_the_seminar():
    (row,) = take_along.lessons([{"text_sv": "Börja tidigt"}], ONE, datetime(2026, 11, 24, 9), "Dagen").decode("utf-8-sig").splitlines()[1:]
    assert all(part in row for part in ("Börja tidigt", ONE, date(2026, 11, 24).isoformat(), "Dagen"))
