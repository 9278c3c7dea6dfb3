"""One earlier project beside an idea: why it is like it, how many it reached, what it cost, what came of it, whom to ask."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from insteg.figures import project_facts, record
from insteg.figures.sentences import projects as told
from insteg.reference import in_view
from insteg.reference.words import Words, begun
from insteg.search import Match, SharedTrait, concepts
from insteg.statistics import comparability
from insteg.statistics.reporting import seen
from insteg.store.remembered import ask

MILLION = 1_000_000


@dataclass(frozen=True)
class Key:
    """One of the three facts that a card begins with. value: a dash where it has not been found; is_swedish: whether the note is a source's own."""

    name: str
    value: str
    note: str
    is_found: bool = True
    is_swedish: bool = False


@dataclass(frozen=True)
class SimilarProject:
    """One earlier project, as the page and the document say it."""

    project_id: str
    title: str
    link: str
    owner: str
    time: str
    places: str
    ages: str
    keys: tuple[Key, ...]
    why: str
    cost: str
    outcome: str
    call: str
    cite: told.Cite
    parts: dict[str, bool]

    @property
    def has_result(self) -> bool:
        return self.keys[-1].is_found


def found(say: Words, match: Match) -> SimilarProject:
    """One match with all that is told of it."""
    row = next(ask("project_card", project_id=match.project_id).itertuples())
    outcomes = ask("project_outcomes", project_id=match.project_id)
    return SimilarProject(
        match.project_id,
        match.title,
        record.link_to("projekt", say.language, projekt=match.project_id),
        row.owner if told.known(row.owner) else say("project.owner_unknown"),
        told.span(say, row),
        record.names_of(row.area_codes, say.language),
        project_facts.ages(say, row) if told.known(row.age_min) or told.known(row.age_max) else "",
        (_people(say, row), _money(say, row), _result(say, outcomes)),
        "; ".join(reason_in_words(say, reason) for reason in match.reasons),
        _cost(say, row),
        _outcome(say, outcomes),
        call(say, row.owner_type),
        told.cite(say, row.address, row.address_status),
        seen(outcomes, row.specific_objective if told.known(row.specific_objective) else row.summary),
    )


def call(say: Words, owner_type: object) -> str:
    """Whom to ask, by role and never by name."""
    return say.phrases.get(f"idea.role.{owner_type}", say("idea.role.other"))


def _people(say: Words, row: Any) -> Key:
    name, planned = say("idea.key.people"), told.known(row.participants_planned)
    also = say("idea.key.planned", count=say.number(row.participants_planned)) if planned else ""
    if told.known(row.participants_actual):
        return Key(name, say.number(row.participants_actual), also)
    if row.participants_status == "suppressed":
        return Key(name, "–", say("status.suppressed"), False)
    return Key(name, "–", say("idea.key.planned_only", planned=also) if planned else say("idea.key.no_people"), False)


def _money(say: Words, row: Any) -> Key:
    """The budget; else the support; else an amount that the source mentions, with what the source calls it."""
    name = say("idea.key.money")
    of_eu = say("idea.key.of_eu", amount=amount(say, row.eu_support_sek)) if told.known(row.eu_support_sek) else ""
    if told.known(row.total_budget_sek):
        return Key(name, amount(say, row.total_budget_sek), of_eu or say("idea.key.budget"))
    if told.known(row.eu_support_sek):
        return Key(name, amount(say, row.eu_support_sek), say("project.money.eu_support"))
    if told.known(row.reported_amount_sek):
        kind = row.reported_amount_kind if told.known(row.reported_amount_kind) else ""
        return Key(name, amount(say, row.reported_amount_sek), kind or say("project.money.reported"), is_swedish=bool(kind))
    if told.known(row.total_budget_eur):
        return Key(name, say("project.amount.eur", amount=say.number(row.total_budget_eur)), say("idea.key.budget"))
    return Key(name, "–", say("idea.key.no_money"), False)


def amount(say: Words, kronor: float) -> str:
    """Kronor, in millions where there are any."""
    if kronor >= MILLION:
        return say("idea.key.million", amount=say.number(kronor / MILLION, 1))
    return say("project.amount.sek", amount=say.number(kronor))


def _result(say: Words, outcomes: pd.DataFrame) -> Key:
    """The first published result in the order of the file, never the largest."""
    shown = _results(outcomes)
    name = say("idea.key.result")
    if shown.empty:
        return Key(name, "–", say("idea.key.no_result"), False)
    row = next(shown.itertuples())
    more = f" {say('idea.key.more', count=len(shown) - 1)}" if len(shown) > 1 else ""
    return Key(
        name, told.outcome_value(say, row), f"{row.outcome_name}, {told.outcome_time(say, row)}.{more}", is_swedish=say.language == "sv"
    )


def _results(outcomes: pd.DataFrame) -> pd.DataFrame:
    """What came of it afterwards; a share of known size first would be an order of size, so the file's order stands."""
    return outcomes[outcomes["kind"].isin(comparability.RESULTS) & outcomes["is_after_participation"].astype(bool)]


def _cost(say: Words, row: Any) -> str:
    """The amounts, and whether they can be compared."""
    *amounts, (_, status) = told.money(say, row)
    listed = "; ".join(f"{name}: {value}" for name, value in amounts)
    return say("idea.amounts", amounts=listed, status=status) if listed else status


def _outcome(say: Words, outcomes: pd.DataFrame) -> str:
    """What came of it: plans, goals and background are left to the card."""
    kinds = (*comparability.RESULTS, "structural")
    shown = [
        f"{row.outcome_name}: {told.outcome_value(say, row)}, {told.outcome_time(say, row)}"
        for row in outcomes[outcomes["kind"].isin(kinds)].itertuples()
    ]
    return "; ".join(shown) or say("project.no_outcome")


def group_name(language: str, group: str) -> str:
    """A target group as the glossary names it, with a capital letter."""
    return begun(concepts()[group].name(language))


def reason_in_words(say: Words, reason: SharedTrait) -> str:
    """Why a project matches, in words. A synonym is named beside what was written."""
    areas, same = in_view.areas(), reason.found
    texts = {
        "type": lambda: ", ".join(record.type_title(say.language, name) for name in same),
        "group": lambda: ", ".join(concepts()[name].name(say.language) for name in same),
        "place": lambda: ", ".join(areas[code].name(say.language) for code in same),
        "partner": lambda: ", ".join(say(f"project.partner_kind.{kind}") for kind in same),
        "target_group": lambda: same[0].replace("-", "–"),
        "time": lambda: " – ".join(say.period(day) for day in same),
        "synonyms": lambda: ", ".join(
            say("idea.synonym", written=one, found=other) for one, other in zip(same[::2], same[1::2], strict=True)
        ),
    }
    return say(f"idea.reason.{reason.kind}", what=texts.get(reason.kind, lambda: ", ".join(same))())
