"""What an organisation imported of its own follow-up: sums with small groups held back, as rows beside the published outcomes."""

from pathlib import Path

import pandas as pd

from insteg.collect.long_table import SourceError, numbers, read, verified

COLUMNS = ["project_id", "period", "moment", "domain", "people", "numerator", "denominator", "status", "origin_file", "imported_on"]
# domain -> (what is counted, the outcome domain it belongs to).
WHAT = {
    "entered": ("Började", "participation"),
    "left": ("Avslutade", "participation"),
    "employment": ("I arbete", "employment"),
    "study": ("I studier", "study"),
    "work_or_study": ("I arbete eller studier", "work_or_study"),
}
WHEN = {"": ("", "during", None), "exit": (" vid avslut", "after", 0), "6": (" 6 månader efter avslut", "after", 6), "12": (" 12 månader efter avslut", "after", 12)}  # fmt: skip
WHOM = {"total": "", "women": ", kvinnor", "men": ", män", "övriga": ", övriga åldrar"}
NOTE = "Den som både arbetar och studerar räknas i arbete. Andelen gäller dem vars situation är känd."


def outcomes(folder: Path) -> pd.DataFrame:
    """One row a figure, in the columns of the published outcomes. A figure held back has no value and no numerator."""
    frame = read(verified(folder, "outcomes.csv"), COLUMNS)
    for column, known in (("domain", WHAT), ("moment", WHEN)):
        if not (odd := frame[~frame[column].isin(list(known))]).empty:
            raise SourceError(
                f"{odd.iloc[0]['file']} row {odd.iloc[0]['row']}: {column} is {odd.iloc[0][column]!r}. Import the file again."
            )
    is_part = frame["moment"] != ""
    return frame.assign(
        outcome_id="EGEN-" + frame[["project_id", "domain", "moment", "people"]].agg("-".join, axis=1),
        project_or_intervention=frame["project_id"],
        outcome_name=[f"{WHAT[row.domain][0]}{WHEN[row.moment][0]}{_whom(row.people)}" for row in frame.itertuples()],
        # People are part of the definition: women of one project never stand on an axis with all of another.
        definition="own_follow_up_" + frame["domain"] + "_" + frame["people"], definition_note=_notes(frame, is_part),
        domain=[WHAT[name][1] for name in frame["domain"]], kind="result", value=numbers(frame, "numerator"), unit="persons", qualifier="",
        group_size=numbers(frame, "denominator"), denominator_of=is_part.map({True: "followed_up", False: "none"}), group_note="",
        timing=[WHEN[name][1] for name in frame["moment"]], months=pd.Series([WHEN[name][2] for name in frame["moment"]], dtype="float64"),
        comparison="", comparison_kind="none", disclosure=frame["status"].map({"suppressed": "secondary"}).fillna(""),
        address=None, address_status="not_kept", document="own_outcomes/outcomes",
    )  # fmt: skip


def _notes(frame: pd.DataFrame, is_part: pd.Series) -> list[str]:
    """How it was counted, and from which file on which day: an own follow-up has no address to show."""
    origins = "Egen uppföljning: " + frame["origin_file"] + ", inläst " + frame["imported_on"] + "."
    return [f"{NOTE} {origin}" if part else origin for part, origin in zip(is_part, origins, strict=True)]


def _whom(people: str) -> str:
    return WHOM.get(people, f", {people} år")
