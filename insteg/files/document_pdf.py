"""A document as a tagged PDF (PDF/UA-1)."""

from dataclasses import asdict
from typing import Any

from insteg.files import typeset
from insteg.files.document import Abreast, Block, PaperDocument, leading
from insteg.reference import words


def pdf(made: PaperDocument) -> bytes:
    """A4, as many pages as it takes."""
    say = words.load(made.language)
    blocks = [{**_block(block), "is_leading": leads} for block, leads in zip(made.blocks, leading(made.blocks), strict=True)]
    held = {**asdict(made), "blocks": blocks, "page": say("sheet.page")}
    return typeset.pdf("document.typ", held)


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Abreast):
        return {"is": "Abreast", "first": [_block(one) for one in block.first], "second": [_block(one) for one in block.second]}
    return {"is": type(block).__name__, **asdict(block)}
