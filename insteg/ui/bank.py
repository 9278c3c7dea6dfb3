"""The project bank on the screen: its filters, its cards, the template for one's own."""

import pandas as pd
import streamlit as st

from insteg import catalogue
from insteg.exports import outcome_template, project_template
from insteg.sentences import projects as told
from insteg.ui import choosers, map, markup
from insteg.ui.shell import Page
from insteg.views import markup as written
from insteg.views import project_places, record
from insteg.views.bank import EVERYWHERE, LOCAL, Filters, View, all_projects, choices, places_of_projects

FIRST_CARDS = 12


def choose(page: Page) -> Filters:
    """The filters, most used first; the rest in a panel."""
    say, language = page.words, page.language
    titles = dict(all_projects()[["project_id", "title"]].itertuples(index=False))
    left, right = st.columns(2)
    with left:
        text = choosers.free_text(page, "sok")
        areas = choosers.several(page, "projektplats", places_of_projects(), lambda code: catalogue.areas()[code].name(language))
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
            first = choosers.one_year(page, "pagickfran", years)
            last = choosers.one_year(page, "pagicktill", years)
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


def draw_cards(page: Page, rows: pd.DataFrame) -> None:
    """One card a project; the many that follow the first ones wait behind one click, so that the timeline is not far away."""
    cards = [record.card(name, page.language, len(rows) == 1) for name in rows["project_id"]]
    first, rest = cards[:FIRST_CARDS], cards[FIRST_CARDS:]
    folded = written.rendered("more_cards.html", summary=page.words("project.more", count=len(rest)), cards=rest) if rest else ""
    markup.show("".join(first) + folded, f"cards-{page.name}")


def draw_places(page: Page, view: View) -> None:
    """The map of where the found projects ran, beside its table."""
    left, right = st.columns(2, gap="large")
    with left:
        map.draw_counts(page, project_places.picture(view))
    right.table(project_places.places(view.filters, page.language), hide_index=True, alt=page.words("project.where"), width="content")


def draw_import(page: Page) -> None:
    """The templates for one's own projects and their follow-up, and how they are brought in."""
    st.header(page.words("project.own"), anchor=False)
    st.markdown(page.words("project.own.text"))
    st.download_button(
        page.words("project.own.template"),
        data=lambda: project_template.workbook(page.language),
        file_name="insteg-projekt.xlsx",
        key="projekt-mall",
        on_click="ignore",
    )
    st.subheader(page.words("followup.title"), anchor=False)
    st.markdown(page.words("followup.text"))
    st.download_button(
        page.words("followup.template"),
        data=lambda: outcome_template.workbook(page.language),
        file_name="insteg-uppfoljning.xlsx",
        key="uppfoljning-mall",
        on_click="ignore",
    )
