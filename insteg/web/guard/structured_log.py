"""A log in two forms, one JSON object a line for machines and plain lines for people, with nothing of any reader in either."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from insteg.web.guard import readerless


class Structured(logging.Formatter):
    """One object a line. error, where: the kind of an error and the places it went through; because: the same of what it came from."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": readerless.message(record),
        }
        errors = [{"error": one.kind, "where": one.where} for one in readerless.errors(record)]
        if errors:
            told |= errors[0]
        if errors[1:]:
            told["because"] = errors[1:]
        return json.dumps(told, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """A line, and below it the kind of an error and the places it went through."""

    def format(self, record: logging.LogRecord) -> str:
        lines = [f"{_time(record)} {record.levelname} {record.name}: {readerless.message(record)}"]
        for one in readerless.errors(record):
            lines += [f"  {one.kind}, at", *(f"    {place}" for place in one.where)]
        return "\n".join(lines)


def _time(record: logging.LogRecord) -> str:
    return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
