"""What one row of each resource holds: the columns of every format, and their schema in the OpenAPI description."""

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Status = Annotated[str, Field(description="ok, provisional, suppressed, not_applicable or missing. No value is ever zero for lack of one.")]
Address = Annotated[str | None, Field(description="Where the source of this very row lies.")]
Quality = Annotated[str, Field(description="How sure the address is: only 'stored' may be cited; 'rebuilt' and 'root' are no citations.")]
Document = Annotated[str, Field(description="The document the row was taken from: see /sources.")]
Credit = Annotated[str, Field(description="The words by which the publisher is to be named.")]
Texts = list[str]
Row = TypeVar("Row", bound=BaseModel)


class Observation(BaseModel):
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


class Indicator(BaseModel):
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


class Area(BaseModel):
    area_code: str
    name: str
    level: Annotated[str, Field(description="country, county or municipality.")]
    parent_code: str | None
    is_home_municipality: Annotated[bool, Field(description="True for the seven municipalities of Västernorrland.")]


class Source(BaseModel):
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


class SeriesBreak(BaseModel):
    indicator: str
    period: Annotated[str, Field(description="The first period of the new regime: nothing is compared across it.")]
    certainty: str
    why: str
    address: Address


class Coverage(BaseModel):
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


class Project(BaseModel):
    project_id: str
    title: str
    is_local: bool
    owner: str | None
    owner_type: Annotated[str | None, Field(description="A coder's class, not the source's.")]
    fund: str | None
    programme_period: str | None
    programme_area: str | None
    diary_no: str | None
    phase: str | None
    start_date: Annotated[str | None, Field(description="As the source writes it: day, month or year.")]
    end_date: str | None
    starts_on: str | None
    ends_on: str | None
    area_codes: Texts
    place_basis: str | None
    types: Annotated[Texts, Field(description="Types of intervention, a coder's classes.")]
    target_group: str | None
    age_min: int | None
    age_max: int | None
    youth_specific: Annotated[str, Field(description="A coder's class, not the source's.")]
    disability_focus: Annotated[str, Field(description="A coder's class, not the source's.")]
    eu_support_sek: Annotated[float | None, Field(description="Never add this to reported_amount_sek.")]
    total_budget_sek: float | None
    reported_amount_sek: float | None
    reported_amount_kind: str | None
    eu_support_eur: float | None
    total_budget_eur: float | None
    money_status: str
    participants_planned: int | None
    participants_actual: Annotated[int | None, Field(description="Null when not seen, or when held back because it is 1-4.")]
    participants_status: str
    exits_total: int | None
    exits_work_or_study: int | None
    exits_status: str
    result_text: Annotated[str | None, Field(description="Null means that no result was seen, never that there was none.")]
    result_status: str
    follow_up_text: str | None
    methods: str | None
    summary: str | None
    evaluation: str | None
    evaluation_conclusion: str | None
    confidence: str
    source: Document
    address: Address
    address_status: Quality


class Outcome(BaseModel):
    outcome_id: str
    project_id: str | None
    subject: str
    outcome_name: str
    definition: str | None
    definition_note: str | None
    domain: str
    kind: str
    value: Annotated[float | None, Field(description="As printed; outcomes share a scale only when definition, denominator and time agree.")]
    unit: str
    qualifier: str | None
    status: Status
    numerator: float | None
    denominator: float | None
    denominator_of: str
    group_note: str | None
    period: str | None
    timing: str
    months: int | None
    comparison: str | None
    comparison_kind: str
    source: Document
    address: Address
    address_status: Quality


class Finding(BaseModel):
    evidence_id: str
    intervention_type: str
    label: str
    outcome: str
    domains: Texts
    direction: str
    impact: str | None
    effect: Annotated[str | None, Field(description="As printed; an average is no promise.")]
    effect_unit: str | None
    ci_low: float | None
    ci_high: float | None
    study_count: int | None
    strength: str | None
    cost: str | None
    of_100_with: int | None
    of_100_without: int | None
    country: str | None
    work: Annotated[str, Field(description="The study or review.")]
    design: str | None
    population: str | None
    horizon: str | None
    note: str | None
    is_contradicted: Annotated[bool, Field(description="Another finding on the same question says otherwise.")]
    source: Document
    address: Address
    address_status: Quality


class Lesson(BaseModel):
    lesson: str
    project_id: str
    project_title: str
    is_local: bool
    kind: str
    level: str
    actors: Texts
    types: Texts
    taken_into_operations: str | None
    text: str
    address: Address


class InterventionType(BaseModel):
    intervention_type: str
    title: str
    definition: str
    finding_count: Annotated[int, Field(description="Findings known here; zero is a gap in what is known, not no effect.")]
    work_count: int
    project_count: int
    local_project_count: int


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


class Page(BaseModel, Generic[Row]):
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


class Dataset(BaseModel):
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
