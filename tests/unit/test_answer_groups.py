"""Choices are counted; free texts stand under the word that most of them share."""

from datetime import datetime

from insteg.show.rooms.answer_groups import grouped
from insteg.show.rooms.questions import Answer, Question


def question(*choices: str) -> Question:
    return Question(1, "ACDEFG", 1, "Vad saknas?", choices, datetime(2026, 1, 1), True, True)


def free(*texts: str, hidden: tuple[int, ...] = ()) -> list:
    answers = [Answer(number, text, is_hidden=number in hidden) for number, text in enumerate(texts)]
    return [(group.label, group.count, group.texts) for group in grouped(question(), answers)]


def test_every_choice_has_its_count_also_none():
    answers = [Answer(1, "ja", 0), Answer(2, "ja", 0), Answer(3, "vet ej", 2), Answer(4, "nej", 1, is_hidden=True)]
    assert [(group.label, group.count) for group in grouped(question("ja", "nej", "vet ej"), answers)] == [
        ("ja", 2),
        ("nej", 0),
        ("vet ej", 1),
    ]


def test_inflections_and_compounds_stand_together_the_rest_last():
    found = free("Mer praktik", "sommarpraktik åt alla", "Praktiken är viktig", "Bussar som går", "bättre bussar", "Handledare")
    assert [(label, count) for label, count, _ in found] == [("praktik", 3), ("bussar", 2), ("", 1)]


def test_the_same_answer_is_written_once_with_its_count():
    assert free("Mer praktik", "mer praktik") == [("praktik", 2, ("Mer praktik (×2)",))]


def test_english_answers_are_grouped_by_what_they_mean_not_by_filler():
    found = free("We need more buses", "the bus is late and buses are few", "the school")
    assert [(label, count) for label, count, _ in found] == [("buses", 2), ("", 1)]


def test_hidden_answers_are_neither_shown_nor_counted():
    assert free("Mer praktik", "mer praktik", hidden=(1,)) == [("", 1, ("Mer praktik",))]


def test_nothing_said_is_no_group():
    assert free() == []


def test_every_answer_stands_in_exactly_one_group():
    texts = ("a b c", "praktik buss", "buss skola", "skola praktik", "", "!!!", "buss")
    assert sum(count for _, count, _ in free(*texts)) == len(texts)
