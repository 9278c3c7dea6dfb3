"""The page on synchronisation: its choices, each beside the figures it changes."""

from dataclasses import replace
from datetime import date

import streamlit as st

from insteg.figures.synchronisation.choice import BY_PROGRAMME, BY_YEAR, LIKENESS, SynchronisationChoice, is_day
from insteg.figures.synchronisation.now import may_run_too
from insteg.figures.synchronisation.parties import others
from insteg.figures.synchronisation.when import pair_list
from insteg.reference import in_view
from insteg.reference.catalogue import COUNTY
from insteg.ui import choosers, figure, markup
from insteg.ui.page import Page

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2040, 12, 31)
# The four figures, two abreast where their columns are few.
FOUR = ("synk-samtidigt", "synk-lika", "synk-koppling", "synk-foljd")


def draw_now(page: Page) -> SynchronisationChoice:
    """What runs on a day, which the reader may change."""
    left, _ = st.columns([1, 3])
    with left:
        day = _day(page, "datum")
    view = SynchronisationChoice(page.language, page.look.mode, day.isoformat(), area_code=page.place)
    if not figure.draw(page, "synk-nu", view):
        place = in_view.areas()[page.place or COUNTY].phrase(page.language)
        st.info(f"{page.words('sync.now.none', place=place, date=page.words.date(day))} {may_run_too(view)}".strip())
    return view


def draw_pairs(page: Page, view: SynchronisationChoice) -> SynchronisationChoice:
    """The projects in time, and the pairs that are as alike as the reader asks for."""
    left, _ = st.columns([1, 2])
    with left:
        likeness = _percent(page, "likhet", LIKENESS)
    view = replace(view, likeness=likeness)
    figure.draw(page, "synk-tid", view)
    markup.show(pair_list(view), f"pairs-{page.name}")
    return view


def draw_four(page: Page, view: SynchronisationChoice) -> None:
    """The four figures by programme period, or by year."""
    per = choosers.one_of(page, "per", [BY_PROGRAMME, BY_YEAR])
    view = replace(view, per=per)
    if per == BY_YEAR:
        for name in FOUR:
            figure.draw(page, name, view)
        return
    for names in (FOUR[:2], FOUR[2:]):
        for column, name in zip(st.columns(2, gap="large"), names, strict=True):
            with column:
                figure.draw(page, name, view)


def draw_parties(page: Page, view: SynchronisationChoice) -> None:
    """Who worked with whom, and where."""
    figure.draw(page, "synk-parter", view)
    markup.show(others(view), f"others-{page.name}")
    figure.draw(page, "synk-moten", view)


def _percent(page: Page, name: str, default: int) -> int:
    """A share from none to all, in steps of five."""
    known = {str(number): number for number in range(0, 101, 5)}
    key = page.choices.start(name, known.get, str, default)
    # As the language writes a percent sign, which the widget's own pattern writes twice.
    pattern = page.words("unit.percent.value", value="{}").replace("%", "%%").replace("{}", "%d")
    chosen = st.slider(page.words(f"choice.{name}"), 0, 100, step=5, key=key, format=pattern)
    page.choices.keep(name, str(chosen), str(default))
    return chosen


def _day(page: Page, name: str) -> date:
    """A day; today unless the reader says otherwise."""
    # A clock that stands in another age must not stop the page: the field takes only days that it offers.
    today = sorted((FIRST_DAY, date.today(), LAST_DAY))[1]

    def read(text: str) -> date | None:
        day = date.fromisoformat(text) if is_day(text) else None
        return day if day and FIRST_DAY <= day <= LAST_DAY else None

    key = page.choices.start(name, read, date.isoformat, today)
    chosen: date = st.date_input(page.words(f"choice.{name}"), key=key, min_value=FIRST_DAY, max_value=LAST_DAY, format="YYYY-MM-DD")
    page.choices.keep(name, chosen.isoformat(), today.isoformat())
    return chosen
