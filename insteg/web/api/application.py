"""The application behind /api/v1: FastAPI, since it checks the questions and describes them from the same declarations."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Literal

from anyio import to_thread
from fastapi import FastAPI, Query, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

import insteg
from insteg.reference import words
from insteg.store.addresses import at
from insteg.web import packed
from insteg.web.api import accept, boundaries, dcat, formats, manners, manual, own_question, problems, snapshot_files
from insteg.web.api.answers import answer
from insteg.web.api.kept_answers import KeptAnswers
from insteg.web.api.parameters import with_format
from insteg.web.api.resources import ADDRESS, RESOURCES, Resource
from insteg.web.api.rows import JsonStatCollection, JsonStatDataset, ResultPage
from insteg.web.api.workbook_line import WorkbookLine

KEPT_HEADERS = ["ETag", "Last-Modified", "Link", "Retry-After", "Content-Disposition", "Content-Range", "Accept-Ranges", "Repr-Digest"]


def application(limit: str | None = None) -> FastAPI:
    """The whole API. limit: how often one client may ask, as "600/minute"; unset, the environment or our own measure decides."""
    reading: dict[str, Any] = {
        "allow_origins": ["*"],
        "allow_methods": ["GET", "HEAD", "OPTIONS"],
        "allow_headers": ["If-None-Match", "If-Modified-Since", "If-Range", "Range"],
    }
    middleware = [
        Middleware(CORSMiddleware, **reading, expose_headers=KEPT_HEADERS),
        Middleware(manners.Limited, limit=limit),
        Middleware(manners.Methods),
        Middleware(manners.Slashes),
        # Within Methods: HEAD tells the length that GET would send.
        *packed.ANSWERS,
    ]
    # No documentation pages of FastAPI's own: they load scripts from elsewhere.
    app = FastAPI(
        title="Insteg",
        version=insteg.__version__,
        description=words.load("en")("api.description"),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=middleware,
        # Slashes takes one too much away; a redirect would cost a second question.
        redirect_slashes=False,
    )
    # Before the resources, whose own endings would be tried first and refused.
    for own in (boundaries, snapshot_files, dcat):
        own.register(app)
    workbooks = WorkbookLine()
    run = _runner(workbooks)
    for resource in RESOURCES:
        _plain(app, resource, run)
        _with_ending(app, resource, run)
    own_question.register(app, limit, workbooks)
    problems.register(app)
    app.add_api_route("/openapi.json", lambda: _described(app), include_in_schema=False)
    app.add_api_route("/", manual.page(app), include_in_schema=False)
    return app


def _runner(workbooks: WorkbookLine) -> Callable[..., Any]:
    """How an answer is made: beside the loop that listens, workbooks one after the other."""
    kept = KeptAnswers()

    async def run(request: Request, resource: Resource, choices: Any, kind: str) -> Response:
        make = partial(answer, request, resource, choices, kind, kept)
        return await (workbooks.made(request, make) if kind == "xlsx" else to_thread.run_sync(make))

    return run


def _plain(app: FastAPI, resource: Resource, run: Callable[..., Any]) -> None:
    choices = with_format(resource.choices, resource.formats)

    async def read(request: Request, choices: Annotated[choices, Query()]) -> Response:  # type: ignore[valid-type]
        is_named = "format" in choices.model_fields_set  # type: ignore[attr-defined]
        wished = request.headers.get("accept", "")
        kind = choices.format if is_named else accept.liked(wished, resource.formats)  # type: ignore[attr-defined]
        found: Response = await run(request, resource, choices, kind)
        if not is_named:
            found.headers.add_vary_header("Accept")
        return found

    _add(app, resource, f"/{resource.name}", read, resource.name)


def _with_ending(app: FastAPI, resource: Resource, run: Callable[..., Any]) -> None:
    kinds: Any = Literal[resource.formats]

    async def read(request: Request, extension: kinds, choices: Annotated[resource.choices, Query()]) -> Response:  # type: ignore[name-defined]
        found: Response = await run(request, resource, choices, extension)
        return found

    _add(app, resource, f"/{resource.name}.{{extension}}", read, f"{resource.name}-as")


def _add(app: FastAPI, resource: Resource, path: str, read: Any, operation: str) -> None:
    app.add_api_route(
        path,
        read,
        response_class=Response,
        responses=_responses(resource),
        operation_id=operation,
        summary=words.load("en")(f"api.resource.{resource.name}"),
        tags=[resource.name],
    )


def _responses(resource: Resource) -> dict[int | str, dict[str, Any]]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    files = {"text/csv": {"schema": {"type": "string"}}, **{formats.MEDIA_TYPES[kind]: binary for kind in ("parquet", "xlsx")}}
    model: Any = ResultPage[resource.row]  # type: ignore[name-defined]
    if "jsonstat" in resource.formats:
        model = model | JsonStatDataset | JsonStatCollection
    say = words.load("en")
    return {
        200: {"model": model, "content": files, "description": say("api.answer.200")},
        304: {"description": say("api.answer.304")},
        **problems.described(),
    }


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, servers=[{"url": at(ADDRESS)}]
        )
        made["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
        app.openapi_schema = made
    return app.openapi_schema
