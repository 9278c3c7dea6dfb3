"""Which chart the reader makes of a selection: the figures it is made of, and the kind of picture."""

from dataclasses import dataclass

from insteg.figures.exploration.cross_choice import VALUE, AreaGroup, CrossChoice
from insteg.figures.exploration.selection import EVERYTHING, Selection
from insteg.reference import words
from insteg.reference.words import Words

# As they stand in a link. FITTING: the kind that suits what is selected.
FITTING, LINES, BARS, DOTS, MAP, PANELS = "passande", "linjer", "staplar", "prickar", "karta", "rutor"
PICTURES = (FITTING, LINES, BARS, DOTS, MAP, PANELS)


@dataclass(frozen=True)
class ChartChoice:
    """The figures of a table with one quantity in its cells, as a picture. base, groups, summed: as in CrossChoice."""

    language: str
    mode: str
    selection: Selection = EVERYTHING
    picture: str = FITTING
    cell: str = VALUE
    groups: tuple[AreaGroup, ...] = ()
    base: str = ""
    summed: tuple[str, ...] = ()

    @property
    def is_typed(self) -> bool:
        """Names of groups are a reader's own words: what is made of them is not kept."""
        return bool(self.groups)

    @property
    def say(self) -> Words:
        return words.load(self.language)

    @property
    def table(self) -> CrossChoice:
        """The table that holds the same figures."""
        return CrossChoice(self.language, self.selection, self.groups, cells=(self.cell,), base=self.base, summed=self.summed)


def of_table(choice: CrossChoice, mode: str, picture: str) -> ChartChoice:
    """The chart of a table; of several quantities it is of the first."""
    return ChartChoice(choice.language, mode, choice.selection, picture, choice.cells[0], choice.groups, choice.base, choice.summed)
