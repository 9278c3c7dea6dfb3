"""SCB's answers as the long table: 16-24 put together from what is published, status kept, final before preliminary."""

from pathlib import Path

import pandas as pd

from insteg import catalogue
from insteg.sources import _jsonstat, _schema, _store
from insteg.sources._errors import SourceError
from insteg.sources._table import indicators_of, long, verified
from insteg.sources.scb import _bas, _education, _population, _wire
from insteg.sources.scb._questions import BAS_CONTENTS, BAS_FINAL, BAS_PRELIMINARY, EDUCATION, POPULATION_NEW, POPULATION_OLD, SEX
from insteg.sources.scb._selection import contents_by_label

BY_AGE_AND_SEX = ("Kon", "Alder")
KEY = ["series", "area_code", "period", "sex"]


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of all tables in the folder; where a month is preliminary and final, the final figure stands."""
    parts = []
    if cells := _cells(folder, BAS_PRELIMINARY):
        parts.append(_bas.shares(_named(cells, BAS_CONTENTS), "provisional"))
    if cells := _cells(folder, BAS_FINAL):
        parts.append(_bas.shares(_named(cells, _final_contents(folder)), "ok"))
    if cells := _cells(folder, POPULATION_OLD):
        parts.append(_population.of_single_years(pd.concat(cells)))
    if cells := _cells(folder, POPULATION_NEW):
        parts.append(_population.of_bands(pd.concat(cells)))
    if cells := _cells(folder, EDUCATION, ("UtbildningsNiva",)):
        parts.append(_education.share(pd.concat(cells)))
    if not parts:
        raise SourceError(f"{folder.name} holds no table from SCB. Fetch again.")
    frame = pd.concat(parts, ignore_index=True).drop_duplicates(KEY, keep="last")
    return _schema.checked(long(frame[frame["series"].isin(list(indicators_of("scb")))].reset_index(drop=True), "scb", ""))


def _named(cells: list[pd.DataFrame], contents: dict[str, str]) -> pd.DataFrame:
    frame = pd.concat(cells)
    return frame.assign(measure=frame["ContentsCode"].map(contents))


def _final_contents(folder: Path) -> dict[str, str]:
    """The final table's own codes, by the labels that it shares with the preliminary one."""
    known, other = (_metadata(folder, table) for table in (BAS_PRELIMINARY, BAS_FINAL))
    translated = contents_by_label(known, other, list(BAS_CONTENTS), BAS_FINAL)
    return {translated[code]: name for code, name in BAS_CONTENTS.items()}


def _metadata(folder: Path, table: str) -> _wire.Metadata:
    name = f"{table}-metadata.json"
    return _wire.read(_wire.Metadata, verified(folder, name).read_bytes(), name)


def _cells(folder: Path, table: str, groups: tuple[str, ...] = BY_AGE_AND_SEX) -> list[pd.DataFrame]:
    """Every kept part of a table: area_code, period, its groups, ContentsCode, value, symbol, updated, file, document, row (and sex)."""
    names = sorted(name for name in catalogue.documents(folder) if name.startswith(f"{table}-data-"))
    return [_part(verified(folder, name), name, groups) for name in names]


def _part(path: Path, name: str, groups: tuple[str, ...] = BY_AGE_AND_SEX) -> pd.DataFrame:
    dataset = _jsonstat.read(_store.loaded(path), name)
    cells = dataset.cells
    if absent := {"Region", "ContentsCode", "Tid", *groups} - set(cells.columns):
        raise SourceError(f"{name} lacks the dimensions {sorted(absent)}. Fetch again.")
    cells = cells.astype({column: "str" for column in cells.columns if column not in ("value", "symbol")})
    # 2026M06 is our 2026-06; a year stays as it is.
    period = cells["Tid"].str.replace("M", "-", regex=False)
    placed = cells.assign(
        area_code=cells["Region"], period=period, updated=dataset.updated,
        file=f"scb/{name}", document=f"scb/live/{name}", row=range(1, len(cells) + 1),
    )  # fmt: skip
    return placed.assign(sex=_sexes(cells["Kon"], name)) if "Kon" in groups else placed


def _sexes(codes: pd.Series, name: str) -> pd.Series:
    if unknown := set(codes) - SEX.keys():
        raise SourceError(f"{name}: the codes {sorted(unknown)} of Kon are new. Add them to SEX in _questions.py.")
    return codes.map(SEX)
