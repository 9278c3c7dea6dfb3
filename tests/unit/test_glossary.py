"""A word of the glossary is explained where it stands first: from one source, in both languages, and nothing else of the text changes."""

import re

import pytest

from insteg.figures import glossary
from insteg.reference import words

LINK = re.compile(r"\[([^\]]*)\]\(om(?:\?lang=en)?#ord-(\w+) \"([^\"]*)\"\)")


def plain(text: str) -> str:
    return LINK.sub(r"\1", text)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "sv",
            "Skillnaden är 2 procentenheter mot jämförelsegruppen.",
            [("procentenheter", "point"), ("jämförelsegruppen", "comparison_group")],
        ),
        ("sv", "Kommunens aktivitetsansvar gäller.", [("Kommunens aktivitetsansvar", "kaa")]),
        (
            "en",
            "Two percentage points from the comparison group.",
            [("percentage points", "point"), ("comparison group", "comparison_group")],
        ),
        ("sv", "Basår och förskolan är inga förkortningar.", []),
        ("sv", "uvas-projekt, e-IPS och och/uvas", []),
    ],
)
def test_a_word_leads_to_its_meaning_in_whatever_form_it_stands(language, text, found):
    told = glossary.explained(text, language, set())
    assert [(word, term) for word, term, _ in LINK.findall(told)] == found
    assert plain(told) == text
    say = words.load(language)
    assert all(meaning == say(f"term.{term}.text").replace('"', "”") for _, term, meaning in LINK.findall(told))


def test_a_word_is_explained_once_a_page_and_never_inside_a_link():
    told: set[str] = set()
    first = glossary.explained("Placebo och [placebo](om) och `placebo` och https://x.se/placebo, placebo.", "sv", told)
    assert len(LINK.findall(first)) == 1 and told == {"placebo"}
    assert glossary.explained("Placebo igen.", "sv", told) == "Placebo igen."


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_term_with_forms_has_a_name_and_a_meaning(language):
    say = words.load(language)
    known = {term for term, _, _ in glossary.terms(say)}
    forms = {key.removesuffix(".forms"): text for key, text in say.under("term").items() if key.endswith(".forms")}
    assert forms and set(forms) <= known
    for term, text in forms.items():
        for form in text.split(", "):
            found = LINK.findall(glossary.explained(f"x {form.removesuffix('-')} x", language, set()))
            assert [each[1] for each in found] == [term], form
