"""A link from one page to another is followed to its end: what it promises is what stands there."""

import html
import re
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

from insteg.figures import record
from insteg.reference import words
from tests.app.test_pages import markup, opened
from tests.app.test_place import linked

IDEA = "pages/70_innan.py"


def followed(test: AppTest, label: str, script: str) -> AppTest:
    """The page that the first link of this label leads to, with all that its address asks for."""
    address = re.search(rf'href="([^"]+)"[^>]*>{re.escape(label)}<', markup(test))[1]
    there = opened(script)
    there.query_params.update({name: value[0] for name, value in parse_qs(urlsplit(html.unescape(address)).query).items()})
    return there.run()


def test_types_side_by_side_lead_to_an_idea_of_those_types():
    say = words.load("en")
    there = followed(linked("pages/50_insatser.py", insats="coaching,outreach", lang="en"), say("tray.try"), IDEA)
    chips = next(item for item in there.multiselect if item.key.startswith(f"innan.{record.IDEA_TYPES}"))
    assert chips.value == ["coaching", "outreach"]
    assert say("idea.begin") not in [item.value for item in there.info] and not there.warning


def test_a_lesson_leads_to_an_idea_of_its_types():
    say = words.load("sv")
    test = opened("pages/65_lardomar.py")
    there = followed(test, say("lesson.idea"), IDEA)
    first = re.search(r"innan\?idetyp=([^\"&]+)", markup(test))[1]
    assert there.multiselect(key=f"innan.{record.IDEA_TYPES}").value == html.unescape(first).replace("%2C", ",").split(",")
    assert say("idea.begin") not in [item.value for item in there.info]
