"""A template without all that is no master, letter, colour or picture: what runs, fetches, was shown or tells of people goes, and what pointed at it."""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn

# What a template is made of. The rest (slides, macros, controls, embedded and linked files, tags, properties, comments) is left behind.
MADE_OF = {
    RT.OFFICE_DOCUMENT, RT.SLIDE_MASTER, RT.SLIDE_LAYOUT, RT.NOTES_MASTER, RT.HANDOUT_MASTER, RT.THEME, RT.THEME_OVERRIDE,
    RT.IMAGE, RT.FONT, RT.PRES_PROPS, RT.VIEW_PROPS, RT.TABLE_STYLES, "http://schemas.microsoft.com/office/2007/relationships/hdphoto",
}  # fmt: skip
WAYS = ("http://", "https://", "mailto:")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BLIP = qn("a:blip")
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
# A thing whose content is gone goes as a whole; what is only a link is taken off the thing it is on.
WHOLE = (qn("p:graphicFrame"), ALTERNATIVE)
PICTURED = (qn("p:pic"), qn("p:bg"), qn("p:sp"))
# Slides of the template's own shows, passwords for changing it, movements of things that may be gone.
OF_THE_SHOW = (qn("p:custShowLst"), qn("p:modifyVerifier"), qn("p:timing"))
LINKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
RUNNING = ("macro", "program", "ole", "hlinkfile", "hlinkpres")


def strip(package: Any) -> None:
    """Take out of the package what is no part of a template."""
    for holder in [package, *package.iter_parts()]:
        dropped = [id for id, relation in holder._rels.items() if not _is_kept(relation)]
        for id in dropped:
            holder._rels.pop(id)
        if holder is not package:
            _forget(holder, dropped)


def _is_kept(relation: Any) -> bool:
    if relation.is_external:
        return bool(relation.reltype == RT.HYPERLINK and relation.target_ref.lower().startswith(WAYS))
    return relation.reltype in MADE_OF


def _forget(part: Any, dropped: list[str]) -> None:
    """What pointed at what is gone, in the part's XML."""
    element = getattr(part, "_element", None)
    if element is not None:
        for node in [*_pointing(element, dropped), *element.iter(*OF_THE_SHOW), *_that_run(element)]:
            _remove(node)
    elif dropped:  # a part that python-pptx keeps as bytes
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
        for node in _pointing(root, dropped):
            _remove(node)
        part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _pointing(element: Any, dropped: list[str]) -> list[Any]:
    return [
        node
        for node in element.iter(etree.Element)
        if any(name.startswith(RELATION) and value in dropped for name, value in node.attrib.items())
    ]


def _that_run(element: Any) -> Iterator[Any]:
    """Links that start a macro or a program: they need no relation."""
    return (link for link in list(element.iter(*LINKS)) if any(word in link.get("action", "").lower() for word in RUNNING))


def _remove(node: Any) -> None:
    wanted = WHOLE + PICTURED if node.tag == BLIP else WHOLE
    outermost = [one for one in node.iterancestors() if one.tag in wanted][-1:]
    gone = outermost[0] if outermost else node
    if gone.getparent() is not None:
        gone.getparent().remove(gone)
