"""Eurostat: youth unemployment, NEET and early leavers in Mellersta Norrland (SE32) and Sweden, with the survey's flags."""

from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect import set_aside
from insteg.collect.errors import SourceError, SourceRefused
from insteg.collect.long_table import long, verified
from insteg.collect.publishers import _jsonstat, _reasons, _store
from insteg.collect.set_aside import Aside
from insteg.reference import catalogue
from insteg.reference.home import home

BASE = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"
PUBLISHER = "Eurostat"
LICENCE = "Free use with source (Eurostat)"
AREAS = home().eurostat
# SE32 is Västernorrland and Jämtland together: never shown as the county.
COMMON = {"format": "JSON", "lang": "EN", "geo": sorted(AREAS, reverse=True), "sex": ["T", "F", "M"], "sinceTimePeriod": "2000"}
# Every dimension besides time, area and sex, each with one code: what is left open comes in several sorts added to nothing.
QUESTIONS: dict[str, dict[str, str]] = {
    "lfst_r_lfu3rt": {"freq": "A", "isced11": "TOTAL", "age": "Y15-24", "unit": "PC"},
    "edat_lfse_22": {"freq": "A", "age": "Y15-24", "training": "NO_FE_NO_NFE", "wstatus": "NEMP", "unit": "PC"},
    "edat_lfse_16": {"freq": "A", "age": "Y18-24", "unit": "PC"},
}
SEX = {"T": "total", "F": "women", "M": "men"}
FREE = ("time", "geo", "sex")
# A large question is worked on behind the scenes; the same address answers a little later.
WORKING = b"ASYNCHRONOUS_RESPONSE"
PATIENCE = 10


def fetch(folder: Path, base: str = BASE, manners: Any = None, aside: Aside | None = None) -> None:
    """Save the three datasets, one call each; one that is refused costs neither of the others."""
    from dataclasses import replace

    from insteg.collect.publishers._http import Http, Manners

    polite = replace(manners or Manners(calls=2, window=1, largest_bytes=20_000_000), not_ready=not_ready)
    with Http(polite) as http:
        answers = set_aside.each(QUESTIONS, lambda name, _: _asked(http, f"{base}/{name}", QUESTIONS[name]), aside)
    shelf = _store.opened(folder, "eurostat", PUBLISHER, LICENCE)
    for name, answer in answers.items():
        shelf.keep(f"{name}.json", answer, f"Eurostat {name}")
    shelf.finish()


def _asked(http: Any, address: str, pinned: dict[str, str]) -> Any:
    """The dataset. A dimension that has gone since is not worth losing it: then all are asked for and ours chosen when reading."""
    try:
        return http.get(address, {**COMMON, **pinned})
    except SourceRefused as refusal:
        if refusal.status != 400:
            raise
        return http.get(address, {**COMMON, "age": pinned["age"]})


def not_ready(status: int, content: bytes) -> float | None:
    """Seconds to wait when Eurostat is still at work: it says so with 413, or with 200 and nothing but a warning."""
    if WORKING in content[:2000] and (
        status == 413 or (status == 200 and content.lstrip()[:30].replace(b" ", b"").startswith(b'{"warning"'))
    ):
        return PATIENCE
    return None


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """The long table of each kept dataset; the flag (u = low reliability, b = break ...) stands in symbol."""
    names = sorted(name.removesuffix(".json") for name in catalogue.documents(folder))
    return set_aside.each(names, lambda name, told: _one(verified(folder, f"{name}.json"), told), aside)


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of all datasets that can be read."""
    return pd.concat(tables(folder, Aside()).values(), ignore_index=True)


def _one(path: Path, aside: Aside) -> pd.DataFrame:
    from insteg.collect.publishers import _schema

    content = _store.loaded(path)
    if isinstance(content, dict) and "id" not in content:
        raise SourceError(f"{path.name} is no dataset: {_reasons.reason(path.read_bytes())}. Fetch again.")
    dataset = _jsonstat.read(content, path.name)
    cells = _chosen(dataset, path.name)
    frame = cells[[*FREE, "value", "symbol"]].astype(dict.fromkeys(FREE, "str")).rename(columns={"time": "period"})
    placed = frame.assign(
        series=path.stem, area_code=_known(frame["geo"], AREAS, path.name), sex=_known(frame["sex"], SEX, path.name),
        status=[_status(value, flag) for value, flag in zip(frame["value"], frame["symbol"], strict=True)],
        updated=dataset.updated, file=f"eurostat/{path.name}", document=f"eurostat/live/{path.name}", row=cells.index + 1,
    )  # fmt: skip
    for place in placed.index.intersection(pd.Index(dataset.odd)):
        _put(aside, path.stem, placed.loc[place], dataset.odd[place])
    said = placed[placed["value"].notna() | (placed["symbol"] != "")].drop(index=list(dataset.odd), errors="ignore")
    if said["value"].notna().sum() == 0:
        raise SourceError(f"{path.name}: Eurostat sent no figures for this selection. What we have is kept; look at the codes.")
    return _schema.kept(long(said, "eurostat", ""), path.stem, aside, len(placed))


def _put(aside: Aside, table: str, row: pd.Series, value: Any) -> None:
    about = {"area_code": row["area_code"], "period": row["period"], "sex": row["sex"]}
    aside.put(table, row["file"], row["row"], "value", value, "which is no number.", **about)


def _chosen(dataset: _jsonstat.Dataset, name: str) -> pd.DataFrame:
    """The cells of our one code in every dimension but time, area and sex: a second code would mix different figures."""
    cells, pinned = dataset.cells, QUESTIONS.get(name.removesuffix(".json"), {})
    for dimension, size in dataset.sizes.items():
        codes = list(cells[dimension].cat.categories)
        # One code is not yet ours: a rate of another age group looks just like the one we asked for.
        if dimension in FREE or (size == 1 and pinned.get(dimension, codes[0]) == codes[0]):
            continue
        if pinned.get(dimension) not in codes:
            raise SourceError(
                f"{name} has dimensions {dataset.sizes}, and {dimension} is {codes[:5]}; besides {', '.join(FREE)} each must have one code, ours. Narrow the question."
            )
        cells = cells[cells[dimension] == pinned[dimension]]
    if not set(FREE) <= dataset.sizes.keys():
        raise SourceError(f"{name} has dimensions {dataset.sizes}, but {', '.join(FREE)} are needed. Look at the answer.")
    return cells


def _known(codes: pd.Series, table: dict[str, str], name: str) -> pd.Series:
    if unknown := set(codes) - table.keys():
        raise SourceError(f"{name}: the codes {sorted(unknown)[:5]} were not asked for. Fetch again.")
    return codes.map(table)


def _status(value: float, flag: str) -> str:
    if value != value:  # noqa: PLR0124  the test for "no number" that needs no import
        return "suppressed" if "c" in flag else "missing"
    return "provisional" if "p" in flag else "ok"
