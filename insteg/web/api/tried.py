"""What one row holds of what was tried: projects, outcomes, findings, lessons, types of intervention."""

from typing import Annotated

from pydantic import BaseModel, Field

from insteg.web.api.rows import Address, Document, Quality, Status, Texts


class ProjectRow(BaseModel):
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
    partner_status: Annotated[
        str,
        Field(description="named, nobody_else_named, or not_read: nobody has read who took part, which is not to be alone. See /partners."),
    ]
    source: Document
    address: Address
    address_status: Quality


class PartnerRow(BaseModel):
    project_id: str
    project_title: str
    partner: Annotated[
        str, Field(description="As the source names it. A project without rows was not read: see partner_status of /projects.")
    ]
    kind: Annotated[str, Field(description="What kind of actor it is.")]
    role: Annotated[str, Field(description="owner, partner or evaluator: a coder's class. Owners who share a project are partners.")]
    area_code: Annotated[str | None, Field(description="The municipality, where the name tells it.")]
    source: Document
    address: Address
    address_status: Quality


class FactRow(BaseModel):
    project_id: str
    project_title: str
    field: str
    value: str
    is_filling: Annotated[bool, Field(description="True when the record itself had nothing there: /projects then holds this value.")]
    confidence: str
    source: Document
    address: Address
    address_status: Quality


class OutcomeRow(BaseModel):
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


class FindingRow(BaseModel):
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


class LessonRow(BaseModel):
    lesson: str
    project_id: str
    project_title: str
    is_local: bool
    kind: str
    question: Annotated[str | None, Field(description="held, fell or left; none for what a seminar kept.")]
    level: str
    actors: Texts
    types: Texts
    taken_into_operations: str | None
    text: str
    address: Address


class InterventionRow(BaseModel):
    intervention_type: str
    title: str
    definition: str
    finding_count: Annotated[int, Field(description="Findings known here; zero is a gap in what is known, not no effect.")]
    work_count: int
    positive_count: Annotated[
        int, Field(description="Findings that compare and speak for it. Directions are counted, never summed to a score.")
    ]
    mixed_count: int
    not_shown_count: Annotated[int, Field(description="Findings that compare and found, or could show, no effect.")]
    negative_count: int
    followed_count: Annotated[int, Field(description="Findings without a comparison: neither for nor against.")]
    countries: Annotated[
        Texts, Field(description="Where the research was done, as it is told; reviews name a part of the world, or nothing.")
    ]
    project_count: int
    local_project_count: int
    local_result_count: Annotated[
        int, Field(description="The county's own projects with a published result on how participants did afterwards.")
    ]
    local_open_count: Annotated[int, Field(description="The county's own projects whose end is not known; they may run still.")]
    local_last_year: Annotated[int | None, Field(description="The last year known: an end, or a start where no end is known.")]
