"""Where things lie: the folders of the project. The only module that knows paths."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "queries"


def data() -> Path:
    """The data folder: INSTEG_DATA if set (tests, other installations), otherwise the project's own."""
    return Path(os.environ.get("INSTEG_DATA", ROOT / "data"))


def catalogue() -> Path:
    return data() / "catalogue"


def words() -> Path:
    return data() / "words"


def stories() -> Path:
    return data() / "stories"


def raw() -> Path:
    return data() / "raw"


def live() -> Path:
    """What refreshes downloaded: a folder a publisher, in it one folder a download. Never in git."""
    return data() / "live"


def snapshots() -> Path:
    return data() / "snapshots"


def rooms() -> Path:
    """Questions and answers of seminars. Never in git."""
    return data() / "rooms"


def cache() -> Path:
    """Files that can be made again at any time; not in git."""
    folder = ROOT / ".cache"
    folder.mkdir(exist_ok=True)
    return folder
