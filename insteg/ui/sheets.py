"""The buttons for the sheets: of a municipality, of the county, of a page."""

from functools import partial

import streamlit as st

from insteg.files import page_sheets, sheet
from insteg.files.document import MIME
from insteg.reference.catalogue import COUNTY
from insteg.ui.page import Page


def draw_download(page: Page, area_code: str) -> None:
    """The sheet is made when the button is pressed, and only then."""
    st.download_button(
        page.words("paper.download.county" if area_code == COUNTY else "sheet.download"),
        data=partial(sheet.pdf, area_code, page.language),
        file_name=sheet.file_name(area_code, page.language),
        mime="application/pdf",
        key=f"{page.name}-blad",
        on_click="ignore",
    )


def draw_page_sheet(page: Page) -> None:
    """The page's figures as they stand without any choice, as PDF and DOCX."""
    with st.container(horizontal=True, key=f"{page.name}-blad"):
        for kind, mime in sorted(MIME.items(), reverse=True):
            st.download_button(
                page.words(f"paper.download.{kind}"),
                data=partial(page_sheets.made, page.name, page.language, kind),
                file_name=page_sheets.file_name(page.name, page.language, kind),
                mime=mime,
                key=f"{page.name}-blad-{kind}",
                on_click="ignore",
            )
