"""Everything that belongs to a figure: its sentence, its picture, its table, its method, its source, its downloads."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from insteg import catalogue, exports, snapshots
from insteg.catalogue import Break
from insteg.ui import api_link, story
from insteg.ui.shell import Page
from insteg.views.figure import Figure
from insteg.views.slides import RECIPES, slide_of

_tools = st.components.v2.component("insteg.figure_tools", js="figure_tools.js", css="figure_tools.css", isolate_styles=False)
# No tool bar on the chart: saving has its own buttons, and zooming by accident loses the reader.
PLOTLY = {"displayModeBar": False, "scrollZoom": False, "responsive": True}
TABLES = exports.TABLE_FORMATS


def draw(page: Page, name: str, view: Any, picture: Callable[[], None] | None = None) -> bool:
    """Draw the figure of a recipe with all that belongs to it; False when there is nothing to draw.

    picture: draws the picture where it is no Plotly chart.
    """
    drawn = RECIPES[name].make(view)
    if drawn is None:
        return False
    figure, chart = drawn
    box = f"figure-{page.name}-{figure.name}"
    with st.container(key=box):
        st.header(figure.title, anchor=False)
        st.markdown(figure.sentence)
        if picture:
            picture()
        else:
            st.plotly_chart(chart, theme=None, config=PLOTLY, key=f"{box}-chart", alt=figure.sentence)
    st.caption(figure.source)
    with st.container(horizontal=True, gap="small", key=f"{box}-bar"):
        _table(page, figure)
        _method(page, figure)
        _downloads(page, figure, box)
        story.draw_add(page, slide_of(name, view, page.choices.address), box)
    return True


def _table(page: Page, figure: Figure) -> None:
    with st.popover(page.words("figure.table"), width="content"):
        st.markdown(f"**{figure.title}**")
        st.table(figure.arrow, hide_index=True, alt=figure.title)


def _method(page: Page, figure: Figure) -> None:
    if figure.indicator is None:
        with st.popover(page.words("figure.about_figure"), width="content"):
            st.markdown(figure.method)
        return
    text = figure.indicator.text(page.language)
    source = catalogue.sources()[figure.indicator.source]
    with st.popover(page.words("figure.about"), width="content"):
        st.markdown(f"**{text.title}**\n\n{text.definition}")
        st.markdown(f"{page.words('figure.caveat')} {text.caveat}")
        if figure.method:
            st.markdown(figure.method)
        addresses = sorted(set(figure.rows["address"].dropna()))
        links = [f"[{page.words('figure.data_address')} {place}]({address})" for place, address in enumerate(addresses, 1)]
        st.markdown(" · ".join([f"[{source.publisher}]({source.home})", *links]))


def _downloads(page: Page, figure: Figure, box: str) -> None:
    words = {"save": page.words("figure.save"), "wait": page.words("figure.wait")}
    with st.popover(page.words("figure.download"), width="content"):
        _tools(
            data={
                "box": box,
                "title": figure.title,
                "sentence": figure.sentence.replace("**", ""),
                "source": figure.source,
                "name": figure.name,
                "words": words,
            },
            key=f"{box}-tools",
            height="content",
        )
        download_data(page, figure.rows, figure.name, exports.FORMATS if figure.indicator else exports.TABLE_FORMATS)
        api_link.offer(page, figure.parts)


def download_data(page: Page, rows: pd.DataFrame, name: str, formats: exports.Formats = exports.FORMATS) -> None:
    """Buttons for the rows as CSV, XLSX and Parquet; a file is made only when its button is pressed."""
    for kind, make in formats.items():
        st.download_button(
            page.words("figure.save_data", kind=page.words("csvw.kind") if kind == "zip" else kind.upper()),
            data=partial(_made, make, rows, page),
            file_name=f"insteg-{name}.{kind}",
            mime=exports.MIME[kind],
            key=f"{page.name}-{name}-{kind}",
            on_click="ignore",
        )


def _made(make: Callable[[pd.DataFrame, str], bytes], rows: pd.DataFrame, page: Page) -> bytes:
    """The file, made after the run has ended: from the same snapshot, which a frozen view's link names."""
    with snapshots.held(page.stand):
        return make(rows, page.language)


def tell_breaks(page: Page, breaks: list[Break]) -> None:
    """Each break with its reason, in words under the chart."""
    for item in breaks:
        st.markdown(page.words("compare.break.text", period=item.period, why=item.why(page.language)))
