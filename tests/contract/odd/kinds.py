"""The list of odd rows and answers, and what a folder of kept answers comes to."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.collect import publishers
from insteg.collect.errors import SourceError, SourceUnreachable, SourceWaiting
from insteg.collect.publishers import _store
from insteg.collect.publishers._http import PublisherAnswer
from insteg.collect.set_aside import Aside

READ, ASIDE, REFUSED, WAITING, AGAIN, NOTHING = (
    "read", "row put aside, the rest published", "table refused, the old one kept", "nothing taken yet", "asked again", "nothing kept"
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    source: str
    what: str
    outcome: str
    happens: Callable[[Path], str]


KINDS: list[Kind] = []


def kind(source: str, what: str, outcome: str):
    """The decorated function makes the odd thing happen in an empty folder, looks at the figures, and says what came of it."""

    def listed(happens: Callable[[Path], str]) -> Callable[[Path], str]:
        KINDS.append(Kind(source, what, outcome, happens))
        return happens

    return listed


@dataclass
class Came:
    """What became of a download."""

    outcome: str
    tables: dict[str, pd.DataFrame]
    aside: Aside

    @property
    def table(self) -> pd.DataFrame:
        return pd.concat(self.tables.values(), ignore_index=True)

    def row(self, area: str, period: str, sex: str = "total", indicator: str = "") -> pd.Series:
        frame = self.table
        wanted = (frame["area_code"] == area) & (frame["period"] == period) & (frame["sex"] == sex)
        return frame[wanted & (frame["indicator"] == indicator if indicator else True)].iloc[0]


def came(folder: Path, source: str, files: dict[str, bytes]) -> Came:
    """The outcome of a download that holds just these files."""
    shelf = _store.opened(folder, source, "P", "L")
    for name, content in files.items():
        shelf.keep(name, PublisherAnswer(f"http://x/{name}", content, 200, {}, "2026-11-23T00:00:00Z"), name)
    shelf.finish()
    aside = Aside()
    try:
        tables = publishers.CONNECTORS[source].tables(folder, aside)
    except SourceError as error:
        assert str(error).strip()
        return Came(REFUSED, {}, aside)
    assert all(row.file and row.column and row.reason for row in aside.rows)
    return Came(REFUSED if aside.tables else ASIDE if aside.rows else READ, tables, aside)


def outcome_of(action: Callable[[], Any]) -> str:
    """What an attempt to fetch comes to."""
    try:
        action()
    except SourceWaiting:
        return WAITING
    except (SourceError, SourceUnreachable):
        return NOTHING
    return READ


def packed(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()
