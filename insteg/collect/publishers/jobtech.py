"""JobTech (Arbetsförmedlingen's open adverts): how many adverts and jobs each municipality has now, and had."""

import time
import warnings
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect import set_aside
from insteg.collect.errors import SourceError, SourceRefused, SourceUnreachable
from insteg.collect.long_table import long, verified
from insteg.collect.publishers import _store
from insteg.collect.publishers._json import unmarked
from insteg.collect.set_aside import Aside
from insteg.reference import catalogue
from insteg.reference.home import home

BASE = "https://jobsearch.api.jobtechdev.se"
HISTORY = "https://historical.api.jobtechdev.se"
PUBLISHER = "JobTech/Arbetsförmedlingen"
LICENCE = "CC0"
# The service's own names for places, by our codes.
CONCEPTS = home().jobtech
PARAMETER = {"country": "country", "county": "region", "municipality": "municipality"}
SERIES = {
    "now": {"adverts": "JOBTECH_ADVERTS", "positions": "JOBTECH_POSITIONS"},
    "past": {"adverts": "JOBTECH_PUBLISHED"},
}


# With a thirteenth month the latest one can be set beside the same month of the year before.
PAST_MONTHS = 13
# Seconds in all for past months at one refresh; the rest are asked for at the next.
PATIENCE = 600


class HistoryClosed(UserWarning):
    """The service for old adverts did not answer; nothing else is lacking."""


def fetch(
    folder: Path,
    base: str = BASE,
    manners: Any = None,
    history: str = "",
    months: tuple[str, ...] | None = None,
    aside: Aside | None = None,
) -> None:
    """Save today's counts for the nine home areas, beside those of earlier months; and of the past `months` (2025-03) not yet kept.

    Only counts are asked for (limit=0): adverts themselves hold names, and no more than 2 100 could be paged.
    months: the latest whole ones when not given. history: where old adverts are asked for; another `base` answers for both.
    """
    from insteg.collect.publishers._http import Http, Manners

    shelf = _store.opened(folder, "jobtech", PUBLISHER, LICENCE)
    with Http(manners or Manners(calls=3, window=1, largest_bytes=5_000_000)) as http:
        # All or none: open adverts of one area beside last month's of another would be no picture of any day.
        answers = {area: http.get(f"{base}/search", _question(area, concept)) for area, concept in CONCEPTS.items()}
    for area, answer in answers.items():
        shelf.keep(f"now-{answer.taken[:7]}-{area}.json", answer, f"Adverts open in area {area}")
    address = history or (HISTORY if base == BASE else base)
    _keep_history(shelf, manners, address, whole_months(date.today()) if months is None else months)
    shelf.finish()


def whole_months(today: date, count: int = PAST_MONTHS) -> tuple[str, ...]:
    """The latest `count` months that are over, the newest first: that one is missed most where the service stops answering."""
    months, first = [], today.replace(day=1)
    for _ in range(count):
        first = (first - timedelta(days=1)).replace(day=1)
        months.append(f"{first:%Y-%m}")
    return tuple(months)


def _keep_history(shelf: _store.Shelf, manners: Any, address: str, months: tuple[str, ...]) -> None:
    """Past months, where the service for old adverts is open; where it is not, today's counts are kept all the same."""
    from insteg.collect.publishers._http import Http, Manners

    deadline = time.monotonic() + PATIENCE
    # Old adverts are answered slowly: they are waited for longer, and asking one at a time is what keeps the pace polite.
    with Http(manners or Manners(read=300, whole=300, attempts=2, calls=50, window=1, largest_bytes=5_000_000)) as http:
        for month in [month for month in months if not _is_kept(shelf, month)]:
            try:
                answers = _asked(http, address, month, deadline)
            except (SourceUnreachable, SourceRefused) as error:
                told = f"No adverts published in {month}, nor in months not yet asked for: {error} Today's counts are kept."
                warnings.warn(told, HistoryClosed, stacklevel=3)
                return
            for area, answer in answers.items():
                shelf.keep(f"past-{month}-{area}.json", answer, f"Adverts published in {month} in area {area}")


def _is_kept(shelf: _store.Shelf, month: str) -> bool:
    return all(f"past-{month}-{area}.json" in shelf.documents for area in CONCEPTS)


def _asked(http: Any, address: str, month: str, deadline: float) -> dict[str, Any]:
    """The answer of each area for one month. Raises SourceUnreachable when the time for past months is used up."""
    answers = {}
    for area, concept in CONCEPTS.items():
        if time.monotonic() > deadline:
            raise SourceUnreachable(f"{address} is too slow; the next refresh goes on from here.")
        answers[area] = http.get(f"{address}/search", {**_question(area, concept), **_window(month)})
    return answers


def _question(area: str, concept: str) -> dict[str, Any]:
    level = PARAMETER[catalogue.areas()[area].level]
    return {level: concept, "limit": 0}


def _window(month: str) -> dict[str, str]:
    first = date.fromisoformat(f"{month}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    return {"published-after": f"{first}T00:00:00", "published-before": f"{following}T00:00:00"}


def tables(folder: Path, aside: Aside) -> dict[str, pd.DataFrame]:
    """The long table of each month, open and published apart: measures that never stand in the same series."""
    names: dict[str, list[str]] = {}
    for name in sorted(catalogue.documents(folder)):
        names.setdefault(name.rpartition("-")[0], []).append(name)
    return set_aside.each(names, lambda table, told: _month_table(folder, table, names[table], told), aside)


def tidy(folder: Path) -> pd.DataFrame:
    """The long table, one figure an area and month: adverts and jobs open on the day of the download, and adverts published in past months."""
    return pd.concat(tables(folder, Aside()).values(), ignore_index=True)


def _month_table(folder: Path, table: str, names: list[str], aside: Aside) -> pd.DataFrame:
    from insteg.collect.publishers import _schema

    rows = [row for name in names for row in _rows(verified(folder, name), name)]
    return _schema.kept(long(_frame(rows), "jobtech", ""), table, aside, len(rows))


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = ["series", "area_code", "period", "value", "note", "file", "document", "row"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "float64"})


def _rows(path: Path, name: str) -> list[dict[str, Any]]:
    when, month, area = _parts(name)
    counts = _counts(path.read_bytes(), name)
    common = {"area_code": area, "period": month, "note": "", "file": f"jobtech/{name}", "document": f"jobtech/live/{name}", "row": 1}
    return [{"series": series, "value": counts[kind], **common} for kind, series in SERIES[when].items()]


def _parts(name: str) -> tuple[str, str, str]:
    """now-2026-11-2281.json -> now, 2026-11, 2281."""
    when, _, rest = name.removesuffix(".json").partition("-")
    month, _, area = rest.rpartition("-")
    if when not in SERIES or area not in CONCEPTS:
        raise SourceError(f"{name} is no answer that we ask for. Fetch again.")
    return when, month, area


def _counts(content: bytes, name: str) -> dict[str, int]:
    """Number of adverts and of jobs in one answer."""
    from pydantic import BaseModel, Field, ValidationError

    class Total(BaseModel):
        value: int = Field(ge=0, strict=True)

    class Counts(BaseModel):
        total: Total
        positions: int = Field(ge=0, strict=True)

    try:
        found = Counts.model_validate_json(unmarked(content))
    except ValidationError as error:
        raise SourceError(f"{name} is not a count of adverts ({error.error_count()} fields are wrong). Fetch again.") from error
    return {"adverts": found.total.value, "positions": found.positions}
