"""A log that machines read, one JSON object a line, with nothing of any reader in it.

An error's own words may hold what somebody typed, so it is told by its kind and by where in the code it happened. Queries are left out and
addresses cut.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Any

from insteg.store import folders

QUERY = re.compile(r"\?[^\s\"']+")
IPV4 = re.compile(r"\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b")
IPV6 = re.compile(r"\b([\da-fA-F]{1,4}:[\da-fA-F]{0,4}:[\da-fA-F]{0,4}):[\da-fA-F:]*")
MOST_FRAMES = 30


class Structured(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_readers(record.getMessage()),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            told |= {"error": f"{kind.__module__}.{kind.__qualname__}", "where": _where(trace)}
        return json.dumps(told, ensure_ascii=False)


def without_readers(text: str) -> str:
    """The text without queries, and with addresses cut to their network."""
    return IPV6.sub(r"\1::", IPV4.sub(r"\1.0", QUERY.sub("?", text)))


def _where(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-MOST_FRAMES:]
    return [f"{_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _place(path: str) -> str:
    """A file of ours by its place in Insteg, another by its last parts: where either lies on the machine is nobody's business."""
    found = PurePath(path)
    return (
        found.relative_to(folders.ROOT).as_posix()
        if found.is_relative_to(folders.ROOT) and ".venv" not in found.parts
        else "/".join(found.parts[-3:])
    )
