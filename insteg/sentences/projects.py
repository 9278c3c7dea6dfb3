"""What may be said of a project, an outcome and a finding: nothing is added to what the source says, and what it leaves out is named."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pandas as pd

from insteg.words import Words


@dataclass(frozen=True)
class Cite:
    """How a source is shown: `href` only for an address that was kept as it was found; otherwise `text` says why there is no link."""

    href: str
    text: str


def known(value: object) -> bool:
    return not (value is None or pd.isna(value) or value == "")  # type: ignore[call-overload]


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


def span(say: Words, row) -> str:
    """From when to when; a time unknown at both ends is said once."""
    if not (known(row.start_date) or known(row.end_date)):
        return say("project.time_unknown")
    return say("project.time", start=day(say, row.start_date), end=day(say, row.end_date))


def money(say: Words, row) -> list[tuple[str, str]]:
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


def outcome_value(say: Words, row) -> str:
    """The figure as printed, with what it is a part of; a suppressed one stays suppressed."""
    if row.status == "suppressed":
        return say("outcome.suppressed")
    if not known(row.value):
        return say("project.not_seen")
    if row.unit == "yes":
        return say("outcome.yes")
    unit = say.phrases.get(f"outcome.unit.{row.unit}", str(row.unit))
    text = f"{say.number(row.value, 0 if float(row.value).is_integer() else 1)} {unit}"
    text = f"{row.qualifier} {text}" if known(row.qualifier) else text
    if known(row.denominator) and row.denominator_of != "none":
        return say("outcome.of", value=text, size=say.number(row.denominator), whole=coded(say, "outcome.whole", row.denominator_of))
    return text


def outcome_time(say: Words, row) -> str:
    """When it was measured, in relation to the participation."""
    if row.timing == "after" and known(row.months) and row.months == 0:
        return say("outcome.at_exit")
    timing = coded(say, "outcome.timing", row.timing)
    return say("outcome.months", timing=timing, months=say.number(row.months)) if known(row.months) else timing


def overlap(say: Words, counts: dict[str, int], undrawn: int) -> str:
    """Where most projects ran at once, and how many can't be drawn at all."""
    most = max(counts.values(), default=0)
    where = [place for place, count in counts.items() if count == most]
    first = (
        say("project.timeline.most", count=most, places=f" {say('sentence.and')} ".join(where))
        if most > 1
        else say("project.timeline.none")
    )
    return f"{first} {say('project.timeline.undrawn', count=undrawn)}" if undrawn else first


def gaps(say: Words, empty: int, cells: int, local_without_research: int) -> str:
    """What the gap map shows, as one sentence."""
    return say("intervention.gap.sentence", empty=empty, cells=cells, untested=local_without_research)


def reporting(say: Words, row) -> str:
    """The county's own reporting, of the projects that had something to report."""
    return say(
        "lesson.quality.sentence",
        expected=int(row.expected_count),
        result=int(row.result_count),
        denominator=int(row.denominator_count),
        comparison=int(row.comparison_count),
        taken=int(row.taken_up_count),
    )
