"""A story comes back as it was, from link and from file; whatever else is sent is refused in a sentence."""

import base64
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from insteg.show.stories import LONGEST, LONGEST_LINK, MOST_SLIDES, BadStory, Slide, Story, decode, encode, from_file, to_file

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)
SLIDE = st.builds(
    Slide,
    figure=TEXT.filter(bool),
    view=st.dictionaries(TEXT, VALUE, max_size=4).filter(lambda view: depth(view) < 6),
    page=TEXT,
    choices=st.dictionaries(TEXT, TEXT, max_size=4),
    heading=TEXT,
    note=TEXT,
    highlight=TEXT,
)
STORY = st.builds(Story, TEXT, st.lists(SLIDE, max_size=5).map(tuple))


def depth(value) -> int:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, parts), default=0)


def link_of(plain: object) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(plain).encode())).decode().rstrip("=")


@settings(max_examples=30)
@given(STORY)
def test_a_story_comes_back_from_link_and_file(story):
    assert decode(encode(story)) == story
    assert from_file(to_file(story)) == story


@settings(max_examples=30)
@given(STORY)
def test_a_link_holds_only_signs_that_need_no_escaping(story):
    assert encode(story).replace("-", "").replace("_", "").isalnum()
    assert encode(story).isascii()


@settings(max_examples=30)
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300).map(lambda raw: base64.urlsafe_b64encode(raw).decode())))
def test_any_other_link_is_refused_in_a_sentence(text):
    with pytest.raises(BadStory, match=r"\w+ .*\."):
        decode(text)


@settings(max_examples=30)
@given(st.binary(max_size=300))
def test_any_other_file_is_refused_in_a_sentence(content):
    with pytest.raises(BadStory, match=r"\w+ .*\."):
        from_file(content)


def test_a_link_that_unpacks_to_a_hundred_megabytes_is_refused_before_it_does():
    packed = base64.urlsafe_b64encode(zlib.compress(b" " * 11_000_000, 9)).decode()
    assert len(packed) < LONGEST_LINK
    with pytest.raises(BadStory, match="unpacks to too much"):
        decode(packed)


def test_a_link_cut_short_is_refused():
    whole = encode(Story("Läget", (Slide("karta", {}, "laget", {}),)))
    for length in range(1, len(whole) - 1):
        with pytest.raises(BadStory):
            decode(whole[:length])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"slides": [{}] * (MOST_SLIDES + 1)}, "many"),
        ({"slides": "karta"}, "no_story"),
        ({"insteg": "ett"}, "no_story"),
        ({"title": 7}, "field"),
        ({"slides": [{"page": "laget"}]}, "field"),
        ({"slides": [7]}, "field"),
        ({"slides": [{"figure": "karta", "view": [1]}]}, "field"),
        ({"slides": [{"figure": "karta", "choices": {"kommun": 2281}}]}, "field"),
        ({"slides": [{"figure": "karta", "note": "a" * (LONGEST["note"] + 1)}]}, "field"),
        ({"slides": [{"figure": "karta", "heading": "\ud800"}]}, "field"),
        ({"slides": [{"figure": "karta", "view": {"a": [[[[[[[1]]]]]]]}}]}, "field"),
    ],
)
def test_a_wrong_field_is_named(change, reason):
    plain = {"insteg": 1, "title": "", "slides": [], **change}
    for read, sent in ((decode, link_of(plain)), (from_file, json.dumps(plain).encode())):
        with pytest.raises(BadStory) as caught:
            read(sent)
        assert caught.value.reason == reason


def test_fields_of_a_later_version_are_passed_by():
    plain = {"insteg": 9, "title": "Då", "colour": "red", "slides": [{"figure": "karta", "page": "laget", "sound": [1, 2]}]}
    assert decode(link_of(plain)) == Story("Då", (Slide("karta", {}, "laget", {}),))
