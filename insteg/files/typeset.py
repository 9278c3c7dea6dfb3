"""Everything of ours that is printed, as tagged PDF (PDF/UA-1)."""

import json
import re
from pathlib import Path
from typing import Any

from insteg.files import mark
from insteg.files.engine import compiler

TEMPLATES = Path(__file__).parent / "templates"
# A sign that our letters lack would stop the whole document, since nobody could read it aloud.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\u0530-\u1dff\u2c00-\U0010ffff]")
# What is left where even that was not enough: the alphabets of Europe and the commonest signs.
CERTAIN = re.compile(r"[^\n -\u024f\u0370-\u052f\u2010-\u2026\u202f\u20ac\u2190-\u2193\u2212]")


def pdf(template: str, held: dict[str, Any]) -> bytes:
    """The template filled with what is held, with the owner's mark. Raises typst.TypstError, which says what the template asserts."""
    typst, _ = compiler()
    try:
        return _compiled(template, _written(held, UNWRITABLE))
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _compiled(template, _written(held, CERTAIN))


def _written(value: Any, unwritable: re.Pattern[str]) -> Any:
    """The same with a question mark for every sign that can't be shown; addresses keep theirs, since nobody reads them aloud."""
    if isinstance(value, dict):
        return {name: part if name == "href" else _written(part, unwritable) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_written(part, unwritable) for part in value]
    return unwritable.sub("?", value) if isinstance(value, str) else value


def _compiled(template: str, held: Any) -> bytes:
    typst, fonts = compiler()
    whose = mark.shown()
    files = {"main": (TEMPLATES / template).read_bytes(), "paper.typ": (TEMPLATES / "paper.typ").read_bytes()}
    told = {"name": whose.name, "address": whose.address, "logo": mark.svg(whose)}
    asked = {"held": json.dumps(held, ensure_ascii=False), "owner": json.dumps(told, ensure_ascii=False)}
    made: bytes = typst.compile(files, font_paths=fonts, sys_inputs=asked, pdf_standards=["ua-1"])
    return made
