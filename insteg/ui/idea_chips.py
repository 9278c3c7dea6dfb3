"""What an idea was understood as, on the screen: chips that can be taken away or changed. They hold what was read of it, never its words."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from insteg.figures import idea, record
from insteg.figures.idea_card import group_name
from insteg.reference import catalogue, in_view, interventions
from insteg.search import Idea, concepts
from insteg.ui import choosers
from insteg.ui.page import Page

AGES, AGE_LIMITS, YEAR_LIMITS = ("13-15", "16-19", "16-24", "18-24", "18-29", "20-24", "25-29"), (10, 70), (2000, 2060)
EMPTY = "idea.add"
Limits = tuple[int, int]
CHIPS = (record.IDEA_TYPES, "idegrupp", "alderspann", "ideplats", "idepart", "projekttid")


def frame(page: Page, text: str) -> Idea:
    """What the text was understood as, each part a chip that can be taken away or changed; only what the reader changed is in the address."""
    read = idea.understood(text)
    _draw_corrections(page, text)
    with st.container(key="idea-chips"):
        first, second = st.columns([2, 1])
        third = st.columns(4)
        with first:
            types = _types(page, read)
        with second:
            groups = _groups(page, read)
        with third[0]:
            ages = _span(page, "alderspann", AGE_LIMITS, AGES, read.ages)
        with third[1]:
            places = _places(page, read)
        with third[2]:
            partners = _partners(page, read)
        with third[3]:
            period = _period(page, read)
    if any(name in page.choices.address for name in CHIPS):
        st.button(page.words("idea.read_again"), on_click=page.choices.forget, args=(CHIPS,))
    return Idea(text, places, ages, types, period, groups, partners)


def _draw_corrections(page: Page, text: str) -> None:
    if found := idea.corrections(text):
        pairs = ", ".join(page.words("idea.synonym", written=written, found=meant) for written, meant in found)
        st.caption(page.words("idea.corrected", words=pairs))


def _types(page: Page, read: Idea) -> tuple[str, ...]:
    known = [item.id for item in interventions.types()]
    return _several(page, record.IDEA_TYPES, known, partial(record.type_title, page.language), read.types)


def _groups(page: Page, read: Idea) -> tuple[str, ...]:
    known = [name for name, item in concepts().items() if item.group]
    return _several(page, "idegrupp", known, partial(group_name, page.language), read.groups)


def _partners(page: Page, read: Idea) -> tuple[str, ...]:
    kinds = list(interventions.PARTNER_KINDS)
    return _several(page, "idepart", kinds, lambda kind: page.words(f"project.partner_kind.{kind}"), read.partners)


def _places(page: Page, read: Idea) -> tuple[str, ...]:
    """The places that the text names; otherwise the one chosen in the frame."""
    areas = in_view.areas()
    options = list(dict.fromkeys([*catalogue.the_seven(), catalogue.COUNTY, *read.places]))
    begun = read.places or ((page.place,) if page.place else ())
    return _several(page, "ideplats", options, lambda code: areas[code].name(page.language), begun)


def _period(page: Page, read: Idea) -> tuple[date, date] | None:
    this = date.today().year
    offered = [f"{first}-{first + length}" for first in (this, this + 1) for length in range(3)]
    named = (read.period[0].year, read.period[1].year) if read.period else None
    years = _span(page, "projekttid", YEAR_LIMITS, offered, named)
    return (date(years[0], 1, 1), date(years[1], 12, 31)) if years else None


def _several(page: Page, name: str, options: list[str], label: Callable[[str], str], read: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(choosers.several(page, name, options, label, read, EMPTY))


def _span(page: Page, name: str, limits: Limits, offered: Sequence[str], default: Limits | None) -> Limits | None:
    """From one whole number to another, such as ages or years, as one chip: offered, typed, or none for no limit; in the address as 16-24."""
    read, begun = partial(_read_span, limits=limits), [f"{default[0]}-{default[1]}"] if default else []
    key = page.choices.start(name, read, ",".join, begun)
    chosen = st.multiselect(
        page.words(f"choice.{name}"),
        list(dict.fromkeys([*begun, *st.session_state[key], *offered])),
        key=key,
        format_func=lambda text: page.words(f"span.{name}", span="–".join(dict.fromkeys(text.split("-")))),
        max_selections=1,
        accept_new_options=True,
        placeholder=page.words(EMPTY),
        **choosers.AS_WRITTEN,
    )
    found = (read(chosen[0]) if chosen else []) or []
    page.choices.keep(name, ",".join(found), ",".join(begun))
    first, _, last = found[0].partition("-") if found else ("", "", "")
    return (int(first), int(last)) if found else None


def _read_span(text: str, limits: Limits) -> list[str] | None:
    """ "16-24", "16–24" or "16" as one chip; none for an empty text; None for what is no span within the limits."""
    first, _, last = text.replace("–", "-").replace(" ", "").partition("-")
    last = last or first
    is_span = first.isdigit() and last.isdigit() and limits[0] <= int(first) <= int(last) <= limits[1]
    return [f"{first}-{last}"] if is_span else [] if text == "" else None
