"""The diary of refreshes, and what `insteg status` says."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from insteg.collect.set_aside import OddRow
from insteg.collect.snapshot import downloads
from insteg.reference import catalogue
from insteg.store import folders, notices, publishing, snapshots

DIARY = "runs.jsonl"
SHOWN = 5
# Of rows put aside the diary keeps so many of each publisher and refresh.
MOST_ROWS = 50


def record(outcomes: list[Any]) -> None:
    """Add one line a publisher to the diary."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [json.dumps({"time": now, **_entry(item)}, ensure_ascii=False) for item in outcomes]
    with (folders.live() / DIARY).open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def _entry(item: Any) -> dict[str, Any]:
    tables = {name: str(error) for name, error in item.aside.tables.items()}
    rows = [asdict(row) for row in item.aside.rows[:MOST_ROWS]]
    return {
        "source": item.source, "state": item.state, "figures": item.figures, "message": item.message,
        "tables": tables, "rows": rows, "row_count": len(item.aside.rows),
    }  # fmt: skip


def left_out(tables: dict[str, Any], rows: list[OddRow], count: int | None = None) -> list[str]:
    """What was refused and what was put aside, a sentence each; of many rows only the first."""
    more = (len(rows) if count is None else count) - SHOWN
    told = [f"Refused: {name}, the old figures are kept. {error}" for name, error in tables.items()]
    told += [f"Put aside: {row.sentence()}" for row in rows[:SHOWN]]
    return [*told, f"… and {more} more rows put aside; the first {MOST_ROWS} stand in {DIARY}."] if more > 0 else told


def latest() -> dict[str, dict[str, Any]]:
    """The last line of each publisher. A line that a crash cut off is passed over."""
    path = folders.live() / DIARY
    found: dict[str, dict[str, Any]] = {}
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []:
        try:
            entry = json.loads(line)
            found[entry["source"]] = entry
        except (ValueError, KeyError, TypeError):
            continue
    return found


def status() -> list[str]:
    """What is published, from when each publisher's figures are, and how the last refresh went, as sentences."""
    lines = [_snapshot(), *_notice()]
    diary = latest()
    for source, folder in downloads.current().items():
        taken = max((document.taken for document in catalogue.documents(folder).values()), default="unknown")
        lines.append(f"{source}: figures taken {taken}; last refresh {_said(diary.get(source))}")
        lines += [f"  {sentence}" for sentence in _left_out(diary.get(source))]
    lines += [
        f"{source}: nothing downloaded; last refresh {_said(entry)}" for source, entry in diary.items() if source not in downloads.current()
    ]
    return lines if diary or downloads.current() else [*lines, "No refresh has been made: all figures are the transcribed ones."]


def _snapshot() -> str:
    try:
        now, trouble = snapshots.current().name, snapshots.trouble()
    except snapshots.SnapshotMissing as error:
        return str(error)
    if trouble:
        return f"{trouble} Readers get the last whole snapshot before it, {now}, and are told so. {len(snapshots.kept())} kept."
    pinned = " (gone back to; the next build or refresh replaces it)" if publishing.is_pinned() else ""
    return f"Current snapshot: {now}{pinned}. {len(snapshots.kept())} kept."


def _notice() -> list[str]:
    """What is announced to readers, and what is wrong with a notice that can't be shown."""
    if wrong := notices.trouble():
        return [f"The service notice is not shown. {wrong}"]
    found = notices.current()
    return [f"Service notice shown until {found.ends:%Y-%m-%d %H:%M}."] if found else []


def _left_out(entry: dict[str, Any] | None) -> list[str]:
    """As told at the refresh. The diary is a file that anybody may have changed: what cannot be read of it is passed over."""
    try:
        rows = [OddRow(**row) for row in (entry or {}).get("rows", [])]
        return left_out((entry or {}).get("tables", {}), rows, (entry or {}).get("row_count", len(rows)))
    except (TypeError, AttributeError):
        return []


def _said(entry: dict[str, Any] | None) -> str:
    if not entry:
        return "unknown"
    return f"{entry.get('time')}: {entry.get('state')}{' – ' + str(entry['message']) if entry.get('message') else ''}"
