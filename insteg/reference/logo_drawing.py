"""An SVG as a logo: a drawing and nothing else. What could run, ask elsewhere or grow without end is refused with its name."""

import base64
import binascii
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from insteg.reference import logo_growth
from insteg.reference.logo_picture import MOST_DOTS, Unsafe, dots

SVG = "{http://www.w3.org/2000/svg}"
# Drawn by a rule that may take endless time for one dot.
EFFECTS = {"filter"}
# What runs or holds another document; the rest of SVG is drawing.
RUNNING = {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener", "animate", "set"}
# Of its own: a name inside the file, or a picture written in it.
OWN = re.compile(r"#|data:image/(png|jpe?g);base64,", re.IGNORECASE)
ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!['\"]?#)|expression\s*\(|javascript:", re.IGNORECASE)
MOST_ELEMENTS, DEEPEST = 3000, 60


def drawing(content: bytes) -> bytes:
    """The SVG as it is, in UTF-8. Raises Unsafe."""
    try:
        root = fromstring(content)
    except DefusedXmlException as error:
        raise Unsafe("defines XML entities or points to a DTD elsewhere. Save it as plain SVG, or as PNG.") from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Unsafe("is neither a PNG nor an SVG picture. Save the logo as one of them.") from error
    if root.tag != f"{SVG}svg":
        raise Unsafe("is XML but no SVG picture. Save the logo as SVG or PNG.")
    every = list(_within(root))
    if len(every) > MOST_ELEMENTS:
        raise Unsafe(f"has {len(every)} parts; at most {MOST_ELEMENTS} are taken. Simplify it, or save it as PNG.")
    for element in every:
        _check(element)
    logo_growth.check(root)
    _check_pictures(every)
    try:
        content.decode()
    except UnicodeDecodeError:  # who draws it reads UTF-8 alone
        return bytes(tostring(root, encoding="utf-8"))
    return content


def _check_pictures(every: list[Element]) -> None:
    """Pictures of dots written in the file, all of them together. Raises Unsafe."""
    written = [
        value.partition(",")[2]
        for element in every
        for name, value in element.attrib.items()
        if _plain(name) == "href" and value.strip().lower().startswith("data:")
    ]
    try:
        counted = sum(dots(base64.b64decode(text)) for text in written)
    except binascii.Error as error:
        raise Unsafe(f"holds a picture that can't be read ({error}). Save it as plain SVG, or as PNG.") from error
    except Unsafe as error:
        raise Unsafe(f"holds a picture that {error}") from error
    if counted > MOST_DOTS:
        raise Unsafe(f"holds pictures of {counted:,} dots; at most {MOST_DOTS // 1_000_000} million are taken. Save them smaller.")


def _within(element: Element, depth: int = 0) -> Iterator[Element]:
    if depth > DEEPEST:
        raise Unsafe(f"is nested more than {DEEPEST} deep. Simplify it, or save it as PNG.")
    yield element
    for child in element:
        yield from _within(child, depth + 1)


def _plain(name: str) -> str:
    return name.rpartition("}")[2]


def _check(element: Element) -> None:
    kind = _plain(str(element.tag))
    if kind in RUNNING:
        raise Unsafe(f"holds <{kind}>, which is no drawing. Save it as plain SVG, or as PNG.")
    if kind in EFFECTS:
        raise Unsafe(f"has effects (<{kind}>: blur, shadow, noise). Save it without them, or as PNG.")
    for name, value in element.attrib.items():
        if _plain(name).lower().startswith("on"):
            raise Unsafe(f"holds a script ({_plain(name)}). Save it as plain SVG, or as PNG.")
        if _plain(name) in ("href", "src") and kind != "a" and not OWN.match(value.strip()):
            raise Unsafe(f"fetches something from elsewhere ({value[:60]}). Put it into the file, or save it as PNG.")
        if ELSEWHERE.search(value):
            raise Unsafe(f"points elsewhere ({_plain(name)}: {value[:60]}). Save it as plain SVG, or as PNG.")
    if ELSEWHERE.search(element.text or ""):
        raise Unsafe("has a style that points elsewhere. Save it as plain SVG, or as PNG.")
