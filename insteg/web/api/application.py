"""The application behind /api/v1: FastAPI, since it checks the questions and describes them from the same declarations."""

from typing import Annotated, Any, Literal

from fastapi import FastAPI, Query, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

import insteg
from insteg import words
from insteg.web.api import formats, manners, manual, problems
from insteg.web.api.answers import answer
from insteg.web.api.parameters import with_format
from insteg.web.api.resources import ADDRESS, RESOURCES, Resource
from insteg.web.api.rows import Dataset, Page

KEPT_HEADERS = ["ETag", "Last-Modified", "Link", "Retry-After"]


def application(limit: str | None = None) -> FastAPI:
    """The whole API. limit: how often one client may ask, as "600/minute"; unset, the environment or our own measure decides."""
    reading: dict[str, Any] = {"allow_origins": ["*"], "allow_methods": ["GET", "HEAD", "OPTIONS"], "allow_headers": ["If-None-Match"]}
    middleware = [
        Middleware(CORSMiddleware, **reading, expose_headers=KEPT_HEADERS),
        Middleware(manners.Limited, limit=limit),
        Middleware(manners.Methods),
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
        # A path with a slash too much is no other path.
        redirect_slashes=False,
    )
    for resource in RESOURCES:
        _plain(app, resource)
        _with_ending(app, resource)
    problems.register(app)
    app.add_api_route("/openapi.json", lambda: _described(app), include_in_schema=False)
    app.add_api_route("/", manual.page(app), include_in_schema=False)
    return app


def _plain(app: FastAPI, resource: Resource) -> None:
    choices = with_format(resource.choices, resource.formats)

    def read(request: Request, choices: Annotated[choices, Query()]) -> Response:  # type: ignore[valid-type]
        return answer(request, resource, choices, choices.format)  # type: ignore[attr-defined]

    _add(app, resource, f"/{resource.name}", read, resource.name)


def _with_ending(app: FastAPI, resource: Resource) -> None:
    kinds: Any = Literal[resource.formats]  # type: ignore[name-defined]

    def read(request: Request, extension: kinds, choices: Annotated[resource.choices, Query()]) -> Response:  # type: ignore
        return answer(request, resource, choices, extension)

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
    files = {"text/csv": {"schema": {"type": "string"}}, formats.MEDIA_TYPES["parquet"]: {"schema": {"type": "string", "format": "binary"}}}
    model = Page[resource.row] | Dataset if "jsonstat" in resource.formats else Page[resource.row]  # type: ignore[name-defined]
    told = {"content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    say = words.load("en")
    return {
        200: {"model": model, "content": files, "description": say("api.answer.200")},
        304: {"description": say("api.answer.304")},
        **{status: {**told, "description": say(f"api.title.{status}")} for status in (400, 404, 405, 413, 422, 429, 500, 503)},
    }


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes, servers=[{"url": ADDRESS}])
        made["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
        app.openapi_schema = made
    return app.openapi_schema
