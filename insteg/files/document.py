"""A document described once, and set as PDF and as DOCX: headings, prose, tables and pictures in reading order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

MIME = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}
ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")


@dataclass(frozen=True)
class TextRun:
    """Text in one manner. href: an address on the web; language: where it is not the document's."""

    text: str
    is_bold: bool = False
    href: str = ""
    language: str = ""


@dataclass(frozen=True)
class Heading:
    """level: 2 or 3; the document's title is the only one of level 1. is_new_page: begins a page."""

    text: str
    level: int = 2
    is_new_page: bool = False


@dataclass(frozen=True)
class Prose:
    """A paragraph. kind: what stands out, what is usual, what is quiet (sources), or one item of a list."""

    runs: tuple[TextRun, ...]
    kind: Literal["lead", "usual", "quiet", "item"] = "usual"


@dataclass(frozen=True)
class TableBlock:
    """A table: its rows are as long as heads. Each cell holds paragraphs; shares: of the width."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Prose, ...], ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class PictureBlock:
    """An SVG that stands alone. alternative: what it says to those who don't see it; share: of the width."""

    svg: str
    alternative: str
    share: float = 1.0


@dataclass(frozen=True)
class Abreast:
    """Two parts beside each other where the paper has room, each read to its end before the other: one below the other in a document to write in."""

    first: tuple["Block", ...]
    second: tuple["Block", ...]


Block = Heading | Prose | TableBlock | PictureBlock | Abreast


@dataclass(frozen=True)
class PaperDocument:
    """foot: on every page. lead: the sentence below the title."""

    title: str
    language: str
    lead: str
    blocks: tuple[Block, ...]
    foot: str
    is_lying: bool = False


def leading(blocks: Sequence[Block]) -> list[bool]:
    """Of each block whether it leads to a picture or table and so stands on the same page: every line between its heading and it."""
    found = [False] * len(blocks)
    for at in range(len(blocks) - 2, -1, -1):
        one, following = blocks[at], blocks[at + 1]
        found[at] = isinstance(one, Prose) and one.kind != "item" and (found[at + 1] or isinstance(following, PictureBlock | TableBlock))
    return found


def prose(text: str, kind: Literal["lead", "usual", "quiet", "item"] = "usual", name: str = "", language: str = "") -> Prose:
    """A paragraph whose addresses are links. name: a bold beginning."""
    begin = (TextRun(f"{name} ", is_bold=True),) if name else ()
    return Prose((*begin, *linked(text, language)), kind)


def linked(text: str, language: str = "") -> tuple[TextRun, ...]:
    """The text in runs, its addresses as live links; links as Markdown writes them, as their words."""
    runs, at = [], 0
    for found in re.finditer(rf"\[([^]]+)\]\(([^)\s]+)\)|{ADDRESS.pattern}", text):
        runs.append(TextRun(text[at : found.start()], language=language))
        href = found[2] or found[0]
        runs.append(TextRun(found[1] or found[0], href=href if href.startswith("http") else "", language=language))
        at = found.end()
    runs.append(TextRun(text[at:], language=language))
    return tuple(run for run in runs if run.text)


def plain(runs: Iterable[TextRun]) -> str:
    return "".join(run.text for run in runs)
