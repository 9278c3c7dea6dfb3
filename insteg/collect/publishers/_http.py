"""Ask a publisher over HTTP: real timeouts, patient retries, a polite pace, and never more bytes than agreed."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx
import tenacity

from insteg.collect.errors import SourceError, SourceRefused, SourceUnreachable
from insteg.collect.publishers import _network, _unpack
from insteg.collect.publishers._manners import Manners, Pace
from insteg.collect.publishers._reasons import reason

__all__ = ["Http", "Manners", "Pace", "PublisherAnswer", "retry_after", "same_host"]

AGENT = "insteg (statistics on young people in Vasternorrland)"
MOST_REDIRECTS = 5


@dataclass(frozen=True)
class PublisherAnswer:
    """A response as it came: the bytes after transport decoding, where from in the end (after redirects), and when."""

    address: str
    content: bytes
    status: int
    headers: dict[str, str]
    taken: str
    asked: str = ""

    def json(self) -> Any:
        """The content as JSON, or a SourceError that shows how it begins."""
        # The import is here because json is ours to guard: wrong encodings and too deep nesting raise different errors.
        import json

        try:
            return json.loads(self.content)
        except (ValueError, RecursionError) as error:
            start = self.content[:60].decode("utf-8", "replace")
            raise SourceError(f"{self.address} did not send valid JSON ({error}); it begins {start!r}. Try again later.") from error


class _Again(Exception):
    """An answer that is worth asking for again, with the wait the publisher wished for (if any)."""

    def __init__(self, message: str, wait: float | None = None):
        super().__init__(message)
        self.wait = wait


class Http:
    """A connection to one publisher. Use as a context manager."""

    def __init__(self, manners: Manners | None = None):
        self.manners = manners or Manners()
        self.pace = Pace(self.manners.calls, self.manners.window)
        timeout = httpx.Timeout(self.manners.read, connect=self.manners.connect)
        headers = {"User-Agent": AGENT, "Accept-Encoding": _unpack.ACCEPTED}
        # Redirects are followed here, one by one: each is looked at first.
        self._client = httpx.Client(timeout=timeout, follow_redirects=False, headers=headers)
        self._guard = _network.guarded(self._client)

    def __enter__(self) -> "Http":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def keep_pace(self, calls: int, window: float) -> None:
        """From now on at most `calls` in `window` seconds, those just made included."""
        self.pace.calls, self.pace.window = calls, window

    def get(self, address: str, params: dict[str, Any] | None = None) -> PublisherAnswer:
        return self._ask(self._client.build_request("GET", _checked(address), params=params))

    def post(self, address: str, body: dict[str, Any]) -> PublisherAnswer:
        return self._ask(self._client.build_request("POST", _checked(address), json=body))

    def _ask(self, request: httpx.Request) -> PublisherAnswer:
        """Ask until answered, at most `attempts` times."""
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Again),
            wait=self._wait,
            stop=tenacity.stop_after_attempt(self.manners.attempts),
            reraise=True,
        )
        try:
            return retrying(self._once, request)
        except _Again as error:
            raise SourceUnreachable(
                f"{error} (asked {self.manners.attempts} times). The figures we have are kept; try again later."
            ) from error

    def _wait(self, state: tenacity.RetryCallState) -> float:
        asked_for: float | None = getattr(state.outcome.exception() if state.outcome else None, "wait", None)
        own = self.manners.first_wait * 2 ** (state.attempt_number - 1)
        return min(self.manners.longest_wait, own if asked_for is None else asked_for)

    def _once(self, request: httpx.Request) -> PublisherAnswer:
        self.pace.wait()
        self._guard.begin(request.url, self.manners.whole)
        try:
            response, content = self._followed(request)
        except (httpx.RequestError, httpx.InvalidURL, httpcore.TimeoutException, _unpack.Damaged) as error:
            raise _Again(f"{_short(request.url)} could not be reached: {self._said(error)}") from error
        return self._judged(response, content)

    def _followed(self, request: httpx.Request) -> tuple[httpx.Response, bytes]:
        """The last answer of a chain of redirects. Where each leads is checked by name here and by address in the guard."""
        for _ in range(MOST_REDIRECTS + 1):
            response = self._client.send(request, stream=True)
            try:
                if response.next_request is None:
                    return response, self._body(response)
                request = _onward(request, response.next_request)
            finally:
                response.close()
        raise SourceError(f"{_short(request.url)} sends us on for ever. Nothing was kept.")

    def _body(self, response: httpx.Response) -> bytes:
        most, address = self.manners.largest_bytes, _short(response.url)
        packed = response.headers.get("content-encoding", "")
        return b"".join(_unpack.unpacked(response.iter_raw(), packed, most, address))

    def _said(self, error: Exception) -> str:
        if self._guard.until <= time.monotonic():
            return f"the whole answer took longer than {self.manners.whole:g} seconds"
        return str(error) or type(error).__name__

    def _judged(self, response: httpx.Response, content: bytes) -> PublisherAnswer:
        status, request = response.status_code, response.request
        pause = self.manners.not_ready(status, content)
        if pause is not None:
            raise _Again(f"{_short(request.url)} is not ready: {reason(content)}", pause)
        if status == 429 or status >= 500:
            wait = retry_after(response.headers)
            self._will_wait(wait, f"{_short(request.url)} answered {status}")
            raise _Again(f"{_short(request.url)} answered {status}: {reason(content)}", wait)
        if status >= 300:
            raise SourceRefused(f"{_short(request.url)} answered {status}: {reason(content)}", status)
        taken = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        asked = request.content.decode("utf-8", "replace") if request.method == "POST" else ""
        return PublisherAnswer(str(request.url), content, status, dict(response.headers), taken, asked)

    def _will_wait(self, wait: float | None, what: str) -> None:
        """Asking again before the time a publisher names would disobey it: a longer wait than ours ends the attempt."""
        if wait is not None and wait > self.manners.longest_wait:
            raise SourceUnreachable(f"{what} and asks us to wait {wait:.0f} seconds. The figures we have are kept; try again later.")


def _short(address: object) -> str:
    """The address without the tail that only a machine reads."""
    text = str(address)
    return text if len(text) <= 120 else f"{text[:117]}…"


def _onward(asked: httpx.Request, following: httpx.Request) -> httpx.Request:
    """The request that a redirect asks for, unless it leaves the web, drops encryption or forgets what was asked."""
    _network.origin(following.url)
    if asked.url.scheme == "https" and following.url.scheme != "https":
        raise SourceError(f"{_short(asked.url)} leads on to {_short(following.url)}, which is not encrypted. It was not followed.")
    if asked.method != following.method:
        raise SourceError(f"{_short(asked.url)} leads on to {_short(following.url)} without the question. It was not followed.")
    return following


def _checked(address: str) -> str:
    _network.origin(address)
    return address


def retry_after(headers: Any) -> float | None:
    """Seconds the publisher asks us to wait: a number, or a date; None when it says nothing usable."""
    said = headers.get("retry-after", "").strip()
    if said.isdigit():
        return float(said[:9])
    try:
        from email.utils import parsedate_to_datetime

        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None


def same_host(base: str, address: str) -> str:
    """`address`, if it stays on the host of `base`: a link in an answer never leads us elsewhere."""
    try:
        here, there = urlsplit(base), urlsplit(address)
    except ValueError as error:
        raise SourceError(f"The link {address[:200]!r} is not a web address.") from error
    if there.scheme not in ("http", "https") or there.netloc != here.netloc:
        raise SourceError(f"The link {address[:200]!r} leads away from {here.netloc}. It was not followed.")
    return address
