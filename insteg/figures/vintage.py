"""What is new or revised since an earlier snapshot, for the seven municipalities, the county and Sweden."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from insteg.figures import sentences
from insteg.figures.sentences import Changed
from insteg.privacy.small_numbers import tells_of_few
from insteg.reference import catalogue, in_view, words
from insteg.reference.catalogue import COUNTRY, COUNTY
from insteg.reference.words import Words
from insteg.store import queries, snapshots
from insteg.store.remembered import remembered

HOME = (*catalogue.the_seven(), COUNTY, COUNTRY)
KINDS = ("new", "revised", "settled", "gone")
# Decimals of a changed figure: more than pages have, so that a small revision shows.
SHOWN = 4


def earlier() -> dict[str, Path]:
    """The snapshots before the one in view, newest first, by what links call them."""
    return {snapshots.stand_of(path): path for path in snapshots.before(snapshots.in_view())}


def current_on(day: date) -> str | None:
    """The snapshot before the one in view that was current at the end of a day; None when none was."""
    return next((stand for stand, path in earlier().items() if snapshots.moment_of(path).date() <= day), None)


def read_since(text: str) -> str | None:
    """What a link says the comparison begins with: a snapshot by name, or a day such as 2026-11-01."""
    if text in earlier():
        return text
    try:
        return current_on(date.fromisoformat(text))
    except ValueError:
        return None


def when(say: Words, stand: str) -> str:
    """The date of a snapshot with its time of day: two may be of the same day."""
    moment = snapshots.moment_of(earlier()[stand])
    return say("news.moment", date=say.date(moment), time=f"{moment:%H:%M}")


@remembered
def changes(stand: str, area_codes: tuple[str, ...]) -> pd.DataFrame:
    """Every figure that changed since a snapshot, one row each, with the difference where both values are there.

    A revision that tells of one to four people is held back, with its values: the status of both sides says so.
    """
    # All home areas, whatever is asked for: what is held back of one may otherwise be worked out from the others.
    found = queries.since(earlier()[stand], area_codes=list(HOME))
    known = found[found["indicator"].isin(list(in_view.indicators()))].reset_index(drop=True)
    told = _without_few(known.assign(difference=(known["value_now"] - known["value_before"]).where(known["change"] == "revised")))
    return told[told["area_code"].isin(area_codes)].reset_index(drop=True)


def _without_few(known: pd.DataFrame) -> pd.DataFrame:
    """The revisions without those that tell of few people, and without what was revised together with them (same measure, same period)."""
    is_few = known["change"].eq("revised") & pd.Series(
        [_tells_of_few(row) for row in known.to_dict("records")], index=known.index, dtype=bool
    )
    together = is_few.groupby([known[name] for name in ("indicator", "period", "age")]).transform("any") if len(known) else is_few
    is_held = together & known["change"].eq("revised")
    values = {
        name: known[name].mask(is_held) for name in known.columns if name.startswith(("value_", "numerator_", "denominator_", "difference"))
    }
    return known.assign(**values, **{name: known[name].mask(is_held, "suppressed") for name in ("status_before", "status_now")})


def _tells_of_few(row: dict[Any, Any]) -> bool:
    """Whether the counts behind both values differ by one to four people: who is counted, of how many, and who is left."""
    before, now = (_people(row, side) for side in ("before", "now"))
    return tells_of_few(before, now)


def _people(row: dict[Any, Any], side: str) -> list[float]:
    if in_view.indicators()[row["indicator"]].unit == "persons":
        return [row[f"value_{side}"]]
    part, whole = row[f"numerator_{side}"], row[f"denominator_{side}"]
    return [part, whole, whole - part]


def sentences_of(say: Words, found: pd.DataFrame) -> list[str]:
    """One sentence a measure and kind of change, in the order of the catalogue."""
    lines = []
    for (indicator_id, kind), group in found.groupby(["indicator", "change"], sort=False):
        title = in_view.indicators()[str(indicator_id)].text(say.language).title
        periods = group["period"]
        told = Changed(title, str(kind), len(group), group["area_code"].nunique(), periods.min(), periods.max())
        lines.append((KINDS.index(str(kind)), sentences.changed_in_words(say, told)))
    return [line for _, line in sorted(lines, key=lambda line: line[0])]


@remembered
def per_municipality(stand: str, area_codes: tuple[str, ...], language: str) -> pd.DataFrame:
    """How many figures changed of each measure in each area: a row an area and measure, a column a kind of change."""
    say, found = words.load(language), changes(stand, area_codes)
    counted = found.groupby(["area_code", "indicator", "change"], sort=False).size().unstack("change", fill_value=0)
    counted = counted.reindex(columns=list(KINDS), fill_value=0).reset_index()
    places = {code: place for place, code in enumerate(HOME)}
    counted = counted.sort_values("area_code", key=lambda codes: codes.map(places), kind="stable")
    names, titles = in_view.areas(), in_view.indicators()
    head = {
        say("column.area"): [names[code].name(language) for code in counted["area_code"]],
        say("column.indicator_title"): [titles[name].text(language).title for name in counted["indicator"]],
    }
    return pd.DataFrame(head | {say(f"news.column.{kind}"): counted[kind].to_numpy() for kind in KINDS})


@remembered
def table(stand: str, area_codes: tuple[str, ...], language: str) -> pd.DataFrame:
    """Every changed figure with old value, new value, difference and both sources, under the reader's own headings."""
    say, found = words.load(language), changes(stand, area_codes)
    items, names = in_view.indicators(), in_view.areas()
    columns = {
        "indicator_title": [items[name].text(language).title for name in found["indicator"]],
        "area": [names[code].name(language) for code in found["area_code"]],
        "period": found["period"],
        "sex": [say(f"sex.{sex}") for sex in found["sex"]],
        "age": found["age"],
    }
    told = pd.DataFrame({say(f"column.{name}"): list(column) for name, column in columns.items()})
    told[say("news.column.change")] = [say(f"news.kind.{kind}") for kind in found["change"]]
    before, now = found["value_before"].round(SHOWN), found["value_now"].round(SHOWN)
    # The difference of what is printed, where there is one to tell.
    difference = (now - before).where(found["difference"].notna()).round(SHOWN)
    for name, values in {"before": before, "now": now, "difference": difference}.items():
        told[say(f"news.column.{name}")] = values
    told[say("column.unit")] = [say(f"unit.{items[name].unit}.short") for name in found["indicator"]]
    for side in ("before", "now"):
        told[say(f"news.column.status_{side}")] = [_status(say, status) for status in found[f"status_{side}"]]
        told[say(f"news.column.source_{side}")] = found[f"source_{side}"].fillna("–")
        told[say(f"news.column.address_{side}")] = found[f"address_{side}"].fillna("–")
    return told


def _status(say: Words, status: object) -> str:
    return say(f"status.{status}") if isinstance(status, str) else "–"
