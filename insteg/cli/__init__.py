"""The commands: build the snapshot, refresh the figures, go back, tell the state, serve the app, print sheets, bring one's own projects."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from insteg.cli import interrupts, listening
from insteg.cli.bringing import import_evidence, import_lessons, import_outcomes, import_projects
from insteg.cli.failing import failed, sentence
from insteg.cli.parser import parser
from insteg.cli.saving import backup, restore

# What a command needs is imported where it is used: `insteg --version` and a mistyped word are answered at once, and Ctrl-C from the start.
STOPPED = 130  # as a shell tells of a program that was stopped with Ctrl-C


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 failed with a message that says why, 130 stopped with Ctrl-C)."""
    chosen = parser().parse_args(arguments)
    with interrupts.heard() as is_interrupted:
        try:
            return _run(chosen)
        except KeyboardInterrupt:
            return _stopped()
        except BrokenPipeError:  # whoever reads what we print has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1
        except Exception as error:
            if is_interrupted():
                return _stopped()
            if (told := sentence(error)) is None:
                raise
            print(told, file=sys.stderr)
            return 1


def _stopped() -> int:
    print("\nStopped.", file=sys.stderr)
    return STOPPED


def _run(chosen: argparse.Namespace) -> int:
    from insteg.store import setting_names

    for told in setting_names.unknown():
        print(told, file=sys.stderr)
    commands: dict[str, Callable[[], int]] = {
        "build": lambda: build(chosen.if_needed),
        "serve": lambda: serve(chosen.address, chosen.port, chosen.processes),
        "refresh": lambda: refresh(chosen),
        "notice": lambda: notice(chosen),
        "backup": lambda: backup(chosen.file),
        "restore": lambda: restore(chosen.file),
        "rollback": rollback,
        "status": status,
        "sheets": lambda: sheets(chosen.folder, chosen.language),
        "import-projects": lambda: import_projects(chosen.file, chosen.yes, chosen.strict, chosen.everywhere),
        "import-outcomes": lambda: import_outcomes(chosen.file, chosen.yes, chosen.strict),
        "import-evidence": lambda: import_evidence(chosen.file, chosen.yes, chosen.strict),
        "import-lessons": lambda: import_lessons(chosen.file, chosen.yes),
    }
    return commands[chosen.command]()


def build(if_needed: bool = False) -> int:
    """Build the snapshot and say each step."""
    from insteg.collect.snapshot import build as building
    from insteg.store.writers import WriterBusy

    try:
        building.build(lambda step: print(f"  {step}", flush=True), if_needed)
    except (building.BuildFailed, WriterBusy, OSError) as error:
        return failed(error)
    return 0


def refresh(chosen: argparse.Namespace) -> int:
    """Fetch and publish; 1 when a publisher failed, although the others' figures are published."""
    from insteg.collect.publishers import CONNECTORS
    from insteg.collect.snapshot import build as building
    from insteg.collect.snapshot import refresh as work
    from insteg.store import settings
    from insteg.store.writers import WriterBusy

    known = f"Known: {', '.join(CONNECTORS)}."
    if strange := [name for name in settings.read().base if name not in CONNECTORS]:
        raise settings.BadSetting(f"INSTEG_BASE_{strange[0].upper()} is set, and no publisher is called so. {known}")
    if unknown := [name for name in chosen.sources if name not in CONNECTORS]:
        print(f"No publisher is called {', '.join(unknown)}. {known}", file=sys.stderr)
        return 1
    wish = work.Wish(
        tuple(chosen.sources), dict(item.partition("=")[::2] for item in chosen.base),
        chosen.only_changes, chosen.accept_fewer, not chosen.show_only, max(1, chosen.keep),
    )  # fmt: skip
    try:
        outcomes = work.refresh(wish, lambda step: print(step, flush=True))
    except (building.BuildFailed, WriterBusy, OSError) as error:
        return failed(error)
    return 0 if all(outcome.state == "fetched" for outcome in outcomes) else 1


def notice(chosen: argparse.Namespace) -> int:
    from insteg.cli import announcing

    return announcing.run(chosen)


def rollback() -> int:
    from insteg.store import publishing
    from insteg.store.writers import WriterBusy, alone

    try:
        with alone("python -m insteg rollback"):
            print(f"Gone back to {publishing.go_back().name}. The next build or refresh replaces it.")
    except (WriterBusy, OSError) as error:
        return failed(error)
    return 0


def status() -> int:
    from insteg.collect.snapshot import runs

    print("\n".join(runs.status()))
    return 0


def serve(address: str, port: int, count: int = 1) -> int:
    """Start the web server, or `count` of them at ports from `port` on; a missing or outdated snapshot is built first. Where that fails,
    what there is is served."""
    from insteg.cli import processes

    try:
        processes.check(address, port, count)
    except listening.CannotListen as error:
        print(error, file=sys.stderr)
        return 1
    if build(if_needed=True) != 0 and not _has_snapshot():
        return 1
    _check_settings()
    if count > 1:
        processes.run(address, port, count)
        return 0
    # Imported here: `insteg build` must not pay for loading the web server.
    from insteg.ui import server

    try:
        server.run(address, port)
    except KeyboardInterrupt:
        listening.end(STOPPED)
    return 0


def _check_settings() -> None:
    """Name, logo, template and rooms that can't be used are told before anybody sees the pages. Raises BadSetting."""
    from insteg.files import mark
    from insteg.reference import owner
    from insteg.store import settings

    mark.png(owner.checked())
    if settings.read().owner_template:
        from insteg.files.pptx import template

        template.opened()
    if settings.read().rooms_database:
        # Imported here: few servers keep their rooms elsewhere, and the others make theirs when somebody asks for one.
        from insteg.show.rooms import tables

        tables.check()


def _has_snapshot() -> bool:
    from insteg.store import snapshots

    try:
        print(snapshots.trouble() or f"Serving {snapshots.current().name}, which may not be of today's files.", file=sys.stderr)
    except snapshots.SnapshotMissing:
        return False
    return True


def sheets(folder: Path, language: str) -> int:
    """The sheets of the seven, the county and two pages into one folder."""
    # Imported here: charts and sentences take a second to load.
    from insteg.files import mark, sheet
    from insteg.reference import owner
    from insteg.store import snapshots

    mark.png(owner.checked())
    try:
        for name, content in sheet.every(language):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
            print(folder / name, flush=True)
    except snapshots.SnapshotMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0
