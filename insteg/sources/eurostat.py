"""Eurostat: youth unemployment, NEET and early leavers in Mellersta Norrland (SE32) and Sweden, with the survey's flags."""

from pathlib import Path
from typing import Any

import pandas as pd

from insteg import catalogue
from insteg.sources import _jsonstat, _store
from insteg.sources._errors import SourceError
from insteg.sources._table import long, verified

BASE = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"
PUBLISHER = "Eurostat"
LICENCE = "Free use with source (Eurostat)"
# SE32 is Västernorrland and Jämtland together: never shown as the county.
COMMON = {"format": "JSON", "lang": "EN", "geo": ["SE32", "SE"], "sex": ["T", "F", "M"], "sinceTimePeriod": "2000"}
QUESTIONS: dict[str, dict[str, Any]] = {
    "lfst_r_lfu3rt": {"age": "Y15-24", "isced11": "TOTAL", "unit": "PC"},
    "edat_lfse_22": {"age": "Y15-24"},
    "edat_lfse_16": {},
}
AREAS = {"SE": "00", "SE32": "SE32"}
SEX = {"T": "total", "F": "women", "M": "men"}
FREE = ("time", "geo", "sex")


def fetch(folder: Path, base: str = BASE, manners: Any = None) -> None:
    """Save the three datasets, one call each."""
    from insteg.sources._http import Http, Manners

    with Http(manners or Manners(calls=2, window=1, largest_bytes=20_000_000)) as http:
        answers = {name: http.get(f"{base}/{name}", {**COMMON, **limits}) for name, limits in QUESTIONS.items()}
    shelf = _store.emptied(folder, "eurostat", PUBLISHER, LICENCE)
    for name, answer in answers.items():
        shelf.keep(f"{name}.json", answer, f"Eurostat {name}")
    shelf.finish()


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of all kept datasets; the flag (u = low reliability, b = break ...) stands in symbol."""
    from insteg.sources import _schema

    frame = pd.concat([_one(verified(folder, name)) for name in sorted(catalogue.documents(folder))], ignore_index=True)
    return _schema.checked(long(frame, "eurostat", ""))


def _one(path: Path) -> pd.DataFrame:
    dataset = _jsonstat.read(_store.loaded(path), path.name)
    _only_free_dimensions(dataset, path.name)
    cells = dataset.cells[dataset.cells["value"].notna() | (dataset.cells["symbol"] != "")]
    if cells["value"].notna().sum() == 0:
        raise SourceError(f"{path.name}: Eurostat sent no figures for this selection. What we have is kept; look at the codes.")
    # The other dimensions hold one code each; the catalogue says what they mean in our words.
    frame = cells[[*FREE, "value", "symbol"]].astype(dict.fromkeys(FREE, "str")).rename(columns={"time": "period"})
    return frame.assign(
        series=path.stem, area_code=_known(frame["geo"], AREAS, path.name), sex=_known(frame["sex"], SEX, path.name),
        status=[_status(value, flag) for value, flag in zip(frame["value"], frame["symbol"], strict=True)],
        updated=dataset.updated, file=f"eurostat/{path.name}", document=f"eurostat/live/{path.name}", row=cells.index + 1,
    )  # fmt: skip


def _only_free_dimensions(dataset: _jsonstat.Dataset, name: str) -> None:
    """Nothing but time, area and sex may vary: a further dimension would mix different figures."""
    varying = {dimension: size for dimension, size in dataset.sizes.items() if dimension not in FREE and size != 1}
    if varying or not set(FREE) <= dataset.sizes.keys():
        raise SourceError(f"{name} has dimensions {dataset.sizes}; besides {', '.join(FREE)} each must have one code. Narrow the question.")


def _known(codes: pd.Series, table: dict[str, str], name: str) -> pd.Series:
    if unknown := set(codes) - table.keys():
        raise SourceError(f"{name}: the codes {sorted(unknown)[:5]} were not asked for. Fetch again.")
    return codes.map(table)


def _status(value: float, flag: str) -> str:
    if value != value:  # noqa: PLR0124  the test for "no number" that needs no import
        return "suppressed" if "c" in flag else "missing"
    return "provisional" if "p" in flag else "ok"
