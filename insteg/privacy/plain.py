"""A text as the finder of personal data reads it: plain digits, plain dashes, plain blanks, nothing invisible, and where each sign stood."""

import unicodedata
from dataclasses import dataclass

# Dashes that are none to Unicode: minus, hyphen bullet, modifier minus, the long sound sign, box lines, tilde.
DASHES = set("\u2212\u2043\u02d7\u30fc\u2500\u2501\u00ad\u223c\u02dc")


@dataclass(frozen=True)
class Plain:
    """The text that is searched, and for every sign of it the place in the text that was given."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From where to where something found at start:end stood in the text that was given."""
        return self.places[start], self.places[end - 1] + 1


def composed(text: str) -> str:
    """Letters and their accents as one sign each: what a Mac writes as two stands as one elsewhere."""
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> Plain:
    """text: composed."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for one in _plain(sign):
            # Several blanks read as one.
            if one == " " and signs and signs[-1] == " ":
                continue
            signs.append(one)
            places.append(place)
    return Plain("".join(signs), tuple(places))


def _plain(sign: str) -> str:
    if sign.isascii():
        return " " if sign.isspace() else sign
    kind = unicodedata.category(sign)
    if kind == "Pd" or sign in DASHES:
        return "-"
    if kind[0] == "Z":
        return " "
    if kind in ("Cf", "Cc") or "VARIATION SELECTOR" in unicodedata.name(sign, ""):
        return ""
    if (figure := unicodedata.digit(sign, None)) is not None:
        return str(figure)
    return "".join(one for one in unicodedata.normalize("NFKC", sign) if not one.isspace() or one == " ")
