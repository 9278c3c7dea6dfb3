"""The figures that a question asks for."""

from typing import Any

import pandas as pd

from insteg.figures.credit import credit
from insteg.reference import in_view

# An answer to somebody's question is not remembered: strangers could fill the memory with large ones.
from insteg.store.queries import ask
from insteg.store.remembered import ask as remembered
from insteg.web.api import lists
from insteg.web.api.found import FoundRows, TooMuch, WrongWayRound
from insteg.web.api.parameters import MOST_ROWS, ObservationChoices

NOWHERE = "no area"


def observations(choices: ObservationChoices) -> FoundRows:
    """The figures that pass the filters. Raises TooMuch rather than cut an answer that nobody asked to cut."""
    first, last = choices.period_from, choices.period_to
    if (first and last and lists.is_turned(first, last)) or lists.wrong_way_round(choices.period):
        raise WrongWayRound
    names = {"indicators": "indicator", "sexes": "sex", "ages": "age"}
    asked: dict[str, Any] = {name: choices.listed(own) for name, own in names.items()}
    asked |= {"area_codes": _areas(choices), "period_from": first, "period_to": last, "periods": _periods(choices.period)}
    newest = _newest(asked["sexes"], asked["ages"]) if lists.LATEST in choices.period else []
    frame = ask(
        "observations",
        **asked,
        newest=newest,
        indicators_in_order=list(in_view.indicators()),
        row_limit=choices.limit or MOST_ROWS,
        row_offset=choices.offset,
    )
    # Every row says how many there are; only a page behind the last one must ask.
    total = int(frame["row_count"].iloc[0]) if len(frame) else _count(asked, newest)
    if choices.limit is None and total - choices.offset > MOST_ROWS:
        raise TooMuch(total)
    return FoundRows(_named(frame, choices.lang), total)


def _areas(choices: ObservationChoices) -> list[str] | None:
    """The areas that pass both filters; None where all do."""
    named, levels = choices.listed("area"), choices.listed("level")
    if not levels:
        return named
    of_level = [code for code, area in in_view.areas().items() if area.level in levels]
    # No area is no open filter.
    return [code for code in of_level if named is None or code in named] or [NOWHERE]


def _periods(asked: list[str]) -> list[str] | None:
    """A span that holds no period of ours gives no rows: it is no open filter."""
    if not asked:
        return None
    return lists.chosen(asked, [*remembered("explore_periods")["period"]]) or [""]


def newest_periods(sexes: list[str] | None, ages: list[str] | None) -> dict[str, str]:
    """By indicator the newest period in which anybody has a figure of those sexes and ages; without a measure that has none."""
    held = remembered("newest_periods", sexes=sexes, ages=ages)
    return dict(zip(held["indicator"], held["period"], strict=True))


def _newest(sexes: list[str] | None, ages: list[str] | None) -> list[str]:
    """As the question takes them."""
    return [f"{name} {period}" for name, period in newest_periods(sexes, ages).items()]


def _count(asked: dict[str, Any], newest: list[str]) -> int:
    return int(ask("observation_count", **asked, levels=None, newest=newest)["row_count"].iloc[0])


def _named(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The rows with what their codes are called, in which unit they are, and who is to be named."""
    areas, indicators = in_view.areas(), in_view.indicators()
    publishers = [document.split("/", maxsplit=1)[0] for document in frame["source"]]
    credits = {name: credit(name, language) for name in set(publishers)}
    return frame.assign(
        area=[areas[code].name(language) for code in frame["area_code"]],
        unit=[indicators[name].unit for name in frame["indicator"]],
        publisher=publishers,
        credit=[credits[name] for name in publishers],
    )
