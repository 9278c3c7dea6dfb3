"""Does a text tell of a group so small that the people in it could be recognised?"""

import re

from insteg.privacy.small_numbers import THRESHOLD

# "En ung man" is no count: one is read as a figure only.
_WORDS = {2: "två|two", 3: "tre|three", 4: "fyra|four"}
_FEW = "|".join(f"{number}|{_WORDS[number]}" if number in _WORDS else str(number) for number in range(1, THRESHOLD))
_PEOPLE = (
    r"ung(?:a|domar?|dom)|person(?:er)?|deltagare|elev(?:er)?|individ(?:er)?|kvinn(?:a|or)|m[äa]n|fl?ick(?:a|or)|pojk(?:e|ar)|tjej(?:er)?|kill(?:e|ar)|"
    r"arbetslösa?|young (?:people|persons?|men|women)|youths?|people|participants?|pupils?|students?|individuals?|wom[ae]n|girls?|boys?"
)
# The number itself: no part of a larger one (1 428 elever) or of a span, and no share (tre av fyra unga).
_TOLD = re.compile(rf"(?<![\w.,%/–-])(?<!\d )(?<!av )(?<!of )(?<!in )(?:{_FEW}) (?:[^\W\d_]+ )?(?:{_PEOPLE})\b", re.IGNORECASE)


def told(text: str) -> bool:
    """Whether fewer people than may be shown are told of, as in "3 unga i Ånge"."""
    return _TOLD.search(" ".join(text.split())) is not None
