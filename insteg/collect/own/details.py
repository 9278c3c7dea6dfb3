"""What is too long for a terminal: every line of a report in a CSV file beside the file that was brought."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from insteg.privacy.formulas import harmless

# So many lines of one kind are read in a terminal; the rest is counted there and stands in the file.
MOST_LINES = 20
HEADER = ("what", "row", "project", "heading", "value", "becomes", "why and what to do")
Line = tuple[str, ...]


def shortened(lines: Sequence[str], what: str, most: int = MOST_LINES) -> Iterator[str]:
    yield from lines[:most]
    if len(lines) > most:
        yield f"  … and {len(lines) - most} more {what}."


def kept(file: Path, lines: Iterable[Line]) -> str:
    """Where all lines are written, in a sentence; or why they could not be."""
    path = file.with_name(f"{file.stem}-import-report.csv")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    try:
        path.write_text(text.getvalue(), encoding="utf-8-sig")
    except OSError as error:
        return f"Every line could not be written to {path} ({error.strerror}). Bring the file from a folder that you may write to."
    return f"Every line stands in {path}."
