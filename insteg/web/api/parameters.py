"""What may be asked: the query parameters of every resource, checked by pydantic and described to the world from the same lines."""

from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from insteg import catalogue, interventions, words

# A whole answer up to this many rows; above it the reader must ask for less or for a page.
MOST_ROWS = 100_000
SEXES = ("total", "women", "men")
PERIOD = r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$"


def _closed(name: str, values: list[str]) -> Any:
    """The allowed values as a named schema, listed once in the description."""
    return Enum(name, {value: value for value in values}, type=str)


IndicatorId = _closed("IndicatorId", list(catalogue.indicators()))
AreaCode = _closed("AreaCode", list(catalogue.areas()))
InterventionTypeId = _closed("InterventionTypeId", [item.id for item in interventions.types()])
Age = _closed("Age", sorted({item.age for item in catalogue.indicators().values()} - {""}))
Level = Literal["country", "county", "municipality"]


def _said(name: str, **more: Any) -> Any:
    return Field(description=words.load("en")(f"api.parameter.{name}"), **more)


class Choices(BaseModel):
    """What every resource takes. A parameter that is not declared is refused by name."""

    model_config = ConfigDict(extra="forbid")

    lang: Annotated[Literal["sv", "en"], _said("lang")] = "sv"
    limit: Annotated[int | None, _said("limit", ge=1, le=MOST_ROWS)] = None
    offset: Annotated[int, _said("offset", ge=0, le=1_000_000_000)] = 0

    def listed(self, name: str) -> list[str] | None:
        """The plain values of a filter; None when it lets everything through."""
        return [str(getattr(item, "value", item)) for item in getattr(self, name)] or None


class ObservationChoices(Choices):
    indicator: Annotated[list[IndicatorId], _said("indicator")] = []  # type: ignore[valid-type]
    area: Annotated[list[AreaCode], _said("area")] = []  # type: ignore[valid-type]
    level: Annotated[list[Level], _said("level")] = []
    period_from: Annotated[str | None, _said("period_from", pattern=PERIOD)] = None
    period_to: Annotated[str | None, _said("period_to", pattern=PERIOD)] = None
    sex: Annotated[list[Literal["total", "women", "men"]], _said("sex")] = []
    age: Annotated[list[Age], _said("age")] = []  # type: ignore[valid-type]


class ProjectChoices(Choices):
    area: Annotated[list[AreaCode], _said("reached_area")] = []  # type: ignore[valid-type]
    type: Annotated[list[InterventionTypeId], _said("type")] = []  # type: ignore[valid-type]


class TypeChoices(Choices):
    type: Annotated[list[InterventionTypeId], _said("type")] = []  # type: ignore[valid-type]


class OutcomeChoices(Choices):
    project: Annotated[str | None, _said("project", pattern=r"^[A-Za-z0-9_-]{1,60}$")] = None


@cache
def with_format(choices: type[Choices], formats: tuple[str, ...]) -> type[Choices]:
    """The same choices and a format to choose, for the address without an ending."""
    field: Any = (Annotated[Literal[formats], _said("format")], "json")  # type: ignore[valid-type]
    return create_model(f"{choices.__name__}{len(formats)}", __base__=choices, format=field)
