"""What was tried: projects, their published outcomes, and research on types of intervention."""

from pathlib import Path

import pandas as pd

from insteg import interventions, places
from insteg.sources._cells import ADDRESS_STATUS, addresses, days, translated
from insteg.sources._table import SourceError, numbers, read, verified

NUMBERS = [
    "esf_or_eu_support_sek", "total_budget_sek", "reported_amount_sek", "eu_support_eur", "total_budget_eur", "cofinancing_rate_pct",
    "age_min", "age_max", "participants_planned", "participants_actual", "exits_total", "exits_work_or_study",
]  # fmt: skip
TEXTS = [
    "project_id", "title", "area_group", "geo_level", "municipalities", "region", "owner", "owner_type", "fund", "programme_period",
    "programme_area", "specific_objective", "diary_no", "phase", "start_date", "end_date", "reported_amount_kind", "target_group",
    "youth_specific", "disability_focus", "result_text", "follow_up_text", "methods", "intervention_types", "evaluation",
    "evaluation_conclusion", "source_url", "source_url_2", "url_quality", "confidence", "note",
]  # fmt: skip
YES_NO = {"ja": "yes", "nej": "no", "delvis": "partly", "": "unknown"}
CONFIDENCE = {"hög": "high", "medel": "medium", "låg": "low"}
OUTCOME_KINDS = {
    "resultat": "result", "plan": "plan", "mål": "goal", "kostnad": "cost", "strukturpåverkan": "structural", "bakgrund": "background",
    "kapacitet": "capacity", "register": "register", "sammansättning": "composition", "utfallsindikator": "indicator",
    "effektstudie": "effect_study",
}  # fmt: skip
UNITS = {"personer": "persons", "procent": "percent", "SEK": "sek", "ja=1": "yes", "projekt": "projects", "rapporter": "reports"}
RATINGS = {"Low": "low", "Moderate": "moderate", "High": "high", "måttlig tillförlitlighet": "moderate"}


def projects(folder: Path) -> pd.DataFrame:
    """One row a project. Unknown stays empty; half-known dates keep their precision; names of persons are out."""
    raw = read(verified(folder, "projects.csv"), [*TEXTS, *NUMBERS])
    frame = _as_read(raw)
    ready = {column: numbers(frame, column) for column in NUMBERS}
    starts, start_precision = days(frame, "start_date")
    ends, end_precision = days(frame, "end_date", last=True)
    return frame.assign(
        **ready,
        starts_on=starts, start_precision=start_precision, ends_on=ends, end_precision=end_precision,
        youth_specific=translated(frame, "youth_specific", YES_NO),
        disability_focus=translated(frame, "disability_focus", YES_NO),
        confidence=translated(frame, "confidence", CONFIDENCE),
        address=addresses(frame, "source_url"), second_address=addresses(frame, "source_url_2"),
        address_status=translated(frame, "url_quality", ADDRESS_STATUS),
        summary=frame.get("summary", ""), collection=folder.name, document=f"{folder.name}/projects",
    )  # fmt: skip


def _as_read(frame: pd.DataFrame) -> pd.DataFrame:
    # The transcription names authors and counts below five in some cells; readers see the catalogue's wording instead.
    shown = frame.copy()
    for reading in interventions.readings():
        shown.loc[shown["project_id"] == reading.project_id, reading.column] = reading.text
    return shown


def outcomes(folder: Path) -> pd.DataFrame:
    """One row a published outcome, with the catalogue's coding of what it counts, out of whom, and when."""
    columns = [
        "project_or_intervention",
        "outcome_name",
        "value",
        "unit",
        "n",
        "period",
        "source_url",
        "project_id",
        "kind",
        "definition_note",
    ]
    frame = read(verified(folder, "outcomes.csv"), [*columns, "comparison", "url_quality"])
    coded = _coded(frame, "outcome_coding.csv", ["project_or_intervention", "outcome_name"])
    unit = coded["unit"].str.extract(r"^([^(]+?)\s*(?:\((.+)\))?$")
    whole = coded["n"].where(coded["n"].str.fullmatch(r"\d+"), "")
    return coded.assign(
        value=numbers(coded, "value"), unit=translated(coded.assign(unit=unit[0]), "unit", UNITS), qualifier=unit[1],
        group_size=numbers(coded.assign(n=whole), "n"), group_note=coded["n"].where(whole == "", ""), months=numbers(coded, "months"),
        kind=translated(coded, "kind", OUTCOME_KINDS), address=addresses(coded, "source_url"),
        address_status=translated(coded, "url_quality", ADDRESS_STATUS), document="projects/outcomes",
    )  # fmt: skip


def evidence(folder: Path) -> pd.DataFrame:
    """One row a finding on a type of intervention, with type, direction, country and natural frequencies."""
    columns = ["intervention_type_sv", "intervention_type_en", "outcome", "effect", "effect_unit", "ci_low", "ci_high", "n_studies"]
    more = ["evidence_strength", "cost_level", "source", "url", "design", "population", "horizon", "note", "url_quality"]
    frame = read(verified(folder, "evidence.csv"), [*columns, *more])
    coded = _coded(frame, "evidence_coding.csv", ["intervention_type_sv", "outcome"])
    figures = {name: numbers(coded, name) for name in ["ci_low", "ci_high", "n_studies", "of_100_with", "of_100_without"]}
    return coded.assign(
        **figures,
        intervention_type=[_type_of(row) for _, row in coded.iterrows()],
        impact=coded["effect"].where(coded["effect_unit"] == "YFF impact").map(RATINGS),
        strength=coded["evidence_strength"].map(RATINGS), cost=coded["cost_level"].map(RATINGS),
        cost_text=coded["cost_level"].where(~coded["cost_level"].isin(list(RATINGS)), ""),
        address=addresses(coded, "url"), address_status=translated(coded, "url_quality", ADDRESS_STATUS), document="projects/evidence",
    )  # fmt: skip


def _type_of(row: pd.Series) -> str:
    found = interventions.type_of_evidence(row["intervention_type_sv"])
    if found is None:
        raise SourceError(
            f"{row['file']} row {row['row']}: no intervention type claims {row['intervention_type_sv']!r}. Add it to intervention_types.toml."
        )
    return found


def _coded(frame: pd.DataFrame, name: str, same: list[str]) -> pd.DataFrame:
    """The frame beside its coding, row by row; a row whose names are not those of the coding is refused."""
    coding = read(places.catalogue() / name, same)
    if len(coding) != len(frame):
        raise SourceError(
            f"{name} codes {len(coding)} rows, but {frame['file'].iloc[0]} has {len(frame)}. Code every row once, in file order."
        )
    for column in same:
        if not (differs := frame[frame[column] != coding[column]]).empty:
            first = differs.iloc[0]
            raise SourceError(f"{name}: the coding of {first['file']} row {first['row']} names another {column}. Put it in file order.")
    return frame.join(coding.drop(columns=[*same, "file", "row"]))
