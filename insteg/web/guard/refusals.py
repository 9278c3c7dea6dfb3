"""What a refused request is answered with: a sentence in the reader's language, before any page has been asked."""

from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from insteg.reference import words
from insteg.store import tally


def refusal(scope: Scope, status: int, key: str, wait: int = 0, **blanks: int) -> Response:
    """key: the phrase guard.<key>; wait: whole seconds after which to come again."""
    tally.count("refused")
    headers = {"Cache-Control": "no-store", **({"Retry-After": str(wait)} if wait else {})}
    return PlainTextResponse(words.load(_language(scope)).many(f"guard.{key}", wait, wait=wait, **blanks) + "\n", status, headers)


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"")[:2000].decode("latin-1")).get("lang", [""])[-1]
    return asked if asked in words.LANGUAGES else words.DEFAULT
