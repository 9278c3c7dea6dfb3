"""schemathesis asks the API what nobody thought of, right and wrong, from the API's own description."""

from collections import Counter

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from starlette.applications import Starlette
from starlette.routing import Mount

from insteg.web.api.application import application
from insteg.web.api.resources import ADDRESS

EXAMPLES = {GenerationMode.POSITIVE: 5, GenerationMode.NEGATIVE: 4}


@pytest.fixture(scope="module")
def schema():
    made = schemathesis.openapi.from_asgi(f"{ADDRESS}/openapi.json", Starlette(routes=[Mount(ADDRESS, app=application("none"))]))
    # 400 and 413 are right answers to well-formed questions: a span turned round, a cube too large, a map of several ages.
    made.config.checks.positive_data_acceptance.expected_statuses = ["2xx", "400", "413"]
    return made


@pytest.mark.parametrize("mode", EXAMPLES, ids=lambda mode: mode.value)
def test_every_answer_is_the_one_described(schema, mode):
    """Status codes, media types, schemas, headers, and no answer 5xx: all of schemathesis's checks for every address."""
    seen = Counter()
    for found in schema.get_all_operations():
        _ask(found.ok(), mode, seen)
    assert seen.total() >= 80
    assert all(status < 500 for status in seen)
    assert (seen[200] > 0) if mode is GenerationMode.POSITIVE else (seen[422] > 0)


def _ask(operation, mode, seen) -> None:
    @seed(2026)
    @settings(max_examples=EXAMPLES[mode], deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case):
        answer = case.call()
        seen[answer.status_code] += 1
        case.validate_response(answer)

    run()


def test_the_description_is_openapi_3_1_and_names_every_resource(schema):
    assert schema.raw_schema["openapi"].startswith("3.1")
    labels = {found.ok().path for found in schema.get_all_operations()}
    assert {"/observations", "/observations.{extension}", "/projects", "/evidence", "/lessons", "/snapshot"} <= labels
    assert {"/sql", "/sql.{extension}"} <= labels
    assert {"/areas.geojson", "/areas.topojson", "/snapshot.duckdb", "/snapshot.zip", "/dcat.rdf", "/dcat.jsonld"} <= labels
    assert len(labels) == 40
