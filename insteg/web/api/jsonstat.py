"""Figures as a JSON-stat 2.0 dataset: a cube with a status for every cell that is a row, and none for those that are not."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from insteg.reference import in_view, words
from insteg.web.api.formats import as_json
from insteg.web.api.found import TooMuch
from insteg.web.api.rows import ResultPage

DIMENSIONS = ("indicator", "area_code", "period", "sex", "age")
HEADINGS = {"indicator": "indicator_title", "area_code": "area"}
# A reader unfolds the whole cube; many measures of many ages leave most of it empty.
MOST_CELLS = 1_000_000


def cell_count(frame: pd.DataFrame) -> int:
    """How many cells a cube of these rows would have."""
    return int(np.prod([frame[name].nunique() for name in DIMENSIONS]))


def is_too_large(frame: pd.DataFrame) -> bool:
    """Whether a cube of these rows would have more cells than a reader can unfold."""
    return cell_count(frame) > MOST_CELLS


def _head(kind: str, label: str, around: ResultPage[Any]) -> dict[str, Any]:
    """How every answer begins: what it is, and whose figures of which day."""
    credits = ". ".join([*(item.credit for item in around.attribution), around.processing])
    return {"version": "2.0", "class": kind, "label": label, "source": credits, "updated": around.snapshot.built_at}


def collection(indicators: list[str], address: Callable[[str], str], around: ResultPage[Any], language: str) -> bytes:
    """One dataset a measure, by its address: what a single cube has no room for. address: indicator -> where its dataset lies."""
    titles = {name: in_view.indicators()[name].text(language).title for name in indicators}
    items = [{"class": "dataset", "href": address(name), "label": title} for name, title in titles.items()]
    return as_json(_head("collection", words.load(language)("api.resource.observations"), around) | {"link": {"item": items}})


def dataset(frame: pd.DataFrame, around: ResultPage[Any], language: str) -> bytes:
    """The dataset. Raises TooMuch when its cube would have more cells than a reader can unfold."""
    if is_too_large(frame):
        raise TooMuch(cell_count(frame))
    # Order of appearance is the catalogue's; periods run in time.
    codes = {name: list(dict.fromkeys(frame[name])) for name in DIMENSIONS} | {"period": sorted(set(frame["period"]))}
    size = [len(codes[name]) for name in DIMENSIONS]
    at = _cells(frame, codes, size)
    known = frame["value"].notna()
    return as_json(
        _head("dataset", ", ".join(in_view.indicators()[name].text(language).title for name in codes["indicator"]), around)
        | {
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
    return np.asarray(np.ravel_multi_index(places, size).astype(str), dtype=object)


def _dimension(name: str, codes: list[str], language: str) -> dict[str, Any]:
    say, indicators = words.load(language), in_view.indicators()
    labels: dict[str, Callable[[str], str]] = {
        "indicator": lambda code: indicators[code].text(language).title,
        "area_code": lambda code: in_view.areas()[code].name(language),
        "period": say.period,
        "sex": lambda code: say(f"sex.{code}"),
        "age": str,
    }
    category: dict[str, Any] = {"index": codes, "label": {code: labels[name](code) for code in codes}}
    if name == "indicator":
        category["unit"] = {code: {"label": indicators[code].unit, "decimals": indicators[code].decimals} for code in codes}
    return {"label": say(f"column.{HEADINGS.get(name, name)}"), "category": category}


def _extension(frame: pd.DataFrame, at: np.ndarray, around: ResultPage[Any], language: str) -> dict[str, Any]:
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
