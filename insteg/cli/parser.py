"""The words of the command line: what may be said, and what the help says."""

import argparse
from pathlib import Path

import insteg

MOST_PROCESSES = 32


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="insteg", description="Young people's way into work and study in Västernorrland")
    top.add_argument("--version", action="version", version=f"insteg {insteg.__version__}")
    commands = top.add_subparsers(dest="command", required=True)
    builder = commands.add_parser("build", help="make a snapshot from the figures on disk, check it and put it in place")
    builder.add_argument("--if-needed", action="store_true", help="do nothing when the snapshot is up to date")
    server = commands.add_parser("serve", help="start the app (builds the snapshot first if there is none)")
    server.add_argument("--port", type=_port, default=8501, help="1-65535 (8501)")
    server.add_argument("--address", default="127.0.0.1", help="127.0.0.1 (only this machine) or 0.0.0.0 (every network)")
    server.add_argument(
        "--processes",
        type=_processes,
        default=1,
        help=f"servers at ports from --port on, 1-{MOST_PROCESSES} (1); they need a proxy in front",
    )
    _describe_import(
        commands.add_parser("import-projects", help="bring your own projects: template, ESF project bank export or Kohesio CSV")
    )
    _describe_own_file(commands.add_parser("import-outcomes", help="bring your own follow-up of participants: sums, or one row each"))
    _describe_own_file(commands.add_parser("import-evidence", help="bring research findings: the template of findings"))
    lessons = commands.add_parser("import-lessons", help="keep the lessons that a seminar's presenter has reviewed")
    lessons.add_argument("file", type=Path, help="the file that the review in the room gives")
    lessons.add_argument("--yes", action="store_true", help="accept the lessons that are shown; without it nothing is written")
    _describe_refresh(commands.add_parser("refresh", help="fetch new figures, show what changes, publish"))
    printer = commands.add_parser("sheets", help="print the sheets of the seven municipalities, the county and two pages as accessible PDF")
    printer.add_argument("--folder", type=Path, default=Path("kommunblad"), help="where the files are put (kommunblad)")
    printer.add_argument("--language", choices=("sv", "en"), default="sv")
    _describe_notice(commands.add_parser("notice", help="announce a planned stop on every page; it goes by itself when it is over"))
    saver = commands.add_parser("backup", help="save everything in the data folder to one file")
    saver.add_argument("file", type=Path, help="a new file, as in insteg-2026-12-03.tar.gz")
    restorer = commands.add_parser("restore", help="put a backup into an empty data folder")
    restorer.add_argument("file", type=Path, help="what `insteg backup` made")
    commands.add_parser("rollback", help="go back to the snapshot before the current one")
    commands.add_parser("status", help="tell what is published and how the last refresh went")
    return top


def _port(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: choose a whole number from 1 to 65535")
    return int(text)


def _processes(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= MOST_PROCESSES):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes: choose a whole number from 1 to {MOST_PROCESSES}")
    return int(text)


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


def _describe_notice(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", default="", help="why, in Swedish; may be left out")
    parser.add_argument("--english", default="", help="the same in English")
    parser.add_argument("--from", dest="begins", metavar="TIME", help="when the stop begins: '2026-12-03 18:00'")
    parser.add_argument("--until", dest="ends", metavar="TIME", help="when it is expected to be over; then the notice goes by itself")
    parser.add_argument("--file", type=Path, help="a TOML file with from, until, sv and en instead")
    parser.add_argument("--clear", action="store_true", help="take the notice back")
