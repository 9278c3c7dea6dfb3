"""What was learned, and how well the county's projects report: two sides of the same question."""

from datetime import date
from typing import Any

import pandas as pd

from insteg.figures import markup, pictures, record
from insteg.figures.credit import document_line
from insteg.figures.figure import Figure, NoChoice
from insteg.figures.pictures import Plot
from insteg.figures.sentences import projects as told
from insteg.reference import words
from insteg.reference.interventions import QUESTIONS, SEMINAR
from insteg.store.remembered import ask, remembered

PARTS = ("result", "denominator", "comparison", "taken_up", "evaluation")
# Programme periods that are none: not stated, and all together.
UNKNOWN, EVERY = "unknown", "all"


def everything() -> pd.DataFrame:
    return ask("lessons", levels=None, actors=None, types=None, kinds=None, local_only=None)


def rendered(rows: pd.DataFrame, language: str, leads_on: bool = False) -> str:
    """The lessons under what they answer: what held, what fell, what was left; each with its project and its source, as markup.

    leads_on: whether each leads to the page where an idea of its types is tried; beside an idea that is typed there it must not.
    """
    say = words.load(language)
    groups = [(name, rows[rows["question"] == name]) for name in QUESTIONS] + [(SEMINAR, rows[rows["kind"] == SEMINAR])]
    shown = [
        {
            "title": say(f"lesson.question.{name}"),
            "text": say(f"lesson.question.{name}.text"),
            "lessons": [_lesson(say, row, leads_on) for row in own.itertuples()],
        }
        for name, own in groups
        if len(own)
    ]
    return markup.rendered("lessons.html", groups=shown, say=say)


def _lesson(say: words.Words, row: Any, leads_on: bool) -> dict[str, Any]:
    types = record.listed(row.types)
    return {
        "id": row.lesson,
        "text": (row.text_en if say.language == "en" else "") or row.text_sv,
        "is_swedish": not row.text_en,
        "level": say(f"lesson.level.{row.level}"),
        "kind": say(f"lesson.kind.{row.kind}"),
        "actors": ", ".join(say(f"lesson.actor.{name}") for name in row.actors),
        "taken": say(f"lesson.taken.{row.taken_into_operations}") if row.taken_into_operations != "unknown" else "",
        "idea": record.link_to_idea(say.language, types) if types and leads_on else "",
        **_source(say, row),
    }


def _source(say: words.Words, row: Any) -> dict[str, Any]:
    """The project's card with one line of it, and its source; or the seminar and its day."""
    if row.kind == SEMINAR:
        return {"seminar": say("lesson.seminar", name=row.seminar, date=say.date(date.fromisoformat(row.held_on)))}
    card = next(ask("project_card", project_id=row.project_id).itertuples())
    owner = card.owner if told.known(card.owner) else say("project.owner_unknown")
    return {
        "project": row.project_title,
        "link": record.link_to("projekt", say.language, projekt=row.project_id),
        "line": " · ".join([owner, record.names_of(card.area_codes, say.language), told.span(say, card)]),
        "cite": told.cite(say, row.address, _status_of(row.address, row.project_id)),
    }


def _status_of(address: str, project_id: str) -> str:
    """A lesson's address is as sure as the project or outcome it was read from."""
    card = ask("project_card", project_id=project_id).iloc[0]
    outcomes = ask("project_outcomes", project_id=project_id)
    known = {card["second_address"]: "stored", **dict(outcomes[["address", "address_status"]].itertuples(index=False))}
    return str({**known, card["address"]: card["address_status"]}.get(address, "not_kept"))


@remembered
def quality(language: str) -> tuple[Figure, Plot]:
    """Which share of the county's finished projects published a result, by programme period; the table has the other parts."""
    say = words.load(language)
    rows = ask("reporting_quality", as_of=date.today(), local_only=True)
    order = rows["programme_period"].map(_in_time)
    rows = rows.iloc[order.argsort(kind="stable")]
    periods = [row for row in rows.itertuples() if row.programme_period != EVERY]
    total = next(row for row in rows.itertuples() if row.programme_period == EVERY)
    finished = [row for row in periods if row.expected_count]
    sentence, credit = told.reporting(say, total, [(_period(say, row), row) for row in finished]), document_line(language, "projects")
    table = pd.DataFrame([_row(say, row) for row in (*periods, total)])
    shown = Figure("rapportering", say("lesson.quality"), sentence, None, table, rows, credit, say("lesson.quality.method"))
    return shown, pictures.shares(pd.DataFrame([_dot(say, row) for row in (*finished, total)]), say("lesson.quality.axis"))


def _in_time(period: str) -> str:
    """In order of time; those without a period and the sum of all come last."""
    return {UNKNOWN: "8", EVERY: "9"}.get(period, "0" if period.startswith("före") else f"1 {period}")


def _period(say: words.Words, row: Any) -> str:
    return say.phrases.get(f"lesson.period.{row.programme_period}", str(row.programme_period).replace("-", "–"))


def _row(say: words.Words, row: Any) -> dict[str, str]:
    counts = {
        **{say(f"lesson.quality.{name}"): getattr(row, f"{name}_count") for name in ("expected", *PARTS, "ongoing", "end_unknown")},
    }
    return {say("lesson.quality.period"): _period(say, row), **{name: say.number(count) for name, count in counts.items()}}


def _dot(say: words.Words, row: Any) -> dict[str, Any]:
    """One period as a dot: its name with the counts, and the share (percent)."""
    of = say("lesson.quality.of", count=say.number(row.result_count), all=say.number(row.expected_count))
    share = 100 * row.result_count / row.expected_count if row.expected_count else float("nan")
    name = f"{_period(say, row)}: {of}"
    return {"name": name, "share": share, "text": f"{name} ({say.measured(share, 'percent', 0)})"}


def drawn_quality(view: NoChoice) -> tuple[Figure, Plot]:
    return quality(view.language)
