"""Ask a publisher over HTTP: real timeouts, patient retries, a polite pace, and never more bytes than agreed."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
import tenacity

from insteg.sources._errors import SourceError, SourceRefused, SourceUnreachable
from insteg.sources._reasons import reason

AGENT = "insteg (statistics on young people in Vasternorrland)"


@dataclass(frozen=True)
class Manners:
    """How patient, how polite and how trusting we are with one publisher. Times in seconds."""

    connect: float = 10
    read: float = 60
    # The whole answer: a server that drips one byte at a time never breaks the read timeout.
    whole: float = 600
    attempts: int = 4
    first_wait: float = 0.5
    longest_wait: float = 60
    calls: int = 5
    window: float = 1
    largest_bytes: int = 300_000_000


@dataclass(frozen=True)
class Answer:
    """A response as it came: the bytes after transport decoding, where from, and when."""

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


@dataclass
class Pace:
    """At most `calls` requests in any `window` seconds."""

    calls: int
    window: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _made: deque = field(default_factory=deque)

    def wait(self) -> None:
        if len(self._made) >= self.calls:
            self.sleep(max(0.0, self._made.popleft() + self.window - self.clock()))
        self._made.append(self.clock())


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
        self._client = httpx.Client(timeout=timeout, follow_redirects=True, headers={"User-Agent": AGENT})

    def __enter__(self) -> "Http":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, address: str, params: dict[str, Any] | None = None) -> Answer:
        return self._ask(self._client.build_request("GET", _checked(address), params=params))

    def post(self, address: str, body: dict[str, Any]) -> Answer:
        return self._ask(self._client.build_request("POST", _checked(address), json=body))

    def _ask(self, request: httpx.Request) -> Answer:
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
        asked_for = getattr(state.outcome.exception() if state.outcome else None, "wait", None)
        own = self.manners.first_wait * 2 ** (state.attempt_number - 1)
        return min(self.manners.longest_wait, own if asked_for is None else asked_for)

    def _once(self, request: httpx.Request) -> Answer:
        self.pace.wait()
        try:
            response = self._client.send(request, stream=True)
            try:
                content = self._body(response)
            finally:
                response.close()
        except (httpx.RequestError, httpx.InvalidURL) as error:
            raise _Again(f"{_short(request.url)} could not be reached: {_said(error)}") from error
        return self._judged(request, response, content)

    def _body(self, response: httpx.Response) -> bytes:
        deadline = time.monotonic() + self.manners.whole
        parts, size = [], 0
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            if size > self.manners.largest_bytes:
                raise SourceError(
                    f"{response.url} sends more than {self.manners.largest_bytes} bytes. That cannot be right; nothing was kept."
                )
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout(f"the answer took longer than {self.manners.whole:g} seconds")
        return b"".join(parts)

    def _judged(self, request: httpx.Request, response: httpx.Response, content: bytes) -> Answer:
        status = response.status_code
        if status == 429 or status >= 500:
            wait = retry_after(response.headers)
            self._will_wait(wait, f"{_short(request.url)} answered {status}")
            raise _Again(f"{_short(request.url)} answered {status}: {reason(content)}", wait)
        if status >= 400:
            raise SourceRefused(f"{_short(request.url)} answered {status}: {reason(content)}", status)
        taken = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        asked = request.content.decode("utf-8", "replace") if request.method == "POST" else ""
        return Answer(str(request.url), content, status, dict(response.headers), taken, asked)

    def _will_wait(self, wait: float | None, what: str) -> None:
        """Asking again before the time a publisher names would disobey it: a longer wait than ours ends the attempt."""
        if wait is not None and wait > self.manners.longest_wait:
            raise SourceUnreachable(f"{what} and asks us to wait {wait:.0f} seconds. The figures we have are kept; try again later.")


def _short(address: object) -> str:
    """The address without the tail that only a machine reads."""
    text = str(address)
    return text if len(text) <= 120 else f"{text[:117]}…"


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__


def _checked(address: str) -> str:
    if urlsplit(address).scheme not in ("http", "https"):
        raise SourceError(f"{address!r} is not a web address. Give one that begins with https://.")
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
