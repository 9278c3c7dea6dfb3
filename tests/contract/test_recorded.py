"""The doubles owe nothing to the connectors, and a refresh against them publishes every publisher."""

import ast
from pathlib import Path

import pytest

from insteg import cli
from insteg.collect import publishers
from tests.recorded import every

HERE = Path(__file__).resolve().parents[1] / "recorded"


@pytest.mark.parametrize("path", sorted(HERE.glob("*.py")), ids=lambda path: path.name)
def test_a_double_imports_nothing_of_ours(path):
    """A constant taken from a connector would agree with it also when both are wrong."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write the whole name, so that it can be seen what it is"
            names.append(node.module or "")
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
            "import_module",
            "__import__",
            "exec",
            "eval",
        ):
            names.append("insteg by another way")
    ours = [
        name
        for name in names
        if name.split(".")[0].startswith("insteg") or (name.startswith("tests") and not name.startswith("tests.recorded"))
    ]
    assert ours == []


def test_a_refresh_against_the_doubles_ends_well_for_every_publisher(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("INSTEG_DATA", str(tmp_path))
    monkeypatch.setattr("insteg.collect.publishers._http.Http._wait", lambda self, state: 0.01)
    monkeypatch.setattr("insteg.collect.publishers._http.Pace.wait", lambda self: None)
    root = HERE.parents[1] / "data"
    for name in ("catalogue", "words", "raw", "stories"):
        (tmp_path / name).symlink_to(root / name)
    from contextlib import ExitStack

    with ExitStack() as stack:
        bases = [f"--base={source}={base}" for source, base in every.started(stack).items()]
        assert cli.main(["refresh", *publishers.CONNECTORS, *bases]) == 0
    said = capsys.readouterr().out
    assert all(f"{place}/7 {source}: " in said for place, source in enumerate(publishers.CONNECTORS, start=1)) and "Published" in said
    assert "Refused" not in said and "Put aside" not in said
