"""What a slide shows in one line: which measure, in which unit, of which years. Headings are free, so they may leave it out."""

import re

from insteg.figures.figure import Figure
from insteg.figures.pictures import Picture, Plot
from insteg.figures.pictures.plot import Kind
from insteg.reference import words
from insteg.store.remembered import ask


def shows(figure: Figure, picture: Picture, heading: str, language: str) -> str:
    """Measure, unit and period; a measure that the heading names already is left out."""
    say = words.load(language)
    # One figure may have several axes, numbered.
    alone = say.phrases.get(f"slide.shows.{re.sub(r'-[0-9]+$', '', figure.name)}") or (
        "" if figure.indicator else say("slide.shows.outcomes")
    )
    if alone or figure.indicator is None:
        return alone.format(date=say.date(ask("snapshot")["built_at"].iloc[0]))
    title, unit = figure.indicator.text(language).title, _unit(picture) or say(f"unit.{figure.indicator.unit}.axis")
    parts = [*([] if title in heading else [title]), unit[:1].lower() + unit[1:], *_span(figure, say)]
    return f"{words.begun(', '.join(parts))}."


def _span(figure: Figure, say: words.Words) -> list[str]:
    """The first and the last period; months, which are several words, with spaces between."""
    periods = sorted(figure.rows["period"].dropna().unique())
    ends = [say.period(period) for period in dict.fromkeys([*periods[:1], *periods[-1:]])]
    return [("–" if all(end.isdigit() for end in ends) else " – ").join(ends)] if ends else []


def _unit(picture: Picture) -> str:
    """As the picture's axis of figures has it: a distance is in percentage points where its measure is in per cent."""
    axes = (picture.y, picture.x) if isinstance(picture, Plot) else ()
    return next((axis.title for axis in axes if axis.kind is Kind.NUMBER and axis.title), "")
