"""A few facts as RDF, written as JSON-LD and as RDF/XML: what a data portal reads. Every thing has an address of its own, so that none is told twice."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree import ElementTree

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = {"jsonld": "application/ld+json", "rdf": "application/rdf+xml"}
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Iri:
    """The address of a thing."""

    address: str


@dataclass(frozen=True)
class RdfLiteral:
    """A text; `language` or `datatype` (with its prefix), or neither."""

    text: str
    language: str = ""
    datatype: str = ""


Value: TypeAlias = Iri | RdfLiteral


@dataclass(frozen=True)
class RdfThing:
    """One thing: what it is (with its prefix) and what is told of it, in order; one name may stand several times."""

    address: str
    kind: str
    told: Sequence[tuple[str, Value]] = field(default_factory=tuple)


def full(name: str) -> str:
    """dcat:Dataset -> the whole address."""
    prefix, _, own = name.partition(":")
    return PREFIXES[prefix] + own


def json_ld(things: Sequence[RdfThing]) -> bytes:
    return json.dumps({"@context": PREFIXES, "@graph": [_node(thing) for thing in things]}, ensure_ascii=False, indent=1).encode()


def _node(thing: RdfThing) -> dict[str, object]:
    names = dict.fromkeys(name for name, _ in thing.told)
    values = {name: [_plain(value) for own, value in thing.told if own == name] for name in names}
    return {"@id": thing.address, "@type": thing.kind, **values}


def _plain(value: Value) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.address}
    marks = {"@language": value.language, "@type": value.datatype}
    return {"@value": value.text, **{name: mark for name, mark in marks.items() if mark}}


def rdf_xml(things: Sequence[RdfThing]) -> bytes:
    for prefix, address in PREFIXES.items():
        ElementTree.register_namespace(prefix, address)
    root = ElementTree.Element(_tag("rdf:RDF"))
    for thing in things:
        element = ElementTree.SubElement(root, _tag(thing.kind), {_tag("rdf:about"): thing.address})
        for name, value in thing.told:
            _write(ElementTree.SubElement(element, _tag(name)), value)
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _write(element: ElementTree.Element, value: Value) -> None:
    if isinstance(value, Iri):
        element.set(_tag("rdf:resource"), value.address)
        return
    element.text = value.text
    if value.language:
        element.set(XML_LANGUAGE, value.language)
    elif value.datatype:
        element.set(_tag("rdf:datatype"), full(value.datatype))


def _tag(name: str) -> str:
    prefix, _, own = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{own}"


WRITERS = {"jsonld": json_ld, "rdf": rdf_xml}
