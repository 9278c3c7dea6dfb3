"""How a command that could not do its work says so."""

import sys


def sentence(error: Exception) -> str | None:
    """What to tell of a fault of the machine, the settings or the catalogue; None for a fault of ours."""
    from insteg.reference.records import CatalogueError
    from insteg.store import faults, settings
    from insteg.store.snapshots import SnapshotMissing

    # The last is a file that is not there, and says itself which and what to do.
    ours = settings.BadSetting | CatalogueError | SnapshotMissing
    return str(error) if isinstance(error, ours) else faults.sentence(error)


def failed(error: Exception) -> int:
    """The exit code of a command that could not do its work, said on stderr."""
    print(sentence(error) or error, file=sys.stderr)
    return 1
