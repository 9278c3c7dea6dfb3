"""Ask the public file a question: start the process that answers, read what it says, and end it at the deadline or when nobody listens."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa

from insteg.store.own_questions import limits, messages
from insteg.store.own_questions.line import QuestionLine
from insteg.store.own_questions.reading_only import NotAnswered

# So often whoever asks is given a chance to stop, and so much is read at a time.
TICK_SECONDS = 0.1
CHUNK = 256 * 1024
_line = QuestionLine()


@dataclass(frozen=True)
class Ended:
    """How an answer ended. is_cut: there were more rows than one answer holds."""

    is_cut: bool


# What comes while a question is answered: nothing yet, rows, and the end. The first rows come even where there are none.
Step: TypeAlias = "pa.RecordBatch | Ended | None"


def ask(file: Path, text: str, seconds: float = limits.SECONDS, who: str = "") -> Generator[Step, None, None]:
    """The answer as it comes; closing the iterator ends the process. Raises NotAnswered, with the reason, for what is not answered.

    who: the client's name as it is counted everywhere; questions of one and the same are answered one after the other.
    """
    question, deadline = _readable(text), time.monotonic() + limits.SECONDS
    with _line.place(who) as is_our_turn:
        while not is_our_turn():
            if time.monotonic() > deadline:
                raise NotAnswered("busy")
            yield None
            time.sleep(TICK_SECONDS)
        yield from _answered(file, question, seconds)


def whole(file: Path, text: str, seconds: float = limits.SECONDS, who: str = "") -> tuple[pa.Table, bool]:
    """The answer at once, and whether it was cut. Raises NotAnswered."""
    batches, is_cut = [], False
    for step in ask(file, text, seconds, who):
        if isinstance(step, pa.RecordBatch):
            batches.append(step)
        elif step is not None:
            is_cut = step.is_cut
    return pa.Table.from_batches(batches), is_cut


def _readable(text: str) -> bytes:
    """The question as bytes. Raises NotAnswered for one that is too long, or that holds what is no text."""
    if len(text) > limits.LONGEST_QUESTION:
        raise NotAnswered("too_long", str(limits.LONGEST_QUESTION))
    if any(sign < " " and sign not in "\n\r\t" for sign in text):
        raise NotAnswered("unreadable")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise NotAnswered("unreadable") from error


def _answered(file: Path, question: bytes, seconds: float) -> Iterator[Step]:
    process = _started(file)
    try:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(question)
        process.stdin.close()
        yield from _told(process.stdout.fileno(), time.monotonic() + seconds, file)
    except (BrokenPipeError, pa.ArrowException, ValueError, KeyError, TypeError) as error:
        # It ended before it had read the question, or what it says makes no sense.
        raise NotAnswered("died") from error
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _started(file: Path) -> subprocess.Popen[bytes]:
    """Nothing of ours goes along: no environment, no open file, not the folder we stand in."""
    command = [sys.executable, "-I", "-m", "insteg.store.own_questions.apart", str(file.resolve())]
    # Midnight is UTC's, as in the snapshot.
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={"TZ": "UTC"}, cwd="/", bufsize=0
    )


def _told(source: int, deadline: float, file: Path) -> Iterator[Step]:
    """What the process says, as it says it, until it ends."""
    held, size = bytearray(), 0
    # Not select, which knows no numbers above a thousand, and a server may have more open.
    arrivals = select.poll()
    arrivals.register(source, select.POLLIN)
    while True:
        if time.monotonic() > deadline:
            raise NotAnswered("time", f"{limits.SECONDS:.0f}")
        if not arrivals.poll(TICK_SECONDS * 1000):
            yield None
            continue
        content = os.read(source, CHUNK)
        size += len(content)
        if not content:
            raise NotAnswered("died")
        if size > 2 * limits.MOST_BYTES:
            raise NotAnswered("too_large")
        held += content
        while message := _next(held):
            yield (step := _step(*message, file))
            if isinstance(step, Ended):
                return


def _next(held: bytearray) -> tuple[bytes, bytes] | None:
    """Take the first message from what has come; None as long as it is not whole."""
    end = messages.HEAD + int.from_bytes(held[1 : messages.HEAD], "big")
    if len(held) < max(messages.HEAD, end):
        return None
    kind, content = bytes(held[:1]), bytes(held[messages.HEAD : end])
    del held[:end]
    return kind, content


def _step(kind: bytes, content: bytes, file: Path) -> pa.RecordBatch | Ended:
    if kind == messages.ROWS:
        return messages.unpacked(content)
    if kind == messages.END:
        return Ended(content == b"cut")
    told = json.loads(content)
    raise NotAnswered(str(told["reason"]), _without_folders(str(told["said"]), file))


def _without_folders(text: str, file: Path) -> str:
    """Where the server's files lie is nobody's business."""
    for folder in (str(file.resolve().parent), str(Path.home()), sys.prefix):
        text = text.replace(f"{folder}/", "").replace(folder, "")
    return text
