"""The page that explains the API to people, in Swedish and English; made from the same description that machines read."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from insteg.figures import markup
from insteg.reference import words
from insteg.reference.catalogue import COUNTY
from insteg.reference.words import Words
from insteg.store.addresses import at
from insteg.store.own_questions import limits
from insteg.store.settings import API_LIMIT, SQL_LIMIT
from insteg.web.api import boundaries, own_question, rdf, recipes, snapshot_files
from insteg.web.api.parameters import MOST_ROWS
from insteg.web.api.problems import language_of
from insteg.web.api.resources import ADDRESS, RESOURCES, Resource
from insteg.web.api.workbooks import MOST_WORKBOOK_ROWS

# The same word asks for an area's figures, for the projects that reach it and for the parties in it.
OTHER_NAMES = {
    ("projects", "area"): "reached_area", ("partners", "area"): "partner_area", ("partners", "kind"): "partner_kind",
    ("partners", "project"): "of_project", ("facts", "project"): "of_project",
}  # fmt: skip


def _resource(say: Words, resource: Resource) -> dict[str, Any]:
    names = [name for name in resource.choices.model_fields if name not in ("lang", "limit", "offset")]
    return {
        "name": resource.name,
        "what": say(f"api.resource.{resource.name}"),
        "formats": resource.formats,
        "parameters": [(name, say(f"api.parameter.{OTHER_NAMES.get((resource.name, name), name)}")) for name in names],
        "columns": list(resource.row.model_fields),
    }


def _own_question(say: Words) -> dict[str, Any]:
    """The address for own questions, whose columns are the question's own."""
    most = {"rows": say.number(limits.MOST_ROWS), "columns": limits.MOST_COLUMNS, "seconds": f"{limits.SECONDS:.0f}"}
    return {
        "name": own_question.NAME,
        "what": say(f"api.resource.{own_question.NAME}"),
        "example": f"query={quote('select * from areas limit 100')}",
        "formats": own_question.FORMATS,
        "parameter": say("api.parameter.query"),
        "limit": say("api.sql.limit", limit=SQL_LIMIT.split("/")[0], **most),
    }


def _files(say: Words) -> list[dict[str, Any]]:
    """What has no rows of its own: everything in one file, maps, the description for data portals."""
    names = [name for name in boundaries.BoundaryQuestion.model_fields if name != "lang"]
    own = ("area", "level", "indicator", "period", "sex", "age")
    told = [(name, say(f"api.parameter.{'map_' if name in own else ''}{name}")) for name in names]
    groups: dict[str, tuple[str, Iterable[str]]] = {
        "file": ("snapshot", snapshot_files.FILES),
        "map": ("areas", boundaries.MEDIA_TYPES),
        "dcat": ("dcat", rdf.MEDIA_TYPES),
    }
    return [
        {
            "key": key,
            "name": name,
            "kinds": [(kind, say(f"api.{key}.{kind}")) for kind in kinds],
            "parameters": told if key == "map" else [],
            "query": f"?indicator=neet_16_24&county={COUNTY}" if key == "map" else "",
        }
        for key, (name, kinds) in groups.items()
    ]


def page(app: FastAPI) -> Callable[[Request], HTMLResponse]:
    """The page as a function of the language asked for."""

    def read(request: Request) -> HTMLResponse:
        say = words.load(language_of(request))
        told = [_resource(say, resource) for resource in RESOURCES]
        common = [(name, say(f"api.parameter.{name}")) for name in ("lang", "limit", "offset", "format")]
        count = API_LIMIT.split("/")[0]
        server = f"{request.url.scheme}://{request.url.netloc}{at('')}"
        text = markup.rendered(
            "api.html", say=say, resources=told, common=common, root=at(ADDRESS), home=at("/om"), example=recipes.EXAMPLE, most=say.number(MOST_ROWS),
            limit=count, most_in_workbook=say.number(MOST_WORKBOOK_ROWS), own=_own_question(say), files=_files(say),
            recipes=recipes.lines(server),
        )  # fmt: skip
        return HTMLResponse(text, headers={"Cache-Control": "no-cache"})

    return read
