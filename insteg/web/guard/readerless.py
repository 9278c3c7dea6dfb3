"""What may be written down of what happened: nothing that a reader typed, asked or came from.

An error's own words may hold what somebody typed, so it is told by its kind and by where in the code it happened. Queries are left out
and addresses cut.
"""

import logging
import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from insteg.store import folders

QUERY = re.compile(r"\?[^\s\"']+")
IPV4 = re.compile(r"\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b")
IPV6 = re.compile(r"\b([\da-fA-F]{1,4}:[\da-fA-F]{0,4}:[\da-fA-F]{0,4}):[\da-fA-F:]*")
MOST_FRAMES, MOST_ERRORS = 30, 8


@dataclass(frozen=True)
class ToldError:
    """kind: its class, with the system's own words where it is the system that refused; where: the places it went through, the innermost last."""

    kind: str
    where: tuple[str, ...]


def message(record: logging.LogRecord) -> str:
    """What was said, with an error's kind where its words stood."""
    text = _filled(record)
    for error in _errors(record):
        for words in (repr(error), str(error)):
            text = text.replace(words, _kind(error)) if words else text
    return without_readers(text)


def _filled(record: logging.LogRecord) -> str:
    told: Any = record.args
    if isinstance(told, tuple):
        told = tuple(_kind(one) if isinstance(one, BaseException) else one for one in told)
    elif isinstance(told, Mapping):
        told = {name: _kind(one) if isinstance(one, BaseException) else one for name, one in told.items()}
    try:
        return str(record.msg) % told if told else str(record.msg)
    except (TypeError, ValueError, KeyError):
        return str(record.msg)


def without_readers(text: str) -> str:
    """The text without queries, and with addresses cut to their network."""
    return IPV6.sub(r"\1::", IPV4.sub(r"\1.0", QUERY.sub("?", text)))


def errors(record: logging.LogRecord) -> list[ToldError]:
    """The error that the record tells of, then those that it came from."""
    return [ToldError(_kind(error), tuple(_where(error))) for error in _errors(record)]


def _errors(record: logging.LogRecord) -> list[BaseException]:
    found = record.exc_info[1] if record.exc_info else None
    return list(_chain(found)) if found is not None else []


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error, what it came from, and where it is many at once each of them; every one once."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < MOST_ERRORS:
        found = waiting.pop(0)
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        before = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
        waiting += [*([before] if before else []), *getattr(found, "exceptions", ())]


def _kind(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    # What the system says of a full disk is nobody's words; which file it was may be.
    return f"{name} ({error.strerror})" if isinstance(error, OSError) and error.errno and error.strerror else name


def _where(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]:
        yield f"{_place(frame.filename)}:{frame.lineno} {frame.name}"


def _place(path: str) -> str:
    """A file of ours by its place in Insteg, another by its last parts: where either lies on the machine is nobody's business."""
    found = PurePath(path)
    return (
        found.relative_to(folders.ROOT).as_posix()
        if found.is_relative_to(folders.ROOT) and ".venv" not in found.parts
        else "/".join(found.parts[-3:])
    )
