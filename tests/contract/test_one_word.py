"""One word, one meaning: no two classes share a name, and no room reaches into what another keeps to itself."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

from insteg.store import folders

PACKAGE = folders.ROOT / "insteg"


def modules(root: Path) -> dict[str, ast.Module]:
    """The parsed modules below a package, by their path."""
    return {path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(root.rglob("*.py"))}


def public_classes(parsed: dict[str, ast.Module]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for path, tree in parsed.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(path)
    return found


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def reaches_in(path: str, tree: ast.Module) -> list[str]:
    """The imports of another room's underscore modules or names, and what is taken of them through a module."""
    room, found, taken = path.split("/", maxsplit=1)[0], [], set()
    for node in ast.walk(tree):
        named = []
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "insteg":
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            taken |= {alias.asname or alias.name for alias, full in zip(node.names, named, strict=True) if full.split(".")[1] != room}
        elif isinstance(node, ast.Import):
            named = [alias.name for alias in node.names if alias.name.split(".")[0] == "insteg"]
        for full in named:
            parts = full.split(".")
            if len(parts) > 1 and parts[1] != room and any(map(is_private, parts)):
                found.append(f"{path}: {full}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in taken and is_private(node.attr):
            found.append(f"{path}: {node.value.id}.{node.attr}")
    return found


def test_no_two_public_classes_share_a_name():
    shared = {name: paths for name, paths in public_classes(modules(PACKAGE)).items() if len(paths) > 1}
    assert shared == {}, "Give each a name of its own in the field's words; docs/glossary.md has those that are taken."


def test_no_room_uses_what_another_keeps_to_itself():
    assert [line for path, tree in modules(PACKAGE).items() for line in reaches_in(path, tree)] == []


def test_a_shared_name_is_found():
    parsed = {
        path: ast.parse(text)
        for path, text in {"a.py": "class One: ...\nclass _Two: ...", "b/c.py": "class One: ...\nclass _Two: ..."}.items()
    }
    assert {name: paths for name, paths in public_classes(parsed).items() if len(paths) > 1} == {"One": ["a.py", "b/c.py"]}


@pytest.mark.parametrize(
    ("line", "is_reached"),
    [
        ("from insteg.collect._cells import days", True),
        ("from insteg.collect import _cells", True),
        ("from insteg.collect.cells import _days", True),
        ("import insteg.collect._cells", True),
        ("from insteg.collect import cells\ncells._days()", True),
        ("from insteg.collect.cells import days\ndays()", False),
        ("from insteg.figures import _own\n_own.drawn()", False),
        ("from insteg.figures import own\nown._drawn()", False),
    ],
)
def test_a_hand_in_another_rooms_drawer_is_found(line, is_reached):
    assert bool(reaches_in("figures/here.py", ast.parse(line))) is is_reached
