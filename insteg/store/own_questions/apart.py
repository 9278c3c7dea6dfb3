"""The process that answers one question: it opens the public file, gives up every other right, reads the question, answers, and ends.

Started as `python -I -m insteg.store.own_questions.apart FILE`; what it says is in `messages`. Nothing of it is trusted by who started it.
"""

import os
import resource
import sys
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path

import duckdb
import pyarrow as pa

from insteg.store.own_questions import limits, messages, plain
from insteg.store.own_questions.reading_only import Known, NotAnswered, checked

CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "access_mode": "read_only",
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    # Or a name of one of Python's own variables would be a table.
    "python_enable_replacements": "false",
    "memory_limit": limits.DUCKDB_MEMORY,
    # Nothing is laid aside on disk: neither is there room for it nor may a file be opened.
    "temp_directory": "",
    "max_temp_directory_size": "0B",
    "threads": "1",
    "lock_configuration": "true",
}


class _WithoutPandas(MetaPathFinder):
    """Arrow looks for pandas whenever it makes a column; it would take longer than most answers."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def main() -> None:
    """Answer what stands on standard input."""
    sys.meta_path.insert(0, _WithoutPandas())
    path = Path(sys.argv[1])
    # By its name alone: no message and no list of databases can hold the folder.
    os.chdir(path.parent)
    connection = duckdb.connect(path.name, config=CLOSED)
    known = Known.of(connection)
    text = sys.stdin.buffer.read().decode()
    _give_up_rights()
    for kind, content in replies(connection, text, known):
        messages.send(kind, content)


def replies(connection: duckdb.DuckDBPyConnection, text: str, known: Known) -> Iterator[tuple[bytes, bytes]]:
    """What is said to the question, message by message; the last one ends it or says why it is not answered."""
    try:
        yield from _answered(connection, text, known)
    except NotAnswered as refused:
        yield messages.refusal(refused.reason, refused.said)
    except (MemoryError, duckdb.OutOfMemoryException, pa.ArrowMemoryError):
        yield messages.refusal("memory")
    except (duckdb.InternalException, duckdb.FatalException, RecursionError):
        yield messages.refusal("too_deep")
    except (duckdb.Error, pa.ArrowException, ArithmeticError, ValueError, OSError, ImportError) as error:
        # What Arrow could not get room for comes as a plain error.
        is_full = str(error).startswith("Out of Memory")
        yield messages.refusal("memory") if is_full else messages.refusal("error", str(error))


def _give_up_rights() -> None:
    """From here on the system itself refuses: no file or socket can be opened, none written, no process started, no memory beyond ours."""
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if sys.platform == "linux" else 2**32
    beyond = {
        "RLIMIT_AS": held + limits.MORE_MEMORY,
        "RLIMIT_CPU": int(limits.SECONDS) + 1,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0,
        # The lowest number that is free: nothing can be opened, and what is open stays.
        "RLIMIT_NOFILE": _free_number(),
    }
    for name, most in beyond.items():
        resource.setrlimit(getattr(resource, name), (most, most))


def _free_number() -> int:
    number = os.dup(0)
    os.close(number)
    return number


def _answered(connection: duckdb.DuckDBPyConnection, text: str, known: Known) -> Iterator[tuple[bytes, bytes]]:
    """The answer piece by piece: its shape and first rows, more rows, and how it ended."""
    # As a relation it is worked out as it is read: what lies beyond the limits is never made.
    relation = connection.sql(checked(connection, text, known))
    if len(relation.columns) > limits.MOST_COLUMNS:
        raise NotAnswered("too_wide", str(len(relation.columns)))
    reader = plain.readable(relation).to_arrow_reader(limits.ROWS_AT_A_TIME)
    sent, size = 0, 0
    for batch in plain.batches(reader, relation.columns):
        kept = batch.slice(0, limits.MOST_ROWS - sent)
        content = messages.packed(kept)
        sent, size = sent + kept.num_rows, size + len(content)
        if size > limits.MOST_BYTES:
            raise NotAnswered("too_large")
        yield messages.ROWS, content
        if kept.num_rows < batch.num_rows:
            yield messages.END, b"cut"
            return
    yield messages.END, b"whole"


if __name__ == "__main__":
    main()
