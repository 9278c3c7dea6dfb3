"""A question to the room and the answers to it. Nothing here says who answered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from insteg.show.rooms.neutral import neutral

MOST_CHOICES = 8
LONGEST_QUESTION = 200
LONGEST_CHOICE = 80


class BadQuestion(ValueError):
    """Why something is no question or no answer. `reason` is for the reader's own words, the text for everybody else."""

    def __init__(self, reason: str, text: str):
        super().__init__(text)
        self.reason = reason


@dataclass(frozen=True)
class Draft:
    """A question as the presenter writes it; without choices it is answered in free text."""

    slide: int
    text: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question that was opened. It can be answered until it is closed; answers are shown from the moment they are released."""

    id: int
    room: str
    slide: int
    text: str
    choices: tuple[str, ...]
    opened_at: datetime
    is_open: bool
    is_released: bool

    @property
    def is_free(self) -> bool:
        return not self.choices


@dataclass(frozen=True)
class Answer:
    """One phone's answer: text, or which of the choices (0 is the first). A hidden one is never shown."""

    id: int
    text: str
    choice: int | None = None
    is_hidden: bool = False


def draft(found: dict[str, Any]) -> Draft:
    """The question in what a browser sent. Raises BadQuestion."""
    text, choices, slide = found.get("text"), found.get("choices", []), found.get("slide", 1)
    if not isinstance(text, str) or not (asked := neutral(text, LONGEST_QUESTION)):
        raise BadQuestion("question_empty", "The question has no text. Write `text`.")
    if not (isinstance(choices, list) and all(isinstance(item, str) for item in choices)):
        raise BadQuestion("choices", "`choices` must be a list of texts.")
    offered = tuple(dict.fromkeys(filter(None, (neutral(item, LONGEST_CHOICE) for item in choices))))
    if len(offered) == 1 or len(offered) > MOST_CHOICES:
        raise BadQuestion("choices", f"A question has no choices (free text) or 2 to {MOST_CHOICES} different ones.")
    if not isinstance(slide, int) or not 1 <= slide <= 1000:
        raise BadQuestion("slide", "`slide` must be the number of a slide.")
    return Draft(slide, asked, offered)


def answer(question: Question, found: dict[str, Any]) -> Answer:
    """The answer in what a phone sent, made harmless. Raises BadQuestion."""
    if not question.is_open:
        raise BadQuestion("closed", "The question is closed.")
    if question.is_free:
        text = found.get("text")
        if not isinstance(text, str) or not (said := neutral(text)):
            raise BadQuestion("answer_empty", "The answer has no text.")
        return Answer(0, said)
    choice = found.get("choice")
    if isinstance(choice, bool) or not isinstance(choice, int) or not 0 <= choice < len(question.choices):
        raise BadQuestion("choice", "The answer must be one of the choices.")
    return Answer(0, question.choices[choice], choice)
