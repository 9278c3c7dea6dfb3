"""Eurostat: sparse values, flags, errors with their own shape, "ask again later" in two shapes, dimensions that multiply when not pinned."""

from itertools import product

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.recorded._server import Stub

# Every dimension besides sex, area and time, with the codes that come when none is named; ours is the first.
OTHERS = {
    "lfst_r_lfu3rt": {"freq": ["A"], "isced11": ["TOTAL", "ED0-2"], "age": ["Y15-24", "Y15-74"], "unit": ["PC"]},
    "edat_lfse_22": {
        "freq": ["A"], "age": ["Y15-24", "Y15-29", "Y18-24"], "training": ["NO_FE_NO_NFE"], "wstatus": ["NEMP", "INAC", "UNE"], "unit": ["PC"],
    },
    "edat_lfse_16": {"freq": ["A"], "unit": ["PC"], "age": ["Y18-24"]},
}  # fmt: skip
YEARS = [str(year) for year in range(2019, 2026)]
WORKING = "ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously. Please try again later."


def stub(port: int = 0, wide: str = "", is_busy: bool = False) -> Stub:
    """`wide` names a dataset whose last dimension comes with codes that nobody asked for. is_busy: edat_lfse_22 is worked on at first."""
    looks = iter(range(10**9))

    async def answer(request: Request) -> Response:
        name = request.path_params["name"].lower()
        asked = {key.lower(): request.query_params.getlist(key) for key in request.query_params}
        if name not in OTHERS:
            return _error(404, 100, "DATASET_NOT_FOUND")
        if is_busy and name == "edat_lfse_22" and (look := next(looks)) < 2:
            return _error(413, 413, WORKING) if look == 0 else JSONResponse({"warning": {"status": 413, "label": WORKING}})
        codes = {dimension: asked.get(dimension, known) for dimension, known in OTHERS[name].items()}
        if any(not set(chosen) <= set(OTHERS[name][dimension]) for dimension, chosen in codes.items()):
            return _error(400, 100, "No results found")
        if wide == name:
            codes[list(codes)[-1]] = ["NEW_1", "NEW_2"]
        return JSONResponse(_dataset(name, {**codes, "sex": asked.get("sex", ["T"]), "geo": asked.get("geo", ["SE"]), "time": YEARS}))

    return Stub([Route("/data/{name}", answer)], port=port)


def _error(status: int, number: int, label: str) -> Response:
    return JSONResponse({"error": [{"status": status, "id": number, "label": label}]}, status)


def _dataset(name: str, codes: dict[str, list[str]]) -> dict:
    values, status = _cells(codes)
    return {
        "version": "2.0", "class": "dataset", "label": name, "source": "ESTAT", "updated": "2026-04-27T23:00:00+0200",
        "value": values, "status": status, "id": list(codes), "size": [len(part) for part in codes.values()],
        "dimension": {key: _dimension(part) for key, part in codes.items()}, "extension": {"lang": "EN", "id": name.upper(), "agencyId": "ESTAT"},
    }  # fmt: skip


def _cells(codes: dict[str, list[str]]) -> tuple[dict[str, float], dict[str, str]]:
    """Stand-ins. Every seventh cell is empty and marked ":", some are uncertain, the last year is provisional."""
    flags = {2: ":", 3: "u", 4: "bu", 6: "p"}
    places = range(len(list(product(*codes.values()))))
    values = {str(place): round(10 + place * 0.37 % 15, 1) for place in places if place % 7 != 2}
    return values, {str(place): flags[place % 7] for place in places if place % 7 in flags}


def _dimension(codes: list[str]) -> dict:
    return {"label": "", "category": {"index": {code: place for place, code in enumerate(codes)}, "label": {code: code for code in codes}}}
