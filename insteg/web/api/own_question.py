"""/sql: an own question to the open tables, answered as it comes; when nobody listens any more, nothing is worked out."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from functools import partial
from typing import Annotated, Any, Literal, TypeAlias

import pyarrow as pa
from fastapi import FastAPI, Query, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from insteg.files import cell_room, own_answer, public_file
from insteg.reference import words
from insteg.store import queries, settings
from insteg.store.limiter import Limiter
from insteg.store.own_questions import asking, limits
from insteg.store.own_questions.asking import Ended
from insteg.store.own_questions.reading_only import NotAnswered
from insteg.web.api import formats, problems
from insteg.web.api.found import TooMuchForWorkbook
from insteg.web.api.rows import Snapshot
from insteg.web.api.workbook_line import WorkbookLine
from insteg.web.guard import clients

Steps: TypeAlias = "AsyncGenerator[pa.RecordBatch | Ended, None]"
NAME = "sql"
FORMATS = ("json", "csv", "parquet", "xlsx")
Format = Literal["json", "csv", "parquet", "xlsx"]
# The reasons that are no fault of the question's words: it asks for too much, or comes when too many do.
TOO_MUCH = frozenset({"too_large", "too_wide", "memory", "time", "died"})
RETRY_SECONDS = "5"


class OwnQuestion(BaseModel):
    """What may be asked. A parameter that is not declared is refused by name."""

    model_config = ConfigDict(extra="forbid")

    query: Annotated[str, Field(description=words.load("en")("api.parameter.query"), min_length=1, max_length=limits.LONGEST_QUESTION)]
    lang: Annotated[Literal["sv", "en"], Field(description=words.load("en")("api.parameter.lang"))] = "sv"


class OwnQuestionAs(OwnQuestion):
    format: Annotated[Format, Field(description=words.load("en")("api.parameter.format"))] = "json"


class AnswerColumn(BaseModel):
    name: str
    type: Annotated[str, Field(description="As Arrow calls it; days and moments are text.")]


class OwnAnswer(BaseModel):
    """Rows as lists, in the order of the columns."""

    resource: Literal["sql"]
    processing: Annotated[str, Field(description="How the answer is to be read: no sentence of ours goes with it.")]
    snapshot: Snapshot
    columns: list[AnswerColumn]
    rows: list[list[Any]]
    is_cut: Annotated[bool, Field(description="True when there were more rows than one answer holds.")]
    broken_off: Annotated[str | None, Field(description="Why the answer broke off after these rows; null when it is whole.")]


def register(app: FastAPI, limit: str | None, workbooks: WorkbookLine) -> None:
    """Add the address, with and without an ending, and its own limit."""
    asked = limit or settings.read().sql_limit
    answer = partial(_answer, None if asked == "none" else Limiter(asked), workbooks)

    async def read(request: Request, choices: Annotated[OwnQuestionAs, Query()]) -> Response:
        return await answer(request, choices, choices.format)

    async def read_as(request: Request, extension: Format, choices: Annotated[OwnQuestion, Query()]) -> Response:
        return await answer(request, choices, extension)

    for path, reader, operation in ((f"/{NAME}", read, NAME), (f"/{NAME}.{{extension}}", read_as, f"{NAME}-as")):
        app.add_api_route(
            path,
            reader,
            response_class=Response,
            responses=_responses(),
            operation_id=operation,
            summary=words.load("en")(f"api.resource.{NAME}"),
            tags=[NAME],
        )


def _responses() -> dict[int | str, dict[str, Any]]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    files = {"text/csv": {"schema": {"type": "string"}}, **{formats.MEDIA_TYPES[kind]: binary for kind in ("parquet", "xlsx")}}
    return {200: {"model": OwnAnswer, "content": files, "description": words.load("en")("api.answer.200")}, **problems.described()}


async def _answer(limiter: Limiter | None, workbooks: WorkbookLine, request: Request, choices: OwnQuestion, kind: Format) -> Response:
    client = clients.of(request.scope)
    if limiter is not None and (wait := limiter.wait(client)):
        headers = {"Retry-After": str(wait)}
        return problems.problem(request, 429, "too_many", headers=headers, limit=str(limiter.limit), wait=wait)
    steps = _steps(request, choices.query, client)
    try:
        # The first rows, or why there are none, before anything is sent.
        first = await anext(steps)
        if kind in own_answer.WHOLE and kind != "csv":
            make = partial(_file, await _whole(first, steps), kind, choices.lang)
            return await (workbooks.made(request, make) if kind == "xlsx" else run_in_threadpool(make))
    except NotAnswered as refused:
        return _refusal(request, refused)
    except StopAsyncIteration:
        return Response(status_code=204)  # nobody is there to read it
    pieces = _json(first, steps, choices.lang) if kind == "json" else _csv(first, steps)
    return StreamingResponse(pieces, headers={"Cache-Control": "no-store"}, media_type=formats.MEDIA_TYPES[kind])


async def _steps(request: Request, question: str, who: str) -> Steps:
    """The answer as it comes, for as long as the client is there; a client that reads slowly keeps no process waiting."""
    arrived: asyncio.Queue[Any] = asyncio.Queue()
    reading = asyncio.create_task(_read(request, question, who, arrived))
    try:
        while (step := await arrived.get()) is not None:
            if isinstance(step, Exception):
                raise step
            yield step
    finally:
        reading.cancel()


async def _read(request: Request, question: str, who: str, arrived: asyncio.Queue[Any]) -> None:
    """Everything that is said, at most limits.MOST_BYTES, as fast as it is said; None at the end."""
    steps = None
    try:
        steps = asking.ask(await run_in_threadpool(public_file.path), question, who=who)
        step = None
        while not isinstance(step, Ended) and not await request.is_disconnected():
            if (step := await run_in_threadpool(next, steps)) is not None:
                arrived.put_nowait(step)
    except Exception as error:  # whoever waits for the answer is told
        arrived.put_nowait(error)
    finally:
        if steps is not None:
            steps.close()
        arrived.put_nowait(None)


async def _whole(first: Any, steps: Steps) -> pa.Table:
    """All rows, for a file that can't be sent piece by piece."""
    async with aclosing(steps):
        return pa.Table.from_batches([first, *[step async for step in steps if not isinstance(step, Ended)]])


def _file(rows: pa.Table, kind: str, language: str) -> Response:
    """Raises TooMuchForWorkbook and TextTooLong."""
    if kind == "xlsx":
        if rows.num_rows * rows.num_columns > own_answer.MOST_WORKBOOK_CELLS:
            raise TooMuchForWorkbook(rows.num_rows, own_answer.MOST_WORKBOOK_CELLS // rows.num_columns)
        cell_room.refuse_long(own_answer.frame(rows))
    content = own_answer.WHOLE[kind](rows, language)
    return Response(content, headers={"Cache-Control": "no-store"}, media_type=formats.MEDIA_TYPES[kind])


async def _csv(first: pa.RecordBatch, steps: Steps) -> AsyncIterator[bytes]:
    """An answer that breaks off is not ended: the client sees that it is not whole."""
    async with aclosing(steps):
        yield own_answer.plain_csv(first, has_heads=True)
        async for step in steps:
            if not isinstance(step, Ended):
                yield await run_in_threadpool(own_answer.plain_csv, step, False)


async def _json(first: pa.RecordBatch, steps: Steps, language: str) -> AsyncIterator[bytes]:
    yield json.dumps(_head(first, language), ensure_ascii=False).encode()[:-1] + b',"rows":['
    yield own_answer.json_rows(first)
    is_cut, broken_off, has_rows = False, None, first.num_rows > 0
    try:
        async with aclosing(steps):
            async for step in steps:
                if isinstance(step, Ended):
                    is_cut = step.is_cut
                elif step.num_rows:
                    yield (b"," if has_rows else b"") + await run_in_threadpool(own_answer.json_rows, step)
                    has_rows = True
    except NotAnswered as refused:
        broken_off = _sentence(refused, language)
    yield b"]," + json.dumps({"is_cut": is_cut, "broken_off": broken_off}, ensure_ascii=False).encode()[1:]


def _head(first: pa.RecordBatch, language: str) -> dict[str, Any]:
    taken = queries.ask("snapshot").iloc[0]
    return {
        "resource": NAME,
        "processing": words.load(language)("sql.rule"),
        "snapshot": {"fingerprint": taken["fingerprint"], "built_at": f"{taken['built_at']:%Y-%m-%dT%H:%M:%SZ}"},
        "columns": [{"name": field.name, "type": str(field.type)} for field in first.schema],
    }


def _refusal(request: Request, refused: NotAnswered) -> Response:
    detail = _sentence(refused, problems.language_of(request))
    if refused.reason == "busy":
        return problems.told(request, 429, detail, headers={"Retry-After": RETRY_SECONDS})
    return problems.told(request, 413 if refused.reason in TOO_MUCH else 400, detail, "query")


def _sentence(refused: NotAnswered, language: str) -> str:
    # Code is marked for the page; here it stands as it is.
    phrase = words.load(language).phrases[f"sql.refused.{refused.reason}"].replace("`", "")
    return phrase.format(said=refused.said) if "{said}" in phrase else f"{phrase} {refused.said}".strip()
