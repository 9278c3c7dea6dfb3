"""A PostgreSQL of our own for a while: in a temporary folder, heard through a socket in it, as a user that is not root."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOW = "apt-get install postgresql"
SECONDS_TO_START = 60.0


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed. Debian puts them beside the path."""
    known = [path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))]
    found = shutil.which("initdb")
    return known[-1] if known else Path(found).parent if found else None


@contextmanager
def cluster() -> Iterator[str]:
    """The SQLAlchemy address of an empty database. What is in it is gone with the block."""
    place = programs()
    if place is None:
        raise FileNotFoundError(f"PostgreSQL is not installed: {HOW}")
    folder = Path(tempfile.mkdtemp(prefix="insteg-pg-"))
    # PostgreSQL refuses to be run by root.
    user = None if os.geteuid() else _plain_user()
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    ids = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    made = [place / "initdb", "-D", folder / "data", "-U", "insteg", "-A", "trust", "--no-sync", "-E", "UTF8"]
    subprocess.run(made, check=True, stdout=subprocess.DEVNULL, cwd=folder, **ids)
    settings = ("listen_addresses=", "fsync=off", "logging_collector=off", f"unix_socket_directories={folder}")
    options = [part for setting in settings for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([place / "postgres", "-D", folder / "data", *options], stdout=log, stderr=log, cwd=folder, **ids)
    try:
        _wait(place, folder)
        yield f"postgresql+psycopg://insteg@/postgres?host={folder}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def log_of(address: str) -> str:
    """What the server of that address has written to its log."""
    return (Path(address.partition("host=")[2]) / "log").read_text(encoding="utf-8", errors="replace")


def _plain_user() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError("PostgreSQL can't be run by root, and there is neither a user postgres nor nobody.")


def _wait(place: Path, folder: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while subprocess.run([place / "pg_isready", "-q", "-h", folder], check=False).returncode:
        if time.monotonic() > end:
            raise TimeoutError(f"PostgreSQL did not answer within {SECONDS_TO_START} s: {(folder / 'log').read_text()}")
        time.sleep(0.1)
