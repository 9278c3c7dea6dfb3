"""What may be said of a project, an outcome and a finding: nothing is added to what the source says, and what it leaves out is named."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from insteg.reference.words import Words

# Units of outcomes that have words of their own.
UNITS = {"persons", "percent", "sek", "projects", "reports"}

# What the sources write before a number that is not exact.
ROUGHLY = {"cirka": "about", "drygt": "just_over", "högst": "at_most", "nära": "near", "närmare": "nearly", "över": "over"}


@dataclass(frozen=True)
class Cite:
    """How a source is shown: `href` only for an address that was kept as it was found; otherwise `text` says why there is no link."""

    href: str
    text: str


def known(value: object) -> bool:
    return not (value is None or pd.isna(value) or value == "")


def cite(say: Words, address: object, status: str) -> Cite:
    """The source of a row. A root of a website is never a citation, and an address put together from an id is not a checked one."""
    if status == "stored" and known(address):
        return Cite(str(address), say("project.source.stored", host=urlsplit(str(address)).netloc.removeprefix("www.")))
    if status == "unverified" and known(address):
        return Cite("", say("project.source.unverified", address=str(address)))
    return Cite("", say("project.source.root_only" if status == "root_only" else "project.source.not_kept"))


def coded(say: Words, group: str, value: object) -> str:
    """A coded value in words; a value that no words are known for stands as it is, an empty one is "not seen"."""
    return say.phrases.get(f"{group}.{value}", str(value)) if known(value) else say("project.not_seen")


def day(say: Words, text: object) -> str:
    """A date as exact as the source gives it."""
    return say.period(str(text)) if known(text) else say("project.date_unknown")


def span(say: Words, row: Any) -> str:
    """From when to when; a time unknown at both ends is said once."""
    if not (known(row.start_date) or known(row.end_date)):
        return say("project.time_unknown")
    return say("project.time", start=day(say, row.start_date), end=day(say, row.end_date))


def money(say: Words, row: Any) -> list[tuple[str, str]]:
    """Amounts with what they are. Nothing is added up, and only a total budget in kronor is called comparable."""
    currencies = {"sek": ("total_budget_sek", "eu_support_sek"), "eur": ("total_budget_eur", "eu_support_eur")}
    found = [
        (say(f"project.money.{name.rsplit('_', 1)[0]}"), say(f"project.amount.{currency}", amount=say.number(getattr(row, name))))
        for currency, names in currencies.items()
        for name in names
        if known(getattr(row, name))
    ]
    if known(row.reported_amount_sek):
        kind = f" ({row.reported_amount_kind})" if known(row.reported_amount_kind) else ""
        found.append((say("project.money.reported"), say("project.amount.sek", amount=say.number(row.reported_amount_sek)) + kind))
    return [*found, (say("project.money.status"), coded(say, "project.money_status", row.money_status))]


def outcome_value(say: Words, row: Any) -> str:
    """The figure as printed, with what it is a part of; a suppressed one stays suppressed."""
    if row.status == "suppressed":
        return say("outcome.suppressed")
    if not known(row.value):
        return say("project.not_seen")
    if row.unit == "yes":
        return say("outcome.yes")
    text = _amount(say, row.value, str(row.unit))
    text = _qualified(say, text, row.qualifier)
    if known(row.denominator) and row.denominator_of != "none":
        return say("outcome.of", value=text, size=say.number(row.denominator), whole=coded(say, "outcome.whole", row.denominator_of))
    return text


def _qualified(say: Words, text: str, qualifier: object) -> str:
    """A number as exact as the source says; a share that it also gives in words stands behind."""
    if not known(qualifier):
        return text
    if rough := ROUGHLY.get(str(qualifier)):
        return say(f"outcome.roughly.{rough}", text=text)
    return say("outcome.as_written", text=text, words=str(qualifier))


def _amount(say: Words, value: float, unit: str) -> str:
    """A number with its unit; a unit that no words are known for stands as the source gives it."""
    decimals = 0 if float(value).is_integer() else 1
    is_known = unit in UNITS
    number = say.number(value, decimals)
    return say.many(f"outcome.unit.{unit}", value, decimals, value=number) if is_known else f"{number} {unit}"


def outcome_time(say: Words, row: Any) -> str:
    """When it was measured, in relation to the participation."""
    if row.timing == "after" and known(row.months) and row.months == 0:
        return say("outcome.at_exit")
    timing = coded(say, "outcome.timing", row.timing)
    return say("outcome.months", timing=timing, months=say.many("outcome.month_count", row.months)) if known(row.months) else timing


def overlap(say: Words, counts: dict[str, int], undrawn: int) -> str:
    """Where most projects ran at once, and how many can't be drawn at all."""
    most = max(counts.values(), default=0)
    where = [place for place, count in counts.items() if count == most]
    first = say("project.timeline.most", count=most, places=say.listed(where)) if most > 1 else say("project.timeline.none")
    return f"{first} {say('project.timeline.undrawn', count=undrawn)}" if undrawn else first


def gaps(say: Words, empty: int, cells: int, local_without_research: int) -> str:
    """What the grid of knowledge shows, as one sentence. Nothing untested is left unsaid; that there is none says nothing."""
    first = say("intervention.gap.sentence", empty=empty, cells=cells)
    return f"{first} {say('intervention.gap.untested', count=local_without_research)}" if local_without_research else first


def reporting(say: Words, total: Any, periods: list[tuple[str, Any]]) -> str:
    """The reporting of the county's finished projects, by programme period, and how many projects are not counted.

    total, periods: rows of queries/reporting_quality.sql; periods with their names, those that have finished projects.
    """
    named = {
        "expected": "expected",
        "result": "result",
        "denominator": "denominator",
        "comparison": "comparison",
        "taken": "taken_up",
        "studies": "finished_study",
    }
    whole = say("lesson.quality.sentence", **{name: say.number(getattr(total, f"{part}_count")) for name, part in named.items()})
    counts = [(name, say.number(row.result_count), say.number(row.expected_count)) for name, row in periods]
    by_period = [say("lesson.quality.in_period", period=name, count=count, all=expected) for name, count, expected in counts]
    told = say("lesson.quality.by_period", periods=", ".join(by_period)) if by_period else ""
    left = ("ongoing", "end_unknown", "other_result")
    studies = say.number(total.study_count - total.finished_study_count)
    rest = say("lesson.quality.left_out", **{name: say.number(getattr(total, f"{name}_count")) for name in left}, studies=studies)
    return " ".join(part for part in (whole, told, rest) if part)
