"""CONTRIBUTING.md shows the layers as pyproject.toml holds them: the one list of rooms is there, the table here is made of it."""

import ast
import os
import re
import tomllib

from insteg.store import folders

FILE = folders.ROOT / "CONTRIBUTING.md"
BLOCK = re.compile(r"(<!-- layers: .+? -->\n).*?(<!-- /layers -->)", re.DOTALL)


def contracts() -> list[dict]:
    return tomllib.loads((folders.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def layers() -> list[list[str]]:
    """The rooms from the top; those that stand on one line do not know each other."""
    [layered] = [contract for contract in contracts() if contract["type"] == "layers"]
    return [[room.strip() for room in re.split(r"[|:]", line)] for line in layered["layers"]]


def work(room: str) -> str:
    """The first sentence of a room's docstring."""
    folder = folders.ROOT / "insteg"
    path = folder / room / "__init__.py" if (folder / room).is_dir() else folder / f"{room}.py"
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))).splitlines()[0]
    return re.split(r"(?<=\.)\s", told)[0]


def own(room: str, module: str) -> bool:
    return module == f"insteg.{room}" or module.startswith(f"insteg.{room}.")


def kept_for(room: str) -> list[str]:
    """What may be imported here, and only where it is listed."""
    return [
        f"`{name.removeprefix('insteg.')}`"
        + "".join(f" (in `{module.removeprefix('insteg.')}`)" for module in importers if module.count(".") > 1)
        for contract in contracts()
        if contract["type"] == "protected"
        for name in contract["protected_modules"]
        if (importers := [module for module in contract["allowed_importers"] if own(room, module)])
    ]


def barred(room: str, below: list[str]) -> list[str]:
    """What this room may not import although it stands below, or is no room at all."""
    names = []
    for contract in contracts():
        if contract["type"] == "forbidden" and any(own(room, module) for module in contract["source_modules"]):
            names += contract["forbidden_modules"]
        if contract["type"] == "protected" and not any(own(room, module) for module in contract["allowed_importers"]):
            names += [name for name in contract["protected_modules"] if name.removeprefix("insteg.") in below]
    return [name.removeprefix("insteg.") for name in names]


def row(room: str, beside: list[str], below: list[str]) -> str:
    not_here = [*beside, *barred(room, below)]
    ours = "all below" if set(below) - set(not_here) else "nothing of ours"
    may = ", ".join([ours, *kept_for(room)])
    return f"| `{room}` | {work(room)} | {may} | {', '.join(f'`{name}`' for name in not_here)} |"


def table() -> str:
    order = layers()
    rows = [
        row(room, [other for other in line if other != room], [lower for under in order[depth + 1 :] for lower in under])
        for depth, line in enumerate(order)
        for room in line
    ]
    return "\n".join(["| room | its work | may import | may not import |", "|---|---|---|---|", *rows, ""])


def test_the_layers_are_told_as_the_contracts_hold_them():
    text = FILE.read_text(encoding="utf-8")
    told = BLOCK.sub(lambda found: found[1] + table() + found[2], text)
    if os.environ.get("INSTEG_GOLDEN") == "write":
        FILE.write_text(told, encoding="utf-8")
    assert BLOCK.search(text), "CONTRIBUTING.md lost the marks between which the layers stand."
    assert FILE.read_text(encoding="utf-8") == told, "The layers changed: INSTEG_GOLDEN=write pytest tests/golden/test_contributing.py"
