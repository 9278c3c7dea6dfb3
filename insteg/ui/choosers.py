"""The widgets that readers choose with, each bound to the address."""

from collections.abc import Callable

import streamlit as st

from insteg import catalogue
from insteg.catalogue import Area, Indicator
from insteg.ui.shell import Page
from insteg.views import apart
from insteg.views.held import DEFAULT_INDICATOR, measures, on_the_map

MOST_LINES = 8
COMPARED = ["22", "00"]


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
    """One of the seven."""
    codes = list(catalogue.the_seven())
    key = page.choices.start("kommun", lambda text: text if text in codes else None, str, "2281")
    areas = catalogue.areas()
    chosen = st.selectbox(page.words("choice.kommun"), codes, key=key, format_func=lambda code: areas[code].name(page.language))
    page.choices.keep("kommun", chosen, "")
    return areas[chosen]


def _read_codes(text: str) -> list[str] | None:
    codes = [code for code in text.split(",") if code]
    return codes if all(code in catalogue.areas() for code in codes) else None


def areas_to_compare(page: Page) -> list[Area]:
    """Up to eight areas: municipalities anywhere, counties, Sweden."""
    areas = catalogue.areas()
    default = ["2281", "2284", *COMPARED]
    home_first = [
        *catalogue.the_seven(),
        *COMPARED,
        *(code for code in areas if areas[code].parent_code != catalogue.COUNTY and code not in COMPARED),
    ]
    key = page.choices.start("omraden", _read_codes, ",".join, default)
    chosen = st.multiselect(
        page.words("choice.omraden"),
        home_first,
        key=key,
        format_func=lambda code: areas[code].name(page.language),
        max_selections=MOST_LINES,
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


def several(page: Page, name: str, options: list[str], label: Callable[[str], str]) -> list[str]:
    """Any number of options; none chosen means all of them."""

    def read(text: str) -> list[str] | None:
        parts = [part for part in text.split(",") if part]
        return parts if set(parts) <= set(options) else None

    none: list[str] = []
    key = page.choices.start(name, read, ",".join, none)
    chosen = st.multiselect(page.words(f"choice.{name}"), options, key=key, format_func=label, placeholder=page.words("choice.all"))
    page.choices.keep(name, ",".join(chosen))
    return chosen


def one_year(page: Page, name: str, years: list[str]) -> str | None:
    """A year, or none for no limit."""
    none: str | None = None
    key = page.choices.start(name, lambda text: text if text in years else None, lambda year: year or "", none)
    chosen = st.selectbox(page.words(f"choice.{name}"), years, key=key, index=None, placeholder=page.words("choice.all"))
    page.choices.keep(name, chosen or "")
    return chosen


def one_named(page: Page, name: str, columns: list[str], shown_as: dict[str, str]) -> str:
    """One column to sort by, shown under its reader's name; the first is the default."""
    key = page.choices.start(name, lambda text: text if text in columns else None, str, columns[0])
    chosen = st.selectbox(
        page.words(f"choice.{name}"), columns, key=key, format_func=lambda column: page.words(f"column.{shown_as.get(column, column)}")
    )
    page.choices.keep(name, chosen, columns[0])
    return chosen


def free_text(page: Page, name: str) -> str:
    """Words to search for among published texts. Written in the address: not for a reader's own ideas."""
    key = page.choices.start(name, str, str, "")
    chosen = st.text_input(page.words(f"choice.{name}"), key=key).strip()
    page.choices.keep(name, chosen)
    return chosen


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


def span(page: Page, name: str, low: int, high: int, default: tuple[int, int]) -> tuple[int, int]:
    """From one whole number to another, such as ages or years; in the address as 16-24."""

    def read(text: str) -> tuple[int, int] | None:
        first, _, last = text.partition("-")
        if not (first.isdigit() and last.isdigit()):
            return None
        return (int(first), int(last)) if low <= int(first) <= int(last) <= high else None

    def write(value: tuple[int, int]) -> str:
        return f"{value[0]}-{value[1]}"

    key = page.choices.start(name, read, write, default)
    chosen: tuple[int, int] = st.slider(page.words(f"choice.{name}"), low, high, key=key)  # type: ignore[assignment]
    page.choices.keep(name, write(chosen), write(default))
    return chosen


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
