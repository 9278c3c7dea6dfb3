"""Which table the reader makes: what stands down, across and in the cells, which areas belong together, what is worked out."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from insteg.figures.exploration.against import DIFFERENCE, INDEX, RATIO
from insteg.figures.exploration.selection import EVERYTHING, Selection

# What may stand down or across, in the order of the screen. QUANTITY: what is in the cells, when that is more than one thing.
DIMENSIONS = ("indicator", "area_code", "period", "sex", "age", "publisher")
QUANTITY = "quantity"
VALUE, MEAN, PER_THOUSAND = "value", "moving_mean", "per_thousand"
CELLS = (VALUE, "numerator", "denominator", DIFFERENCE, RATIO, INDEX, MEAN, PER_THOUSAND)
AGAINST = (DIFFERENCE, RATIO, INDEX)
# Over these a sum may have a meaning; over years nobody would know whom it counts.
SUMMED = ("area_code", "sex", "age")
MOST_GROUPS, MOST_LETTERS, MOST_MEMBERS = 12, 40, 120
UNNAMED = re.compile(r"[^\w .,&/()+-]")


@dataclass(frozen=True)
class AreaGroup:
    """Areas that the reader takes together, under a name of his own."""

    name: str
    area_codes: tuple[str, ...]


@dataclass(frozen=True)
class CrossChoice:
    """base: what is set against, as `period:2015`; empty for nothing. sort_by: `down` with a number, or `cell` with a column's number."""

    language: str
    selection: Selection = EVERYTHING
    groups: tuple[AreaGroup, ...] = ()
    down: tuple[str, ...] = ("area_code",)
    across: tuple[str, ...] = ("period",)
    cells: tuple[str, ...] = (VALUE,)
    base: str = ""
    summed: tuple[str, ...] = ()
    sort_by: str = ""
    is_descending: bool = False
    form: Literal["korstabell"] = "korstabell"

    @cached_property
    def as_held(self) -> "CrossChoice":
        """The same table in the register's order and without a reader's own words: what is worked out and remembered."""
        unnamed = tuple(replace(group, name="") for group in self.groups)
        return replace(self, language="", groups=unnamed, sort_by="", is_descending=False)

    @property
    def based_on(self) -> tuple[str, str]:
        """The dimension and the member of the base."""
        dimension, _, member = self.base.partition(":")
        return dimension, member


def read_groups(text: str, known: frozenset[str]) -> tuple[AreaGroup, ...] | None:
    """The groups that a link holds, `Norr:2260.2283;Syd:2281.2262`; None where one of them cannot be read."""
    found = [_group(part, known) for part in text.split(";") if part]
    return None if None in found or len(found) > MOST_GROUPS else tuple(group for group in found if group)


def _group(text: str, known: frozenset[str]) -> AreaGroup | None:
    name, _, codes = text.partition(":")
    members = tuple(dict.fromkeys(codes.split(".")))
    is_right = named(name) == name and name and set(members) <= known and len(members) <= MOST_MEMBERS
    return AreaGroup(name, members) if is_right else None


def write_groups(groups: tuple[AreaGroup, ...]) -> str:
    return ";".join(f"{group.name}:{'.'.join(group.area_codes)}" for group in groups)


def named(text: str) -> str:
    """A name as it may stand in a link and a table: letters, digits and a few signs."""
    return " ".join(UNNAMED.sub("", text).split())[:MOST_LETTERS].strip()
