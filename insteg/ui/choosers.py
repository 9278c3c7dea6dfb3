"""The widgets that readers choose with, each bound to the address."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from insteg.figures import apart
from insteg.figures.frame import TYPED
from insteg.figures.held import DEFAULT_INDICATOR, measures, on_the_map
from insteg.reference import catalogue, in_view
from insteg.reference.catalogue import Area, Indicator
from insteg.reference.home import home
from insteg.ui.page import Page
from insteg.ui.state import several_of

MOST_LINES = 8
COMPARED = [catalogue.COUNTY, catalogue.COUNTRY]
# Whoever writes "Kram" and presses Enter gets Kramfors: no other names that share a few letters, and no row that takes them all.
AS_WRITTEN: dict[str, Any] = {"filter_mode": "contains", "select_all": False}


def indicator(page: Page) -> Indicator:
    """One published indicator."""
    known = measures()
    key = page.choices.start("indikator", lambda text: text if text in known else None, str, DEFAULT_INDICATOR)
    chosen = st.selectbox(
        page.words("choice.indikator"), list(known), key=key, format_func=lambda name: known[name].text(page.language).title
    )
    page.choices.keep("indikator", chosen, DEFAULT_INDICATOR)
    return known[chosen]


def municipality(page: Page) -> Area:
    """The place chosen in the frame. Where it is the whole county, one of the seven as an example, and the page says so."""
    if not page.place:
        st.info(page.words("place.example", place=page.municipality.phrase(page.language)))
    return page.municipality


def areas_to_compare(page: Page) -> list[Area]:
    """Up to eight areas: municipalities anywhere, counties, Sweden."""
    areas = in_view.areas()
    default = [*([page.place] if page.place else home().first_compared), *COMPARED]
    home_first = [
        *catalogue.the_seven(),
        *COMPARED,
        *(code for code in areas if areas[code].parent_code != catalogue.COUNTY and code not in COMPARED),
    ]
    key = page.choices.start("omraden", several_of(areas, MOST_LINES), ",".join, default)
    chosen = st.multiselect(
        page.words("choice.omraden"),
        home_first,
        key=key,
        format_func=lambda code: areas[code].name(page.language),
        max_selections=MOST_LINES,
        **AS_WRITTEN,
    )
    page.choices.keep("omraden", ",".join(chosen), ",".join(default))
    return [areas[code] for code in chosen]


def one_of(page: Page, name: str, options: list[str], default: str = "") -> str:
    """A small choice between named ways of showing something; the first is the default, unless another one is given."""
    first = default or options[0]
    key = page.choices.start(name, lambda text: text if text in options else None, str, first)
    chosen = st.segmented_control(
        page.words(f"choice.{name}"), options, key=key, format_func=lambda option: page.words(f"{name}.{option}"), required=True
    )
    page.choices.keep(name, chosen or first, first)
    return chosen or first


def several(
    page: Page, name: str, options: list[str], label: Callable[[str], str], default: Sequence[str] = (), empty: str = "choice.all"
) -> list[str]:
    """Any number of options; none chosen means all of them, or what `empty` says instead."""
    begun = [option for option in default if option in options]
    key = page.choices.start(name, several_of(options), ",".join, begun)
    chosen = st.multiselect(
        page.words(f"choice.{name}"), options, key=key, format_func=label, placeholder=page.words(empty), wrap=True, **AS_WRITTEN
    )
    page.choices.keep(name, ",".join(chosen), ",".join(begun))
    return chosen


def one_period(page: Page, name: str, periods: list[str]) -> str | None:
    """A year or a month, or none for no limit."""
    none: str | None = None
    key = page.choices.start(name, lambda text: text if text in periods else None, lambda period: period or "", none)
    chosen = st.selectbox(
        page.words(f"choice.{name}"),
        periods,
        key=key,
        index=None,
        format_func=page.words.period,
        placeholder=page.words("choice.all"),
        filter_mode="contains",
    )
    page.choices.keep(name, chosen or "")
    return chosen


def free_text(page: Page, name: str) -> str:
    """Words to search for among published texts. Written in the address: not for a reader's own ideas.

    Raises ValueError for a name that frame.TYPED does not hold: answers to it would be kept.
    """
    if name not in TYPED:
        raise ValueError(f"{name} holds typed words: name it in frame.TYPED, so that no answer to it is kept.")
    key = page.choices.start(name, str, str, "")
    chosen = st.text_input(page.words(f"choice.{name}"), key=key).strip()
    page.choices.keep(name, chosen)
    return chosen


def long_text(page: Page, name: str, button: str, most: int) -> tuple[str, bool]:
    """A text of several lines that counts when its button is pressed, and whether it just was. Written in the address, as `free_text`."""
    key = page.choices.start(name, str, str, "")
    with st.form(f"{page.name}-{name}", border=False):
        chosen = st.text_area(page.words(f"choice.{name}"), key=key, max_chars=most, height=220).strip()
        is_pressed = st.form_submit_button(button)
    page.choices.keep(name, chosen)
    return chosen, is_pressed


def sex(page: Page, known: list[str]) -> str:
    """Everybody, women or men, of those the figures are known for; nothing is drawn where there is nothing to choose."""
    if len(known) < 2:
        return known[0]
    return one_key(page, "konsgrupp", {name: page.words(f"sex.{name}") for name in known}, known[0]) or known[0]


def one_or_none(page: Page, name: str, options: dict[str, str]) -> str | None:
    """One of many (id -> what is shown), or none for all of them."""
    none: str | None = None
    key = page.choices.start(name, lambda text: text if text in options else None, lambda value: value or "", none)
    chosen = st.selectbox(
        page.words(f"choice.{name}"),
        list(options),
        key=key,
        index=None,
        format_func=lambda option: options[option],
        placeholder=page.words("choice.all"),
    )
    page.choices.keep(name, chosen or "")
    return chosen


def measure_on_the_map(page: Page) -> Indicator:
    """One measure that has years to show for the municipalities."""
    known = {item.id: item for item in on_the_map()}
    key = page.choices.start("indikator", lambda text: text if text in known else None, str, DEFAULT_INDICATOR)
    chosen = st.selectbox(
        page.words("choice.indikator"), list(known), key=key, format_func=lambda name: known[name].text(page.language).title
    )
    page.choices.keep("indikator", chosen, DEFAULT_INDICATOR)
    return known[chosen]


def measure_and_year(page: Page) -> tuple[str, str]:
    """A measure that has years for the municipalities, and one of its years, the latest first."""
    known = {item.id: item.text(page.language).title for item in on_the_map()}
    indicator_id = one_key(page, "indikator", known, DEFAULT_INDICATOR) or DEFAULT_INDICATOR
    found = apart.periods(indicator_id)
    period = one_key(page, "period", {name: name for name in found[::-1]}, found[-1]) or found[-1]
    return indicator_id, period


def ticked(page: Page, name: str, label: str) -> bool:
    """A box that the reader must tick knowingly; never ticked from the start, written in the address as "ja"."""
    key = page.choices.start(name, {"ja": True, "": False}.get, lambda value: "ja" if value else "", False)
    chosen = st.checkbox(label, key=key)
    page.choices.keep(name, "ja" if chosen else "")
    return chosen


def weight(page: Page, name: str, default: int, most: int = 5) -> int:
    """How much something counts: a whole number from zero."""
    known = {str(number): number for number in range(most + 1)}
    key = page.choices.start(name, known.get, str, default)
    chosen = st.slider(page.words(f"choice.{name}"), 0, most, key=key)
    page.choices.keep(name, str(chosen), str(default))
    return chosen


def one_key(
    page: Page,
    name: str,
    labels: dict[str, str],
    default: str | None,
    none_label: str = "",
    read: Callable[[str], str | None] | None = None,
) -> str | None:
    """One of named things; with `none_label` also none of them. `read` makes one of them of a link's text when it says more than names."""
    options = list(labels)
    key = page.choices.start(name, read or (lambda text: text if text in labels else None), lambda value: value or "", default)
    chosen = st.selectbox(
        page.words(f"choice.{name}"),
        options,
        key=key,
        index=None if none_label else 0,
        placeholder=none_label or None,
        format_func=lambda option: labels[option],
    )
    page.choices.keep(name, chosen or "", default or "")
    return chosen
