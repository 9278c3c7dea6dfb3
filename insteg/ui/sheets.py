"""The button for a municipality's sheet."""

from functools import partial

import streamlit as st

from insteg.ui.shell import Page
from insteg.views import sheet


def draw_download(page: Page, area_code: str) -> None:
    """The sheet is made when the button is pressed, and only then."""
    st.download_button(
        page.words("sheet.download"),
        data=partial(sheet.pdf, area_code, page.language),
        file_name=sheet.file_name(area_code, page.language),
        mime="application/pdf",
        key="kommun-kommunblad",
        on_click="ignore",
    )
