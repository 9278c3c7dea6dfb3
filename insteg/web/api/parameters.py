"""What may be asked: the query parameters of every resource, checked by pydantic and described to the world from the same lines."""

from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model

from insteg.figures.synchronisation.choice import BY_PROGRAMME, LIKENESS, is_day
from insteg.reference import catalogue, interventions, words
from insteg.web.api import lists

# A whole answer up to this many rows; above it the reader must ask for less or for a page.
MOST_ROWS = 100_000
SEXES = ("total", "women", "men")
PROJECT = r"^[A-Za-z0-9_-]{1,60}$"
PERIOD = r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$"


def _closed(name: str, values: list[str]) -> Any:
    """The allowed values as a named schema, listed once in the description."""
    return Enum(name, {value: value for value in values}, type=str)


IndicatorId = _closed("IndicatorId", list(catalogue.indicators()))
AreaCode = _closed("AreaCode", list(catalogue.areas()))
InterventionTypeId = _closed("InterventionTypeId", [item.id for item in interventions.types()])
PartnerKind = _closed("PartnerKind", list(interventions.PARTNER_KINDS))
Age = _closed("Age", sorted({item.age for item in catalogue.indicators().values()} - {""}))
Level = Literal["country", "county", "municipality"]


def said(name: str, **more: Any) -> Any:
    """A field described by the phrase api.parameter.<name>."""
    return Field(description=words.load("en")(f"api.parameter.{name}"), **more)


class Parameters(BaseModel):
    """What every resource takes. A parameter that is not declared is refused by name."""

    model_config = ConfigDict(extra="forbid")

    lang: Annotated[Literal["sv", "en"], said("lang")] = "sv"
    limit: Annotated[int | None, said("limit", ge=1, le=MOST_ROWS)] = None
    offset: Annotated[int, said("offset", ge=0, le=1_000_000_000)] = 0

    def listed(self, name: str) -> list[str] | None:
        """The plain values of a filter; None when it lets everything through."""
        return [str(getattr(item, "value", item)) for item in getattr(self, name)] or None


Areas = Annotated[list[AreaCode], lists.named(lists.areas)]  # type: ignore[valid-type]
Indicators = Annotated[list[IndicatorId], lists.named(lists.indicators)]  # type: ignore[valid-type]
Types = Annotated[list[InterventionTypeId], lists.named(lists.types)]  # type: ignore[valid-type]
Period = Annotated[str, Field(pattern=lists.PERIODS)]


class ObservationChoices(Parameters):
    indicator: Annotated[Indicators, said("indicator")] = []
    area: Annotated[Areas, said("area")] = []
    level: Annotated[list[Level], lists.COMMAS, said("level")] = []
    period: Annotated[list[Period], lists.COMMAS, said("period")] = []
    period_from: Annotated[str | None, said("period_from", pattern=PERIOD)] = None
    period_to: Annotated[str | None, said("period_to", pattern=PERIOD)] = None
    sex: Annotated[list[Literal["total", "women", "men"]], lists.named(lists.sexes), said("sex")] = []
    age: Annotated[list[Age], lists.COMMAS, said("age")] = []  # type: ignore[valid-type]


class ProjectChoices(Parameters):
    area: Annotated[Areas, said("reached_area")] = []
    type: Annotated[Types, said("type")] = []


class TypeChoices(Parameters):
    type: Annotated[Types, said("type")] = []


class OutcomeChoices(Parameters):
    project: Annotated[str | None, said("project", pattern=PROJECT)] = None


class FactChoices(Parameters):
    project: Annotated[str | None, said("of_project", pattern=PROJECT)] = None


class PartnerChoices(FactChoices):
    area: Annotated[Areas, said("partner_area")] = []
    kind: Annotated[list[PartnerKind], lists.COMMAS, said("partner_kind")] = []  # type: ignore[valid-type]


def _day(text: str | None) -> str | None:
    """A day that the calendar has. Raises ValueError for any other text."""
    if text is not None and not is_day(text):
        raise ValueError("no day")
    return text


class SynchronisationQuestion(Parameters):
    likeness: Annotated[int, said("likeness", ge=0, le=100)] = LIKENESS
    per: Annotated[Literal["program", "ar"], said("per")] = BY_PROGRAMME
    as_of: Annotated[str | None, AfterValidator(_day), said("as_of", json_schema_extra={"format": "date"})] = None


class PairQuestion(Parameters):
    likeness: Annotated[int, said("likeness", ge=0, le=100)] = LIKENESS
    relation: Annotated[list[Literal["certain", "possible"]], lists.COMMAS, said("relation")] = []


@cache
def with_format(choices: type[Parameters], formats: tuple[str, ...]) -> type[Parameters]:
    """The same choices and a format to choose, for the address without an ending."""
    field: Any = (Annotated[Literal[formats], said("format")], "json")
    return create_model(f"{choices.__name__}{len(formats)}", __base__=choices, format=field)
