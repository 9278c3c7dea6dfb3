"""`python -m tests.dependencies > docs/dependencies.md`: every package that is deployed, why, and on what terms, as it says itself."""

import re
from importlib import metadata

from insteg.store import folders

HEAD = """# What Insteg is deployed with

Made by `make lock` from `requirements.lock` and from what each package says of itself; a test compares. *Why*: our reason for a package that we
chose (requirements.txt), otherwise the packages that need it. A package without licence here is installed on other systems or Pythons only.

| Package | Version | Licence | Why |
|---|---|---|---|
"""
LOCKED = re.compile(r"^(?P<name>[\w.-]+)(?:\[[^]]*\])?==(?P<version>[^ ;\\]+)(?P<marker> ;[^\\]*)?", re.MULTILINE)
REASON = re.compile(r"^(?P<name>[\w.-]+)(?:\[[^]]*\])?==(?P<version>\S+)\s+# (?P<reason>.+)$", re.MULTILINE)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def chosen(file: str = "requirements.txt") -> dict[str, tuple[str, str]]:
    """name -> (version, reason) of the packages that we chose."""
    text = (folders.ROOT / file).read_text(encoding="utf-8")
    return {canonical(found["name"]): (found["version"], found["reason"].strip()) for found in REASON.finditer(text)}


def locked(file: str = "requirements.lock") -> dict[str, tuple[str, bool, str]]:
    """name -> (version, whether every system needs it, by which packages it is needed)."""
    text = (folders.ROOT / file).read_text(encoding="utf-8")
    places = list(LOCKED.finditer(text))
    ends = [place.start() for place in places[1:]] + [len(text)]
    needed = [
        sorted(set(re.findall(r"#\s+(?:via )?([\w.-]+)$", text[place.start() : end], re.MULTILINE)) - {"via", "-r"})
        for place, end in zip(places, ends, strict=True)
    ]
    found: dict[str, tuple[str, bool, str]] = {}
    for place, by in zip(places, needed, strict=True):
        name, version = canonical(place["name"]), place["version"]
        # A package that stands there twice has one version for older Pythons and one for newer: every system gets one of them.
        earlier = found.get(name)
        found[name] = (f"{earlier[0]} or {version}" if earlier else version, bool(earlier) or not place["marker"], ", ".join(by))
    return found


def licence(name: str) -> str:
    """As the package's metadata says it: the SPDX expression, else the classifiers, else the first line of its licence field."""
    told = metadata.metadata(name)
    if expression := told.get("License-Expression"):
        return expression
    classes = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    return "; ".join(classes) or (told.get("License") or "not said").strip().splitlines()[0]


def page() -> str:
    reasons = chosen()
    rows = [
        f"| {name} | {version} | {licence(name) if is_everywhere else ''} | {reasons[name][1] if name in reasons else f'for {by}'} |"
        for name, (version, is_everywhere, by) in sorted(locked().items())
    ]
    return HEAD + "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(page(), end="")
