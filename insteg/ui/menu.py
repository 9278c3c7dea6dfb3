"""Which pages there are, found by their folder: the number is the menu order, the rest the address."""

from pathlib import Path

from insteg import places

FRONT = "app.py"


def menu() -> list[str]:
    """The pages in menu order: the front page, then pages/ by number."""
    return [FRONT, *sorted(f"pages/{path.name}" for path in (places.ROOT / "pages").glob("[0-9]*.py"))]


def name_of(script: str) -> str:
    """A page's name in addresses and words: `pages/20_kommun.py` is `kommun`, the front page `laget`."""
    stem = Path(script).stem
    return "laget" if stem == Path(FRONT).stem else stem.split("_", 1)[1]
