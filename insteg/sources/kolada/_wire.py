"""What Kolada v3 sends, checked field by field. New fields are let through, wrong types are not."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from insteg.sources._errors import SourceError


class _Wire(BaseModel):
    model_config = ConfigDict(extra="allow", strict=True, allow_inf_nan=False)


class Page(_Wire):
    """The envelope of every answer. The next page was called next_page in version 2; both names are understood."""

    values: list[Any]
    count: int | None = None
    next_url: str | None = None
    next_page: str | None = None

    @property
    def following(self) -> str | None:
        return self.next_url or self.next_page or None


class Figure(_Wire):
    gender: str = Field(pattern="^[TKMF]$")
    value: float | None
    status: str | None = ""
    count: int | None = None
    isdeleted: bool = False


class Row(_Wire):
    """One indicator, area and year with its figures by gender."""

    kpi: str = Field(max_length=20)
    municipality: str = Field(max_length=20)
    period: int = Field(ge=1900, le=2100)
    values: list[Figure]


class Kpi(_Wire):
    id: str
    title: str
    is_divided_by_gender: bool | None = None
    publication_date: str | None = None


class _Rows(BaseModel):
    values: list[Row]


class _Kpis(BaseModel):
    values: list[Kpi]


def page(content: bytes, name: str) -> Page:
    return _checked(Page, content, name)


def rows(content: bytes, name: str) -> list[Row]:
    return _checked(_Rows, content, name).values


def kpis(content: bytes, name: str) -> list[Kpi]:
    return _checked(_Kpis, content, name).values


def _checked(model: type[BaseModel], content: bytes, name: str) -> Any:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole answer"
        raise SourceError(
            f"{name}: {where} is not as Kolada v3 promises ({first['msg']}). Fetch again; see openapi.json if it stays."
        ) from error
