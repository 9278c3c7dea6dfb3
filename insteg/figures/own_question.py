"""An own question's answer as readers see it, and the questions that ship as examples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from insteg.figures import markup
from insteg.figures.record import link_to
from insteg.reference.words import Words
from insteg.store import folders

PAGE, CHOICE = "sql", "fraga"
# The files hold all rows; a longer text is read in them.
MOST_SHOWN, MOST_LETTERS = 200, 300
HEADER = re.compile(r"^(--.*\n)+")


@dataclass(frozen=True)
class AnswerHead:
    """A column's name, and whether it holds numbers."""

    name: str
    is_number: bool


def examples(language: str) -> dict[str, str]:
    """The questions of queries/examples by name; names stand in the reader's language."""
    found = sorted((folders.QUERIES / "examples").glob("*.sql"))
    questions = {path.stem.split("_", 1)[1]: HEADER.sub("", path.read_text(encoding="utf-8")).strip().rstrip(";") for path in found}
    return {name: text.replace("_sv ", f"_{language} ") for name, text in questions.items()}


def shown_examples(say: Words) -> str:
    """Each example as a link that asks it."""
    ways = [
        (say(f"sql.example.{name}"), text, link_to(PAGE, say.language, **{CHOICE: text})) for name, text in examples(say.language).items()
    ]
    return markup.rendered("sql_examples.html", examples=ways)


def shown_rows(say: Words, rows: pa.RecordBatch) -> str:
    """The first rows as a table, numbers written as the language writes them."""
    heads = [AnswerHead(field.name, _is_number(field.type)) for field in rows.schema]
    cells = zip(*(list(_told(say, column)) for column in rows.slice(0, MOST_SHOWN).columns), strict=True)
    return markup.rendered("sql_answer.html", caption=say("sql.answer"), heads=heads, rows=list(cells))


def shown_plan(say: Words, rows: pa.RecordBatch) -> str:
    plan = "\n".join(str(text) for text in rows.column(rows.num_columns - 1).to_pylist())
    return markup.rendered("sql_plan.html", caption=say("sql.plan_of"), plan=plan)


def quoted(say: Words, message: str) -> str:
    """What the database itself said, as it said it."""
    return markup.rendered("sql_plan.html", caption=say("sql.not_answered"), plan=message)


def _is_number(kind: Any) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def _told(say: Words, column: Any) -> Iterator[str]:
    for value in column.to_pylist():
        yield _cell(say, value)


def _cell(say: Words, value: Any) -> str:
    """A value in words and signs of the language; what is empty is no number."""
    if value is None:
        return say("sql.empty_cell")
    if isinstance(value, bool):
        return say("sql.yes") if value else say("sql.no")
    if isinstance(value, list):
        # A list may hold a whole table: no more of it than fits is written at all.
        return _short(", ".join(_cell(say, part) for part in value[:MOST_LETTERS]))
    if isinstance(value, float):
        return _number(say, value)
    return _short(str(value))


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}…"


def _number(say: Words, value: float) -> str:
    """As exact as it is, to ten significant figures; no thousands spaces, since it may be a year or a code."""
    text = f"{value:.10g}"
    return text.replace(".", ",").replace("-", "\u2212") if say.language == "sv" else text.replace("-", "\u2212")
