"""A data folder with all the kinds of things that a build reads, and little of each: so that it can be built a thousand times."""

import hashlib
import re
import shutil
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent.parent
COPIED = ("catalogue", "raw", "words", "stories")
# Sweden, our county and its municipalities, and one county and one municipality of the others.
AREAS = ("00", "22", "2260", "2262", "2280", "2281", "2282", "2283", "2284", "01", "0180")
# Two in a chain, and two that have figures of their own.
PROJECTS = ("VN02", "VN03", "VN06", "VN07")
EVIDENCE = ("E01", "E02")
# Table -> the column that says whose a row is, and what is kept of it.
TABLES = {
    "raw/kolada/n02797.csv": ("area_code", AREAS), "raw/kolada/n03942.csv": ("area_code", AREAS),
    "raw/kolada/n03954.csv": ("area_code", AREAS), "raw/scb/population_total.csv": ("area_code", AREAS),
    "raw/projects/projects.csv": ("project_id", PROJECTS), "raw/projects/outcomes.csv": ("project_id", PROJECTS),
    "raw/projects/evidence_more.csv": ("intervention_type_sv", ()), "raw/projects/projects_more.csv": ("project_id", ()),
    "raw/projects/outcomes_more.csv": ("project_id", PROJECTS), "raw/projects/project_facts.csv": ("project_id", PROJECTS),
    "raw/projects/project_partners.csv": ("project_id", PROJECTS), "catalogue/project_partner_coding.csv": ("project_id", PROJECTS),
    "catalogue/evidence_coding.csv": ("evidence_id", EVIDENCE),
}  # fmt: skip


def lay(folder: Path) -> None:
    """Lay the small folder there, with the checksums that its files have now."""
    for name in COPIED:
        shutil.copytree(ROOT / "data" / name, folder / name, ignore=shutil.ignore_patterns("own_*"))
    for name, (column, kept) in TABLES.items():
        _keep(folder / name, column, kept)
    _match(folder, "evidence", ["intervention_type_sv", "outcome"])
    _match(folder, "outcomes", ["project_or_intervention", "outcome_name"])
    for name in ("lessons", "project_links", "project_readings"):
        _keep_entries(folder / "catalogue" / f"{name}.toml")
    for origin in (folder / "raw").glob("*/origin.toml"):
        _sign(origin)


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def _keep(path: Path, column: str, kept: tuple[str, ...]) -> None:
    table = _read(path)
    table[table[column].isin(kept)].to_csv(path, index=False, lineterminator="\n")


def _match(folder: Path, name: str, columns: list[str]) -> None:
    """Keep of the table and of its coding what both have."""
    table, coding = folder / f"raw/projects/{name}.csv", folder / f"catalogue/{name.rstrip('s')}_coding.csv"
    both = pd.MultiIndex.from_frame(_read(table)[columns]).intersection(pd.MultiIndex.from_frame(_read(coding)[columns]))
    for path in (table, coding):
        rows = _read(path)
        rows[pd.MultiIndex.from_frame(rows[columns]).isin(both)].to_csv(path, index=False, lineterminator="\n")


def _keep_entries(path: Path) -> None:
    """Leave out the entries that name a project which is not here."""
    head, *entries = re.split(r"(?m)^(?=\[\[)", path.read_text(encoding="utf-8"))
    kept = [entry for entry in entries if set(re.findall(r'"([A-Z]{2}\d\d)"', entry)) <= set(PROJECTS)]
    path.write_text("".join([head, *kept]), encoding="utf-8")


def _sign(origin: Path) -> None:
    def of_now(found: re.Match[str]) -> str:
        return f"{found[1]}{hashlib.sha256((origin.parent / found[2]).read_bytes()).hexdigest()}"

    text = origin.read_text(encoding="utf-8")
    origin.write_text(re.sub(r'(?s)((?<=\n)file = "([^"]+)".*?\nsha256 = ")[0-9a-f]{64}', of_now, text), encoding="utf-8")
