"""The project bank on the screen: its filters, its cards, the template for one's own."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from insteg.figures import markup as written
from insteg.figures import project_areas, record
from insteg.figures.bank import EVERYWHERE, FILTERS, LOCAL, BankChoice, Filters, all_projects, areas_of_projects, choices
from insteg.figures.sentences import projects as told
from insteg.files import evidence_template, outcome_template, project_template
from insteg.reference import in_view
from insteg.ui import choosers, map, markup
from insteg.ui.operator import draw_operator
from insteg.ui.page import Page

FIRST_CARDS = 12


def choose(page: Page) -> Filters:
    """The filters, most used first; the rest in a panel."""
    say, language = page.words, page.language
    titles = dict(all_projects()[["project_id", "title"]].itertuples(index=False))
    # A link to one project shows it wherever it ran.
    own = [] if "projekt" in st.query_params else [page.place]
    left, right = st.columns(2)
    with left:
        text = choosers.free_text(page, "sok")
        areas = choosers.several(page, "projektplats", areas_of_projects(), lambda code: in_view.areas()[code].name(language), own)
    with right:
        types = choosers.several(page, "insats", choices("type"), lambda name: record.type_title(language, name))
        local = choosers.one_of(page, "omfang", [EVERYWHERE, LOCAL])
    with st.expander(say("project.more_filters")):
        left, right = st.columns(2)
        with left:
            periods = choosers.several(page, "programperiod", choices("period"), str)
            owners = choosers.several(page, "agare", choices("owner_type"), lambda name: told.coded(say, "project.owner_type", name))
            phases = choosers.several(page, "fas", choices("phase"), lambda name: told.coded(say, "project.phase", name))
            project = choosers.one_or_none(page, "projekt", titles)
        with right:
            focus = choosers.several(page, "funktion", choices("disability_focus"), lambda name: told.coded(say, "project.known", name))
            youth = choosers.several(
                page, "malgrupp", ["yes", "partly", "no", "unknown"], lambda name: told.coded(say, "project.known", name)
            )
            years = [str(year) for year in range(2003, 2028)]
            first = choosers.one_period(page, "pagickfran", years)
            last = choosers.one_period(page, "pagicktill", years)
    return Filters(
        project,
        text,
        tuple(areas),
        tuple(periods),
        tuple(owners),
        tuple(focus),
        tuple(youth),
        tuple(types),
        tuple(phases),
        first,
        last,
        local == LOCAL,
    )


def draw_clear(page: Page) -> None:
    """Where there are filters, the button that takes them away; the place of the frame stays."""
    if any(name in page.choices.address for name in FILTERS):
        st.button(page.words("project.clear"), key="projekt-rensa", on_click=page.choices.forget, args=(FILTERS,))


def draw_count(page: Page, rows: pd.DataFrame) -> None:
    """How many projects are shown, in which order, and of how many it is not known whether they ran in the years asked for."""
    say, unsure = page.words, int(rows["is_time_unsure"].sum())
    told = f"**{say('project.count', shown=len(rows), all=len(all_projects()))}** {say('project.order')}"
    st.markdown(f"{told} {say('project.time_unsure', count=unsure)}" if unsure else told)


def draw_cards(page: Page, rows: pd.DataFrame) -> None:
    """One card a project; the many that follow the first ones wait behind one click, so that the timeline is not far away."""
    cards = [record.card(name, page.language, len(rows) == 1) for name in rows["project_id"]]
    first, rest = cards[:FIRST_CARDS], cards[FIRST_CARDS:]
    folded = written.rendered("more_cards.html", summary=page.words.many("project.more", len(rest)), cards=rest) if rest else ""
    markup.show("".join(first) + folded, f"cards-{page.name}")


def draw_places(page: Page, view: BankChoice) -> None:
    """The map of where the projects ran. A press on it chooses the place."""
    # Paper cannot be pressed (paper.css).
    with st.container(key="screen-where"):
        st.markdown(page.words("project.where.filter"))
    map.draw_counts(page, project_areas.counted(view))


# What can be brought in: the group of its words, the operator's part, the workbook to fill in, and the file's name in Swedish.
BROUGHT: tuple[tuple[str, str, Callable[[str], bytes], str], ...] = (
    ("project.own", "projects", project_template.workbook, "projekt"),
    ("followup", "outcomes", outcome_template.workbook, "uppfoljning"),
    ("own_evidence", "evidence", evidence_template.workbook, "forskningsresultat"),
)


def draw_import(page: Page) -> None:
    """The templates for one's own projects, their follow-up and research findings, and how they are brought in."""
    st.header(page.words("project.own"), anchor=False)
    for words, part, workbook, file in BROUGHT:
        if part != "projects":
            st.subheader(page.words(f"{words}.title"), anchor=False)
        st.markdown(page.words(f"{words}.text"))
        draw_operator(page, part)
        st.download_button(
            page.words(f"{words}.template"),
            data=partial(workbook, page.language),
            file_name=f"insteg-{file}.xlsx",
            key=f"{file}-mall",
            on_click="ignore",
        )
