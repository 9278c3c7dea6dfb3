"""Two to four types of intervention side by side, a column each: a figure that can be linked, printed, shown and taken along."""

from dataclasses import dataclass

import pandas as pd

from insteg.figures import markup, type_aspects, type_marks, type_rows
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure
from insteg.figures.pictures import Grid, GridCell
from insteg.figures.pictures.hundred import hundred
from insteg.figures.type_aspects import ASPECTS, SideLine
from insteg.figures.type_rows import TypeRow
from insteg.reference import words
from insteg.reference.words import Words
from insteg.store.remembered import remembered

FEWEST, MOST = 2, 4
# Its heading, as a link on the page names it.
ANCHOR = "figur-sida-vid-sida"
# Aspects whose lines hold words of the sources.
AS_WRITTEN = ("whom", "research", "hundred", "cost", "time", "local", "disagreement")


@dataclass(frozen=True)
class TrayChoice:
    """The types in the tray, in the order in which they were put there."""

    types: tuple[str, ...]
    language: str
    mode: str

    @property
    def say(self) -> Words:
        return words.load(self.language)

    @property
    def rows(self) -> list[TypeRow]:
        """Its types that exist, each once, no more than fit abreast."""
        known = {row.item.id: row for row in type_rows.every()}
        return [known[name] for name in dict.fromkeys(self.types) if name in known][:MOST]


@dataclass(frozen=True)
class Aspect:
    """One row: what is compared, and the lines of each type."""

    id: str
    name: str
    cells: tuple[tuple[SideLine, ...], ...]


@dataclass(frozen=True)
class SideBySide:
    """titles: of the columns."""

    titles: tuple[str, ...]
    aspects: tuple[Aspect, ...]


def content(view: TrayChoice) -> SideBySide:
    """All that is said, once for the page, the show and every file."""
    say, rows = view.say, view.rows
    said = [type_aspects.of(say, row) for row in rows]
    aspects = tuple(Aspect(name, _named(say, name), tuple(one[name] for one in said)) for name in ASPECTS)
    return SideBySide(tuple(row.title(view.language) for row in rows), aspects)


def _named(say: Words, aspect: str) -> str:
    """The aspect's name; where its lines stand as their sources wrote them, that is said in the other language."""
    is_foreign = say.language != words.DEFAULT and aspect in AS_WRITTEN
    return f"{say(f'tray.{aspect}')} {say('frame.in_swedish')}" if is_foreign else say(f"tray.{aspect}")


@remembered
def drawn(view: TrayChoice) -> tuple[Figure, Grid] | None:
    """None where there are not two to compare."""
    if len(view.rows) < FEWEST:
        return None
    say, held = view.say, content(view)
    cells = [[_joined(lines) for lines in aspect.cells] for aspect in held.aspects]
    names = [aspect.name for aspect in held.aspects]
    head = {say("tray.aspect"): names}
    table = pd.DataFrame(head | {title: [row[at] for row in cells] for at, title in enumerate(held.titles)})
    sentence = say("tray.sentence", types="; ".join(held.titles))
    source = pd.DataFrame([row.counts._asdict() for row in view.rows]).drop(columns=["Index"])
    credit = document_line(view.language, "evidence")
    figure = Figure("sida-vid-sida", say("tray.title"), sentence, None, table, source, credit, say("tray.method"))
    return figure, _picture(view, tuple(names), held.titles)


def _picture(view: TrayChoice, names: tuple[str, ...], titles: tuple[str, ...]) -> Grid:
    """The columns for slides and files: in few words, so that they stand on one or two slides."""
    short = [type_aspects.in_short(view.say, row) for row in view.rows]
    research = ASPECTS.index("research")
    names = (*names[:research], f"{names[research]} ({type_marks.key(view.say)})", *names[research + 1 :])
    cells = tuple(
        GridCell(down, across, 0.0, one[aspect], f"{titles[across]}: {one[aspect]}")
        for down, aspect in enumerate(ASPECTS)
        for across, one in enumerate(short)
    )
    return Grid(view.say("tray.aspect"), names, titles, cells)


def _joined(lines: tuple[SideLine, ...]) -> str:
    return " · ".join(line.plain for line in lines)


@remembered
def rendered(view: TrayChoice) -> str:
    """The columns as markup."""
    return markup.rendered("type_tray.html", say=view.say, held=content(view), hundred=hundred)
