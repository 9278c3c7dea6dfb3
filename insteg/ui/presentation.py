"""The show as a PowerPoint file."""

import streamlit as st

from insteg.stories import Story
from insteg.ui.shell import Page

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def draw_download(page: Page, story: Story) -> None:
    """The file is made when the button is pressed, and only then."""
    language = page.language

    def made() -> bytes:
        # Imported here: the writer of PowerPoint files takes a moment to load, and few press the button.
        from insteg.views import presentation

        return presentation.pptx(story, language)

    st.download_button(
        page.words("presentation.download"), data=made, file_name="insteg-visning.pptx", mime=MIME, key="seminarium-pptx", on_click="ignore"
    )
