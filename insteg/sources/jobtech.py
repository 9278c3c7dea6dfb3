"""JobTech (Arbetsförmedlingen's open adverts): how many adverts and jobs each municipality has now, and had."""

import warnings
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from insteg import catalogue
from insteg.sources import _store
from insteg.sources._errors import SourceError, SourceRefused, SourceUnreachable
from insteg.sources._table import long, verified

BASE = "https://jobsearch.api.jobtechdev.se"
HISTORY = "https://historical.api.jobtechdev.se"
PUBLISHER = "JobTech/Arbetsförmedlingen"
LICENCE = "CC0"
# The service's own names for places; they agree in three independent repositories.
CONCEPTS = {
    "00": "i46j_HmG_v64",
    "22": "NvUF_SP1_1zo",
    "2260": "swVa_cyS_EMN",
    "2262": "oJ8D_rq6_kjt",
    "2280": "uYRx_AdM_r4A",
    "2281": "dJbx_FWY_tK6",
    "2282": "yR8g_7Jz_HBZ",
    "2283": "v5y4_YPe_TMZ",
    "2284": "zBmE_n6s_MnQ",
}
PARAMETER = {"country": "country", "county": "region", "municipality": "municipality"}
SERIES = {"adverts": "JOBTECH_ADVERTS", "positions": "JOBTECH_POSITIONS"}


class HistoryClosed(UserWarning):
    """The service for old adverts did not answer; nothing else is lacking."""


def fetch(folder: Path, base: str = BASE, manners: Any = None, history: str = HISTORY, months: tuple[str, ...] = ()) -> None:
    """Save today's counts for the nine home areas, beside those of earlier months; and of past `months` (2025-03) where asked.

    Only counts are asked for (limit=0): adverts themselves hold names, and no more than 2 100 could be paged.
    """
    from insteg.sources._http import Http, Manners

    shelf = _store.opened(folder, "jobtech", PUBLISHER, LICENCE)
    with Http(manners or Manners(calls=3, window=1, largest_bytes=5_000_000)) as http:
        for area, concept in CONCEPTS.items():
            answer = http.get(f"{base}/search", _question(area, concept))
            shelf.keep(f"now-{answer.taken[:7]}-{area}.json", answer, f"Adverts open in area {area}")
    _keep_history(shelf, manners, history, months)
    shelf.finish()


def _keep_history(shelf: _store.Shelf, manners: Any, address: str, months: tuple[str, ...]) -> None:
    """Past months, where the service for old adverts is open; where it is not, today's counts are kept all the same."""
    from insteg.sources._http import Http, Manners

    # Old adverts are answered slowly, so they are waited for much longer.
    with Http(manners or Manners(read=600, whole=900, calls=1, window=1, largest_bytes=5_000_000)) as http:
        for month in months:
            try:
                answers = {
                    area: http.get(f"{address}/search", {**_question(area, concept), **_window(month)})
                    for area, concept in CONCEPTS.items()
                }
            except (SourceUnreachable, SourceRefused) as error:
                warnings.warn(f"No adverts of {month} and later: {error} Today's counts are kept.", HistoryClosed, stacklevel=3)
                return
            for area, answer in answers.items():
                shelf.keep(f"past-{month}-{area}.json", answer, f"Adverts published in {month} in area {area}")


def _question(area: str, concept: str) -> dict[str, Any]:
    level = PARAMETER[catalogue.areas()[area].level]
    return {level: concept, "limit": 0, "stats": "occupation-field", "stats.limit": 30}


def _window(month: str) -> dict[str, str]:
    first = date.fromisoformat(f"{month}-01")
    following = (first + timedelta(days=31)).replace(day=1)
    return {"published-after": f"{first}T00:00:00", "published-before": f"{following}T00:00:00"}


def tidy(folder: Path) -> pd.DataFrame:
    """The long table of adverts and jobs, one figure an area and month. Open adverts are those of the day of the download."""
    from insteg.sources import _schema

    names = [name for name in sorted(catalogue.documents(folder)) if name.startswith("now-")]
    rows = [row for name in names for row in _rows(verified(folder, name), name)]
    return _schema.checked(long(_frame(rows), "jobtech", ""))


def history(folder: Path) -> pd.DataFrame:
    """Adverts published in each past month: another measure than adverts open on a day, so kept apart."""
    names = [name for name in sorted(catalogue.documents(folder)) if name.startswith("past-")]
    return _frame([row for name in names for row in _rows(verified(folder, name), name)])


def _frame(rows: list[dict]) -> pd.DataFrame:
    columns = ["series", "area_code", "period", "value", "note", "file", "document", "row"]
    return pd.DataFrame(rows, columns=columns).astype({"value": "float64"})


def _rows(path: Path, name: str) -> list[dict]:
    month, area = name.removesuffix(".json").split("-", 1)[1].rsplit("-", 1)
    if area not in CONCEPTS:
        raise SourceError(f"{name}: {area} is no area that we ask for. Fetch again.")
    counts = _counts(path.read_bytes(), name)
    common = {"area_code": area, "period": month, "note": "", "file": f"jobtech/{name}", "document": f"jobtech/live/{name}", "row": 1}
    return [{"series": SERIES[kind], "value": value, **common} for kind, value in counts.items()]


def _counts(content: bytes, name: str) -> dict[str, int]:
    """Number of adverts and of jobs in one answer."""
    from pydantic import BaseModel, Field, ValidationError

    class Total(BaseModel):
        value: int = Field(ge=0, strict=True)

    class Counts(BaseModel):
        total: Total
        positions: int = Field(ge=0, strict=True)

    try:
        found = Counts.model_validate_json(content)
    except ValidationError as error:
        raise SourceError(f"{name} is not a count of adverts ({error.error_count()} fields are wrong). Fetch again.") from error
    return {"adverts": found.total.value, "positions": found.positions}
