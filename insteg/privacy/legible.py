"""Text that comes from outside, without signs that nobody sees or that no document may hold."""

from insteg.privacy.plain import composed

# Signs that nobody sees, and that make two words look the same and be different.
UNSEEN = dict.fromkeys([0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0x00AD])
# Signs that steer a terminal or a printer and that no document may hold; a line break and a tab are text.
CONTROLS = [code for code in (*range(32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n"]


def legible(text: str, instead: str = "") -> str:
    """The text with its letters in one piece (macOS keeps Ö as O and two dots), without blank ends.

    Its lines end in one way only: a lone carriage return would begin a new row in a table that is kept.
    instead: what stands where a sign that steers stood.
    """
    text = text.strip()
    if text.isprintable() and text.isascii():
        return text
    one_way = text.replace("\r\n", "\n").replace("\r", "\n").translate(dict.fromkeys(CONTROLS, instead))
    return composed(one_way).translate(UNSEEN).strip()
