"""Rows, cards and lists made from a template and escaped, for whoever shows them."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def rendered(template: str, **data: object) -> str:
    """The template filled in; everything but Markup is escaped."""
    return _environment().get_template(template).render(**data)
