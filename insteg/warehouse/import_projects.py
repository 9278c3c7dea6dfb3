"""Bring one's own projects: read, check, show what would change, and only then write. The next build includes them."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from insteg import catalogue, places
from insteg.sources._cells import listed
from insteg.sources.projects import NUMBERS, TEXTS
from insteg.warehouse import import_formats, import_store, import_tables
from insteg.warehouse.import_rules import Rejection, rejections
from insteg.warehouse.import_tables import ROW

ORIGIN = ["origin_file", ROW, "origin_format", "imported_on"]
COLUMNS = [*dict.fromkeys([*TEXTS, *NUMBERS]), "summary", *ORIGIN]


@dataclass(frozen=True)
class Change:
    """One cell of a project that is there already and would be overwritten."""

    project_id: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Plan:
    """What an import would do. Nothing is written before it is accepted."""

    file: Path
    format: str
    new: pd.DataFrame
    changed: pd.DataFrame
    changes: tuple[Change, ...]
    unchanged: tuple[str, ...]
    published: tuple[str, ...]
    elsewhere: int
    unknown_columns: tuple[str, ...]
    rejections: tuple[Rejection, ...]

    @property
    def writes(self) -> bool:
        return not (self.new.empty and self.changed.empty)


def plan(file: Path, everywhere: bool = False, strict: bool = False, today: date | None = None) -> Plan:
    """What importing `file` would do; reads, writes nothing.

    `everywhere` keeps rows of a bank's export that lie outside the county. `strict` takes no row at all when one is rejected.
    Raises ImportRefused when the file can't be read or is of no known kind.
    """
    raw = import_tables.read(file)
    kind, ready = import_formats.recognised(raw, file.name)
    kept = ready if everywhere or kind == import_formats.OWN else ready[ready["is_here"]]
    rows = _same_ids(_completed(kept, file, kind, today or date.today()), import_store.stored(COLUMNS))
    found = [*rejections(rows, is_own=kind == import_formats.OWN), *_taken_ids(rows)]
    good = rows[~rows[ROW].astype(int).isin([item.row for item in found])]
    fresh = good.head(0) if strict and found else good
    return _compared(fresh, Plan(
        file, kind, fresh.head(0), fresh.head(0), (), (), (), len(ready) - len(kept), tuple(import_formats.left_out(raw, kind)), tuple(found),
    ))  # fmt: skip


def accept(found: Plan) -> Path:
    """Write the new and changed rows of a plan; returns the file. Every other project stays as it was."""
    before = import_store.stored(COLUMNS)
    fresh = pd.concat([found.new, found.changed])
    kept = before[~before["project_id"].isin(list(fresh["project_id"]))]
    return import_store.write(pd.concat([kept, fresh]).sort_values("project_id")[COLUMNS], found.file, found.format, len(fresh))


def _completed(frame: pd.DataFrame, file: Path, kind: str, today: date) -> pd.DataFrame:
    """The rows with every column of projects.csv; what the file does not say stays empty."""
    facts = {"note": _notes(frame), "origin_file": file.name, "origin_format": kind, "imported_on": today.isoformat()}
    ready = frame.assign(**facts).reindex(columns=COLUMNS, fill_value="").fillna("").astype(str)
    named = [listed(text) for text in ready["municipalities"]]
    return ready.assign(
        area_group=[_group(names, here) for names, here in zip(named, frame["is_here"], strict=True)],
        geo_level=[_level(names, region) for names, region in zip(named, ready["region"], strict=True)],
        url_quality=ready["source_url"].map(_quality),
    ).reset_index(drop=True)


def _group(names: list[str], is_here: bool) -> str:
    seven = {name for code in catalogue.the_seven() for name in (code, catalogue.areas()[code].name_sv)}
    return "Västernorrland" if is_here and (not names or set(names) & seven) else "Övriga Sverige"


def _level(names: list[str], region: str) -> str:
    if not names:
        return "län" if region else ""
    return "kommun" if len(names) == 1 else "flerkommunal"


def _notes(frame: pd.DataFrame) -> list[str]:
    if "owner_town" not in frame:
        return frame["note"].tolist()
    town = [f"Ägarens ort: {name}. Var verksamheten bedrivs framgår inte av projektbanken." if name else "" for name in frame["owner_town"]]
    return [" ".join(filter(None, pair)) for pair in zip(frame["note"], town, strict=True)]


def _quality(address: str) -> str:
    """A bare site root is no citation, whoever gives it."""
    if not address:
        return "saknas"
    rest = address.rsplit("://", maxsplit=1)[-1].strip("/")
    return "som lagrad" if "/" in rest else "endast webbplatsrot"


def _compared(rows: pd.DataFrame, empty: Plan) -> Plan:
    """The plan with its rows sorted into new, changed, unchanged, and those that the collection holds already."""
    before = import_store.stored(COLUMNS)
    is_published = _is_published(rows)
    own = rows[~is_published]
    is_known = own["project_id"].isin(list(before["project_id"]))
    merged, changes = _overlaid(own[is_known], before)
    is_touched = merged["project_id"].isin({change.project_id for change in changes})
    return replace(
        empty, new=own[~is_known], changed=merged[is_touched], changes=changes,
        unchanged=tuple(merged.loc[~is_touched, "project_id"]), published=tuple(rows.loc[is_published, "project_id"]),
    )  # fmt: skip


def _overlaid(rows: pd.DataFrame, before: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Change, ...]]:
    """The rows laid over what is known of them, and every cell that this changes."""
    known = {row["project_id"]: row for _, row in before.iterrows()}
    merged = pd.DataFrame([_merged(row, known[row["project_id"]]) for _, row in rows.iterrows()], columns=COLUMNS, dtype=str)
    return merged, tuple(change for _, row in merged.iterrows() for change in _changes(row, known[row["project_id"]]))


def _same_ids(rows: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """A project that was imported under another id keeps that id: the diary number says it is the same."""
    ids = {number: name for number, name in zip(before["diary_no"], before["project_id"], strict=True) if number}
    return rows.assign(project_id=[ids.get(number, name) for number, name in zip(rows["diary_no"], rows["project_id"], strict=True)])


def _collection() -> pd.DataFrame:
    """The projects that come with Insteg, as text."""
    path = places.raw() / "projects" / "projects.csv"
    if not path.exists():
        return pd.DataFrame(columns=COLUMNS, dtype=str)
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def _is_published(rows: pd.DataFrame) -> pd.Series:
    """Which rows the collection that comes with Insteg holds already: an imported copy would count a project twice."""
    held = _collection()
    return rows["project_id"].isin(list(held["project_id"])) | ((rows["diary_no"] != "") & rows["diary_no"].isin(list(held["diary_no"])))


def _taken_ids(rows: pd.DataFrame) -> list[Rejection]:
    """Rows that carry the id of another project in the collection: taken for that project, they would be lost."""
    titles = dict(zip(*(_collection()[name] for name in ("project_id", "title")), strict=True))
    return [
        Rejection(
            int(row[ROW]), "project_id", row["project_id"], f"The collection's {titles[row['project_id']]!r} has this id. Choose another."
        )
        for _, row in rows.iterrows()
        if row["project_id"] in titles and row["title"].lower() != titles[row["project_id"]].lower()
    ]


def _merged(row: pd.Series, before: pd.Series) -> pd.Series:
    # An empty cell in the file says nothing, so it never wipes out what is known.
    return row.where(row != "", before)


def _changes(row: pd.Series, before: pd.Series) -> list[Change]:
    return [
        Change(row["project_id"], column, before[column], row[column])
        for column in COLUMNS
        if column not in ORIGIN and row[column] != before[column]
    ]
