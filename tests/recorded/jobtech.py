"""JobTech: counts by place with limit=0, adverts by page, and a refusal beyond offset 2000."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.recorded import figures
from tests.recorded._server import Stub

# The service's own names for places, as three independent repositories give them.
AREAS = {
    "i46j_HmG_v64": "00", "NvUF_SP1_1zo": "22", "uYRx_AdM_r4A": "2280", "yR8g_7Jz_HBZ": "2282", "v5y4_YPe_TMZ": "2283",
    "dJbx_FWY_tK6": "2281", "oJ8D_rq6_kjt": "2262", "swVa_cyS_EMN": "2260", "zBmE_n6s_MnQ": "2284",
}  # fmt: skip


def stub(port: int = 0) -> Stub:
    return Stub([Route("/search", _search)], port=port)


async def _search(request: Request) -> Response:
    asked = request.query_params
    offset, limit = int(asked.get("offset", 0)), int(asked.get("limit", 10))
    for name, value, most in (("offset", offset, 2000), ("limit", limit, 100)):
        if not 0 <= value <= most:
            told = f"Invalid argument: {value}. argument must be within the range 0 - {most}"
            return JSONResponse({"errors": {name: told}, "message": "Input payload validation failed"}, 400)
    place = asked.get("municipality") or asked.get("region") or asked.get("country") or "i46j_HmG_v64"
    # The service for old adverts takes the same questions, with a window of time.
    since = asked.get("published-after", "")
    adverts = published(AREAS[place], since[:7]) if since else figures.population_total()[AREAS[place]] * 6 // 1000
    return JSONResponse(_answer(adverts, offset, limit, "stats" in asked))


def published(area: str, month: str) -> int:
    """A stand-in: four adverts a thousand inhabitants and month, a few more in spring."""
    return figures.population_total()[area] * (5 if month[-2:] in ("03", "04", "05") else 4) // 1000


def _answer(adverts: int, offset: int, limit: int, with_stats: bool) -> dict:
    """Open adverts are a stand-in: six a thousand inhabitants, 1.6 jobs an advert."""
    hits = [{"id": str(number), "headline": "Annons"} for number in range(offset, min(offset + limit, adverts))]
    stats = [
        {
            "type": "occupation-field",
            "values": [{"term": "Hälso- och sjukvård", "concept_id": "NYW6_mP6_vwf", "code": "8", "count": adverts // 4}],
        }
    ]
    return {
        "total": {"value": adverts}, "positions": adverts * 8 // 5, "query_time_in_millis": 12, "result_time_in_millis": 20,
        "stats": stats if with_stats else [], "freetext_concepts": {}, "hits": hits,
    }  # fmt: skip
