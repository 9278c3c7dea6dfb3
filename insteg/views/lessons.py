"""What was learned, and how well the county's projects report: two sides of the same question."""

from datetime import date

import pandas as pd

from insteg import charts, words
from insteg.charts import Chart, Look
from insteg.interventions import SEMINAR
from insteg.sentences import projects as told
from insteg.views import markup, record
from insteg.views.credit import document_line
from insteg.views.data import ask, remembered
from insteg.views.figure import Figure

# Room for "12 av 30" in a square.
WIDE = 38
PARTS = ("result", "denominator", "comparison", "taken_up", "evaluation")


def everything() -> pd.DataFrame:
    return ask("lessons", levels=None, actors=None, types=None, kinds=None, local_only=None)


def rendered(rows: pd.DataFrame, language: str) -> str:
    """One entry a lesson, each with its project and its source, as markup."""
    say = words.load(language)
    shown = [
        {
            "id": row.lesson,
            "text": (row.text_en if language == "en" else "") or row.text_sv,
            "is_swedish": not row.text_en,
            "level": say(f"lesson.level.{row.level}"),
            "kind": say(f"lesson.kind.{row.kind}"),
            "actors": ", ".join(say(f"lesson.actor.{name}") for name in row.actors),
            "taken": say(f"lesson.taken.{row.taken_into_operations}"),
            **_source(say, row),
        }
        for row in rows.itertuples()
    ]
    return markup.rendered("lessons.html", lessons=shown, say=say)


def _source(say: words.Words, row) -> dict:
    """The project and its source, or the seminar and its day."""
    if row.kind == SEMINAR:
        return {"seminar": say("lesson.seminar", name=row.seminar, date=say.date(date.fromisoformat(row.held_on)))}
    return {
        "project": row.project_title,
        "link": record.link_to("projekt", say.language, projekt=row.project_id),
        "cite": told.cite(say, row.address, _status_of(row.address, row.project_id)),
    }


def _status_of(address: str, project_id: str) -> str:
    """A lesson's address is as sure as the project or outcome it was read from."""
    card = ask("project_card", project_id=project_id).iloc[0]
    outcomes = ask("project_outcomes", project_id=project_id)
    known = {card["second_address"]: "stored", **dict(outcomes[["address", "address_status"]].itertuples(index=False))}
    return {**known, card["address"]: card["address_status"]}.get(address, "not_kept")


@remembered
def quality(language: str, mode: str) -> tuple[Figure, Chart]:
    """How many of the county's finished projects published each part, by programme period."""
    say = words.load(language)
    rows = ask("reporting_quality", as_of=date.today(), local_only=True)
    # In order of time; those without a period and the sum of all come last.
    order = rows["programme_period"].map(
        lambda name: {"unknown": "8", "all": "9"}.get(name, "0" if name.startswith("före") else f"1 {name}")
    )
    rows = rows.iloc[order.argsort(kind="stable")]
    names = {row.programme_period: _period(say, row) for row in rows.itertuples()}
    parts = {part: say(f"lesson.quality.{part}") for part in PARTS}
    cells = pd.DataFrame([_cell(say, row, part, names, parts) for row in rows.itertuples() for part in PARTS])
    table = cells.assign(label=[text.split(": ", 1)[1] for text in cells["text"]])
    table = table.pivot(index="row", columns="column", values="label").loc[list(names.values()), list(parts.values())]
    table = table.rename_axis(say("lesson.quality.period")).rename_axis(None, axis=1).reset_index()
    total = next(row for row in rows.itertuples() if row.programme_period == "all")
    sentence, credit = told.reporting(say, total), document_line(language, "projects")
    shown = Figure("rapportering", say("lesson.quality"), sentence, None, table, rows, credit, say("lesson.quality.method"))
    return shown, charts.grid(cells, list(names.values()), list(parts.values()), Look.of(mode), WIDE)


def _period(say: words.Words, row) -> str:
    name = say.phrases.get(f"lesson.period.{row.programme_period}", row.programme_period)
    return say("lesson.quality.row", period=name, count=int(row.expected_count))


def _cell(say: words.Words, row, part: str, names: dict[str, str], parts: dict[str, str]) -> dict:
    count, expected = int(getattr(row, f"{part}_count")), int(row.expected_count)
    text = f"{names[row.programme_period]}, {parts[part]}: {say('lesson.quality.cell', count=count, all=expected)}"
    share = count / expected if expected else 0.0
    return {
        "row": names[row.programme_period],
        "column": parts[part],
        "strength": share,
        "label": say("lesson.quality.part", count=count, all=expected),
        "text": text,
    }
