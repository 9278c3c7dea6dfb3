"""The data folder that commands are stopped in: what it holds before, each command, and what must be true afterwards."""

import csv
import gc
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import ModuleType

from bench.faults import small
from insteg import cli
from insteg.collect.own.shelf import ORIGIN
from insteg.collect.publishers import CONNECTORS
from insteg.collect.publishers._http import Pace
from insteg.collect.set_aside import Aside
from insteg.collect.snapshot import downloads, frames, project_frames
from insteg.store import folders

# Loaded before the fork, so that no child pays for it.
from insteg.collect.own import findings, lessons, outcomes, projects  # noqa: F401  isort:skip
from insteg.collect.snapshot import refresh as _refresh  # noqa: F401  isort:skip

CHANGING = ("snapshots", "live", "raw/own_projects", "raw/own_outcomes", "raw/own_evidence", "raw/own_lessons")
PROJECT = {"Id": "", "Projektets namn": "", "Kommuner": "Sundsvall; Timrå", "Start": "2024-09", "Slut": "2027-08-31",
           "Planerade deltagare": "60", "Insatstyper": "coachning", "Källans adress": "https://example.org/1"}  # fmt: skip
OUTCOME = {"Projektets id": "", "Period": "2023", "Kön": "alla", "Ålder": "alla", "Började": "60", "Avslutade": "52",
           "I arbete vid avslut": "20", "I studier vid avslut": "9"}  # fmt: skip
LESSON = {"text_sv": "", "text_en": "", "level": "organisation", "actors": "municipality", "types": "", "held_on": "2026-01-02",
          "seminar": "Länsmötet", "room": "ACDEFG"}  # fmt: skip
FINDING = {"Id": "", "Insatstyp": "coaching", "Utfall": "i arbete", "Utfallsområden": "Arbete", "Jämförelsegrupp": "ja", "Resultatet": "blandat",
           "Vilka som studerades": "unga 18-24 år", "Land": "Sverige", "Hur studien gjordes": "lottningsförsök", "Uppföljning": "12 månader",
           "Publikation": "", "Källans adress": ""}  # fmt: skip
SOURCES = ("eurostat", "esf")
IMPORTS = ("import-projects", "import-outcomes", "import-evidence", "import-lessons")
STUBS = """
import sys
from contextlib import ExitStack
from tests.recorded import eurostat, projects
with ExitStack() as stack:
    print("EUROSTAT", stack.enter_context(eurostat.stub()).url + "/data")
    print("ESF", stack.enter_context(projects.esf_stub()).url + "/export.csv")
    print("", flush=True)
    sys.stdin.read()
"""


def prepare(place: Path, stack: ExitStack, with_stubs: bool) -> None:
    """A data folder with a snapshot and something of one's own in it, files to import, and stubs of publishers asked once already."""
    enter(place, "first")
    small.lay(folders.data())
    for number in (1, 2, 3):
        _table(place / f"projects{number}.csv", {**PROJECT, "Id": f"P-{number}", "Projektets namn": f"Ung i rörelse {number}"})
        _table(place / f"outcomes{number}.csv", {**OUTCOME, "Projektets id": f"VN0{number + 5}"})
        own = {"Id": f"F-{number}", "Publikation": f"Exempelinstitutet 2024:{number}", "Källans adress": f"https://example.org/f/{number}"}
        _table(place / f"evidence{number}.csv", {**FINDING, **own})
        _table(place / f"lessons{number}.csv", {**LESSON, "text_sv": f"Börja tidigt {number}."})
    for name in IMPORTS:
        assert cli.main([name, str(place / f"{name.removeprefix('import-')}1.csv"), "--yes"]) == 0
    _remember_frames()
    assert cli.main(["build"]) == 0
    if with_stubs:
        _start_stubs(stack)
        assert command("refresh", place)() == 0
    shutil.copytree(folders.data(), place / "before")


def enter(place: Path, name: str) -> None:
    """Work from now on in a data folder of that name."""
    os.environ["INSTEG_DATA"] = str(place / "data" / name)


def _start_stubs(stack: ExitStack) -> None:
    # In a process of their own: a fork of one with threads is asking for trouble.
    environment = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    command = [sys.executable, "-u", "-c", STUBS]
    stubs = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True, env=environment, cwd=folders.ROOT)
    stack.callback(stubs.kill)
    assert stubs.stdout
    for line in iter(stubs.stdout.readline, "\n"):
        name, base = line.split()
        os.environ[f"INSTEG_BASE_{name}"] = base


def _remember_frames() -> None:
    """Reading the same files again and again is most of a build, and writes nothing: done once for each content."""
    known: dict[tuple[str, str], object] = {}
    Pace.wait = lambda self: None  # the publishers here are doubles

    def once(name: str, find: Callable[..., object]) -> Callable[..., object]:
        def found(*arguments: downloads.Folders) -> object:
            key = (name, _content(arguments[0] if arguments else {}))
            return known[key] if key in known else known.setdefault(key, find(*arguments))

        return found

    for module, name in ((frames, "figures"), (frames, "projects"), (project_frames, "collect")):
        setattr(module, name, once(f"{module.__name__}.{name}", getattr(module, name)))
    for source in SOURCES:
        _remember_tables(CONNECTORS[source], known)


def _remember_tables(publisher: ModuleType, known: dict[tuple[str, str], object]) -> None:
    read = publisher.tables

    def tables(folder: Path, aside: Aside) -> object:
        key = (publisher.__name__, _digest(_data(folder)))
        return known[key] if key in known else known.setdefault(key, read(folder, aside))

    publisher.tables = tables


def _content(counted: downloads.Folders) -> str:
    own = sorted(path for path in (folders.data() / "raw").glob("own_*/[!.]*"))
    return _digest([*own, *(path for source in sorted(counted) for path in _data(counted[source]))])


def _data(folder: Path) -> list[Path]:
    """The files of a download without origin.toml, which holds the moment and no figures."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ORIGIN)


def _digest(files: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def warm() -> None:
    """Read what lies here now, for all children to come."""
    frames.collect(downloads.current())
    # What is read stays where it is: a child that collects its rubbish would copy every page of it.
    gc.freeze()


def _table(path: Path, row: dict[str, str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row), delimiter="," if "text_sv" in row else ";")
        writer.writeheader()
        writer.writerow(row)


def lay_anew(place: Path) -> None:
    """Lay what the last run changed as it was."""
    if not folders.data().exists():
        shutil.copytree(place / "before", folders.data())
    for name in CHANGING:
        shutil.rmtree(folders.data() / name, ignore_errors=True)
        if (place / "before" / name).exists():
            shutil.copytree(place / "before" / name, folders.data() / name)


def command(name: str, place: Path, number: int = 2) -> Callable[[], int]:
    """A command as a person gives it; an import of the file with that number."""
    if name == "refresh":
        return lambda: cli.main(["refresh", *SOURCES, "--keep", "1"])
    return lambda: cli.main([name] if name == "build" else [name, str(place / f"{name.removeprefix('import-')}{number}.csv"), "--yes"])
