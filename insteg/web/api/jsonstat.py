"""Figures as a JSON-stat 2.0 dataset: a cube with a status for every cell that is a row, and none for those that are not."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from insteg import catalogue, words
from insteg.web.api.formats import as_json
from insteg.web.api.resources import TooMuch
from insteg.web.api.rows import Page

DIMENSIONS = ("indicator", "area_code", "period", "sex", "age")
HEADINGS = {"indicator": "indicator_title", "area_code": "area"}
# A reader unfolds the whole cube; many measures of many ages leave most of it empty.
MOST_CELLS = 1_000_000


def dataset(frame: pd.DataFrame, around: Page, language: str) -> bytes:
    """The dataset. Raises TooMuch when its cube would have more cells than a reader can unfold."""
    # Order of appearance is the catalogue's; periods run in time.
    codes = {name: list(dict.fromkeys(frame[name])) for name in DIMENSIONS} | {"period": sorted(set(frame["period"]))}
    size = [len(codes[name]) for name in DIMENSIONS]
    if int(np.prod(size)) > MOST_CELLS:
        raise TooMuch(int(np.prod(size)))
    at = _cells(frame, codes, size)
    known = frame["value"].notna()
    return as_json(
        {
            "version": "2.0",
            "class": "dataset",
            "label": ", ".join(catalogue.indicators()[name].text(language).title for name in codes["indicator"]),
            "source": ". ".join([*(item.credit for item in around.attribution), around.processing]),
            "updated": around.snapshot.built_at,
            "id": list(DIMENSIONS),
            "size": size,
            "role": {"time": ["period"], "geo": ["area_code"], "metric": ["indicator"]},
            "dimension": {name: _dimension(name, codes[name], language) for name in DIMENSIONS},
            "value": dict(zip(at[known], map(float, frame.loc[known, "value"]), strict=True)),
            "status": dict(zip(at, frame["status"], strict=True)),
            "extension": _extension(frame, at, around, language),
        }
    )


def _cells(frame: pd.DataFrame, codes: dict[str, list[str]], size: list[int]) -> np.ndarray:
    """The flat position of every row, as the text that JSON wants for a key."""
    if frame.empty:
        return np.array([], dtype=object)
    places = [pd.Categorical(frame[name], categories=codes[name]).codes for name in DIMENSIONS]
    return np.ravel_multi_index(places, size).astype(str).astype(object)


def _dimension(name: str, codes: list[str], language: str) -> dict[str, Any]:
    say, indicators = words.load(language), catalogue.indicators()
    labels: dict[str, Callable[[str], str]] = {
        "indicator": lambda code: indicators[code].text(language).title,
        "area_code": lambda code: catalogue.areas()[code].name(language),
        "period": say.period,
        "sex": lambda code: say(f"sex.{code}"),
        "age": str,
    }
    category: dict[str, Any] = {"index": codes, "label": {code: labels[name](code) for code in codes}}
    if name == "indicator":
        category["unit"] = {code: {"label": indicators[code].unit, "decimals": indicators[code].decimals} for code in codes}
    return {"label": say(f"column.{HEADINGS.get(name, name)}"), "category": category}


def _extension(frame: pd.DataFrame, at: np.ndarray, around: Page, language: str) -> dict[str, Any]:
    """What JSON-stat has no place for: terms, the address of every cell's source, notes, what each status means."""
    say, addresses = words.load(language), list(dict.fromkeys(frame["address"]))
    noted = frame["note"].notna()
    return {
        "attribution": [item.model_dump() for item in around.attribution],
        "processing": around.processing,
        "provisional": around.provisional,
        "status_label": {status: say(f"status.{status}") for status in sorted(set(frame["status"]))},
        "address": addresses,
        "address_of": dict(zip(at, map(addresses.index, frame["address"]), strict=True)),
        "note_of": dict(zip(at[noted], frame.loc[noted, "note"], strict=True)),
    }
