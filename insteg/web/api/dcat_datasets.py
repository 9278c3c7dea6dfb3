"""What there is to fetch, for data portals: one dataset a publisher of figures, one each of what was tried, the boundaries, and everything in one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from insteg.figures.credit import credit
from insteg.files.boundaries import coordinates
from insteg.reference import catalogue as areas
from insteg.reference import in_view, words
from insteg.store.remembered import ask
from insteg.web.api import boundaries, copies, snapshot_files
from insteg.web.api.dcat_people import DcatPeople, Told, creators, in_both, licence
from insteg.web.api.formats import MEDIA_TYPES
from insteg.web.api.rdf import Iri, RdfLiteral, RdfThing
from insteg.web.api.resources import ADDRESS, RESOURCES, attribution

EUROPE = "http://publications.europa.eu/resource/authority"
PUBLIC, THEMES = f"{EUROPE}/access-right/PUBLIC", f"{EUROPE}/data-theme"
LANGUAGES = {"sv": f"{EUROPE}/language/SWE", "en": f"{EUROPE}/language/ENG"}
SWEDEN = f"{EUROPE}/country/SWE"
# The profile asks that the description itself is free for all; what it describes keeps its own terms.
FREE = "http://creativecommons.org/publicdomain/zero/1.0/"
TRIED = ("projects", "partners", "facts", "outcomes", "evidence", "lessons")
KEYWORDS = ("young", "work", "study")
SCHOOL = {"after_school", "school", "upper_secondary"}
WORK = {"jobs", "unemployment", "work"}


@dataclass(frozen=True)
class _Dataset:
    """files: format -> address below the API. sources: whose figures or facts they are."""

    name: str
    title: Told
    description: Told
    files: dict[str, str]
    types: dict[str, str]
    sources: frozenset[str]
    themes: tuple[str, ...] = ("SOCI",)
    span: tuple[str, str] | None = None
    is_county: bool = False


def catalogue(root: str, base: str, people: DcatPeople, things: Sequence[RdfThing]) -> RdfThing:
    """The catalogue itself."""
    told: Told = [
        *in_both("dcterms:title", "dcat.title"),
        *in_both("dcterms:description", "api.description"),
        *people.publisher,
        ("dcterms:license", Iri(FREE)),
        *_languages(),
        ("dcterms:modified", _day()),
        ("dcterms:spatial", Iri(SWEDEN)),
        ("foaf:homepage", Iri(f"{root}/")),
        ("dcat:themeTaxonomy", Iri(THEMES)),
        *(("dcat:dataset", Iri(thing.address)) for thing in things if thing.kind == "dcat:Dataset"),
        ("dcat:service", Iri(f"{base}#api")),
    ]
    return RdfThing(f"{base}#catalogue", "dcat:Catalog", told)


def found(root: str, base: str, people: DcatPeople) -> list[RdfThing]:
    """Datasets and distributions, the service that gives them, and the county as a place."""
    every = [*_figures(), *_tried(), _map(), _whole()]
    parts = [part for one in every for part in (_dataset(root, base, people, one), *_distributions(root, base, one))]
    return [*parts, _service(root, base, people), _county(base)]


def _languages() -> Told:
    return [("dcterms:language", Iri(LANGUAGES[language])) for language in words.LANGUAGES]


def _day() -> RdfLiteral:
    return RdfLiteral(f"{copies.since():%Y-%m-%d}", datatype="xsd:date")


def _dataset(root: str, base: str, people: DcatPeople, one: _Dataset) -> RdfThing:
    told: Told = [
        *one.title,
        *one.description,
        *people.publisher,
        *creators(base, one.sources),
        *people.contact,
        ("dcterms:identifier", RdfLiteral(f"{base}#{one.name}")),
        *(value for key in KEYWORDS for value in in_both("dcat:keyword", f"dcat.keyword.{key}")),
        *(("dcat:theme", Iri(f"{THEMES}/{theme}")) for theme in one.themes),
        *_languages(),
        ("dcterms:modified", _day()),
        ("dcterms:spatial", Iri(f"{base}#county" if one.is_county else SWEDEN)),
        *([("dcterms:temporal", Iri(f"{base}#{one.name}-period"))] if one.span else []),
        ("dcterms:accessRights", Iri(PUBLIC)),
        ("dcat:landingPage", Iri(f"{root}{ADDRESS}/")),
        *(("dcat:distribution", Iri(f"{base}#{one.name}-{kind}")) for kind in one.files),
    ]
    return RdfThing(f"{base}#{one.name}", "dcat:Dataset", told)


def _distributions(root: str, base: str, one: _Dataset) -> list[RdfThing]:
    made = [
        RdfThing(
            f"{base}#{one.name}-{kind}",
            "dcat:Distribution",
            [
                ("dcterms:title", RdfLiteral(kind.upper())),
                ("dcat:accessURL", Iri(f"{root}{ADDRESS}/{address}")),
                ("dcat:downloadURL", Iri(f"{root}{ADDRESS}/{address}")),
                ("dcterms:format", RdfLiteral(one.types[kind].split(";")[0])),
                *licence(base, one.sources),
                *_languages(),
                ("dcat:accessService", Iri(f"{base}#api")),
            ],
        )
        for kind, address in one.files.items()
    ]
    if not one.span:
        return made
    ends = zip(("dcat:startDate", "dcat:endDate"), one.span, strict=True)
    span: Told = [(name, RdfLiteral(period, datatype="xsd:gYearMonth" if "-" in period else "xsd:gYear")) for name, period in ends]
    return [*made, RdfThing(f"{base}#{one.name}-period", "dcterms:PeriodOfTime", span)]


def _figures() -> list[_Dataset]:
    """One dataset a publisher, since each has terms of its own."""
    held = ask("coverage").dropna(subset=["last_period"])
    found = []
    for source, rows in held.groupby("source", sort=False):
        names, known = list(rows["indicator"]), in_view.indicators()
        query = urlencode({"indicator": ",".join(names)}, safe=",")
        files = {kind: f"observations.{kind}?{query}" for kind in ("csv", "json", "parquet", "xlsx", "jsonstat")}
        titles = {each: "; ".join(known[name].text(each).title for name in names) for each in words.LANGUAGES}
        found.append(
            _Dataset(
                f"figures-{source}",
                [("dcterms:title", RdfLiteral(_say(each, "dcat.figures", str(source)), each)) for each in words.LANGUAGES],
                [
                    ("dcterms:description", RdfLiteral(f"{_say(each, 'dcat.measures', str(source))} {titles[each]}.", each))
                    for each in titles
                ],
                files,
                MEDIA_TYPES,
                frozenset({str(source)}),
                _themes({known[name].topic for name in names}),
                (min(rows["first_period"]), max(rows["last_period"])),
            )
        )
    return found


def _say(language: str, key: str, source: str) -> str:
    return words.load(language)(key, credit=credit(source, language))


def _themes(topics: set[str]) -> tuple[str, ...]:
    return ("SOCI", *(["EDUC"] if topics & SCHOOL else []), *(["ECON"] if topics & WORK else []))


def _tried() -> list[_Dataset]:
    """What was tried: facts from many places, each row with its own address."""
    return [
        _Dataset(
            one.name,
            in_both("dcterms:title", f"dcat.{one.name}"),
            in_both("dcterms:description", f"api.resource.{one.name}"),
            {kind: f"{one.name}.{kind}" for kind in one.formats},
            MEDIA_TYPES,
            frozenset(item.source for item in attribution(one.find(one.choices()), one, words.DEFAULT)),
            is_county=True,
        )
        for one in RESOURCES
        if one.name in TRIED
    ]


def _map() -> _Dataset:
    files = {kind: f"areas.{kind}" for kind in boundaries.MEDIA_TYPES}
    told = in_both("dcterms:title", "dcat.boundaries"), in_both("dcterms:description", "api.map.geojson")
    return _Dataset("boundaries", *told, files, boundaries.MEDIA_TYPES, frozenset({boundaries.SOURCE}), ("REGI",))


def _whole() -> _Dataset:
    files = {kind: f"snapshot.{kind}" for kind in snapshot_files.FILES}
    types = {kind: media_type for kind, (_, media_type) in snapshot_files.FILES.items()}
    told = in_both("dcterms:title", "dcat.whole"), in_both("dcterms:description", "archive.lead")
    return _Dataset("snapshot", *told, files, types, frozenset(ask("documents")["source"]), ("SOCI", "EDUC", "ECON"))


def _service(root: str, base: str, people: DcatPeople) -> RdfThing:
    told: Told = [
        *in_both("dcterms:title", "dcat.api"),
        *people.publisher,
        *people.contact,
        ("dcat:endpointURL", Iri(f"{root}{ADDRESS}/")),
        ("dcat:endpointDescription", Iri(f"{root}{ADDRESS}/openapi.json")),
        ("dcterms:accessRights", Iri(PUBLIC)),
        ("dcterms:license", Iri(f"{base}#terms")),
        ("foaf:page", Iri(f"{root}{ADDRESS}/")),
    ]
    return RdfThing(f"{base}#api", "dcat:DataService", told)


def _county(base: str) -> RdfThing:
    """The county as a place: its name, and the box that it lies in."""
    area, points = in_view.areas()[areas.COUNTY], [point for polygon in coordinates()[areas.COUNTY] for ring in polygon for point in ring]
    (left, right), (low, high) = ((min(axis), max(axis)) for axis in zip(*points, strict=True))
    box = ", ".join(f"{x} {y}" for x, y in ((left, low), (right, low), (right, high), (left, high), (left, low)))
    told: Told = [("rdfs:label", RdfLiteral(area.name(each), each)) for each in words.LANGUAGES]
    return RdfThing(
        f"{base}#county", "dcterms:Location", [*told, ("dcat:bbox", RdfLiteral(f"POLYGON(({box}))", datatype="geosparql:wktLiteral"))]
    )
