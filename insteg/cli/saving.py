"""`insteg backup` and `insteg restore`: the data folder in one file, and back."""

import sys
from pathlib import Path

from insteg.cli.failing import failed


def backup(file: Path) -> int:
    """Everything in the data folder into one file."""
    from insteg.store import backups
    from insteg.store.writers import WriterBusy

    try:
        print(f"{backups.save(file)} files saved to {file}.")
        _tell_of_the_snapshot()
    except (backups.BadBackup, WriterBusy, OSError) as error:
        return failed(error)
    return 0


def restore(file: Path) -> int:
    """A backup into an empty data folder."""
    from insteg.store import backups, folders

    try:
        print(f"{backups.bring_back(file)} files put into {folders.data()}.")
        _tell_of_the_snapshot()
    except (backups.BadBackup, OSError) as error:
        return failed(error)
    return 0


def _tell_of_the_snapshot() -> None:
    """A backup is what was there: whoever saves or brings back a snapshot that can't be read hears of it now, not when it is needed."""
    from insteg.store import snapshots

    try:
        told = snapshots.trouble()
    except snapshots.SnapshotMissing as error:
        told = str(error)
    if told:
        print(told, file=sys.stderr)
