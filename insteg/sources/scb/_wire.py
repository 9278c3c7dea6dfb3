"""What SCB's PxWebApi 2 says about itself and its tables, checked field by field."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from insteg.sources._errors import SourceError


class _Wire(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True)


class Config(_Wire):
    """The limits that SCB publishes and we obey."""

    maxDataCells: int = Field(ge=1)  # noqa: N815  SCB's own names
    maxCallsPerTimeWindow: int = Field(ge=1, le=100_000)  # noqa: N815
    timeWindow: float = Field(gt=0, le=3600)  # noqa: N815


class Table(_Wire):
    id: str
    updated: str | None = None
    discontinued: bool | None = None


class Category(_Wire):
    index: dict[str, int] | list[str]
    label: dict[str, str] = {}

    @property
    def codes(self) -> list[str]:
        return sorted(self.index, key=self.index.__getitem__) if isinstance(self.index, dict) else self.index


class Elimination(_Wire):
    elimination: bool | None = None


class Dimension(_Wire):
    category: Category
    extension: Elimination | None = None

    @property
    def may_be_omitted(self) -> bool:
        return bool(self.extension and self.extension.elimination)


class Metadata(_Wire):
    """A dataset without values: dimensions in order, their codes and labels. role.geo may be lacking."""

    id: list[str]
    dimension: dict[str, Dimension]


def read(model: type[Any], content: bytes, name: str) -> Any:
    """The content as `model`, or a SourceError naming the field."""
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole answer"
        raise SourceError(f"{name}: {where} is not as PxWebApi 2 promises ({first['msg']}). Try again later.") from error
