"""What the reader chose: remembered between pages, written in the address, read back from a link."""

import re
import time
from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from insteg import catalogue
from insteg.words import Words

T = TypeVar("T")
REMEMBERED = "insteg.remembered"
WRITTEN = "insteg.written"
REPLACED = "insteg.replaced"
STOOD_ON = "insteg.stood_on"
# What every choice was when the last run ended.
LEFT = "insteg.left"
ON_ITS_WAY_SECONDS = 1.0
LONGEST_SHOWN = 60


class Choices:
    """The choices of one page run. The address wins over the memory when somebody changed it (a link, the back button)."""

    def __init__(self, page: str):
        self.page = page
        self.address: dict[str, str] = {}
        self.unknown: list[tuple[str, str, str]] = []
        self._incoming = st.query_params.to_dict()
        self._keys: list[str] = []
        self._is_late = self._is_chosen() or self._is_stale()
        self._is_followed = self._incoming != st.session_state.get(WRITTEN) and not self._is_late
        # On the page one already stands on, a choice that the address lacks is the default one (the back button); on another
        # page it is the one remembered (the menu).
        self._is_turned_back = self._is_followed and st.session_state.get(STOOD_ON) == page
        st.session_state[STOOD_ON] = page

    @property
    def _remembered(self) -> dict[str, str]:
        return st.session_state.setdefault(REMEMBERED, {})

    def _is_chosen(self) -> bool:
        """A run that a choice on the page began brings no new link, however old the address is that it carries."""
        widgets, remembered = st.session_state.get(LEFT, ({}, self._remembered))
        changed = (key in st.session_state and st.session_state[key] != value for key, value in widgets.items())
        return remembered != self._remembered or any(changed)

    def _is_stale(self) -> bool:
        """A run that the browser asked for before it knew the address we wrote last carries the one before: not a new link."""
        address, replaced_at = st.session_state.get(REPLACED, ({}, 0.0))
        return self._incoming == address and time.monotonic() - replaced_at < ON_ITS_WAY_SECONDS

    def key(self, name: str) -> str:
        """The widget key: prefixed by page, so that a widget that leaves the screen cannot take the choice with it."""
        return f"{self.page}.{name}"

    def start(self, name: str, read: Callable[[str], T | None], write: Callable[[T], str], default: T) -> str:
        """Put the widget's state right before it is drawn; returns its key.

        read turns the text of a link into a value, or None for one that does not exist: that is told to the reader.
        """
        key = self.key(name)
        self._keys.append(key)
        linked = self._incoming.get(name) if self._is_followed else None
        if linked is not None:
            value = read(linked)
            if value is None:
                self.unknown.append((name, linked, write(default)))
            st.session_state[key] = default if value is None else value
        elif self._is_turned_back:
            st.session_state[key] = default
        elif key not in st.session_state or read(write(st.session_state[key])) is None:
            before = read(self._remembered[name]) if name in self._remembered else None
            st.session_state[key] = default if before is None else before
        return key

    def value(self, name: str, read: Callable[[str], T | None], default: T) -> T:
        """A choice that has no widget of Streamlit's (the language, the map): from the link, the memory or the default."""
        if self._is_followed and name in self._incoming:
            linked = read(self._incoming[name])
            if linked is None:
                self.unknown.append((name, self._incoming[name], str(default)))
            return default if linked is None else linked
        if self._is_turned_back:
            return default
        before = read(self._remembered[name]) if name in self._remembered else None
        return default if before is None else before

    def lasting(self, name: str) -> str:
        """A text that links without it leave alone: turning back takes away a choice, never a reader's work."""
        linked = self._incoming.get(name) if self._is_followed else None
        return self._remembered.get(name, "") if linked is None else linked

    def put(self, name: str, text: str) -> None:
        """Remember a choice made outside the page run, as in a component's callback."""
        self._remembered[name] = text

    def keep(self, name: str, text: str, default: str = "") -> None:
        """Remember a choice, and write it in the address unless it is what anybody gets without asking."""
        self._remembered[name] = text
        if text != default:
            self.address[name] = text

    def write_address(self) -> None:
        """Make the address show this page's choices, so that it can be copied as a link."""
        # Also when nothing differs: after a click on a page link the browser's address lacks the link's own choices.
        is_known = self._is_late and self.address == st.session_state.get(WRITTEN)
        if not is_known and (self._is_followed or st.query_params.to_dict() != self.address):
            st.query_params.from_dict(self.address)
        before = st.session_state.get(WRITTEN)
        if before != self.address:
            st.session_state[REPLACED] = (before, time.monotonic())
        st.session_state[WRITTEN] = dict(self.address)
        st.session_state[LEFT] = ({key: st.session_state[key] for key in self._keys if key in st.session_state}, dict(self._remembered))


def warn_of_unknown(choices: Choices, words: Words) -> None:
    """Say aloud which choices of a link do not exist, and what is shown instead."""
    for name, value, instead in choices.unknown:
        shown = ", ".join(_named(part, words.language) for part in instead.split(",")) if instead else words("link.everything")
        st.warning(words("link.unknown", name=words(f"choice.{name}"), value=harmless(value), instead=shown))


def _named(text: str, language: str) -> str:
    """Codes as what they stand for; anything else as it is."""
    areas, indicators = catalogue.areas(), catalogue.indicators()
    if text in areas:
        return areas[text].name(language)
    return indicators[text].text(language).title if text in indicators else text


def harmless(value: str) -> str:
    """Text from an address, shortened, with every sign escaped that could make it a link or a heading on the page."""
    return re.sub(r"([^\w\s,])", r"\\\1", value[:LONGEST_SHOWN])
