"""The front page's parts on the screen: what is chosen on the map, headline, what is new."""

import streamlit as st
from markupsafe import escape

from insteg import catalogue
from insteg.catalogue import COUNTRY, COUNTY
from insteg.ui.shell import Page
from insteg.views import held, months, situation
from insteg.views.overview import big_figure, news, similar, trend
from insteg.views.situation import View

WORD_JOINER = "\u2060"


def view_of(page: Page) -> View:
    """What the reader looks at, all of it chosen on the map: the measure, the year, the municipality."""
    known = {item.id for item in held.on_the_map()}
    indicator_id = page.choices.value("indikator", lambda text: text if text in known else None, held.DEFAULT_INDICATOR)
    page.choices.keep("indikator", indicator_id, held.DEFAULT_INDICATOR)
    periods = situation.periods(indicator_id)
    period = page.choices.value("period", lambda text: text if text in periods else None, periods[-1])
    page.choices.keep("period", period, periods[-1])
    code = page.choices.value("kommun", lambda text: text if text in (*catalogue.the_seven(), "") else None, "")
    page.choices.keep("kommun", code)
    return View(indicator_id, period, code or COUNTY, page.language, page.look.mode)


def draw_headline(view: View) -> None:
    """The one true sentence, those on similar municipalities and on the seven, and the figures of the chosen municipality, county and Sweden."""
    figures = "".join(big_figure(view, code) for code in dict.fromkeys([view.area_code, COUNTY, COUNTRY]))
    beside = f'<p class="insteg-second">{escape(told)}</p>' if (told := similar(view)) else ""
    st.html(
        f'<p class="insteg-kicker">{escape(view.say("front.kicker"))}</p>'
        f'<h1 class="insteg-headline">{escape(_held_together(situation.headline(view)))}</h1>{beside}'
        f'<p class="insteg-second">{escape(situation.on_the_seven(view))}</p>'
        f'<p class="insteg-second">{escape(trend(view))}</p>'
        f'<dl class="insteg-trio">{figures}</dl>'
    )


def _held_together(text: str) -> str:
    """Spans such as 16–24 are not broken at the end of a line."""
    return text.replace("–", f"{WORD_JOINER}–{WORD_JOINER}")


def draw_month(page: Page, view: View) -> None:
    """The latest month of the area in view; nothing as long as the snapshot holds no months."""
    if lines := months.headlines(view.area_code, page.language):
        st.header(page.words("monthly.heading"), anchor=False)
        st.markdown(page.words("monthly.lead"))
        st.markdown("\n".join(f"- {line}" for line in lines))


def draw_news(page: Page) -> None:
    """The latest period of every measure held, and what is expected from the sources next."""
    st.header(page.words("front.news"), anchor=False)
    left, right = st.columns(2, gap="large")
    latest, expected = news(page.language)
    left.markdown(latest)
    right.markdown(expected)
    kept = {name: value for name, value in page.choices.address.items() if name in ("lang", "stand")}
    left.page_link("pages/85_nytt.py", label=page.words("news.link"), query_params=kept, width="content")
