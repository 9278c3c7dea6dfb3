"""What a question finds, and the two reasons for which it is not answered."""

from dataclasses import dataclass

import pandas as pd


class TooMuch(ValueError):
    """The question gives more rows than one answer holds."""

    def __init__(self, total: int) -> None:
        super().__init__(total)
        self.total = total


class WrongWayRound(ValueError):
    """The span of periods ends before it begins."""


@dataclass(frozen=True)
class FoundRows:
    """The rows of one page, and how many there are in all."""

    rows: pd.DataFrame
    total: int
