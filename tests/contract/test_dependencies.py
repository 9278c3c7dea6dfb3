"""Every package has its reason, its lock and its terms; every setting and every command is told of."""

import re
import tomllib

import pytest

import insteg
from insteg.reference import catalogue
from insteg.store import folders
from insteg.store.settings import PREFIX, Settings
from tests import dependencies

# Terms that would ask us to give out our own code on theirs, which nobody has decided.
COPYLEFT = re.compile(r"\b(A?GPL|GNU (Affero )?General Public)", re.IGNORECASE)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_package_has_its_reason_and_its_lock(name):
    lines = [line for line in (folders.ROOT / f"{name}.txt").read_text().splitlines() if line and not line.startswith(("#", "-r"))]
    reasons, lock = dependencies.chosen(f"{name}.txt"), dependencies.locked(f"{name}.lock")
    assert len(reasons) == len(lines), "a line without version or reason"
    assert {known: version for known, (version, _) in reasons.items()} == {known: lock[known][0] for known in reasons}, "run `make lock`"


def test_both_locks_agree_and_every_line_has_hashes():
    deployed, tested = dependencies.locked(), dependencies.locked("requirements-dev.lock")
    assert {name: tested[name][0] for name in deployed} == {name: version for name, (version, _, _) in deployed.items()}
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (folders.ROOT / name).read_text()
        lines = re.findall(r"^[\w.-]+(?:\[[^]]*\])?==.*$", text, re.MULTILINE)
        hashed = re.findall(r"^[\w.-]+(?:\[[^]]*\])?==.*\\\n    --hash=sha256:", text, re.MULTILINE)
        assert len(hashed) == len(lines) > 50


def test_the_page_of_dependencies_is_todays():
    kept = (folders.ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert kept == dependencies.page(), "run `make lock`"


def test_no_package_is_deployed_on_terms_that_bind_our_own_code():
    found = {name: dependencies.licence(name) for name, (_, is_everywhere, _) in dependencies.locked().items() if is_everywhere}
    assert {name: terms for name, terms in found.items() if terms == "not said" or COPYLEFT.search(terms)} == {}


def test_every_setting_is_explained_and_nothing_else_is_read():
    explained = set(re.findall(rf"`{PREFIX}([A-Z_]+)", (folders.ROOT / "docs" / "settings.md").read_text(encoding="utf-8")))
    fields = {f"{name.upper()}_" if name == "base" else name.upper() for name in Settings.model_fields}
    sources = [
        path
        for place in ("insteg", "tests", "bench")
        for path in (folders.ROOT / place).rglob("*.py")
        if path.name != "test_dependencies.py"
    ]
    read = {name for path in sources for name in re.findall(rf"{PREFIX}([A-Z_]+)", path.read_text(encoding="utf-8"))}
    assert fields <= explained
    # Names with an ending of their own (INSTEG_BASE_KOLADA) are told of by their beginning.
    assert {name for name in read if not name.startswith("BASE_")} <= explained
    assert {"BASE_"} & explained


def test_one_version_everywhere():
    told = re.search(r"^version: (.+)$", (folders.ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert told and told[1] == insteg.__version__


def test_the_readme_gives_the_terms_of_every_source():
    text = (folders.ROOT / "README.md").read_text(encoding="utf-8")
    for source in catalogue.sources().values():
        assert f"| [{source.publisher}]({source.home}) | {source.terms_en} |" in text, source.id


def test_readme_and_package_name_the_same_pythons():
    project = tomllib.loads((folders.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [line.rpartition(" ")[2] for line in project["classifiers"] if line.startswith("Programming Language :: Python :: ")]
    text = (folders.ROOT / "README.md").read_text(encoding="utf-8")
    assert project["requires-python"] == f">={named[0]},<3.{int(named[-1].partition('.')[2]) + 1}"
    assert f"Python {', '.join(named[:-1])} or {named[-1]}" in text
    workflow = (folders.ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    assert f'["{named[0]}", "{named[-1]}"]' in workflow
