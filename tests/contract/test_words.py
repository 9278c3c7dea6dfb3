"""All languages say the same things; every phrase the code asks for exists; every phrase there is, is used."""

import re
import string

from insteg.reference import catalogue, words
from insteg.reference.pages import menu, name_of
from insteg.store import folders

LANGUAGES = {language: words.load(language).phrases for language in words.LANGUAGES}
ASKED = re.compile(r"""(?:\bsay|\bwords|self)(?:\.many)?\(\s*f?["']([\w.{}()\[\]'" ]+?)["']\s*[,)]""")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def sources() -> list[str]:
    files = [*(folders.ROOT / "insteg").rglob("*.py"), *(folders.ROOT / "pages").glob("*.py"), folders.ROOT / "app.py"]
    return [path.read_text(encoding="utf-8") for path in files]


def test_languages_have_the_same_keys():
    first, *others = LANGUAGES.values()
    assert all(first.keys() == other.keys() for other in others)


def test_phrases_have_the_same_blanks():
    for key, phrase in LANGUAGES["sv"].items():
        assert blanks(phrase) == blanks(LANGUAGES["en"][key]), key


# Who is higher stands first in Swedish and last in English: word order, with a name for every blank.
TURNED = {"sentence.seven.higher", "sentence.seven.lower", "sentence.seven.both"}
# What comes first in every sentence, in any language.
RISING = [("low", "high"), ("seven_low", "seven_high"), ("country_low", "country_high"), ("first", "last"), ("start", "end")]


def in_order(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


def test_blanks_stand_in_the_same_order_in_both_languages():
    """Two numbers that change places in one language say something else there: 3 of 40 is not 40 of 3."""
    turned = {key for key, phrase in LANGUAGES["sv"].items() if in_order(phrase) != in_order(LANGUAGES["en"][key])}
    assert turned == TURNED


def test_what_is_lower_or_earlier_is_told_first():
    told = [in_order(phrase) for phrases in LANGUAGES.values() for phrase in phrases.values()]
    pairs = [(names, low, high) for names in told for low, high in RISING if {low, high} <= set(names)]
    assert len(pairs) > 60 and all(names.index(low) < names.index(high) for names, low, high in pairs)


def test_no_phrase_is_empty():
    assert all(phrase.strip() for phrases in LANGUAGES.values() for phrase in phrases.values())


def test_no_sentence_is_left_untranslated():
    """A single word may be spelt alike in both languages (period, april); four words in a row may not."""
    alike = [key for key, phrase in LANGUAGES["sv"].items() if phrase == LANGUAGES["en"][key]]
    assert [key for key in alike if len(re.findall(r"[^\W\d_]{3,}", re.sub(r"{\w+}", "", LANGUAGES["sv"][key]))) >= 4] == []


def test_every_phrase_asked_for_by_name_exists():
    asked = {key for text in sources() for key in ASKED.findall(text) if "{" not in key and "." in key}
    assert len(asked) > 60
    # A phrase with forms is asked for without them.
    bent = {key.removesuffix(".other") for key in LANGUAGES["sv"] if key.endswith(".other")}
    assert asked <= LANGUAGES["sv"].keys() | bent


def test_every_word_of_the_catalogue_has_its_phrase():
    for item in catalogue.indicators().values():
        assert f"topic.{item.topic}" in LANGUAGES["sv"]
        assert {f"unit.{item.unit}.{form}" for form in ("short", "axis")} <= LANGUAGES["sv"].keys()
        assert all(words.load(language).measured(2, item.unit) and words.load(language).changed(2, item.unit) for language in LANGUAGES)


def test_every_page_has_its_name():
    assert all(f"page.{name_of(script)}.menu" in LANGUAGES["sv"] for script in menu())
