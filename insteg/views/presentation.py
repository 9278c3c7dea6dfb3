"""A story as a PowerPoint file."""

import re
from typing import Any

from insteg import words
from insteg.exports import presentation
from insteg.stories import Slide, Story
from insteg.views.data import ask
from insteg.views.slides import rendered


def pptx(story: Story, language: str) -> bytes:
    """Every slide as it is shown today, in light colours: it may be printed."""
    say = words.load(language)
    built = say("frame.built", date=say.date(ask("snapshot")["built_at"].iloc[0]))
    subtitle = f"{say('front.kicker')}. {say('frame.processing')} {built}"
    return presentation.pptx(
        story.title or say("page.seminarium.title"), subtitle, [page_of(slide, language) for slide in story.slides], language
    )


def page_of(slide: Slide, language: str) -> presentation.Page:
    """One slide with its figures as plain values."""
    say, shown = words.load(language), rendered(slide, language, "light")
    figure = shown.figure
    built = say("frame.built", date=say.date(ask("snapshot")["built_at"].iloc[0]))
    return presentation.Page(
        heading=shown.heading,
        sentence=figure.sentence.replace("**", ""),
        source=f"{_plain(figure.source)} {built}",
        note=slide.note,
        chart=_chart(shown.chart),
        map=shown.map,
        heads=tuple(map(str, figure.table.columns)),
        rows=tuple(tuple(map(str, row)) for row in figure.table.itertuples(index=False)),
    )


def _plain(text: str) -> str:
    """Links as their words."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)


def _chart(chart: Any) -> dict | None:
    return None if chart is None else chart.to_plotly_json()
