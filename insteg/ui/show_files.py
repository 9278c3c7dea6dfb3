"""The show as a PowerPoint file, and on paper."""

import streamlit as st

from insteg.show.stories import Story
from insteg.ui.page import Page

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def draw_download(page: Page, story: Story) -> None:
    """The file is made when the button is pressed, and only then."""
    language = page.language

    def made() -> bytes:
        # Imported here: the writer of PowerPoint files takes a moment to load, and few press the button.
        from insteg.show import powerpoint

        return powerpoint.pptx(story, language)

    st.download_button(
        page.words("presentation.download"), data=made, file_name="insteg-visning.pptx", mime=MIME, key="seminarium-pptx", on_click="ignore"
    )


def draw_handout(page: Page, story: Story) -> None:
    """The same on paper, with the speaker's notes."""
    language = page.language

    def made() -> bytes:
        # Imported here: what sets paper takes a moment to load.
        from insteg.show import handout

        return handout.pdf(story, language)

    label = page.words("handout.download")
    st.download_button(label, data=made, file_name="insteg-visning.pdf", mime="application/pdf", key="seminarium-pdf", on_click="ignore")
