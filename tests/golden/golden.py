"""Compare with a kept file; write it anew with INSTEG_GOLDEN=write, then read the diff before committing."""

import os
from pathlib import Path

EXPECTED = Path(__file__).parent / "expected"


def compare(name: str, found: str) -> None:
    """Fail, naming the file, when what a reader sees has changed."""
    path = EXPECTED / name
    if os.environ.get("INSTEG_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8", newline="")
    kept = path.read_bytes().decode("utf-8")
    assert found == kept, f"{path.name} differs. If the change is meant: INSTEG_GOLDEN=write pytest tests/golden, and read the diff."
