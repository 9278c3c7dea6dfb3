"""/dcat.rdf and /dcat.jsonld: the open data described for data portals, in the Swedish profile DCAT-AP-SE 3."""

import re
from collections.abc import Callable
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route

from insteg.files import mark
from insteg.reference import words
from insteg.store import settings, snapshots
from insteg.store.addresses import at
from insteg.web.api import answers, copies, dcat_datasets, dcat_people, problems, rdf
from insteg.web.api.resources import ADDRESS
from insteg.web.api.snapshot_files import SnapshotFileQuestion

# A server's name and port, and nothing that could break an address.
SERVER = re.compile(r"[A-Za-z0-9.\-]+(?::\d+)?|\[[0-9A-Fa-f:.]+\](?::\d+)?")
# Where Sweden's data portal looks for a public body's catalogue unless told otherwise.
WELL_KNOWN = "/datasets/dcat"


def routes() -> list[BaseRoute]:
    """The address that data portals know beforehand: it leads to ours."""
    return [Route(WELL_KNOWN, lambda request: RedirectResponse(f"{at(ADDRESS)}/dcat.rdf", 303), methods=["GET", "HEAD"])]


def register(app: FastAPI) -> None:
    """Add both addresses."""
    say = words.load("en")
    for kind, media_type in rdf.MEDIA_TYPES.items():
        content = {media_type: {"schema": {"type": "object" if kind == "jsonld" else "string"}}}
        app.add_api_route(
            f"/dcat.{kind}",
            _reader(kind),
            response_class=Response,
            responses={200: {"content": content, "description": say("api.answer.dcat")}, **problems.described()},
            operation_id=f"dcat-{kind}",
            summary=say(f"api.dcat.{kind}"),
            tags=["dcat"],
        )


def _reader(kind: str) -> Callable[..., Response]:
    def read(request: Request, choices: Annotated[SnapshotFileQuestion, Query()]) -> Response:
        return _answer(request, kind)

    return read


@snapshots.of_one
def _answer(request: Request, kind: str) -> Response:
    if not SERVER.fullmatch(request.url.netloc):
        return problems.problem(request, 400, "unfit_address")
    root, found = f"{request.url.scheme}://{request.url.netloc}{at('')}", settings.read()
    # Whose it is may change without new figures.
    headers = copies.heads(request, kind, root, found.owner_name, found.owner_address, found.remarks)
    if copies.is_held(request, {**headers, "Last-Modified": "-"}):
        return Response(status_code=304, headers=headers)
    content = rdf.WRITERS[kind](things(root))
    return Response(content, 200, {**headers, **answers.links(words.DEFAULT)}, rdf.MEDIA_TYPES[kind])


def things(root: str) -> list[rdf.RdfThing]:
    """The catalogue, its datasets, their distributions, and everybody who is named. root: scheme and name of this server."""
    base = f"{root}{ADDRESS}/dcat"
    people = dcat_people.people(base, mark.shown(), settings.read().remarks)
    found = dcat_datasets.found(root, base, people)
    return [dcat_datasets.catalogue(root, base, people, found), *found, *people.things]
