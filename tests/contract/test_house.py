"""The house keeps its measure: small pages, small files, no path of anybody's machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from insteg.store import folders

PYTHON = [path for folder in ("insteg", "pages") for path in (folders.ROOT / folder).rglob("*.py")] + [folders.ROOT / "app.py"]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(folders.ROOT)))
def test_a_file_has_at_most_200_lines_and_a_page_80(path):
    limit = 80 if path.parent.name == "pages" or path.name == "app.py" else 220
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(folders.ROOT)))
def test_every_module_says_what_it_is_for(path):
    assert path.read_text(encoding="utf-8").startswith('"""')


def test_pages_hold_no_sql_no_plotly_and_open_with_the_frame():
    for path in [*(folders.ROOT / "pages").glob("*.py"), folders.ROOT / "app.py"]:
        text = path.read_text(encoding="utf-8")
        assert "with open_page(__file__) as page:" in text, path.name
        assert not re.search(r"\bselect\b.+\bfrom\b|plotly|duckdb", text), path.name


def test_nothing_in_git_carries_a_path_of_a_machine():
    listed = subprocess.run(["git", "ls-files"], cwd=folders.ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    forbidden = re.compile(rb"/(?:home|Users|root|work)/\w+/")
    found = [name for name in listed.stdout.splitlines() if forbidden.search((folders.ROOT / name).read_bytes())]
    assert found == []


# What a snapshot holds of its own; the catalogue's files have only today's.
HELD = {"breaks", "areas", "sources", "estimates", "indicators"}
# The writers; what reference itself is made of; texts read for names of persons before anything is built, which has no snapshot yet;
# and the closed list of areas that the API's description is made with at import, when no snapshot is in view.
OF_TODAY = {"collect", "reference", "privacy/names.py", "web/api/parameters.py"}


def asked_of_today(source: str) -> Iterator[str]:
    """Which of the catalogue's files a module reads, by whatever name it calls the catalogue."""
    tree = ast.parse(source)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    called = {
        name.asname or name.name for node in imports if node.module == "insteg.reference" for name in node.names if name.name == "catalogue"
    }
    yield from (name.name for node in imports if node.module == "insteg.reference.catalogue" for name in node.names if name.name in HELD)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in HELD and ast.unparse(node.value) in {*called, "insteg.reference.catalogue"}:
            yield node.attr


def is_of_today(path: Path) -> bool:
    inside = path.relative_to(folders.ROOT / "insteg").as_posix() if (folders.ROOT / "insteg") in path.parents else ""
    return inside in OF_TODAY or inside.split("/")[0] in OF_TODAY


def test_what_a_snapshot_holds_is_asked_of_the_snapshot_in_view():
    """Or a frozen link would show old figures with today's breaks, names and terms."""
    found = {str(path): sorted(asked_of_today(path.read_text(encoding="utf-8"))) for path in PYTHON if not is_of_today(path)}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "source",
    [
        "from insteg.reference import catalogue\ncatalogue.breaks()",
        "from insteg.reference import catalogue as known\nfind = known.areas",
        "from insteg.reference.catalogue import Area, sources",
        "import insteg.reference.catalogue\ninsteg.reference.catalogue.estimates()",
    ],
)
def test_asking_the_catalogue_is_noticed_however_it_is_written(source):
    assert len(list(asked_of_today(source))) == 1
