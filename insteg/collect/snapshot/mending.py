"""What a stopped command left is put right by the next one that writes."""

import shutil
from collections.abc import Callable

from insteg.collect.own import shelf
from insteg.store import folders, publishing

# The endings of what is not finished yet: a snapshot, a download.
BUILDING = ".building"
UNFINISHED = ".part"


def mend(tell: Callable[[str], None] = print) -> None:
    """Finish or undo an import that stopped half-way, and remove unfinished files. Call it as the only writer."""
    for sentence in shelf.mend():
        tell(sentence)
    sweep()


def sweep() -> None:
    """Remove what an interrupted build or refresh left."""
    for leftover in folders.live().glob(f"*/*{UNFINISHED}"):
        shutil.rmtree(leftover, ignore_errors=True)
    for leftover in [
        *folders.own("").glob("own_*/.*.[0-9]*"),
        *folders.live().glob("*/.current.*"),
        *folders.snapshots().glob(".current.*"),
        *folders.snapshots().glob(".pinned.*"),
        *folders.snapshots().glob(f"*{BUILDING}*"),
        *folders.snapshots().glob(f"*{publishing.READY}"),
    ]:
        leftover.unlink(missing_ok=True)
