"""Every kind of odd row or answer comes to what docs/refresh.md says of it."""

import re

import pytest

from insteg.store import folders
from tests.contract.odd import answers, figures, network, projects  # noqa: F401  each adds its kinds to the list
from tests.contract.odd.kinds import ASIDE, KINDS, Kind


@pytest.mark.parametrize("one", KINDS, ids=lambda one: f"{one.source}: {one.what}")
def test_an_odd_row_or_answer(one: Kind, tmp_path):
    assert one.happens(tmp_path) == one.outcome


def test_the_table_in_the_documentation_is_this_list():
    text = (folders.ROOT / "docs" / "refresh.md").read_text(encoding="utf-8")
    told = [tuple(row) for row in re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", text, re.MULTILINE) if row[0] not in ("From", "---")]
    assert told == [(one.source, one.what, one.outcome) for one in KINDS]
    assert len(KINDS) >= 40 and sum(one.outcome == ASIDE for one in KINDS) >= 10
