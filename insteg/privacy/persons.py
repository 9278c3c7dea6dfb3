"""Is an owner in a bank's export a person or surely an organisation?"""

import re

# A word of an owner that no person is called by.
ORGANISATION = re.compile(
    r"kommun|region|landsting|förbund|\bab\b|aktiebolag|bolag|förening|stiftelse|universitet|högskol|skola|förmedling|länsstyrelse|myndighet"
    r"|verket|styrelse|\bråd|institut|samfund|kyrka|församling|sällskap|\bek\b(?= ?för)|kassa|centrum|nätverk|studieförbund|museum|gård|gymnasi|sjukhus|folkhög",
    re.IGNORECASE,
)


def is_person(number: str) -> bool:
    """A Swedish personal number has a month (00-12) where an organisation number has 20 or more."""
    digits = re.sub(r"\D", "", number)
    return len(digits) in (10, 12) and digits[-8] in "01"


def is_organisation(name: str, number: str) -> bool:
    """Whether an owner is surely no person: its number says so, or, where the file gives none, its name."""
    if re.sub(r"\D", "", number):
        return not is_person(number)
    return bool(ORGANISATION.search(name))
