"""What the reader chose: remembered between pages, written in the address, read back from a link."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

T = TypeVar("T")
REMEMBERED = "insteg.remembered"
WRITTEN = "insteg.written"
REPLACED = "insteg.replaced"
STOOD_ON = "insteg.stood_on"
# What each widget was when a run last left it, and whether a choice was made outside of all runs since one came to its end.
LEFT = "insteg.left"
CHOSEN = "insteg.chosen"
# What each widget was before anything was chosen in it.
BEGUN = "insteg.begun"
ON_ITS_WAY_SECONDS = 1.0
# What the browser adds to the address when its own buttons step between two addresses of one page (ui/frontend/header.js).
TURNED = "tillbaka"


@dataclass(frozen=True)
class Partly(Generic[T]):
    """What a link says with something wrong in it: the right part, which is kept, and the wrong one, which is told. key: how it is told."""

    value: T
    wrong: str
    key: str = "link.unknown"


@dataclass(frozen=True)
class Unheeded:
    """What a link asked for and did not get. name: of the choice; instead: what is shown."""

    name: str
    wrong: str
    instead: str
    key: str = "link.unknown"


def several_of(known: Collection[str], most: int | None = None) -> Callable[[str], list[str] | Partly[list[str]] | None]:
    """Reads names divided by commas: each once, those that do not exist set aside, and no more than `most`."""

    def read(text: str) -> list[str] | Partly[list[str]] | None:
        parts = list(dict.fromkeys(part for part in text.split(",") if part))
        right = [part for part in parts if part in known]
        wrong = [part for part in parts if part not in known]
        if wrong:
            return Partly(right[:most], ",".join(wrong)) if right else None
        beyond = ",".join(right[most:]) if most is not None else ""
        return Partly(right[:most], beyond, "link.too_many") if beyond else right

    return read


def one_of(known: Collection[str]) -> Callable[[str], str | Partly[str] | None]:
    """Reads one name; of several divided by commas the first that exists."""
    several = several_of(known, 1)

    def read(text: str) -> str | Partly[str] | None:
        found = several(text)
        if isinstance(found, Partly):
            return Partly(found.value[0], found.wrong, found.key)
        return found[0] if found else "" if found == [] else None

    return read


class Choices:
    """The choices of one page run. The address wins over the memory when somebody changed it (a link, the back button)."""

    def __init__(self, page: str):
        self.page = page
        self.language = ""  # part of each key: the browser keeps the words of the lists it has
        self.address: dict[str, str] = {}
        self.unknown: list[Unheeded] = []
        self._incoming = st.query_params.to_dict()
        is_told_back = self._incoming.pop(TURNED, "") != ""
        self._keys: list[str] = []
        self._is_late = self._is_chosen() or (self._is_stale() and not is_told_back)
        self._is_followed = self._incoming != st.session_state.get(WRITTEN) and not self._is_late
        # On the page one already stands on, a choice that the address lacks is the default one (the back button); on another
        # page it is the one remembered (the menu). Two quick steps back are one run here: the browser tells where the first one led.
        self._is_turned_back = self._is_followed and (is_told_back or st.session_state.get(STOOD_ON) == page)
        st.session_state[STOOD_ON] = page

    @property
    def _remembered(self) -> dict[str, str]:
        kept: dict[str, str] = st.session_state.setdefault(REMEMBERED, {})
        return kept

    @property
    def _left(self) -> dict[str, object]:
        kept: dict[str, object] = st.session_state.setdefault(LEFT, {})
        return kept

    def _is_chosen(self) -> bool:
        """A run that a choice on the page began brings no new link, however old the address is that it carries."""
        # A run that was cut short by the next one has made no choice, whatever it has written by then.
        changed = (key in st.session_state and st.session_state[key] != value for key, value in self._left.items())
        return bool(st.session_state.get(CHOSEN)) or any(changed)

    def _is_stale(self) -> bool:
        """A run that the browser asked for before it knew the address we wrote last carries the one before: not a new link."""
        address, replaced_at = st.session_state.get(REPLACED, ({}, 0.0))
        return bool(self._incoming == address and time.monotonic() - replaced_at < ON_ITS_WAY_SECONDS)

    def key(self, name: str) -> str:
        """The widget key: prefixed by page, so that a widget that leaves the screen cannot take the choice with it."""
        return f"{self.page}.{name}{self.language}"

    def start(self, name: str, read: Callable[[str], T | Partly[T] | None], write: Callable[[T], str], default: T) -> str:
        """Put the widget's state right before it is drawn; returns its key.

        read turns the text of a link into a value, or None for one that does not exist: that is told to the reader.
        """
        key = self.key(name)
        self._keys.append(key)
        is_asked = self._is_turned_back or (self._is_followed and name in self._incoming)
        if is_asked or self._is_left_alone(key, default) or key not in st.session_state or read(write(st.session_state[key])) is None:
            st.session_state[key] = self._left[key] = self.value(name, read, default, write)
        return key

    def _is_left_alone(self, key: str, default: object) -> bool:
        """Whether the widget stands as it began while pages now begin otherwise: another place was chosen, and it follows."""
        begun: dict[str, object] = st.session_state.setdefault(BEGUN, {})
        before, begun[key] = begun.get(key, default), default
        return before != default and st.session_state.get(key) == before

    def value(self, name: str, read: Callable[[str], T | Partly[T] | None], default: T, write: Callable[[T], str] = str) -> T:
        """A choice as the link, the memory or the default says; also one that has no widget of Streamlit's (the language, the map)."""
        if self._is_followed and name in self._incoming:
            return self._heeded(name, self._incoming[name], read, default, write)
        if self._is_turned_back:
            return default
        before = read(self._remembered[name]) if name in self._remembered else None
        return default if before is None or isinstance(before, Partly) else before

    def _heeded(self, name: str, text: str, read: Callable[[str], T | Partly[T] | None], default: T, write: Callable[[T], str]) -> T:
        """What a link asks for as far as it exists; the rest is told to the reader."""
        linked = read(text)
        if linked is None:
            self.unknown.append(Unheeded(name, text, write(default)))
            return default
        if isinstance(linked, Partly):
            self.unknown.append(Unheeded(name, linked.wrong, write(linked.value), linked.key))
            return linked.value
        return linked

    def passing(self, name: str) -> str:
        """A text that belongs to this address alone: shown in it, never remembered."""
        text = self._incoming.get(name, "")
        if text:
            self.address[name] = text
        return text

    def lasting(self, name: str) -> str:
        """A text that links without it leave alone: turning back takes away a choice, never a reader's work."""
        linked = self._incoming.get(name) if self._is_followed else None
        return self._remembered.get(name, "") if linked is None else linked

    def put(self, name: str, text: str) -> None:
        """Remember a choice made outside the page run, as in a component's callback."""
        st.session_state[CHOSEN] = st.session_state.get(CHOSEN, False) or self._remembered.get(name) != text
        self._remembered[name] = text

    def keep(self, name: str, text: str, default: str = "") -> None:
        """Remember a choice, and write it in the address unless it is what anybody gets without asking."""
        if text != default:
            self._remembered[name] = self.address[name] = text
        else:
            self._remembered.pop(name, None)

    def forget(self, names: Collection[str]) -> None:
        """Let go of some choices: their widgets begin anew at the next run, as they would for somebody who chose nothing."""
        for name in names:
            self._remembered.pop(name, None)
            st.session_state.pop(self.key(name), None)
        st.session_state[CHOSEN] = True

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
        st.session_state[LEFT] = {key: st.session_state[key] for key in self._keys if key in st.session_state}
        st.session_state[CHOSEN] = False
