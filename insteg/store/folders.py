"""Where things lie: the folders of the project. The only module that knows paths.

In a checkout the pages, the SQL and the figures lie beside the package; a wheel carries them inside it, in `shipped`, where nothing
is ever written. What is built, fetched and brought lies in the data folder. Whatever the data folder holds of the figures, the
catalogue, the words or the stories counts before what is shipped.
"""

from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from insteg.store import settings

_PACKAGE = Path(__file__).resolve().parent.parent
IS_INSTALLED = (_PACKAGE / "shipped").is_dir()
ROOT = _PACKAGE / "shipped" if IS_INSTALLED else _PACKAGE.parent
QUERIES = ROOT / "queries"
SHIPPED = ROOT / "data"


def data() -> Path:
    """The data folder: INSTEG_DATA if set (tests, servers), the checkout's own, or the user's when Insteg is installed."""
    return settings.read().data or (user_data_path("insteg", appauthor=False) if IS_INSTALLED else SHIPPED)


def _own_or_shipped(name: str) -> Path:
    own = data() / name
    return own if own.exists() else SHIPPED / name


def catalogue() -> Path:
    return _own_or_shipped("catalogue")


def words() -> Path:
    return _own_or_shipped("words")


def stories() -> Path:
    return _own_or_shipped("stories")


def raw(source: str) -> Path:
    """The figures of one source as published, or one collection of projects."""
    return _own_or_shipped(f"raw/{source}")


def own(name: str) -> Path:
    """What people brought themselves with one of the import commands: read and written in the data folder only."""
    return data() / "raw" / name


def every_raw() -> list[Path]:
    """All folders of figures and projects, published and own, by name."""
    kept = {path.name: path for place in (SHIPPED, data()) for path in (place / "raw").glob("[!.]*") if path.is_dir()}
    return [kept[name] for name in sorted(kept) if not name.startswith("own_") or own(name).exists()]


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
    folder = settings.read().cache or (user_cache_path("insteg", appauthor=False) if IS_INSTALLED else ROOT / ".cache")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
