"""Eurostat: sparse values, flags, an error for an empty result, and a dimension that was not narrowed."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.stubs._server import Stub

EXTRA = {
    "lfst_r_lfu3rt": ["freq", "isced11", "age", "unit"],
    "edat_lfse_22": ["freq", "age", "unit", "wstatus"],
    "edat_lfse_16": ["freq", "age", "unit"],
}
CODES = {"freq": "A", "isced11": "TOTAL", "age": "Y15-24", "unit": "PC", "wstatus": "NEMP"}
YEARS = [str(year) for year in range(2019, 2026)]


def stub(port: int = 0, wide: str = "") -> Stub:
    """`wide` names a dataset whose first dimension comes with two codes."""

    async def answer(request: Request) -> Response:
        name = request.path_params["name"].lower()
        asked = {key.lower(): request.query_params.getlist(key) for key in request.query_params}
        if name not in EXTRA:
            return _error(404, 100, "DATASET_NOT_FOUND")
        if asked.get("age", ["Y15-24"])[0] not in ("Y15-24", "Y18-24"):
            return _error(400, 100, "No results found")
        return JSONResponse(_dataset(name, asked, wide == name))

    return Stub([Route("/data/{name}", answer)], port=port)


def _error(status: int, number: int, label: str) -> Response:
    return JSONResponse({"error": [{"status": status, "id": number, "label": label}]}, status)


def _dataset(name: str, asked: dict[str, list[str]], wide: bool) -> dict:
    codes = {dimension: [CODES[dimension]] for dimension in EXTRA[name]}
    if wide:
        codes[EXTRA[name][-1]] = ["PC", "THS"]
    codes |= {"sex": asked.get("sex", ["T"]), "geo": asked.get("geo", ["SE"]), "time": YEARS}
    values, status = _cells(codes)
    return {
        "version": "2.0", "class": "dataset", "label": name, "source": "ESTAT", "updated": "2026-04-27T23:00:00+0200",
        "value": values, "status": status, "id": list(codes), "size": [len(part) for part in codes.values()],
        "dimension": {key: _dimension(part) for key, part in codes.items()}, "extension": {"lang": "EN", "id": name.upper(), "agencyId": "ESTAT"},
    }  # fmt: skip


def _cells(codes: dict[str, list[str]]) -> tuple[dict[str, float], dict[str, str]]:
    """Stand-ins. Every seventh cell is empty and marked ":", some are uncertain, the last year is provisional."""
    size = 1
    for part in codes.values():
        size *= len(part)
    values = {str(place): round(10 + place * 0.37 % 15, 1) for place in range(size) if place % 7 != 2}
    flags = {2: ":", 3: "u", 4: "bu", 6: "p"}
    return values, {str(place): flags[place % 7] for place in range(size) if place % 7 in flags}


def _dimension(codes: list[str]) -> dict:
    return {"label": "", "category": {"index": {code: place for place, code in enumerate(codes)}, "label": {code: code for code in codes}}}
