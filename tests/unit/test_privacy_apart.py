"""What points out a person and what does not, side by side: each rule by the text just inside it and the one just outside."""

from datetime import date

import pandas as pd
import pytest

from insteg.privacy import contact, few, identity, legible, names, personal, persons, small_numbers, tables


def cut(text: str, spans) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "is_found"), [("anna at exempel.se", True), ("more at exempel.se", False), ("information at exempel.se", False)]
)
def test_a_word_before_at_is_a_name_unless_it_says_where(text, is_found):
    assert bool(list(contact.mails(text))) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"), [("070-12 34 567", True), ("08.00-16.00", False), ("01-03 - 05-06", False), ("060-12 34 56", True)]
)
def test_a_span_of_hours_or_days_is_no_telephone(text, is_found):
    assert bool(list(contact.telephones(text))) is is_found


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("3 unga i Ånge", True),
        ("two young people", True),
        ("5 unga", False),
        ("1 428 elever", False),
        ("tre av fyra unga", False),
        ("three of four pupils", False),
    ],
)
def test_a_handful_is_told_of_unless_the_number_is_a_share_or_a_part_of_another(text, is_told):
    assert few.told(text) is is_told


@pytest.mark.parametrize(
    ("month", "day", "is_birth"),
    [
        ("02", "29", True),
        ("02", "30", False),
        ("04", "30", True),
        ("04", "31", False),
        ("12", "31", True),
        ("01", "91", True),
        ("04", "91", False),
    ],
)
def test_a_day_of_birth_is_a_day_of_the_calendar_or_one_with_sixty_added(month, day, is_birth):
    assert identity._is_birth("95", month, day) is is_birth


def test_without_a_right_check_figure_a_late_day_is_a_moment_and_an_early_one_a_person():
    late, early = date.today().year - 9, date.today().year - 11
    assert [bool(list(identity.found(f"{year}03011231"))) for year in (late, early)] == [
        identity.passes_luhn(f"{late % 100:02}03011231"),
        True,
    ]


def test_a_tab_and_a_line_break_are_text_and_other_signs_that_steer_are_not():
    assert legible.legible("a\tå\nb\x07c\rd") == "a\tå\nbc\nd" and legible.legible("å\x07b", instead=" ") == "å b"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lundqvist, Anna", ["Lundqvist, Anna"]),
        ("Anna, Erik", []),
        ("Anna Lundqvist Ahlström", ["Anna Lundqvist Ahlström"]),
        ("Anna Lundqvist ahlström", ["Anna Lundqvist"]),
    ],
)
def test_a_comma_parts_a_surname_from_a_given_name_and_two_given_names_are_a_list(text, found):
    assert cut(text, names.found(text)) == found


def test_what_overlaps_is_replaced_once_and_nothing_behind_it_is_lost(monkeypatch):
    spans = [
        personal.PersonalSpan(personal.EMAIL, 0, 10),
        personal.PersonalSpan(personal.NAME, 2, 6),
        personal.PersonalSpan(personal.PHONE, 8, 12),
    ]
    monkeypatch.setattr(personal, "found_in", lambda text, kinds: spans)
    assert personal.masked("abcdefghijklmnop", "*") == "*mnop"


@pytest.mark.parametrize(
    ("number", "is_person"),
    [("950123-4567", True), ("19951223-4567", True), ("951323-4567", True), ("952023-4567", False), ("2120002411", False)],
)
def test_the_month_tells_a_person_s_number_from_an_organisation_s(number, is_person):
    assert persons.is_person(number) is is_person


@pytest.mark.parametrize(
    ("difference", "is_small"), [(1, True), (-1, True), (4, True), (-4, True), (5, False), (-5, False), (0, False), (None, False)]
)
def test_one_to_four_more_or_fewer_are_few(difference, is_small):
    assert small_numbers.is_small(difference) is is_small
    assert small_numbers.tells_of_few([20, None], [20 + (difference or 0), 7]) is is_small


def test_a_count_that_somebody_needs_shields_others_only_where_nothing_else_does():
    counts = {"few": 3.0, "dear": 10.0, "far": 50.0, "all": 63.0}
    sums = [(["few", "dear", "far"], "all")]
    assert small_numbers.held_back(counts, sums) == {"few", "dear"}
    assert small_numbers.held_back(counts, sums, dear={"dear"}) == {"few", "far"}


@pytest.mark.parametrize(("count", "more"), [(8, ""), (9, "1 more places")])
def test_eight_places_are_told_and_the_rest_counted(count, more):
    told = tables.told([tables.Place("", row, "A", tables.EMAIL) for row in range(count)], "fil.csv")
    assert told.count("row ") == 8 and (more in told if more else "more places" not in told)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("E-post", tables.EMAIL),
        ("Mobil", tables.PHONE),
        ("Telefon", tables.PHONE),
        ("Personnummer", tables.IDENTITY),
        ("Förnamn", tables.NAME),
    ],
)
def test_a_column_says_what_it_is_named_for(title, kind):
    (place,) = tables.found("", [[title], [""]])
    assert place.kind == kind


def test_a_registration_number_is_neither_a_telephone_nor_a_name_and_a_text_beside_it_is_read():
    frame = pd.DataFrame({"diary_no": ["060-12 34 56", "19950123-4564"], "note": ["060-12 34 56", "x"], "url": ["060-12 34 56", ""]})
    shown = tables.without_persons(frame)
    assert shown["diary_no"].tolist() == ["060-12 34 56", personal.REMOVED] or shown["diary_no"].tolist()[0] == "060-12 34 56"
    assert shown["note"].tolist() == [personal.REMOVED, "x"] and shown["url"].tolist() == ["060-12 34 56", ""]
