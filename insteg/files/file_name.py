"""What a file is called: measure, places and dates, in letters that every system keeps."""

import re
import unicodedata
from collections.abc import Sequence

from insteg.figures.exploration.cross_choice import CrossChoice
from insteg.figures.exploration.selection import Selection
from insteg.reference import in_view, words

# More names than this are counted instead.
MOST_NAMED, MOST_LETTERS = 2, 40


def of_selection(selection: Selection, language: str) -> str:
    """As `varken-arbete-eller-studier-sundsvall-timra-2015-2024`."""
    say, indicators, areas = words.load(language), in_view.indicators(), in_view.areas()
    measures = [indicators[name].text(language).short for name in selection.indicators if name in indicators]
    places = [areas[code].name(language) for code in selection.area_codes if code in areas]
    span = dict.fromkeys(period for period in (selection.period_from, selection.period_to) if period)
    parts = [_named(measures, say("file.measures")), _named(places, say("file.areas")), *span]
    parts += [say(f"sex.{sex}") for sex in selection.sexes] + list(selection.ages)
    return "-".join(part for part in map(plain, parts) if part) or plain(say("file.everything"))


def of_table(choice: CrossChoice) -> str:
    say = words.load(choice.language)
    return f"{of_selection(choice.selection, choice.language)}-{plain(say('explore.table.korstabell'))}"


def _named(names: Sequence[str], many: str) -> str:
    return "-".join(name[:MOST_LETTERS] for name in names) if len(names) <= MOST_NAMED else f"{len(names)}-{many}"


def plain(text: str) -> str:
    """Small letters without marks, digits and hyphens: Å is a."""
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
