"""What was tried: projects, their published outcomes, and research on types of intervention."""

import re
from pathlib import Path

import pandas as pd

from insteg.collect.cells import ADDRESS_STATUS, addresses, days, translated
from insteg.collect.long_table import SourceError, numbers, read, verified
from insteg.collect.own import project_facts
from insteg.collect.own.working_notes import for_readers, without_notes
from insteg.reference import catalogue, interventions
from insteg.reference.plain_words import in_plain_words
from insteg.store import folders

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
OUTCOMES = [
    "project_or_intervention", "outcome_name", "value", "unit", "n", "period", "source_url", "project_id", "kind", "definition_note",
    "comparison", "url_quality",
]  # fmt: skip
YES_NO = {"ja": "yes", "nej": "no", "delvis": "partly", "": "unknown"}
CONFIDENCE = {"hög": "high", "medel": "medium", "låg": "low"}
OUTCOME_KINDS = {
    "resultat": "result", "plan": "plan", "mål": "goal", "kostnad": "cost", "strukturpåverkan": "structural", "bakgrund": "background",
    "kapacitet": "capacity", "register": "register", "sammansättning": "composition", "utfallsindikator": "indicator",
    "effektstudie": "effect_study",
}  # fmt: skip
UNITS = {"personer": "persons", "procent": "percent", "SEK": "sek", "ja=1": "yes", "projekt": "projects", "rapporter": "reports"}
RATINGS = {"Low": "low", "Moderate": "moderate", "High": "high", "måttlig": "moderate", "måttlig tillförlitlighet": "moderate"}


# What stands in a record for readers: without what the collector wrote to himself.
TOLD = ("result_text", "follow_up_text", "methods", "evaluation", "evaluation_conclusion", "note")
# What of it is told in plain words; the records themselves keep their spelling, since a file that somebody brings is compared with them.
PLAIN = (*TOLD, "summary", "target_group", "reported_amount_kind", "owner", "fund")
# A project's id behind its name, which says the same to readers.
ITS_ID = re.compile(r" \((?:[A-Z]{2}\d\d)\)")


def projects(folder: Path) -> pd.DataFrame:
    """One row a project. Unknown stays empty; half-known dates keep their precision; names of persons are out."""
    frame = as_known(folder)
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
        address_status=translated(frame, "url_quality", ADDRESS_STATUS), collection=folder.name,
        **{name: [ITS_ID.sub("", in_plain_words(text)) for text in frame[name]] for name in PLAIN},
    )  # fmt: skip


def as_known(folder: Path) -> pd.DataFrame:
    """The records of a folder as text, with what other sources say where they had nothing."""
    return project_facts.filled(recorded(folder), project_facts.facts(folder))


def recorded(folder: Path) -> pd.DataFrame:
    """The records of a folder as text, in the catalogue's wording: its projects.csv, and what was found later."""
    frame = pd.concat([_file(folder, name) for name in in_folder(folder, "projects")], ignore_index=True)
    shown = as_read(frame.assign(summary=frame["summary"].fillna("") if "summary" in frame else ""))
    return shown.assign(**{name: shown[name].map(without_notes) for name in TOLD})


def _file(folder: Path, name: str) -> pd.DataFrame:
    return read(verified(folder, f"{name}.csv"), [*TEXTS, *NUMBERS]).assign(document=f"{folder.name}/{name}")


def in_folder(folder: Path, name: str) -> list[str]:
    """The documents of a kind that a folder has: `name`, and `name`_more where more was found."""
    return [name, *(more for more in [f"{name}_more"] if f"{more}.csv" in catalogue.documents(folder))]


def as_read(frame: pd.DataFrame) -> pd.DataFrame:
    """The projects with the catalogue's wording where the transcription says more than readers may see."""
    # The transcription names authors and counts below five in some cells; readers see the catalogue's wording instead.
    shown = frame.copy()
    for reading in interventions.readings():
        shown.loc[shown["project_id"] == reading.project_id, reading.column] = reading.text
    return shown


def outcomes(folder: Path) -> pd.DataFrame:
    """One row a published outcome, with the catalogue's coding of what it counts, out of whom, and when."""
    frame = pd.concat([_outcome_file(folder, name) for name in in_folder(folder, "outcomes")], ignore_index=True)
    known = _with_full_addresses(coded(frame, "outcome_coding.csv", ["project_or_intervention", "outcome_name"]))
    unit = known["unit"].str.extract(r"^([^(]+?)\s*(?:\((.+)\))?$")
    whole = known["n"].where(known["n"].str.fullmatch(r"\d+"), "")
    return known.assign(
        value=numbers(known, "value"), unit=translated(known.assign(unit=unit[0]), "unit", UNITS), qualifier=unit[1],
        group_size=numbers(known.assign(n=whole), "n"), group_note=known["n"].where(whole == "", "").map(for_readers), months=numbers(known, "months"),
        kind=translated(known, "kind", OUTCOME_KINDS), address=addresses(known, "source_url"),
        address_status=translated(known, "url_quality", ADDRESS_STATUS),
        **{name: known[name].map(for_readers) for name in ("project_or_intervention", "outcome_name", "definition_note", "comparison")},
    )  # fmt: skip


def _outcome_file(folder: Path, name: str) -> pd.DataFrame:
    return read(verified(folder, f"{name}.csv"), OUTCOMES).assign(document=f"{folder.name}/{name}")


def _with_full_addresses(known: pd.DataFrame) -> pd.DataFrame:
    """A row whose page was later found in full (`address_of` names the row that has it) takes that address."""
    found = known.set_index("outcome_id")
    for name, other in found.loc[found["address_of"] != "", "address_of"].items():
        found.loc[name, ["source_url", "url_quality"]] = found.loc[other, ["source_url", "url_quality"]].tolist()
    return found.reset_index()


def coded(frame: pd.DataFrame, name: str, same: list[str]) -> pd.DataFrame:
    """The frame beside its coding, row by row; a row whose names are not those of the coding is refused."""
    coding = read(folders.catalogue() / name, same)
    if len(coding) != len(frame):
        raise SourceError(
            f"{name} codes {len(coding)} rows, but {frame['file'].iloc[0]} has {len(frame)}. Code every row once, in file order."
        )
    for column in same:
        if not (differs := frame[frame[column] != coding[column]]).empty:
            first = differs.iloc[0]
            raise SourceError(f"{name}: the coding of {first['file']} row {first['row']} names another {column}. Put it in file order.")
    return frame.join(coding.drop(columns=[*same, "file", "row"]))
