"""SCB's answers as the long table: 16-24 put together from what is published, status kept, final before preliminary."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from insteg.collect import set_aside
from insteg.collect.errors import SourceError
from insteg.collect.long_table import indicators_of, long, verified
from insteg.collect.publishers import _jsonstat, _schema, _store
from insteg.collect.publishers.scb import _bas, _education, _population, _wire
from insteg.collect.publishers.scb._questions import (
    BAS_CONTENTS,
    BAS_FINAL,
    BAS_PRELIMINARY,
    EDUCATION,
    POPULATION_NEW,
    POPULATION_OLD,
    QUESTIONS,
    SEX,
    TOTAL,
)
from insteg.collect.publishers.scb._selection import contents_by_label
from insteg.collect.set_aside import Aside
from insteg.reference import catalogue

GROUPS = {
    **dict.fromkeys((BAS_PRELIMINARY, BAS_FINAL, POPULATION_OLD, POPULATION_NEW), ("Kon", "Alder")),
    EDUCATION: ("UtbildningsNiva",),
}
# Where a cell stands. Of one kind a part, and therefore kept short until the figures are put together.
ORIGIN = ["file", "document", "updated"]
KEY = ["indicator", "area_code", "period", "sex", "age"]


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of all tables that can be read; where a month is preliminary and final, the final figure stands."""
    parts = pd.concat(tables(folder, Aside()).values(), ignore_index=True)
    return parts.drop_duplicates(KEY, keep="last").reset_index(drop=True)


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """The long table of each table in the folder, preliminary before final."""
    readers: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
        BAS_PRELIMINARY: lambda cells: _bas.shares(_named(cells, BAS_CONTENTS), "provisional"),
        BAS_FINAL: lambda cells: _bas.shares(_named(cells, _final_contents(folder)), "ok"),
        POPULATION_OLD: _population.of_single_years,
        POPULATION_NEW: _population.of_bands,
        EDUCATION: _education.share,
    }
    held = {name.split("-data-")[0] for name in catalogue.documents(folder) if "-data-" in name}
    if not held:
        raise SourceError(f"{folder.name} holds no table from SCB. Fetch again.")
    own = list(indicators_of("scb"))

    def read(table: str, told: Aside) -> pd.DataFrame:
        cells = _cells(folder, table, told)
        figures, count = readers[table](cells), len(cells)
        # Seven hundred thousand cells are not kept while their figures are looked at.
        del cells
        named = figures[figures["series"].isin(own)].astype(dict.fromkeys(ORIGIN, "str")).reset_index(drop=True)
        return _schema.kept(long(named, "scb", ""), table, told, count)

    return set_aside.each([table for table in readers if table in held], read, aside)


def _named(cells: pd.DataFrame, contents: dict[str, str]) -> pd.DataFrame:
    return cells.assign(measure=cells["ContentsCode"].map({code.casefold(): name for code, name in contents.items()}))


def _final_contents(folder: Path) -> dict[str, str]:
    """The final table's own codes, by the labels that it shares with the preliminary one."""
    known, other = (_metadata(folder, table) for table in (BAS_PRELIMINARY, BAS_FINAL))
    translated = contents_by_label(known, other, list(BAS_CONTENTS), BAS_FINAL)
    return {translated[code]: name for code, name in BAS_CONTENTS.items()}


def _metadata(folder: Path, table: str) -> _wire.Metadata:
    name = f"{table}-metadata.json"
    return _wire.read(_wire.Metadata, verified(folder, name).read_bytes(), name)


def _cells(folder: Path, table: str, aside: Aside) -> pd.DataFrame:
    """Every kept part of a table: area_code, period, sex, its other dimensions, value, symbol, updated, file, document, row."""
    metadata = _metadata(folder, table)
    names = sorted(name for name in catalogue.documents(folder) if name.startswith(f"{table}-data-"))
    parts = [_part(verified(folder, name), name, table, metadata, aside) for name in names]
    origins = _origins(names, [len(part) for part in parts])
    return _with_total(pd.concat(parts, ignore_index=True).assign(**origins))


def _origins(names: list[str], counts: list[int]) -> dict[str, pd.Categorical]:
    """Which file and document each cell stands in: a byte a cell, where the names themselves would be half of the table."""
    places = np.repeat(np.arange(len(names)), counts)
    return {
        "file": pd.Categorical.from_codes(places, [f"scb/{name}" for name in names]),
        "document": pd.Categorical.from_codes(places, [f"scb/live/{name}" for name in names]),
    }


def _part(path: Path, name: str, table: str, metadata: _wire.Metadata, aside: Aside) -> pd.DataFrame:
    dataset = _jsonstat.read(_store.loaded(path), name)
    cells = dataset.cells
    if absent := {"Region", "ContentsCode", "Tid", *GROUPS[table]} - set(cells.columns):
        raise SourceError(f"{name} lacks the dimensions {sorted(absent)}. Fetch again.")
    _as_asked(dataset, table, metadata, name)
    cells = cells.astype({column: "str" for column in cells.columns if column not in ("value", "symbol")})
    placed = cells.assign(
        # 2026M06 is our 2026-06; a year stays as it is.
        area_code=cells["Region"], period=cells["Tid"].str.replace("M", "-", regex=False),
        updated=pd.Categorical([dataset.updated]).repeat(len(cells)), row=range(1, len(cells) + 1), ContentsCode=cells["ContentsCode"].str.casefold(),
        sex=_sexes(cells["Kon"], metadata, name) if "Kon" in cells else "total",
    )  # fmt: skip
    # A table has hundreds of thousands of cells: what is known by another name, or has one code, is not carried along.
    placed = placed.drop(columns=[name for name in dataset.sizes if name not in ("ContentsCode", *GROUPS[table])])
    if "Alder" in placed and (total := _total(metadata, "Alder")):
        placed["Alder"] = placed["Alder"].replace({total: TOTAL})
    for place, value in dataset.odd.items():
        _put(aside, table, name, placed.loc[place], value, "which is no number.")
    # Summed up with others a negative count would only make them a little smaller.
    for place in placed.index[placed["value"] < 0]:
        _put(aside, table, name, placed.loc[place], placed.loc[place, "value"], "but nobody counts fewer than none.")
    return placed.assign(value=placed["value"].mask(placed["value"] < 0))


def _put(aside: Aside, table: str, name: str, row: pd.Series, value: Any, why: str) -> None:
    about = {key: str(row[key]) for key in ("area_code", "period", "sex")}
    aside.put(table, f"scb/{name}", row["row"], "value", value, why, **about)


def _as_asked(dataset: _jsonstat.Dataset, table: str, metadata: _wire.Metadata, name: str) -> None:
    """Raises SourceError where a dimension that is not carried along holds others than everybody, or the contents are not ours."""
    for dimension in dataset.sizes.keys() - {"Region", "Tid", "Kon", *GROUPS[table]}:
        codes = list(dataset.cells[dimension].cat.categories)
        total = _total(metadata, dimension)
        wanted = _contents(table) if dimension == "ContentsCode" else [total] if total else codes[:1]
        if wanted and not set(map(str.casefold, codes)) <= set(map(str.casefold, wanted)):
            raise SourceError(f"{name}: {dimension} has {codes[:5]}, and {wanted[:5]} was asked for. Fetch again.")


def _contents(table: str) -> list[str]:
    """The contents that a table is asked for by code; none where they are found by their labels."""
    return next((item.codes["ContentsCode"] for item in QUESTIONS if item.table == table and not item.contents_like), [])


def _total(metadata: _wire.Metadata, name: str) -> str | None:
    return metadata.dimension[name].total if name in metadata.dimension else None


def _sexes(codes: pd.Series, metadata: _wire.Metadata, name: str) -> pd.Series:
    known = {**SEX, **({total: "total"} if (total := _total(metadata, "Kon")) else {})}
    if unknown := set(codes) - known.keys():
        raise SourceError(f"{name}: the codes {sorted(unknown)} of Kon are new. Add them to SEX in _questions.py.")
    return codes.map(known)


def _with_total(cells: pd.DataFrame) -> pd.DataFrame:
    """Tables without a total for sex get it as the sum of women and men; a part that is hidden or unknown leaves the sum unknown."""
    if "Kon" not in cells or (cells["sex"] == "total").any():
        return cells
    by = [column for column in cells.columns if column not in ("Kon", "sex", "value", "symbol", "updated", "file", "document", "row")]
    rules: dict[str, Any] = {"value": lambda column: column.sum(skipna=False), "symbol": "max"}
    rules |= dict.fromkeys(("updated", "file", "document", "row"), "first")
    both = cells.groupby(by, sort=False, observed=True).agg(rules).reset_index()
    return pd.concat([cells, both.assign(sex="total", Kon="")], ignore_index=True)
