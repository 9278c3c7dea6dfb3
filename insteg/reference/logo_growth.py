"""How large a drawing becomes when it is drawn: copies, patterns, masks and clips that hold others multiply with every step."""

import re
from xml.etree.ElementTree import Element

from insteg.reference.logo_picture import Unsafe

# Parts, each counted as often as it is drawn, and steps from one that points to the next.
MOST_DRAWN, LONGEST_CHAIN = 50_000, 60
POINTED = re.compile(r"url\(\s*['\"]?#([^)'\"\s]+)")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
NAME = re.compile(r"[\w-]+|\*")


def check(root: Element) -> None:
    """Raises Unsafe when the drawing would grow without end, or so much that a server would be busy with nothing else."""
    if _Growth(root).of(root, ()) > MOST_DRAWN:
        raise Unsafe(f"makes copies of copies: more than {MOST_DRAWN:,} parts would be drawn. Simplify it, or save it as PNG.")


class _Growth:
    """Each named part's growth is counted once."""

    def __init__(self, root: Element) -> None:
        self._named = {str(element.get("id")): element for element in root.iter() if element.get("id")}
        self._styles = _styles(root)
        self._known: dict[str, int] = {}

    def of(self, element: Element, chain: tuple[str, ...]) -> int:
        """How many parts are drawn for this one. chain: the named parts that lead here."""
        within = sum(self.of(child, chain) for child in element)
        return 1 + within + sum(self._named_one(name, chain) for name in self._pointed(element))

    def _named_one(self, name: str, chain: tuple[str, ...]) -> int:
        if name not in self._named:
            return 0
        if name in chain or len(chain) > LONGEST_CHAIN:
            raise Unsafe("makes copies of copies that never end. Save it as plain SVG, or as PNG.")
        if name not in self._known:
            self._known[name] = self.of(self._named[name], (*chain, name))
        return self._known[name]

    def _pointed(self, element: Element) -> list[str]:
        """What it points to: by a link, an attribute, or a rule of the drawing's own style."""
        kind = element.tag.rpartition("}")[2]
        links = [
            value.strip()[1:] for key, value in element.attrib.items() if key.rpartition("}")[2] == "href" and value.strip()[:1] == "#"
        ]
        by_value = [name for value in element.attrib.values() for name in POINTED.findall(value)]
        called = {kind, "*", element.get("id", ""), *element.get("class", "").split()}
        by_style = [name for selector, names in self._styles for name in names if called & selector]
        return ([] if kind == "a" else links) + by_value + by_style


def _styles(root: Element) -> list[tuple[set[str], list[str]]]:
    """The names in the selector of each rule that points somewhere, and where it points."""
    text = " ".join(element.text or "" for element in root.iter() if element.tag.rpartition("}")[2] == "style")
    return [(set(NAME.findall(selector)), found) for selector, body in RULE.findall(text) if (found := POINTED.findall(body))]
