"""A story as a PowerPoint file."""

import re

from insteg.figures import overview
from insteg.files.pptx import presentation
from insteg.reference import words
from insteg.show import own_slides
from insteg.show.slides import rendered
from insteg.show.stories import Slide, Story
from insteg.store import snapshots
from insteg.store.remembered import ask


@snapshots.of_one
def pptx(story: Story, language: str) -> bytes:
    """Every slide as it is shown today, in light colours: it may be printed."""
    say = words.load(language)
    built = say("frame.built", date=say.date(ask("snapshot")["built_at"].iloc[0]))
    subtitle = f"{overview.kicker(say)}. {say('frame.processing')} {built}"
    return presentation.pptx(
        story.title or say("page.seminarium.title"),
        subtitle,
        [page_of(slide, language) for slide in story.slides if own_slides.is_on_paper(slide)],
        language,
    )


def page_of(slide: Slide, language: str) -> presentation.SlideContent:
    """One slide with its figures as plain values."""
    say, shown = words.load(language), rendered(slide, language, "light")
    figure = shown.figure
    built = say("frame.built", date=say.date(ask("snapshot")["built_at"].iloc[0]))
    return presentation.SlideContent(
        heading=shown.heading,
        sentence=shown.sentence.replace("**", ""),
        source=f"{_plain(figure.source)} {built}",
        note=slide.note,
        picture=shown.picture,
        heads=tuple(map(str, figure.table.columns)),
        rows=tuple(tuple(map(str, row)) for row in figure.table.itertuples(index=False)),
    )


def _plain(text: str) -> str:
    """Links as their words."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
