"""Files put in place whole: on the disk before they get their name, so that neither a crash nor a lost current leaves half of one."""

import os
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Let `path` hold `content`: a reader, or a crash, finds what was there before or all of the new."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write(temporary, content)
        move(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write(path: Path, content: bytes) -> None:
    """Write the file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def move(source: Path, target: Path) -> Path:
    """Give a finished file its name in one step, and wait until the disk knows the name."""
    moved = source.replace(target)
    settle(target.parent)
    return moved


def settle(path: Path) -> None:
    """Wait until the disk has a file that somebody else wrote, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
