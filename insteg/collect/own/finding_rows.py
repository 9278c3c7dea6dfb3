"""Research findings: two transcribed files with one coding, and those an organisation brought; findings of one work share an id."""

from pathlib import Path

import pandas as pd

from insteg.collect.cells import ADDRESS_STATUS, addresses, translated
from insteg.collect.long_table import SourceError, numbers, read, verified
from insteg.collect.own.matching import address_key, words
from insteg.collect.own.project_rows import RATINGS, coded
from insteg.collect.own.tables import ROW
from insteg.collect.own.working_notes import for_readers, without_notes
from insteg.reference import evidence_columns, interventions

FILES = ("evidence", "evidence_more")
# What stands in a finding for readers, in plain words. The rating scale's own name is read by its letters.
TOLD = ("intervention_type_sv", "outcome", "effect", "effect_unit", "design", "population", "horizon", "note")
COLUMNS = [
    "intervention_type_sv", "intervention_type_en", "outcome", "effect", "effect_unit", "ci_low", "ci_high", "n_studies",
    "evidence_strength", "cost_level", "source", "url", "design", "population", "horizon", "note", "url_quality",
]  # fmt: skip

OWN_COLUMNS = [*(column.name for column in evidence_columns.columns()), "origin_file", ROW, "imported_on"]


def evidence(folder: Path) -> pd.DataFrame:
    """One row a finding on a type of intervention, with type, direction, country, natural frequencies and whether it compares."""
    frame = pd.concat([_file(folder, name) for name in FILES], ignore_index=True)
    known = _once(coded(frame, "evidence_coding.csv", ["intervention_type_sv", "outcome"]))
    figures = {name: numbers(known, name) for name in ["ci_low", "ci_high", "n_studies", "of_100_with", "of_100_without"]}
    for limit in ("ci_low", "ci_high"):
        # An interval that cannot be of its effect stays in the file and is not shown.
        figures[limit] = figures[limit].mask(known["interval"] == "not_shown")
    return known.assign(
        **figures,
        **{name: known[name].map(for_readers) for name in TOLD},
        # A work is cited as it calls itself.
        source=known["source"].map(without_notes),
        is_compared=known["is_compared"] == "yes",
        intervention_type=[_type_of(row) for _, row in known.iterrows()],
        impact=known["effect"].where(known["effect_unit"] == "YFF impact").map(RATINGS),
        strength=known["evidence_strength"].map(RATINGS), cost=known["cost_level"].map(RATINGS),
        cost_text=known["cost_level"].where(~known["cost_level"].isin(list(RATINGS)), "").map(for_readers),
        address=addresses(known, "url"), address_status=translated(known, "url_quality", ADDRESS_STATUS),
    )  # fmt: skip


def _file(folder: Path, name: str) -> pd.DataFrame:
    return read(verified(folder, f"{name}.csv"), COLUMNS).assign(document=f"projects/{name}")


def _once(frame: pd.DataFrame) -> pd.DataFrame:
    """The findings without those that are another one told again; what only the second telling holds is filled in."""
    told = frame.set_index("evidence_id")
    for again, first in told.loc[told["same_as"] != "", "same_as"].items():
        for column in ("evidence_strength", "cost_level", "design"):
            if told.at[first, column] == "":
                told.at[first, column] = told.at[again, column]
    return told[told["same_as"] == ""].reset_index()


def _type_of(row: pd.Series) -> str:
    found = interventions.type_of_evidence(row["intervention_type_sv"])
    if found is None:
        raise SourceError(
            f"{row['file']} row {row['row']}: no intervention type claims {row['intervention_type_sv']!r}. Add it to intervention_types.toml."
        )
    return found


def brought(folder: Path, published: pd.DataFrame) -> pd.DataFrame:
    """What an organisation brought itself (python -m insteg import-evidence), in the columns of the published findings."""
    frame = read(verified(folder, "evidence.csv"), OWN_COLUMNS)
    titles = {item.id: (item.title_sv, item.title_en) for item in interventions.types()}
    if not (odd := frame[~frame["intervention_type"].isin(list(titles))]).empty:
        first = odd.iloc[0]
        raise SourceError(f"{first['file']} row {first['row']}: no type is called {first['intervention_type']!r}. Import the file again.")
    coded_choices = {name: translated(frame, name, known) for name, known in evidence_columns.MEANS.items()}
    countries = [[evidence_columns.countries()[name.casefold()] for name in text.split(";")] for text in frame["country"]]
    of_both = [(label, label) if label else titles[kind] for label, kind in zip(frame["label"], frame["intervention_type"], strict=True)]
    return frame.assign(
        **{name: coded_choices[name].replace("", None) for name in ("strength", "cost")},
        direction=coded_choices["direction"], is_compared=coded_choices["is_compared"] == "yes",
        **{name: numbers(frame, name) for name in ("ci_low", "ci_high", "n_studies", "of_100_with", "of_100_without")},
        intervention_type_sv=[pair[0] for pair in of_both], intervention_type_en=[pair[1] for pair in of_both],
        country_sv=[", ".join(pair[0] for pair in pairs) for pairs in countries],
        country_en=[", ".join(pair[1] for pair in pairs) for pairs in countries],
        impact=None, cost_text="", source=frame["work"], work_id=_works(frame, published), address=frame["url"], address_status="stored",
        document="own_evidence/evidence",
    )  # fmt: skip


def work_keys(work: str, address: str) -> list[str]:
    """By what a publication is known: its address where that leads to one, and how it is cited."""
    return [key for key in (address_key(address), words(work)) if key]


def _works(frame: pd.DataFrame, published: pd.DataFrame) -> list[str]:
    """The id of each finding's work: that of the collection where it has the work, else one that findings of the same work share."""
    known: dict[str, str] = {}
    told = zip(published["source"], published["url"], published["work_id"], strict=True)
    for key, name in ((key, name) for work, address, name in told for key in work_keys(work, address)):
        known.setdefault(key, name)
    found = []
    for work, address in zip(frame["work"], frame["url"], strict=True):
        keys = work_keys(work, address)
        found.append(next((known[key] for key in keys if key in known), f"own-{keys[0]}"))
        known |= dict.fromkeys(keys, found[-1])
    return found
