"""The diary of refreshes, and what `insteg status` says."""

import json
from datetime import UTC, datetime
from typing import Any

from insteg import catalogue, places, snapshots
from insteg.warehouse import live

DIARY = "runs.jsonl"


def record(outcomes: list) -> None:
    """Add one line a publisher to the diary."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [
        json.dumps(
            {"time": now, "source": item.source, "state": item.state, "figures": item.figures, "message": item.message}, ensure_ascii=False
        )
        for item in outcomes
    ]
    with (places.live() / DIARY).open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def latest() -> dict[str, dict[str, Any]]:
    """The last line of each publisher. A line that a crash cut off is passed over."""
    path = places.live() / DIARY
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
    lines = [_snapshot()]
    diary = latest()
    for source, folder in live.current().items():
        taken = max((document.taken for document in catalogue.documents(folder).values()), default="unknown")
        lines.append(f"{source}: figures taken {taken}; last refresh {_said(diary.get(source))}")
    lines += [
        f"{source}: nothing downloaded; last refresh {_said(entry)}" for source, entry in diary.items() if source not in live.current()
    ]
    return lines if len(lines) > 1 else [*lines, "No refresh has been made: all figures are the transcribed ones."]


def _snapshot() -> str:
    try:
        now = snapshots.current().name
    except snapshots.SnapshotMissing as error:
        return str(error)
    pinned = " (gone back to; the next build or refresh replaces it)" if snapshots.is_pinned() else ""
    return f"Current snapshot: {now}{pinned}. {len(snapshots.kept())} kept."


def _said(entry: dict[str, Any] | None) -> str:
    if not entry:
        return "unknown"
    return f"{entry.get('time')}: {entry.get('state')}{' – ' + str(entry['message']) if entry.get('message') else ''}"
