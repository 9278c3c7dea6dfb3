"""The commands that bring what is one's own: shown first, written when accepted."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from insteg.cli.failing import failed


def import_projects(file: Path, accepted: bool = False, strict: bool = False, everywhere: bool = False) -> int:
    """Show what importing the file would change, and write it only when accepted."""
    # Imported here: reading tables takes half a second to load, and only this command needs it.
    from insteg.collect.own import projects, report

    return _brought(
        lambda: projects.plan(file, everywhere, strict),
        lambda plan: report.lines(plan, strict),
        projects.accept if accepted else None,
        "changes",
    )


def import_outcomes(file: Path, accepted: bool = False, strict: bool = False) -> int:
    """Show what importing the follow-up would change, and write it only when accepted."""
    from insteg.collect.own import outcomes

    return _brought(
        lambda: outcomes.plan(file, strict),
        lambda plan: outcomes.report(plan, strict),
        outcomes.accept if accepted else None,
        "changes",
    )


def import_evidence(file: Path, accepted: bool = False, strict: bool = False) -> int:
    """Show what importing the research findings would change, and write it only when accepted."""
    from insteg.collect.own import findings

    return _brought(
        lambda: findings.plan(file, strict),
        lambda plan: findings.report(plan, strict),
        findings.accept if accepted else None,
        "changes",
    )


def import_lessons(file: Path, accepted: bool = False) -> int:
    """Show what the reviewed file would add to the lessons, and write it only when accepted."""
    from insteg.collect.own import lessons

    return _brought(lambda: lessons.plan(file), lessons.lines, lessons.accept if accepted else None, "lessons")


def _brought(plan_of: Callable[[], Any], report: Callable[[Any], Iterable[str]], accept: Callable[[Any], Path] | None, what: str) -> int:
    """The one way of every import: say what would change, write it when accepted; 1 when a row or the whole file is refused."""
    from insteg.collect.errors import SourceError
    from insteg.collect.own.tables import ImportRefused
    from insteg.collect.snapshot import mending
    from insteg.store.writers import WriterBusy, alone

    # Between the plan and the writing nobody else may write: the plan would be of a table that is no longer there.
    only_writer = alone("an import") if accept else nullcontext()
    try:
        with only_writer:
            if accept:
                mending.mend()
            plan = plan_of()
            print("\n".join(report(plan)))
            written = accept(plan) if accept and plan.writes else None
    except (ImportRefused, SourceError, WriterBusy, OSError) as error:
        return failed(error)
    if written:
        print(f"Written to {written}. Build the snapshot to see them: python -m insteg build")
    elif plan.writes:
        print(f"Nothing is written yet. Accept these {what} with --yes.")
    return 1 if plan.rejections else 0
