"""Slides without a figure, headings in several languages, and what the room's words and links become."""

import pytest

from insteg.figures.pictures.look import DARK, LIGHT, Look
from insteg.show import own_slides, stories
from insteg.show.rooms.answer_groups import said_most
from insteg.show.rooms.neutral import neutral
from insteg.show.slides import rendered
from insteg.show.stories import BadStory, Slide, Story


def test_each_kind_of_own_slide_is_drawn_without_a_figure():
    text = Slide("text", {"text": "Ett\nTvå"}, "seminarium", {}, "Att minnas")
    question = Slide("fraga", {"choices": ["1 inte alls", "2", "3 helt"]}, "seminarium", {}, "Hur väl?")
    assert [rendered(own_slides.blank(kind), "en", "light").heading for kind in own_slides.KINDS] == [
        "Title",
        "Text",
        "Follow on your phone",
        "Question to the audience",
    ]
    assert (rendered(text, "sv", "light").heading, own_slides.sent(text)["lines"]) == ("Att minnas", ["Ett", "Två"])
    assert rendered(question, "sv", "light").figure.sentence == "1 inte alls · 2 · 3 helt"
    assert own_slides.sent(question)["choices"] == ["1 inte alls", "2", "3 helt"]
    # A link may hold anything.
    odd = Slide("fraga", {"choices": [1, {}], "text": 7}, "seminarium", {})
    assert own_slides.sent(odd) == {"kind": "fraga", "lines": [], "choices": [], "headings": [""], "offered": [[]]}


def test_choices_and_text_are_shown_in_the_readers_language_where_they_fit():
    view = {"choices": ["Ja", "Nej"], "choices_in": {"en": ["Yes", "No"], "fi": ["Kyllä"]}}
    question = Slide("fraga", view, "seminarium", {}, "Räcker det?")
    assert [own_slides.sent(question, language)["choices"] for language in ("sv", "en", "fi", "")] == [
        ["Ja", "Nej"],
        ["Yes", "No"],
        ["Ja", "Nej"],
        ["Ja", "Nej"],
    ]
    # By these a phone knows the question again, whichever language its presenter has.
    assert own_slides.sent(question, "sv")["offered"] == [["Ja", "Nej"], ["Yes", "No"]]
    text = Slide("text", {"text": "Ett", "text_in": {"en": "One"}}, "seminarium", {}, "x")
    assert [own_slides.sent(text, language)["lines"] for language in ("sv", "en")] == [["Ett"], ["One"]]
    for odd in ("x", ["en"], {"en": 7}, {"en": [1]}):
        slide = Slide("fraga", {"choices": ["Ja", "Nej"], "choices_in": odd, "text_in": odd}, "seminarium", {})
        assert own_slides.choices(slide, "en") == ("Ja", "Nej") and own_slides.text(slide, "en") == ""


def test_a_heading_is_shown_in_the_readers_language_and_comes_back_from_a_link():
    slide = Slide("titel", {}, "seminarium", {}, "Tack!", headings={"en": "Thanks!"})
    assert [rendered(slide, language, "light").heading for language in ("sv", "en")] == ["Tack!", "Thanks!"]
    assert stories.decode(stories.encode(Story("", (slide,)))).slides == (slide,)
    for wrong in ({"en": 7}, {"x" * 99: "Hi"}, ["en"], {"en": "x" * 999}):
        plain = b'{"insteg": 1, "slides": [{"figure": "titel", "headings": %s}]}' % str(wrong).replace("'", '"').encode()
        with pytest.raises(BadStory, match="head"):
            stories.from_file(plain)


def test_the_words_that_most_answers_hold_come_first_and_forms_are_one_word():
    assert said_most(["Mer praktik", "praktiken och bostad", "Bostad"])[:2] == [("bostad", 2), ("praktiken", 2)]
    # An answer that repeats itself is one answer.
    assert said_most(["resor resor resor", "bil"]) == [("bil", 1), ("resor", 1)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("se https://spam.example/x?y=1 nu", "se spam.example nu"),
        ("WWW.spam.org och spam.se/kup", "WWW.spam.org och spam.se"),
        ("Mer praktik.Det hjälper, t.ex. i Timrå", "Mer praktik.Det hjälper, t.ex. i Timrå"),
        ("a" * 60, "a" * 39 + "…"),
    ],
)
def test_links_and_long_words_are_made_harmless(written, shown):
    assert neutral(written) == shown


def test_every_light_colour_has_one_dark_counterpart():
    found = Look.darkened()
    assert (found[LIGHT.ink], found[LIGHT.paper], found[LIGHT.places[6]], found[LIGHT.steps[0]]) == (
        DARK.ink,
        DARK.paper,
        DARK.places[6],
        DARK.steps[0],
    )
    # Two light colours that were one could not be told apart again.
    assert len(found) == 6 + len(LIGHT.places) + len(LIGHT.steps)
