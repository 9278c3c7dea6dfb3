"""`python -m tests.mutants [module ...]`: changes the code one place at a time and tells which changes no test notices.

Without a module: all of statistics, sentences and figures. Each module is tried by the tests that reach it quickly; a change that survives
them is one that a reader could be told wrongly. It works in a copy; the checkout is left alone.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from insteg.store import folders

ROOMS = ("insteg/statistics/*", "insteg/figures/sentences/*", "insteg/figures/*.py")


def copied(place: Path, asked: list[str]) -> None:
    """The project in a folder of its own, told to change only what was asked for: mutmut takes that from its settings alone."""
    skipped = shutil.ignore_patterns(
        ".*_cache", ".cache", ".venv", ".git", ".hypothesis", "mutants", "dist", "__pycache__", "snapshots", "live", "rooms.sqlite"
    )
    shutil.copytree(folders.ROOT, place, ignore=skipped, dirs_exist_ok=True)
    settings = place / "pyproject.toml"
    text, count = re.subn(
        r"^only_mutate = .*$", f"only_mutate = {json.dumps(asked)}", settings.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert count == 1, "pyproject.toml has lost its only_mutate"
    settings.write_text(text, encoding="utf-8")


def main(asked: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="insteg-mutants-") as folder:
        copied(Path(folder), asked or list(ROOMS))
        mutmut = str(Path(sys.executable).parent / "mutmut")
        code = subprocess.run([mutmut, "run"], cwd=folder, check=False).returncode
        subprocess.run([mutmut, "results"], cwd=folder, check=False)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
