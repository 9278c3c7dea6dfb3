"""A figure: the sentence, table and rows that belong to one picture, and the line that tells its source."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pyarrow as pa

from insteg.figures import api_link
from insteg.reference.catalogue import Indicator


@dataclass(frozen=True)
class Figure:
    """What a reader gets to see and take of one figure."""

    name: str
    title: str
    sentence: str
    # None where it is made of projects, outcomes or findings: then each row carries its own address.
    indicator: Indicator | None
    table: pd.DataFrame
    rows: pd.DataFrame
    # The source line: written when the figure is made, because every export and every rerun shows it.
    source: str
    method: str = ""
    # The picture's own numbers where they are worked out of the rows: an index, a group. None where they are the rows' own.
    worked_out: pd.DataFrame | None = None

    @cached_property
    def arrow(self) -> pa.Table:
        """The table as the browser gets it: converted once, not at every rerun."""
        return pa.Table.from_pandas(self.table, preserve_index=False)

    @cached_property
    def parts(self) -> list[api_link.Part]:
        """The questions to the API that give its rows. Kept with the figure, which is itself remembered: counting is dear."""
        return api_link.parts(self.rows)


@dataclass(frozen=True)
class NoChoice:
    """The view of a figure that has no choices of its own."""

    language: str
    mode: str
