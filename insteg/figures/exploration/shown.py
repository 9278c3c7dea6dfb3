"""How the codes of the long table are shown: names, numbers and words in the reader's language."""

import math
from collections.abc import Callable

from insteg.figures.credit import credit
from insteg.reference import in_view, words
from insteg.store import queries
from insteg.store.remembered import ask, remembered

# As many decimals as were published, but no more than these.
MOST_DECIMALS = 2


@remembered
def names(column: str, language: str) -> dict[str, str]:
    """What is shown for each code of a column; empty for a column of numbers, periods or texts."""
    make = _NAMES.get(column)
    return make(language) if make else {}


@remembered
def alphabet(column: str, language: str) -> dict[str, int]:
    """Where each code of a column stands in the alphabet of what is shown for it."""
    return placed(names(column, language), language)


def placed(named: dict[str, str], language: str) -> dict[str, int]:
    """Where each code stands when its names are put in the alphabet. Not remembered: some names are a reader's own."""
    if not named:
        return {}
    found = queries.ask("alphabet", codes=list(named), names=list(named.values()), language=language)
    return dict(zip(found["code"], found["position"].astype(int), strict=True))


def _indicators(language: str) -> dict[str, str]:
    return {name: item.text(language).title for name, item in in_view.indicators().items()}


def _areas(language: str) -> dict[str, str]:
    return {code: area.name(language) for code, area in in_view.areas().items()}


def _sources(language: str) -> dict[str, str]:
    return {document: credit(str(document).split("/")[0], language) for document in ask("documents")["document"]}


def _of_words(group: str, ending: str = "") -> Callable[[str], dict[str, str]]:
    """The phrases of one group: `sex.women`, `unit.percent.axis`."""

    def find(language: str) -> dict[str, str]:
        found = words.load(language).under(group)
        return {key.removesuffix(ending): text for key, text in found.items() if key.endswith(ending)}

    return find


def _ages(language: str) -> dict[str, str]:
    return {age: age for age in ask("filters")["age"].unique()}


_NAMES: dict[str, Callable[[str], dict[str, str]]] = {
    "indicator": _indicators,
    "area_code": _areas,
    "sex": _of_words("sex"),
    "age": _ages,
    "unit": _of_words("unit", ".axis"),
    "status": _of_words("status"),
    "source": _sources,
}


@remembered
def decimals() -> dict[str, int]:
    """How many decimals a measure's figures are shown with: as many as were published, no fewer than elsewhere, no more than two."""
    published = dict(ask("explore_decimals").itertuples(index=False))
    return {name: max(item.decimals, int(published.get(name, 0))) for name, item in in_view.indicators().items()}


def decimals_of(value: float) -> int:
    """How many decimals a number has, up to the most that are shown."""
    return next((places for places in range(MOST_DECIMALS) if math.isclose(value, round(value, places), abs_tol=1e-9)), MOST_DECIMALS)
