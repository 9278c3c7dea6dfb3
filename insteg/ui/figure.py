"""Everything that belongs to a figure: its sentence, its picture, its table, its method, its source, its downloads."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from insteg import files
from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid, Look, Picture, Timeline
from insteg.figures.record import link_to
from insteg.figures.registry import RECIPES
from insteg.files import file_name, saved_picture, worked_out
from insteg.reference import in_view
from insteg.reference.catalogue import Break
from insteg.show.slides import slide_of
from insteg.store import snapshots
from insteg.store.remembered import remembered
from insteg.ui import api_link, markup, story
from insteg.ui.first import still
from insteg.ui.page import Page

# No tool bar on the chart: saving has its own buttons, and zooming by accident loses the reader.
PLOTLY = {"displayModeBar": False, "scrollZoom": False, "responsive": True}
TABLES = files.TABLE_FORMATS


def draw(page: Page, name: str, view: Any, picture: Callable[[], None] | None = None, is_told: bool = True, file: str = "") -> bool:
    """Draw the figure of a recipe with all that belongs to it; False when there is nothing to draw.

    picture: draws the picture where it is no Plotly chart. is_told: whether its title and sentence are drawn; not where the page
    has said them already. file: what its files are called, where its name says too little.
    """
    drawn = RECIPES[name].make(view)
    if drawn is None:
        return False
    figure, described = drawn
    page.headline = page.headline or figure.sentence
    box = f"figure-{page.name}-{figure.name}"
    with st.container(key=box):
        if is_told:
            st.header(figure.title, anchor=_anchor(figure))
            st.markdown(page.explained(figure.sentence))
        if picture:
            picture()
        elif page.is_first:
            markup.show(still.drawn(figure, described, page.language), f"{box}-chart")
        else:
            if isinstance(described, Timeline | Grid):
                # The names of bars and columns need more room than a phone has: there the narrow drawing takes the chart's place.
                markup.show(still.on_phone(figure, described, page.look, page.language), f"phone-{box}")
            st.plotly_chart(_chart(name, view), theme=None, config=PLOTLY, key=f"{box}-chart", alt=figure.sentence)
    st.caption(figure.source)
    with st.container(horizontal=True, gap="small", key=f"{box}-bar"):
        _table(page, figure)
        _method(page, figure)
        _downloads(page, figure, described, box, file or figure.name)
        story.draw_add(page, slide_of(name, view, page.choices.address), box)
        copy_link(page, f"#{_anchor(figure)}" if is_told else "")
    return True


def _anchor(figure: Figure) -> str:
    return f"figur-{figure.name}"


def copy_link(page: Page, anchor: str = "") -> None:
    """A button that copies the address of this page, as it was chosen, and of the place on it that the anchor names (frame.js does it)."""
    # Not the show in progress, which is the reader's own.
    chosen = {name: value for name, value in page.choices.address.items() if name != story.CHOICE}
    address = link_to(page.name, page.language, **chosen) + anchor
    button = Markup('<button type="button" class="insteg-copy" data-address="{}" data-done="{}">{}</button>')
    st.html(button.format(address, page.words("frame.copied"), page.words("frame.copy")), width="content")


@remembered
def _chart(name: str, view: Any) -> Any:
    """The figure's picture as Plotly draws it: made once, not at every rerun."""
    # Imported here: a page without a chart does not pay for Plotly.
    from insteg.figures.pictures.plotly.chart import chart

    drawn = RECIPES[name].make(view)
    return None if drawn is None else chart(drawn[1], Look.of(view.mode), view.language)


def _table(page: Page, figure: Figure) -> None:
    with st.popover(page.words("figure.table"), width="content"):
        st.markdown(f"**{figure.title}**")
        st.table(figure.arrow, hide_index=True, alt=figure.title)


def _method(page: Page, figure: Figure) -> None:
    if figure.indicator is None:
        with st.popover(page.words("figure.about_figure"), width="content"):
            st.markdown(page.explained(figure.method))
        return
    text = figure.indicator.text(page.language)
    source = in_view.sources()[figure.indicator.source]
    with st.popover(page.words("figure.about"), width="content"):
        st.markdown(page.explained(f"**{text.title}**\n\n{text.definition}"))
        st.markdown(page.explained(f"{page.words('figure.caveat')} {text.caveat}"))
        if figure.method:
            st.markdown(page.explained(figure.method))
        addresses = sorted(set(figure.rows["address"].dropna()))
        links = [f"[{page.words('figure.data_address')} {place}]({address})" for place, address in enumerate(addresses, 1)]
        st.markdown(" · ".join([f"[{source.publisher}]({source.home})", *links]))


def _downloads(page: Page, figure: Figure, picture: Picture, box: str, file: str) -> None:
    with st.popover(page.words("figure.download"), width="content"):
        for kind in saved_picture.FORMATS:
            st.download_button(
                f"{page.words('figure.save')} {kind.upper()}",
                data=partial(_picture, figure, picture, page, kind),
                file_name=f"insteg-{file}.{kind}",
                mime=saved_picture.MIME[kind],
                key=f"{box}-{kind}-picture",
                on_click="ignore",
            )
        _worked_out(page, figure, file)
        download_data(page, figure.rows, file, files.FORMATS if figure.indicator else files.TABLE_FORMATS)
        api_link.offer(page, figure.parts)


def _worked_out(page: Page, figure: Figure, file: str) -> None:
    """Files of the numbers in the picture, where they are others than the published ones that follow."""
    if figure.worked_out is None:
        return
    st.caption(page.words("figure.worked_out"))
    makers = {kind: partial(make, figure, page.language) for kind, make in worked_out.FORMATS.items()}
    download_made(page, makers, f"{file}-{file_name.plain(page.words('file.worked_out'))}", "figure.save_numbers")
    st.caption(page.words("figure.behind"))


def _picture(figure: Figure, picture: Picture, page: Page, kind: str) -> bytes:
    """The picture as a file, in the reader's own theme; made only when its button is pressed."""
    return saved_picture.FORMATS[kind](figure, picture, page.look, page.language)


def download_data(page: Page, rows: Any, name: str, formats: files.Formats = files.FORMATS) -> None:
    """Buttons for the rows, or for what they are asked by, as CSV, XLSX and Parquet; what is many is asked for only at the press."""
    download_made(page, {kind: partial(_file, make, rows, page.language) for kind, make in formats.items()}, name)


def download_made(page: Page, makers: Mapping[str, Callable[[], bytes]], name: str, label: str = "figure.save_data") -> None:
    """A button for each kind of file; it is made only when its button is pressed. label: the phrase on the buttons."""
    for kind, make in makers.items():
        st.download_button(
            page.words(label, kind=page.words("csvw.kind") if kind == "zip" else kind.upper()),
            data=partial(_made, make, page.stand),
            file_name=f"insteg-{name}.{kind}",
            mime=files.MIME[kind],
            key=f"{page.name}-{name}-{kind}",
            on_click="ignore",
        )


def _file(make: Callable[[Any, str], bytes], rows: Any, language: str) -> bytes:
    return make(rows() if callable(rows) else rows, language)


def _made(make: Callable[[], bytes], stand: str) -> bytes:
    """The file, made after the run has ended: from the same snapshot, which a frozen view's link names."""
    with snapshots.held(stand):
        return make()


def tell_breaks(page: Page, breaks: list[Break]) -> None:
    """Each break with its reason, in words under the chart."""
    for item in breaks:
        st.markdown(page.words("compare.break.text", period=item.period, why=item.why(page.language)))
