"""What one row holds of what was tried: projects, outcomes, findings, lessons, types of intervention."""

from typing import Annotated

from pydantic import BaseModel, Field

from insteg.web.api.rows import Address, Document, Quality, Status, Texts


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
    value: Annotated[
        float | None, Field(description="As printed; outcomes share a scale only when definition, denominator and time agree.")
    ]
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
