"""What Kolada v3 sends: the fields that we read are checked one by one. Others are let through, whatever they hold."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from insteg.collect.errors import SourceError
from insteg.collect.publishers._json import unmarked

# (column, what was sent, why it is odd, gender) of one figure.
Odd = tuple[str, Any, str, str]


class _Wire(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True, allow_inf_nan=False)


class AnswerPage(_Wire):
    """The envelope of every answer. The next page was called next_page in version 2; both names are understood."""

    values: list[Any]
    next_url: str | None = None
    next_page: str | None = None

    @property
    def following(self) -> str | None:
        return self.next_url or self.next_page or None


class KoladaValue(_Wire):
    gender: str = Field(pattern="^[TKMF]$")
    value: float | None
    status: str | None = ""
    isdeleted: bool = False


class Row(_Wire):
    """One indicator, area and year with its figures by gender."""

    kpi: str = Field(max_length=20)
    municipality: str = Field(max_length=20)
    period: int = Field(ge=1900, le=2100)
    values: list[KoladaValue]


class _AllRows(BaseModel):
    values: list[Row]


def page(content: bytes, name: str) -> AnswerPage:
    try:
        return AnswerPage.model_validate_json(unmarked(content))
    except ValidationError as error:
        raise SourceError(
            f"{name}: {_where(error, 'the whole answer')} is not as Kolada v3 promises ({_why(error)}). Fetch again; see openapi.json if it stays."
        ) from error


def rows(content: bytes, name: str) -> Iterator[tuple[int, Row | dict[str, Any], list[Odd]]]:
    """(number, row, what is odd in it) of every row. A row that is not one comes as it was sent."""
    try:
        sound = _AllRows.model_validate_json(unmarked(content)).values
    except ValidationError:
        # Slowly then, one by one: one odd row must not take its whole page along.
        yield from ((number, *_row(sent)) for number, sent in enumerate(page(content, name).values, start=1))
    else:
        yield from ((number, row, []) for number, row in enumerate(sound, start=1))


def _row(sent: Any) -> tuple[Row | dict[str, Any], list[Odd]]:
    """The row with those of its figures that can be read."""
    if not isinstance(sent, dict):
        return {}, [("row", sent, "it is no object", "")]
    figures, odd = sent.get("values"), []
    sound = []
    for figure in figures if isinstance(figures, list) else []:
        try:
            sound.append(KoladaValue.model_validate_json(json.dumps(figure)))
        except ValidationError as error:
            odd.append(_odd(figure, error))
    try:
        return Row.model_validate_json(json.dumps({**sent, "values": [one.model_dump() for one in sound]} if odd else sent)), odd
    except ValidationError as error:
        return sent, [(_where(error, "row"), _at(sent, error), _why(error), "")]


def _odd(figure: Any, error: ValidationError) -> Odd:
    gender = figure.get("gender") if isinstance(figure, dict) else None
    return _where(error, "figure"), _at(figure, error), _why(error), gender if isinstance(gender, str) else ""


def _at(sent: Any, error: ValidationError) -> Any:
    """The value that the error is about."""
    for step in error.errors(include_url=False, include_context=False)[0]["loc"]:
        try:
            sent = sent[step]
        except (KeyError, IndexError, TypeError):
            return None
    return sent


def _where(error: ValidationError, whole: str) -> str:
    return ".".join(map(str, error.errors(include_url=False, include_context=False)[0]["loc"])) or whole


def _why(error: ValidationError) -> str:
    return str(error.errors(include_url=False, include_context=False)[0]["msg"])
