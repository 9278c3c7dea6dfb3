"""What a stranger writes is made harmless, and stays readable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insteg.show.rooms.neutral import LONGEST, neutral


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<script>alert(1)</script>Hej", "alert(1) Hej"),
        ("<img src=x onerror=alert(1)>Hej", "Hej"),
        ("<<b>script>x", "script x"),
        ("&lt;b&gt; mer", "b mer"),
        ("a < b > c", "a b c"),
        ("rad ett\nrad två\t tre", "rad ett rad två tre"),
        ("\u202ebaklänges\u200b\x00", "baklänges"),
        ("Jävla bra", "*** bra"),
        ("f.u.c.k this", "*** this"),
        ("H0RA och sh1t", "*** och ***"),
        ("fuuuuck", "***"),
        ("ring 070-123 45 67 eller a.b@c.se", "ring *** eller ***"),
        ("19900101-1234 är jag", "*** är jag"),
        ("Se https://evil.example/x?q=1#y nu", "Se evil.example nu"),
        ("https://banken.se@evil.io:80/x", "***"),
        ("WWW.kommunen.se/unga", "WWW.kommunen.se"),
        ("https://?x", "***"),
        ("   ", ""),
    ],
)
def test_what_is_written_and_what_is_shown(written, shown):
    assert neutral(written) == shown


@pytest.mark.parametrize(
    "harmless",
    ["Scunthorpe", "Assar ville ha fantasi", "kukeliku", "Mer praktik 2024–2025, 1 200 platser", "slut på bidrag", "=1+1", "C++"],
)
def test_harmless_words_stay(harmless):
    assert neutral(harmless) == harmless


def test_heaps_of_accents_are_thinned():
    heap = "Z" + "\u0351\u036b\u0343\u036a\u0302" * 10
    assert sum(unicodedata.category(sign).startswith("M") for sign in neutral(heap)) <= 2


@given(st.text(max_size=3000))
def test_whatever_comes_is_short_and_plain(text):
    shown = neutral(text)
    assert len(shown) <= LONGEST
    assert not set(shown) & set("<>")
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in shown)


@given(st.text(alphabet="<>scriptb/&;#x1 ", max_size=200))
def test_no_tag_survives_however_it_is_nested(text):
    assert "<" not in neutral(text)
