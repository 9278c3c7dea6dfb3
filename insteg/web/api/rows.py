"""What one row of each resource holds: the columns of every format, and their schema in the OpenAPI description."""

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Status = Annotated[str, Field(description="ok, provisional, suppressed, not_applicable or missing. No value is ever zero for lack of one.")]
Address = Annotated[str | None, Field(description="Where the source of this very row lies.")]
Quality = Annotated[
    str, Field(description="How sure the address is: only 'stored' may be cited; 'unverified' was rebuilt, 'root_only' was lost.")
]
Document = Annotated[str, Field(description="The document the row was taken from: see /sources.")]
Credit = Annotated[str, Field(description="The words by which the publisher is to be named.")]
Texts = list[str]
Row = TypeVar("Row", bound=BaseModel)


class ObservationRow(BaseModel):
    indicator: str
    area_code: str
    area: str
    period: Annotated[str, Field(description="A year (2024) or a month (2024-03).")]
    sex: str
    age: str
    value: Annotated[float | None, Field(description="In the unit beside it, as published; null when the status says that there is none.")]
    unit: str
    status: Status
    is_provisional: bool
    numerator: float | None
    denominator: float | None
    lower_bound: float | None
    upper_bound: float | None
    note: str | None
    source: Document
    address: Address
    credit: Credit


class IndicatorRow(BaseModel):
    indicator: str
    title: str
    definition: str
    caveat: str
    topic: str
    unit: str
    decimals: int
    kind: str
    good_direction: Annotated[str, Field(description="Which way is better for young people: up, down or none.")]
    age: str
    frequency: str
    denominator: str
    axis: Annotated[str, Field(description="Indicators share a scale only when this is the same word.")]
    publisher: str
    series: str
    state: Annotated[str, Field(description="published, or awaited: it has no figures yet.")]
    address: Address
    credit: Credit


class AreaRow(BaseModel):
    area_code: str
    name: str
    level: Annotated[str, Field(description="country, county or municipality.")]
    parent_code: str | None
    is_home_municipality: Annotated[bool, Field(description="True for the seven municipalities of Västernorrland.")]


class SourceRow(BaseModel):
    document: str
    source: str
    title: str
    publisher: str
    address: Address
    taken: Annotated[str, Field(description="When the figures were taken.")]
    how: str
    licence: str
    sha256: str
    home: str
    credit: Credit
    terms: str


class BreakRow(BaseModel):
    indicator: str
    period: Annotated[str, Field(description="The first period of the new regime: nothing is compared across it.")]
    certainty: str
    why: str
    address: Address


class CoverageRow(BaseModel):
    indicator: str
    series: str
    state: str
    first_period: str | None
    last_period: str | None
    period_count: int | None
    area_count: int | None
    value_count: int | None
    gap_count: Annotated[int | None, Field(description="Figures that are expected and not there.")]
    next_publication: str | None
    address: Address


class Snapshot(BaseModel):
    fingerprint: str
    built_at: Annotated[str, Field(description="When the figures were put in, UTC.")]


class Credited(BaseModel):
    """By which words a publisher is to be named, and on what terms its figures may be used."""

    source: str
    publisher: str
    home: str
    credit: Credit
    terms: str


class ResultPage(BaseModel, Generic[Row]):
    """One page of rows, with everything that must stand beside them."""

    resource: str
    attribution: list[Credited]
    processing: Annotated[str, Field(description="What was done to the figures since their source.")]
    provisional: Annotated[bool, Field(description="True when any row of this page is provisional.")]
    snapshot: Snapshot
    total: int
    offset: int
    next: Annotated[str | None, Field(description="The address of the next page.")]
    rows: list[Row]


class JsonStatDataset(BaseModel):
    """A JSON-stat 2.0 dataset. A cell without a status is no row: nobody has published anything there."""

    model_config = ConfigDict(json_schema_extra={"required": ["version", "class", "id", "size", "dimension", "value", "status"]})

    version: Literal["2.0"]
    kind: Annotated[Literal["dataset"], Field(alias="class")]
    label: str
    source: str
    updated: str
    id: list[str]
    size: list[int]
    role: dict[str, list[str]]
    dimension: dict[str, dict[str, Any]]
    value: Annotated[dict[str, float], Field(description="By flat position; only cells that have a value.")]
    status: Annotated[dict[str, str], Field(description="By flat position, for every row: ok, provisional, suppressed ...")]
    extension: dict[str, Any]


class JsonStatCollection(BaseModel):
    """A JSON-stat 2.0 collection: addresses of datasets, one a measure, where one cube would be too large."""

    model_config = ConfigDict(json_schema_extra={"required": ["version", "class", "link"]})

    version: Literal["2.0"]
    kind: Annotated[Literal["collection"], Field(alias="class")]
    label: str
    source: str
    updated: str
    link: dict[Literal["item"], list[dict[str, str]]]
