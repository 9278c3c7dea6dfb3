"""What a browser sent, taken with care: only JSON, only so much of it, only from our own pages."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

# A story in a link has at most 16 000 signs; the lessons of a seminar fit as well.
MOST_BYTES = 65_536


class Refused(Exception):
    """Why a request is not answered: the status, a reason for the reader's own words, a sentence for everybody else."""

    def __init__(self, status: int, reason: str, sentence: str, wait: int = 0):
        super().__init__(sentence)
        self.status, self.reason, self.wait = status, reason, wait

    def answer(self) -> JSONResponse:
        headers = {"Retry-After": str(self.wait)} if self.wait else {}
        return JSONResponse({"error": self.reason, "message": str(self), "wait": self.wait}, self.status, headers)


async def body(request: Request) -> dict[str, Any]:
    """The JSON object in the request. Raises Refused."""
    _from_our_own_page(request)
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Refused(415, "no_json", "Send JSON with Content-Type: application/json.")
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > MOST_BYTES:
            raise Refused(413, "too_long", f"The request is larger than {MOST_BYTES} bytes.")
    try:
        found = json.loads(content.decode("utf-8"))
        # Half a surrogate pair is legal in JSON, and can be written to no store, file or stream.
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Refused(400, "no_json", "The request is not JSON.") from error
    if not isinstance(found, dict):
        raise Refused(400, "no_json", "The request must be a JSON object.")
    return found


def _from_our_own_page(request: Request) -> None:
    """Browsers say which page sends; a page of another site is refused. What is no browser says nothing and carries no cookies."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    is_other = site not in (None, "same-origin", "none") or (
        site is None and origin is not None and origin.partition("://")[2] != request.headers.get("host")
    )
    if is_other:
        raise Refused(403, "other_site", "This can be sent from Insteg's own pages only.")


def key(request: Request) -> str:
    """The presenter's key; in a header, so that no address and no log carries it."""
    kind, _, found = request.headers.get("authorization", "").partition(" ")
    return found.strip() if kind.lower() == "bearer" else ""
