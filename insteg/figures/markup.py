"""Rows, cards and lists made from a template and escaped, for whoever shows them."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from insteg.reference.words import begun


@cache
def _environment() -> Environment:
    found = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    found.filters["begun"] = begun
    return found


def rendered(template: str, **data: object) -> str:
    """The template filled in; everything but Markup is escaped."""
    return _environment().get_template(template).render(**data)
