"""The rows of a file with every column of projects.csv: what follows from the others, and where the row comes from."""

from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from insteg.collect.cells import listed
from insteg.collect.own import personal_data
from insteg.collect.own.comparing import ORIGIN
from insteg.collect.own.project_rows import NUMBERS, TEXTS
from insteg.reference import catalogue

COLUMNS = [*dict.fromkeys([*TEXTS, *NUMBERS]), "summary", *ORIGIN]


def completed(frame: pd.DataFrame, file: Path, kind: str, today: date) -> pd.DataFrame:
    """The rows with every column of projects.csv; what the file does not say stays empty."""
    facts = {"note": _notes(frame), "origin_file": personal_data.named(file), "origin_format": kind, "imported_on": today.isoformat()}
    ready = frame.assign(**facts).reindex(columns=COLUMNS, fill_value="").fillna("").astype(str)
    named = [listed(text) for text in ready["municipalities"].tolist()]
    return ready.assign(
        area_group=[_group(names, here) for names, here in zip(named, frame["is_here"].tolist(), strict=True)],
        geo_level=[_level(names, region) for names, region in zip(named, ready["region"].tolist(), strict=True)],
        url_quality=ready["source_url"].map(_quality),
    ).reset_index(drop=True)


def _group(names: list[str], is_here: bool) -> str:
    return "Västernorrland" if is_here and (not names or set(names) & _the_seven()) else "Övriga Sverige"


@cache
def _the_seven() -> frozenset[str]:
    """By code and by name."""
    return frozenset(name for code in catalogue.the_seven() for name in (code, catalogue.areas()[code].name_sv))


def _level(names: list[str], region: str) -> str:
    if not names:
        return "län" if region else ""
    return "kommun" if len(names) == 1 else "flerkommunal"


def _notes(frame: pd.DataFrame) -> list[str]:
    if "owner_town" not in frame:
        return list(frame["note"])
    town = [f"Ägarens ort: {name}. Var verksamheten bedrivs framgår inte av projektbanken." if name else "" for name in frame["owner_town"]]
    return [" ".join(filter(None, pair)) for pair in zip(frame["note"], town, strict=True)]


def _quality(address: str) -> str:
    """A bare site root is no citation, whoever gives it."""
    if not address:
        return "saknas"
    rest = address.rsplit("://", maxsplit=1)[-1].strip("/")
    return "som lagrad" if "/" in rest else "endast webbplatsrot"
