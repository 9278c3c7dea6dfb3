"""What a column may be called: by our templates, by the banks' exports, by a public record of a project."""

import re
from functools import cache

from insteg.collect.own.bank_columns import ESF_COLUMNS, KOHESIO_COLUMNS
from insteg.privacy.legible import legible
from insteg.reference import evidence_columns, interventions, outcome_columns, project_columns

# What amounts under a heading count, when the heading says so: "Total budget (tkr)".
UNITS = re.compile(r"\b(tkr|ksek|tusental|tusen kr(?:onor)?|mkr|mnkr|msek|milj(?:oner)?\.? ?(?:kr(?:onor)?)?)\b", re.IGNORECASE)
# An amount in another currency is no amount in kronor, whatever the rest of its heading says.
CURRENCY = re.compile(r"€|\beuro?\b|\busd\b|\bnok\b|\bdkk\b|\$|£", re.IGNORECASE)


def plain(heading: str) -> str:
    """The heading as it is compared: lower case, on one line, without stars and colons at its end."""
    return " ".join(legible(heading).casefold().split()).strip("*: ")


def ours(heading: str) -> str:
    """The column of ours that a heading of projects means; empty when none. The ESF export has both languages: 'Startdatum / Start date'."""
    known = project_columns.by_header()
    whole = plain(heading)
    if whole in known:
        return known[whole]
    if CURRENCY.search(whole):
        return ""
    without = plain(re.sub(r"\(.*?\)|\[.*?\]|,? *\b(?:i )?(?:kr|sek|kronor)\.?$", "", UNITS.sub("", whole)).rstrip(" ,"))
    return known.get(without) or known.get(plain(whole.split(" / ")[0])) or ""


def unit(heading: str) -> str:
    """The unit that a heading gives its amounts, as written; empty for kronor."""
    found = UNITS.search(heading)
    return found.group().strip() if found else ""


def is_known(heading: str) -> bool:
    """Whether some table that we read has a column of this name."""
    return plain(heading) in _every() or bool(ours(heading))


@cache
def _every() -> frozenset[str]:
    shapes = [outcome_columns.by_header(shape) for shape in (outcome_columns.AGGREGATE, outcome_columns.PARTICIPANT)]
    bank = [plain(name) for name in (*ESF_COLUMNS.values(), *KOHESIO_COLUMNS.values(), *interventions.REVIEW_COLUMNS)]
    return frozenset([*(name for shape in shapes for name in shape), *evidence_columns.by_header(), *bank])


def of_projects(heading: str) -> bool:
    """Whether a table of projects, of any of its three kinds, has a column of this name."""
    return bool(ours(heading)) or plain(heading.split(" / ", maxsplit=1)[0]) in _banks()


@cache
def _banks() -> frozenset[str]:
    return frozenset(plain(name) for name in (*ESF_COLUMNS.values(), *KOHESIO_COLUMNS.values()))
