"""What a question finds, and the reasons for which it is not answered."""

from dataclasses import dataclass

import pandas as pd


class TooMuch(ValueError):
    """The question gives more rows than one answer holds."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self.total = total


class TooMuchForWorkbook(TooMuch):
    """The rows fit in an answer, but not in a workbook. most: the rows that would."""

    def __init__(self, total: int, most: int) -> None:
        super().__init__(total)
        self.most = most


class WrongWayRound(ValueError):
    """The span of periods ends before it begins."""


class UnfitForMap(ValueError):
    """A map shows one value an area, of areas that have a boundary. why: the phrase api.problem.map.<why>."""

    def __init__(self, name: str, why: str, known: str = "") -> None:
        super().__init__(name)
        self.name, self.why, self.known = name, why, known


@dataclass(frozen=True)
class FoundRows:
    """The rows of one page, and how many there are in all."""

    rows: pd.DataFrame
    total: int
