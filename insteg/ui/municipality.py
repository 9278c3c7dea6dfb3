"""One municipality on the screen: three sentences, its curve with the projects, every measure in one line, the ways on."""

import streamlit as st

from insteg.figures import beside_similar, held, profile, tried
from insteg.figures import markup as written
from insteg.figures.benchmark import EVERYBODY
from insteg.figures.projects_in_curve import CurveChoice
from insteg.figures.record import link_to
from insteg.store.remembered import ask
from insteg.ui import benchmark_choice, choosers, figure, markup, overview, projects_in_curve, sheets
from insteg.ui.page import Page

WAYS = {"projects": "projekt", "compare": "jamfor", "idea": "innan", "curve": "kurvan"}


def draw(page: Page) -> None:
    """The page of the place chosen in the frame."""
    area, lead = page.area, st.container()
    # The sentences above are of the measure that is chosen below them.
    view = overview.view_on(page, choosers.measure_on_the_map(page).id)
    with lead:
        overview.draw_lead(page, view)
        _draw_on(page)
    curve = CurveChoice(view.indicator_id, area.area_code, page.language, page.look.mode)
    figure.draw(page, "kurvan", curve)
    projects_in_curve.tell_numbers(page, curve)
    overview.draw_month(page, view)
    st.header(page.words("unlike.title"), anchor=beside_similar.ANCHOR)
    markup.show(beside_similar.rendered(area.area_code, page.language), f"unlike-{page.name}")
    st.header(page.words("profile.title"), anchor=False)
    sex = choosers.sex(page, held.sexes())
    against = benchmark_choice.choose(page, area.area_code, sex=sex, told=beside_similar.who(page.words, area))
    markup.show(profile.rendered(area.area_code, page.language, against), f"profile-{page.name}")
    _draw_ways(page)
    with st.container(horizontal=True, key="kommun-downloads"):
        every: dict[str, None] = dict.fromkeys(("indicators", "period_from", "period_to", "ages"))
        rows = ask("explore", **every, area_codes=[area.area_code], sexes=None if sex == EVERYBODY else [sex])
        figure.download_data(page, rows, area.name("sv").lower())


def _draw_on(page: Page) -> None:
    """Under each of the three sentences the way on from it: the page on paper or as a link, every measure against the similar ones, the projects."""
    say, name = page.words, page.area.name(page.language)
    paper, similar, projects = st.columns(3, gap="medium")
    with paper, st.container(horizontal=True, gap="small", key="kommun-tools"):
        sheets.draw_download(page, page.area.area_code)
        figure.copy_link(page)
    with similar:
        markup.show(written.rendered("anchors.html", links=[(f"#{beside_similar.ANCHOR}", say("unlike.title"))]), f"on-{page.name}")
    with projects:
        links = [(say("place.link.projects", name=name), link_to(WAYS["projects"], page.language))]
        told = written.rendered("tried.html", results=tried.results_of(say, page.area.area_code), links=links, say=say)
        markup.show(told, f"tried-{page.name}")


def _draw_ways(page: Page) -> None:
    say, name = page.words, page.area.name(page.language)
    ways = [
        (say(f"place.link.{way}", name=name), say(f"place.link.{way}.text"), link_to(target, page.language)) for way, target in WAYS.items()
    ]
    markup.show(written.rendered("ways.html", ways=ways), f"ways-{page.name}")
