"""The need in a place, before anything is planned: how many young people, how it has gone, and how it stands against Sweden and the like."""

from dataclasses import dataclass
from typing import Any

from insteg.figures import profile
from insteg.figures.benchmark import NATION, SIMILAR, Benchmark
from insteg.reference import catalogue, in_view
from insteg.store.remembered import remembered

# Outside work and study, on assistance, through school, and reached by the municipality: in this order.
MEASURES = ("neet_16_24", "financial_assistance_18_24", "diploma_4_years", "activity_responsibility_16_19")


@dataclass(frozen=True)
class Need:
    """One measure of a place. main: how many young people lack what is measured, or the share where that is not what is counted."""

    title: str
    main: str
    said: tuple[str, ...]
    source: str


def home_of(places: tuple[str, ...]) -> str:
    """The first of the places that is one of the seven; otherwise the county."""
    return next((code for code in places if code in catalogue.the_seven()), catalogue.COUNTY)


@remembered
def needs(area_code: str, language: str) -> tuple[Need, ...]:
    """What is known of the place; a measure without a figure is left out. Only a municipality has similar ones."""
    kinds = (NATION, SIMILAR) if in_view.areas()[area_code].level == "municipality" else (NATION,)
    beside = [{row["id"]: row for row in profile.rows(area_code, language, Benchmark(kind))} for kind in kinds]
    return tuple(_need([rows[name] for rows in beside]) for name in MEASURES if all(name in rows for rows in beside))


def _need(rows: list[dict[str, Any]]) -> Need:
    """rows: the same measure against Sweden, then against the similar municipalities."""
    own = rows[0]
    # A number of people tells the need where fewer is better: those who got a diploma are not those who need something.
    is_lack = in_view.indicators()[own["id"]].good_direction == "down" and own["people_short"] != "–"
    share = f"{own['value']}, {own['period']}" if is_lack else own["period"]
    trend = own["trend"] if own["has_trend"] else ""
    said = (share, trend, *(row["verdict"] for row in rows))
    return Need(own["title"], own["people_short"] if is_lack else own["value"], tuple(text for text in said if text), own["source"])
