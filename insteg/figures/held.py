"""Which measures the current snapshot holds figures for."""

from insteg.reference import in_view
from insteg.reference.catalogue import Indicator
from insteg.store.remembered import ask

DEFAULT_INDICATOR = "neet_16_24"


def measures() -> dict[str, Indicator]:
    """The published indicators in the order of the catalogue; the population is a size, not a measure of how anybody fares."""
    coverage = ask("coverage")
    # The snapshot decides, not the catalogue: a refresh brings figures for what the catalogue still calls awaited.
    held = set(coverage.loc[coverage["state"] == "published", "indicator"])
    return {name: item for name, item in in_view.indicators().items() if name in held and item.topic != "population"}


def twin(indicator: Indicator) -> Indicator | None:
    """The same thing by month when the measure is by year, and the other way round, if the snapshot holds it."""
    alike = (one for one in measures().values() if (one.axis, one.age, one.unit) == (indicator.axis, indicator.age, indicator.unit))
    return next((one for one in alike if {one.frequency, indicator.frequency} == {"year", "month"}), None)


def groups(indicator_id: str, column: str) -> list[str]:
    """The sexes or ages that the snapshot has figures of one measure for; "total" first."""
    known = ask("filters")
    found = known.loc[known["indicator"] == indicator_id, column].unique()
    return sorted(found, key=lambda group: (group != "total", group))


def sexes() -> list[str]:
    """The sexes that any measure is known for; "total" first."""
    return sorted(ask("filters")["sex"].unique(), key=lambda group: (group != "total", group))


def on_the_map() -> list[Indicator]:
    """The measures that have years to show for the municipalities; what is background only is neither ranked nor judged."""
    return [item for item in measures().values() if item.frequency == "year" and not item.is_context]
