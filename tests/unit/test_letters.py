"""The first answer's letters are the live page's: the same signs as our words need, as wide, under a name of their own."""

import pytest
from fontTools.ttLib import TTFont

from insteg.store import folders
from insteg.web.shell import FRONTEND, LETTERS
from tests import letters


@pytest.fixture(scope="module")
def ours():
    return TTFont(FRONTEND / LETTERS)


@pytest.fixture(scope="module")
def theirs():
    return TTFont(letters.streamlits())


def test_every_sign_of_our_words_that_the_live_page_has_is_there(ours, theirs):
    said = {ord(sign) for language in ("sv", "en") for sign in (folders.words() / f"{language}.toml").read_text(encoding="utf-8")}
    assert len(said) > 100 and [chr(sign) for sign in said & set(theirs.getBestCmap()) - set(ours.getBestCmap())] == []


def test_they_are_as_wide_as_the_live_pages_letters(ours, theirs):
    names, known = theirs.getBestCmap(), ours.getBestCmap()
    assert len(known) > 180
    assert {sign: ours["hmtx"][name][0] for sign, name in known.items()} == {sign: theirs["hmtx"][names[sign]][0] for sign in known}
    assert ours["hhea"].ascent == theirs["hhea"].ascent and ours["hhea"].descent == theirs["hhea"].descent
    assert [(axis.minValue, axis.maxValue) for axis in ours["fvar"].axes] == [
        (axis.minValue, axis.maxValue) for axis in theirs["fvar"].axes
    ]


def test_the_reserved_name_is_not_used(ours):
    assert {str(record) for record in ours["name"].names if record.nameID in letters.NAMES} <= {"Insteg First", "InstegFirst"}


def test_the_licence_goes_along(ours):
    said = {record.nameID: str(record) for record in ours["name"].names}
    assert "Adobe" in said[0] and "Open Font License" in said[13]
