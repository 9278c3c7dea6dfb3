"""What a script of ours reads of its own state is there: the browser would only say `undefined`, and the server refuse what is sent."""

import re

import pytest

from insteg.web.rooms import pages
from insteg.web.show import deck_files

RECORD = re.compile(r"^const (\w+) = \{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}$", re.MULTILINE)


def unknown(script: str) -> list[str]:
    """Fields that are read of a record of the script's, and are neither in it from the beginning nor ever given."""
    found, script = [], re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE)
    for name, inside in RECORD.findall(script):
        known = {*re.findall(r"(\w+)(?=:|,|$)", inside), *re.findall(rf"\b{name}\.(\w+) = ", script)}
        read = set(re.findall(rf"(?<![\w.]){name}\.(\w+)\b(?!\()", script))
        found += [f"{name}.{field}" for field in sorted(read - known)]
    return found


@pytest.mark.parametrize("script", [pages.script, deck_files.script])
def test_no_script_reads_what_its_state_has_not(script):
    assert len(RECORD.findall(script())) >= 2
    assert unknown(script()) == []


def test_the_check_can_fail():
    script = 'const follower = { state: null, line: "ok" }\nfollower.at = 1\nask(follower.ticket, follower.state, follower.at)'
    assert unknown(script) == ["follower.ticket"]
