"""The page that explains the API to people, in Swedish and English; made from the same description that machines read."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from insteg import words
from insteg.views import markup
from insteg.web.api.manners import LIMIT
from insteg.web.api.parameters import MOST_ROWS
from insteg.web.api.problems import language_of
from insteg.web.api.resources import ADDRESS, RESOURCES, Resource
from insteg.words import Words

EXAMPLE = "observations.csv?indicator=neet_16_24&area=2281&area=22&area=00&period_from=2015"
# The same word asks for an area's figures and for the projects that reach it.
OTHER_NAMES = {("projects", "area"): "reached_area"}


def _resource(say: Words, resource: Resource) -> dict[str, Any]:
    names = [name for name in resource.choices.model_fields if name not in ("lang", "limit", "offset")]
    return {
        "name": resource.name,
        "what": say(f"api.resource.{resource.name}"),
        "formats": resource.formats,
        "parameters": [(name, say(f"api.parameter.{OTHER_NAMES.get((resource.name, name), name)}")) for name in names],
        "columns": list(resource.row.model_fields),
    }


def page(app: FastAPI) -> Callable[[Request], HTMLResponse]:
    """The page as a function of the language asked for."""

    def read(request: Request) -> HTMLResponse:
        say = words.load(language_of(request))
        told = [_resource(say, resource) for resource in RESOURCES]
        common = [(name, say(f"api.parameter.{name}")) for name in ("lang", "limit", "offset", "format")]
        count = LIMIT.split("/")[0]
        text = markup.rendered(
            "api.html", say=say, resources=told, common=common, root=ADDRESS, example=EXAMPLE, most=say.number(MOST_ROWS), limit=count
        )
        return HTMLResponse(text, headers={"Cache-Control": "no-cache"})

    return read
