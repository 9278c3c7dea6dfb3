"""A slide's picture, small: its address on our server, and the picture itself."""

from dataclasses import replace
from urllib.parse import urlencode

from insteg.figures.pictures import Look
from insteg.figures.pictures.svg import picture as pictures
from insteg.show.slides import rendered
from insteg.show.stories import Slide, Story, encode
from insteg.store import snapshots

WIDTH = 420.0
PATH = "visning/bild.svg"


def address(slide: Slide, language: str, mode: str) -> str:
    """Where the picture lies, from our own pages; empty for a slide without one. What is written on the slide is no part of it."""
    bare = replace(slide, heading="", note="", highlight="", headings={})
    return f"{PATH}?{urlencode({'b': encode(Story('', (bare,))), 'lang': language, 'tema': mode})}"


@snapshots.of_one
def svg(story: Story, language: str, mode: str) -> str:
    """The picture of the story's first slide; empty when it has none."""
    found = rendered(story.slides[0], language, mode) if story.slides else None
    if found is None or found.picture is None:
        return ""
    return pictures.alone(found.picture, Look.of(mode), ("", ""), language, WIDTH)
