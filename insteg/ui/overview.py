"""The front page's parts on the screen: what is in view, its sentences, the county's figures, what is new."""

import streamlit as st
from markupsafe import escape

from insteg.figures import beside_similar, held, months, seven, situation, tried
from insteg.figures import markup as written
from insteg.figures.overview import kicker, lead, news
from insteg.figures.record import link_to
from insteg.figures.situation import SituationChoice
from insteg.reference.catalogue import COUNTY
from insteg.ui import figure, map, markup, sheets
from insteg.ui.page import Page

WORD_JOINER = "\u2060"


def view_of(page: Page) -> SituationChoice:
    """What the reader looks at: the measure and the year chosen on the map, and the place."""
    known = {item.id for item in held.on_the_map()}
    indicator_id = page.choices.value("indikator", lambda text: text if text in known else None, held.DEFAULT_INDICATOR)
    page.choices.keep("indikator", indicator_id, held.DEFAULT_INDICATOR)
    return view_on(page, indicator_id)


def view_on(page: Page, indicator_id: str) -> SituationChoice:
    """The same where the page has a chooser of its own for the measure."""
    periods = situation.periods(indicator_id)
    period = page.choices.value("period", lambda text: text if text in periods else None, periods[-1])
    page.choices.keep("period", period, periods[-1])
    return SituationChoice(indicator_id, period, page.area.area_code, page.language, page.look.mode)


def draw_lead(page: Page, view: SituationChoice) -> None:
    """The sentences that the page begins with; several stand abreast."""
    page.headline, *_ = sentences = lead(view)
    first, *others = (page.explained_markup(_held_together(text)) for text in sentences)
    above = escape(kicker(view.say, view.area_code))
    beside = "".join(f"<p>{text}</p>" for text in others)
    kind = "insteg-abreast" if others else "insteg-alone"
    st.html(f'<p class="insteg-kicker">{above}</p><div class="{kind}"><h1 class="insteg-headline">{first}</h1>{beside}</div>')


def _held_together(text: str) -> str:
    """Spans such as 16–24 are not broken at the end of a line."""
    return text.replace("–", f"{WORD_JOINER}–{WORD_JOINER}")


def draw_county(page: Page) -> None:
    """The county at a glance: the sentence and the seven beside the map, then what was tried and what is new."""
    view = view_of(page)
    left, right = st.columns([7, 4], gap="large")
    with left:
        draw_lead(page, view)
        figure.draw(page, "de-sju", view, lambda: markup.show(seven.rendered(view), f"seven-{page.name}"), is_told=False)
    with right:
        figure.draw(page, "karta", view, lambda: map.draw(page, view), is_told=False)
    left, right = st.columns([7, 4], gap="large")
    with left:
        draw_tried(page)
        draw_unlike(page)
    with right:
        draw_news(page)
    draw_month(page, view)
    figure.draw(page, "laget-i-landet", view)
    sheets.draw_download(page, COUNTY)


def draw_tried(page: Page) -> None:
    """How many projects there were in the place, what was published of their participants, and the ways on."""
    say = page.words
    st.header(say("tried.title"), anchor=False)
    names = {"tried.types": "insatser", "tried.projects": "projekt", "tried.idea": "innan"}
    links = [(say(key), link_to(name, page.language)) for key, name in names.items()]
    results = tried.results_of(say, page.area.area_code)
    told = written.rendered("tried.html", sentence=tried.sentence(say, page.area), results=results, links=links, say=say)
    markup.show(told, f"tried-{page.name}")


def draw_unlike(page: Page) -> None:
    """In which measures each of the seven was clearly worse or better than those like it; nothing where none can be judged."""
    if told := beside_similar.rendered_seven(page.language):
        st.header(page.words("unlike.title"), anchor=beside_similar.ANCHOR)
        markup.show(told, f"unlike-{page.name}")


def draw_month(page: Page, view: SituationChoice) -> None:
    """The latest month of the area in view; nothing as long as the snapshot holds no months."""
    if lines := months.headlines(view.area_code, page.language):
        st.header(page.words("monthly.heading"), anchor=False)
        st.markdown(page.words("monthly.lead"))
        st.markdown("\n".join(f"- {line}" for line in lines))


def draw_news(page: Page) -> None:
    """The latest period of some measures, and what is expected from the sources next."""
    st.header(page.words("front.news"), anchor=False)
    latest, expected = news(page.language)
    link = f"[{page.words('news.link')}]({link_to('nytt', page.language)})"
    st.markdown(f"{latest}\n\n{expected}\n\n{link}")
