"""The long table every source returns, and how a published CSV is read into it."""

import hashlib
from pathlib import Path

import pandas as pd

from insteg.collect.errors import SourceDamaged, SourceError
from insteg.reference import catalogue

__all__ = ["COLUMNS", "SourceError", "indicators_of", "known_series", "long", "numbers", "read", "verified"]

# One row a figure. `document`, `file` and `row` say where it was read, so that a failing check can name it.
COLUMNS = [
    "indicator", "area_code", "period", "sex", "age", "value", "numerator", "denominator",
    "status", "document", "address", "note", "file", "row", "lower", "upper", "symbol", "updated",
]  # fmt: skip
# lower, upper: what a hidden figure lies between. symbol: the publisher's own sign ("..", "<5", "u"). updated: its data vintage.

NOTHING = float("nan")
EMPTY = {
    "numerator": NOTHING, "denominator": NOTHING, "address": "", "note": "",
    "lower": NOTHING, "upper": NOTHING, "symbol": "", "updated": "",
}  # fmt: skip


def read(path: Path, columns: list[str]) -> pd.DataFrame:
    """A CSV as text, with the columns `file` and `row` (the line number an editor shows) added."""
    try:
        frame = pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise SourceError(f"{path.name} cannot be read as a UTF-8 CSV file: {error}. Save it again as CSV UTF-8.") from error
    if missing := [name for name in columns if name not in frame.columns]:
        raise SourceError(f"{path.name} lacks the columns {missing}; it has {list(frame.columns)}. Restore the header row.")
    return frame.assign(file=f"{path.parent.name}/{path.name}", row=range(2, len(frame) + 2))


def numbers(frame: pd.DataFrame, column: str) -> pd.Series:
    """The column as numbers. An empty cell is a missing value; anything else that is no number is refused by row."""
    parsed = pd.to_numeric(frame[column].str.strip(), errors="coerce")
    wrong = frame[parsed.isna() & (frame[column].str.strip() != "")]
    if not wrong.empty:
        first = wrong.iloc[0]
        raise SourceError(
            f"{first['file']} row {first['row']}: {column} is {first[column]!r}, which is no number. Correct that cell or leave it empty."
        )
    return parsed.astype("float64")


def verified(folder: Path, name: str) -> Path:
    """The path of a document whose bytes are the ones recorded in origin.toml."""
    known = catalogue.documents(folder)
    if name not in known:
        raise SourceDamaged(f"{folder.name}/{name} is not in {folder.name}/origin.toml. Say there where it comes from.")
    path = folder / name
    if not path.exists():
        raise SourceDamaged(f"{folder.name}/{name} stands in origin.toml but is not there. Restore the file or remove the entry.")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != known[name].sha256:
        raise SourceDamaged(
            f"{folder.name}/{name} is not the file that was taken from its publisher (checksum {found[:12]}…, origin.toml says {known[name].sha256[:12]}…). Restore it, or record the new file in origin.toml."
        )
    return path


def indicators_of(source: str) -> dict[str, catalogue.Indicator]:
    """The catalogue's indicators from one publisher, by the publisher's own series name."""
    return {item.series: item for item in catalogue.indicators().values() if item.source == source}


def known_series(frame: pd.DataFrame, series: dict[str, catalogue.Indicator]) -> pd.DataFrame:
    """The frame unchanged, or an error naming the first row whose series the catalogue does not know."""
    unknown = frame[~frame["series"].isin(list(series))]
    if not unknown.empty:
        first = unknown.iloc[0]
        raise SourceError(
            f"{first['file']} row {first['row']}: the catalogue has no indicator for series {first['series']!r}. Add it to indicators.toml."
        )
    return frame


def long(frame: pd.DataFrame, source: str, document: str) -> pd.DataFrame:
    """The long table from rows with series, area_code, period, value, file, row (and any other column of it, if known)."""
    series = indicators_of(source)
    frame = known_series(frame, series)
    table = frame.assign(
        indicator=frame["series"].map(lambda name: series[name].id),
        age=frame.get("age", frame["series"].map(lambda name: series[name].age)),
        sex=frame.get("sex", "total"),
        status=_statuses(frame),
        document=frame.get("document", document),
    )
    for column, empty in EMPTY.items():
        table[column] = frame.get(column, empty)
    return table[COLUMNS]


def _statuses(frame: pd.DataFrame) -> pd.Series:
    """The status that the source's module found out; where it found none, ok with a value and missing without."""
    plain = pd.Series(["ok" if known else "missing" for known in frame["value"].notna()], index=frame.index, dtype="str")
    return frame["status"].fillna(plain) if "status" in frame else plain
