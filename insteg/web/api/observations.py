"""The figures that a question asks for."""

from typing import Any

from insteg.figures.credit import credit
from insteg.reference import in_view

# An answer to somebody's question is not remembered: strangers could fill the memory with large ones.
from insteg.store.queries import ask
from insteg.store.remembered import ask as remembered
from insteg.web.api import lists
from insteg.web.api.found import FoundRows, TooMuch, WrongWayRound
from insteg.web.api.parameters import MOST_ROWS, ObservationChoices


def observations(choices: ObservationChoices) -> FoundRows:
    """The figures that pass the filters. Raises TooMuch rather than cut an answer that nobody asked to cut."""
    first, last = choices.period_from, choices.period_to
    if (first and last and lists.is_turned(first, last)) or lists.wrong_way_round(choices.period):
        raise WrongWayRound
    names = {"indicators": "indicator", "area_codes": "area", "levels": "level", "sexes": "sex", "ages": "age"}
    asked = (
        {name: choices.listed(own) for name, own in names.items()} | {"period_from": first, "period_to": last} | _periods(choices.period)
    )
    frame = ask("observations", **asked, row_limit=choices.limit or MOST_ROWS, row_offset=choices.offset)
    # Every row says how many there are; only a page behind the last one must ask.
    total = int(frame["row_count"].iloc[0] if len(frame) else ask("observation_count", **asked)["row_count"].iloc[0])
    if choices.limit is None and total - choices.offset > MOST_ROWS:
        raise TooMuch(total)
    areas = {code: area.name(choices.lang) for code, area in in_view.areas().items()}
    credits = {name: credit(name, choices.lang) for name in frame["publisher"].unique()}
    return FoundRows(frame.assign(area=frame["area_code"].map(areas), credit=frame["publisher"].map(credits)), total)


def _periods(asked: list[str]) -> dict[str, Any]:
    """A span that holds no period of ours gives no rows: it is no open filter."""
    known = [*remembered("explore_periods")["period"]] if asked else []
    return {"periods": lists.chosen(asked, known) or [""] if asked else None, "is_latest": lists.LATEST in asked}
