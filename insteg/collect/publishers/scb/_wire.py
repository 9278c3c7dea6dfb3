"""What SCB's PxWebApi 2 says about itself and its tables, checked field by field."""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from insteg.collect.errors import SourceError
from insteg.collect.publishers._json import unmarked

TOTAL_LABELS = ("totalt", "total", "samtliga", "alla ", "båda könen", "inrikes och utrikes", "both sexes", "all ")
TOTAL_CODES = ("totsa", "tot", "1+2", "total", "sc")


M = TypeVar("M", bound=BaseModel)


class _Wire(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)


class Config(_Wire):
    """The limits that SCB publishes and we obey."""

    maxDataCells: int = Field(ge=1)  # noqa: N815  SCB's own names
    maxCallsPerTimeWindow: int = Field(ge=1, le=100_000)  # noqa: N815
    timeWindow: float = Field(gt=0, le=3600)  # noqa: N815


class TableDescription(_Wire):
    id: str
    updated: str | None = None


class Category(_Wire):
    # JSON-stat lets it be left out where there is one code, which then stands among the labels.
    index: dict[str, int] | list[str] | None = None
    label: dict[str, str] = {}

    @property
    def codes(self) -> list[str]:
        index = list(self.label) if self.index is None else self.index
        return sorted(index, key=index.__getitem__) if isinstance(index, dict) else index


class Elimination(_Wire):
    elimination: bool | None = None
    # The code that stands for everybody, where the table says so itself.
    eliminationValueCode: str | None = None  # noqa: N815


class Dimension(_Wire):
    category: Category
    extension: Elimination | None = None

    @property
    def may_be_omitted(self) -> bool:
        return bool(self.extension and self.extension.elimination)

    @property
    def total(self) -> str | None:
        """The code that stands for everybody in this dimension of this table: as it says itself, by its label, or by a known spelling.

        None where there is none, or where several could be meant (TOT1 and TOT5 are totals of other groupings).
        """
        codes = self.category.codes
        said = self.extension.eliminationValueCode if self.extension else None
        if said in codes:
            return said
        labelled = [code for code in codes if self.category.label.get(code, "").casefold().startswith(TOTAL_LABELS)]
        spelt = [code for code in codes if code.casefold() in TOTAL_CODES]
        return next((found[0] for found in (labelled, spelt) if len(found) == 1), None)


class Metadata(_Wire):
    """A dataset without values: dimensions in order, their codes and labels. role.geo may be lacking."""

    id: list[str]
    dimension: dict[str, Dimension]


def read(model: type[M], content: bytes, name: str) -> M:
    """The content as `model`, or a SourceError naming the field."""
    try:
        return model.model_validate_json(unmarked(content))
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole answer"
        raise SourceError(f"{name}: {where} is not as PxWebApi 2 promises ({first['msg']}). Try again later.") from error
