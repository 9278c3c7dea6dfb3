"""Who is named in the description for data portals: who gives Insteg, whom to ask, and on what terms the sources' figures may be used."""

from collections.abc import Collection
from dataclasses import dataclass

from insteg.reference import in_view, words
from insteg.reference.owner import Owner
from insteg.web.api.rdf import Iri, RdfLiteral, RdfThing, Value

# Licences that have an address which all portals know; other terms are told in the words of the source.
KNOWN_LICENCES = {"CC0": "http://creativecommons.org/publicdomain/zero/1.0/"}
Told = list[tuple[str, Value]]


@dataclass(frozen=True)
class DcatPeople:
    """publisher and contact: what points to them; contact is empty where nobody is named to be asked."""

    base: str
    publisher: Told
    contact: Told
    things: list[RdfThing]


def in_both(name: str, key: str, **blanks: str) -> Told:
    """A phrase in both languages."""
    return [(name, RdfLiteral(words.load(language)(key, **blanks), language)) for language in words.LANGUAGES]


def people(base: str, owner: Owner, remarks: str) -> DcatPeople:
    """remarks: the address that readers' remarks go to, `mailto:…` or a web address; empty for none."""
    whose: Told = [("foaf:name", RdfLiteral(owner.name))] if owner.name else in_both("foaf:name", "dcat.unnamed")
    found = [RdfThing(f"{base}#publisher", "foaf:Agent", whose)]
    if remarks:
        how = "vcard:hasEmail" if remarks.startswith("mailto:") else "vcard:hasURL"
        asked: Told = [("vcard:fn", RdfLiteral(owner.name or "Insteg")), (how, Iri(remarks))]
        found.append(RdfThing(f"{base}#contact", "vcard:Organization", asked))
    contact: Told = [("dcat:contactPoint", Iri(f"{base}#contact"))] if remarks else []
    return DcatPeople(base, [("dcterms:publisher", Iri(f"{base}#publisher"))], contact, [*found, *_sources(base), *_terms(base)])


def creators(base: str, sources: Collection[str]) -> Told:
    """The publishers that the figures were taken from."""
    return [("dcterms:creator", Iri(f"{base}#source-{name}")) for name in in_view.sources() if name in sources]


def licence(base: str, sources: Collection[str]) -> Told:
    """The one licence of a file: that of its source, or, of several sources with terms of their own, a document that tells them all."""
    terms = {_address(base, name) for name in sources}
    return [("dcterms:license", Iri(terms.pop() if len(terms) == 1 else f"{base}#terms"))]


def _known(name: str) -> str:
    terms = in_view.sources()[name].terms_sv
    return next((address for licence, address in KNOWN_LICENCES.items() if terms.startswith(licence)), "")


def _address(base: str, name: str) -> str:
    return _known(name) or f"{base}#terms-{name}"


def _sources(base: str) -> list[RdfThing]:
    return [
        RdfThing(
            f"{base}#source-{name}",
            "foaf:Agent",
            [("foaf:name", RdfLiteral(item.publisher)), *([("foaf:homepage", Iri(item.home))] if item.home else [])],
        )
        for name, item in in_view.sources().items()
    ]


def _terms(base: str) -> list[RdfThing]:
    """The terms that have no address anywhere else, one document a source, and one of them all."""
    own = {name: {"sv": item.terms_sv, "en": item.terms_en} for name, item in in_view.sources().items()}
    each = [
        RdfThing(
            f"{base}#terms-{name}", "dcterms:LicenseDocument", [("dcterms:title", RdfLiteral(terms[to], to)) for to in words.LANGUAGES]
        )
        for name, terms in own.items()
        if not _known(name)
    ]
    every = RdfThing(f"{base}#terms", "dcterms:LicenseDocument", in_both("dcterms:title", "dcat.terms"))
    return [*each, every]
