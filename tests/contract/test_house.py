"""The house keeps its measure: small pages, small files, no path of anybody's machine."""

import re
import subprocess

import pytest

from insteg import places

PYTHON = [path for folder in ("insteg", "pages") for path in (places.ROOT / folder).rglob("*.py")] + [places.ROOT / "app.py"]


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(places.ROOT)))
def test_a_file_has_at_most_200_lines_and_a_page_80(path):
    limit = 80 if path.parent.name == "pages" or path.name == "app.py" else 220
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(places.ROOT)))
def test_every_module_says_what_it_is_for(path):
    assert path.read_text(encoding="utf-8").startswith('"""')


def test_pages_hold_no_sql_no_plotly_and_open_with_the_frame():
    for path in [*(places.ROOT / "pages").glob("*.py"), places.ROOT / "app.py"]:
        text = path.read_text(encoding="utf-8")
        assert "with open_page(__file__) as page:" in text, path.name
        assert not re.search(r"\bselect\b.+\bfrom\b|plotly|duckdb", text), path.name


def test_nothing_in_git_carries_a_path_of_a_machine():
    listed = subprocess.run(["git", "ls-files"], cwd=places.ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    forbidden = re.compile(rb"/(?:home|Users|root|work)/\w+/")
    found = [name for name in listed.stdout.splitlines() if forbidden.search((places.ROOT / name).read_bytes())]
    assert found == []
