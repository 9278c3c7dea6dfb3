"""The documents name files and modules that are there."""

import re
from pathlib import Path

import pytest

from insteg.store import folders
from tests.contract.naming import is_there

DOCUMENTS = [folders.ROOT / "CONTRIBUTING.md", *sorted((folders.ROOT / "docs").glob("*.md"))]
ROOMS = {path.name for path in (folders.ROOT / "insteg").iterdir() if (path / "__init__.py").exists()}


def named(text: str) -> list[str]:
    """What stands between backticks as a path or as `room.module`; `600/minute` is neither."""
    marked = re.findall(r"`([\w./-]+)`", text)
    return [
        name for name in marked if re.fullmatch(r"[A-Za-z_.][\w-]*(/[\w.-]+)+/?", name) or (name.split(".")[0] in ROOMS and "." in name)
    ]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(path: Path):
    assert [name for name in named(path.read_text(encoding="utf-8")) if not is_there(name)] == []


def test_every_method_names_a_module_that_computes_it():
    text = (folders.ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line.startswith("|")][2:]
    modules = [name for row in rows for name in re.findall(r"`([\w.]+)`", row[3])]
    assert len(modules) > 20
    assert [name for name in modules if not (is_there(f"statistics.{name}") or is_there(name))] == []


def test_what_is_not_there_is_found_out():
    told = named("`insteg/views/sheet.py`, `figures.nowhere`, `statistics.funnel.Funnel`, `docs/methods.md`, `lower case`, `make golden`")
    assert [name for name in told if not is_there(name)] == ["insteg/views/sheet.py", "figures.nowhere"]
