"""The page that explains the API to people, in Swedish and English; made from the same description that machines read."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from insteg.figures import markup
from insteg.reference import words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.reference.home import home
from insteg.reference.words import Words
from insteg.store.addresses import at
from insteg.store.own_questions import limits
from insteg.store.settings import API_LIMIT, SQL_LIMIT
from insteg.web.api import own_question
from insteg.web.api.parameters import MOST_ROWS
from insteg.web.api.problems import language_of
from insteg.web.api.resources import ADDRESS, RESOURCES, Resource

AREAS = "&".join(f"area={code}" for code in (home().first_municipality, COUNTY, COUNTRY))
EXAMPLE = f"observations.csv?indicator=neet_16_24&{AREAS}&period_from=2015"
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


def page(app: FastAPI) -> Callable[[Request], HTMLResponse]:
    """The page as a function of the language asked for."""

    def read(request: Request) -> HTMLResponse:
        say = words.load(language_of(request))
        told = [_resource(say, resource) for resource in RESOURCES]
        common = [(name, say(f"api.parameter.{name}")) for name in ("lang", "limit", "offset", "format")]
        count = API_LIMIT.split("/")[0]
        text = markup.rendered(
            "api.html", say=say, resources=told, common=common, root=at(ADDRESS), home=at("/om"), example=EXAMPLE, most=say.number(MOST_ROWS), limit=count,
            own=_own_question(say),
        )  # fmt: skip
        return HTMLResponse(text, headers={"Cache-Control": "no-cache"})

    return read
