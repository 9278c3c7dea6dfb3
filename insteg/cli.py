"""The commands: build the snapshot, refresh the figures, go back, tell the state, serve the app, print sheets, bring one's own projects."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from insteg import snapshots, warehouse


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 failed with a message that says why)."""
    chosen = _parser().parse_args(arguments)
    commands = {
        "build": lambda: build(chosen.if_needed),
        "serve": lambda: serve(chosen.address, chosen.port),
        "refresh": lambda: refresh(chosen),
        "rollback": rollback,
        "status": status,
        "sheets": lambda: sheets(chosen.folder, chosen.language),
        "import-projects": lambda: import_projects(chosen.file, chosen.yes, chosen.strict, chosen.everywhere),
        "import-outcomes": lambda: import_outcomes(chosen.file, chosen.yes, chosen.strict),
        "import-lessons": lambda: import_lessons(chosen.file, chosen.yes),
    }
    return commands[chosen.command]()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="insteg", description="Young people's way into work and study in Västernorrland")
    commands = parser.add_subparsers(dest="command", required=True)
    builder = commands.add_parser("build", help="make a snapshot from the figures on disk, check it and put it in place")
    builder.add_argument("--if-needed", action="store_true", help="do nothing when the snapshot is up to date")
    server = commands.add_parser("serve", help="start the app (builds the snapshot first if there is none)")
    server.add_argument("--port", type=int, default=8501)
    server.add_argument("--address", default="127.0.0.1")
    _describe_import(
        commands.add_parser("import-projects", help="bring your own projects: template, ESF project bank export or Kohesio CSV")
    )
    _describe_own_file(commands.add_parser("import-outcomes", help="bring your own follow-up of participants: sums, or one row each"))
    lessons = commands.add_parser("import-lessons", help="keep the lessons that a seminar's presenter has reviewed")
    lessons.add_argument("file", type=Path, help="the file that the review in the room gives")
    lessons.add_argument("--yes", action="store_true", help="accept the lessons that are shown; without it nothing is written")
    _describe_refresh(commands.add_parser("refresh", help="fetch new figures, show what changes, publish"))
    printer = commands.add_parser("sheets", help="print the sheet of each of the seven municipalities: two A4 as an accessible PDF")
    printer.add_argument("--folder", type=Path, default=Path("kommunblad"), help="where the files are put (kommunblad)")
    printer.add_argument("--language", choices=("sv", "en"), default="sv")
    commands.add_parser("rollback", help="go back to the snapshot before the current one")
    commands.add_parser("status", help="tell what is published and how the last refresh went")
    return parser


def _describe_refresh(refresher: argparse.ArgumentParser) -> None:
    refresher.add_argument("sources", nargs="*", metavar="SOURCE", help="publishers to ask (all when none is named)")
    refresher.add_argument("--base", action="append", default=[], metavar="SOURCE=ADDRESS", help="ask another address (a stub, a mirror)")
    refresher.add_argument("--only-changes", action="store_true", help="ask Kolada only for what changed since the last refresh")
    refresher.add_argument("--accept-fewer", action="store_true", help="publish although a publisher sends far fewer figures than before")
    refresher.add_argument("--show-only", action="store_true", help="show what would change, publish nothing")
    refresher.add_argument("--keep", type=int, default=12, help="how many snapshots to keep (12)")


def _describe_import(importer: argparse.ArgumentParser) -> None:
    _describe_own_file(importer)
    importer.add_argument("--everywhere", action="store_true", help="keep rows of an export that lie outside the county")


def _describe_own_file(importer: argparse.ArgumentParser) -> None:
    importer.add_argument("file", type=Path, help="CSV (comma or semicolon) or XLSX")
    importer.add_argument("--yes", action="store_true", help="accept the changes that are shown; without it nothing is written")
    importer.add_argument("--strict", action="store_true", help="import every row or none")


def build(if_needed: bool = False) -> int:
    """Build the snapshot and say each step."""
    if if_needed and warehouse.is_up_to_date():
        print("The snapshot is up to date.")
        return 0
    try:
        warehouse.build(lambda step: print(f"  {step}", flush=True))
    except warehouse.BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def refresh(chosen: argparse.Namespace) -> int:
    """Fetch and publish; 1 when a publisher failed, although the others' figures are published."""
    from insteg.sources import CONNECTORS
    from insteg.warehouse import refresh as work

    if unknown := [name for name in chosen.sources if name not in CONNECTORS]:
        print(f"No publisher is called {', '.join(unknown)}. Known: {', '.join(CONNECTORS)}.", file=sys.stderr)
        return 1
    wish = work.Wish(
        tuple(chosen.sources), dict(item.partition("=")[::2] for item in chosen.base),
        chosen.only_changes, chosen.accept_fewer, not chosen.show_only, max(1, chosen.keep),
    )  # fmt: skip
    try:
        outcomes = work.refresh(wish, lambda step: print(step, flush=True))
    except (work.RefreshBusy, warehouse.BuildFailed) as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if all(outcome.state == "fetched" for outcome in outcomes) else 1


def rollback() -> int:
    try:
        print(f"Gone back to {snapshots.go_back().name}. The next build or refresh replaces it.")
    except snapshots.SnapshotMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def status() -> int:
    from insteg.warehouse import runs

    print("\n".join(runs.status()))
    return 0


def serve(address: str, port: int) -> int:
    """Start the web server; a missing or outdated snapshot is built first."""
    if build(if_needed=True) != 0:
        return 1
    # Imported here: `insteg build` must not pay for loading the web server.
    from insteg.ui import server

    server.run(address, port)
    return 0


def sheets(folder: Path, language: str) -> int:
    """All seven sheets into one folder."""
    # Imported here: charts and sentences take a second to load.
    from insteg.views import sheet

    try:
        for name, content in sheet.every(language):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
            print(folder / name, flush=True)
    except snapshots.SnapshotMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def import_projects(file: Path, accepted: bool = False, strict: bool = False, everywhere: bool = False) -> int:
    """Show what importing the file would change, and write it only when accepted."""
    # Imported here: pandera takes a second to load, and only this command needs it.
    from insteg.warehouse import import_projects as importing
    from insteg.warehouse import import_report

    return _brought(
        lambda: importing.plan(file, everywhere, strict),
        lambda plan: import_report.lines(plan, strict),
        lambda plan: importing.accept(plan) if accepted else None,
        "changes",
    )


def import_outcomes(file: Path, accepted: bool = False, strict: bool = False) -> int:
    """Show what importing the follow-up would change, and write it only when accepted."""
    from insteg.followup import importing

    return _brought(
        lambda: importing.plan(file, strict),
        lambda plan: importing.report(plan, strict),
        lambda plan: importing.accept(plan) if accepted else None,
        "changes",
    )


def import_lessons(file: Path, accepted: bool = False) -> int:
    """Show what the reviewed file would add to the lessons, and write it only when accepted."""
    from insteg.warehouse import own_lessons

    return _brought(
        lambda: own_lessons.plan(file), own_lessons.lines, lambda plan: own_lessons.accept(plan) if accepted else None, "lessons"
    )


def _brought(plan_of: Callable[[], Any], report: Callable[[Any], Iterable[str]], accept: Callable[[Any], Path | None], what: str) -> int:
    """The one way of every import: say what would change, write it when accepted; 1 when a row or the whole file is refused."""
    from insteg.warehouse.import_tables import ImportRefused

    try:
        plan = plan_of()
    except ImportRefused as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(report(plan)))
    if plan.writes and (written := accept(plan)):
        print(f"Written to {written}. Build the snapshot to see them: python -m insteg build")
    elif plan.writes:
        print(f"Nothing is written yet. Accept these {what} with --yes.")
    return 1 if plan.rejections else 0
