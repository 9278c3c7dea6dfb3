"""Whether what a document names is there. Read, not imported: what declares a Streamlit component can be imported in a running app only."""

import re

from insteg.store import folders

# Made when somebody refreshes or brings a file of their own; not in git.
MADE = ("data/live", "data/raw/own_", "data/snapshots")


def is_there(name: str) -> bool:
    """A path from the checkout or from insteg/, or a module, or a name in a module: `figures.registry.RECIPES`."""
    if "/" in name:
        return name.startswith(MADE) or any((folder / name).exists() for folder in (folders.ROOT, folders.ROOT / "insteg"))
    parts = name.removeprefix("insteg.").split(".")
    if _source(parts) is not None or name == "insteg":
        return True
    text = _source(parts[:-1])
    return (
        text is not None
        and re.search(rf"^(?:(?:def|class) {parts[-1]}\b|{parts[-1]}\b.*=|from .+ import .*\b{parts[-1]}\b)", text, re.MULTILINE)
        is not None
    )


def _source(parts: list[str]) -> str | None:
    path = folders.ROOT.joinpath("insteg", *parts)
    for file in (path / "__init__.py", path.with_name(f"{path.name}.py")):
        if parts and file.exists():
            return file.read_text(encoding="utf-8")
    return None
