"""A log that cannot be filled by whoever sends the same nonsense again and again."""

import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from insteg.store import tally
from insteg.web.guard import readerless

LOG = logging.getLogger(__name__)
# Of what one line of code says, so many in so many seconds; how many more there were is told when it says it again.
MOST, SECONDS = 10, 60.0
# Lines of code that say something: ours, uvicorn's, Streamlit's.
MOST_PLACES = 2000
LONGEST = 4000


@dataclass
class _Said:
    begun: float
    count: int = 0
    left_out: int = 0


class Repeated(logging.Filter):
    """Lets through what one line of code says a few times a minute. clock: what tells the time, in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock, self._said, self._lock = clock, dict[tuple[str, int], _Said](), threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        # Several handlers may ask about the same one.
        if (known := getattr(record, "insteg_passes", None)) is not None:
            return bool(known)
        if record.levelno >= logging.ERROR:
            tally.count("errors")
        with self._lock:
            passes, left_out = self._counted((record.pathname, record.lineno))
        if passes:
            _shorten(record, left_out)
        record.insteg_passes = passes
        return passes

    def _counted(self, place: tuple[str, int]) -> tuple[bool, int]:
        now = self._clock()
        said = self._said.get(place)
        left_out = 0
        if said is None or now - said.begun > SECONDS:
            left_out = said.left_out if said else 0
            if len(self._said) >= MOST_PLACES:
                self._said.clear()
            said = self._said[place] = _Said(now)
        said.count += 1
        said.left_out += said.count > MOST
        return said.count <= MOST, left_out


def _shorten(record: logging.LogRecord, left_out: int) -> None:
    """What came from outside may be long: the beginning tells what it was."""
    # Before it is cut: half of an error's words would not be known for what they are.
    text = readerless.message(record)
    if left_out or len(text) > LONGEST:
        more = f" ({left_out} more like this were left out)" if left_out else ""
        record.msg, record.args = text[:LONGEST] + more, ()


def keep_calm(formatter: logging.Formatter) -> None:
    """Put one filter before everything that writes a log, now or later in this process, and let `formatter` say how it is written.

    Libraries make their logs when they are loaded, some of them long after the server has begun to listen.
    """
    repeated, add = Repeated(), logging.Logger.addHandler

    def prepare(handler: logging.Handler) -> None:
        handler.addFilter(repeated)
        handler.setFormatter(formatter)

    def added(self: logging.Logger, hdlr: logging.Handler) -> None:
        prepare(hdlr)
        add(self, hdlr)

    logging.Logger.addHandler = added  # type: ignore[method-assign]
    loggers = [logging.getLogger(), *(found for found in logging.Logger.manager.loggerDict.values() if isinstance(found, logging.Logger))]
    for handler in {*(handler for found in loggers for handler in found.handlers), *([logging.lastResort] if logging.lastResort else [])}:
        prepare(handler)
    _hear_what_is_no_log()


def _hear_what_is_no_log() -> None:
    """What Python itself writes on stderr, with an error's words, when a thread ends by it, when nobody is left to catch it, or when a line
    of a log cannot be written."""
    logging.raiseExceptions = False
    threading.excepthook = lambda found: None if found.exc_type is SystemExit else LOG.error("A thread ended.", exc_info=found.exc_value)
    sys.unraisablehook = lambda found: LOG.error("An error that nobody could catch.", exc_info=found.exc_value)
