"""What Mozilla's Observatory takes points for, as rules of our own over one answer. Each fault is a sentence."""

from collections.abc import Iterator

import httpx

HALF_A_YEAR = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
# Sources that let in more than our own server.
WIDE = {"*", "http:", "https:", "ftp:", "ws:", "wss:"}


def policy_of(answer: httpx.Response) -> dict[str, list[str]]:
    """The content policy: directive -> sources."""
    parts = answer.headers.get("content-security-policy", "").split(";")
    return {name: sources for name, *sources in (part.split() for part in parts if part.split())}


def faults(answer: httpx.Response, is_open: bool = False, is_tls: bool = False) -> list[str]:
    """is_open: others may read it from their own pages."""
    found = [*_policy(answer), *_headers(answer), *_cookies(answer, is_tls)]
    if answer.headers.get("access-control-allow-origin") and not is_open:
        found.append("it may be read by other sites")
    if is_tls and not _is_strict(answer.headers.get("strict-transport-security", "")):
        found.append("Strict-Transport-Security is missing or shorter than half a year")
    return found


def _policy(answer: httpx.Response) -> Iterator[str]:
    policy = policy_of(answer)
    if "default-src" not in policy:
        yield "Content-Security-Policy is missing, or has no default-src"
        return
    scripts = policy.get("script-src", policy["default-src"])
    if {"'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"} & set(scripts):
        yield f"scripts may come from {scripts}"
    if wide := {source for name, sources in policy.items() if name != "frame-ancestors" for source in sources} & WIDE:
        yield f"the policy lets in {sorted(wide)}"
    if policy.get("object-src", policy["default-src"]) not in (["'none'"], ["'self'"]):
        yield "plug-ins may come from anywhere"
    for name in ("base-uri", "form-action"):
        if policy.get(name) not in (["'none'"], ["'self'"]):
            yield f"{name} is not set"
    if policy.get("frame-ancestors") not in (["'none'"], ["'self'"]):
        yield "anybody may put it in a frame"


def _headers(answer: httpx.Response) -> Iterator[str]:
    if answer.headers.get("x-content-type-options") != "nosniff":
        yield "X-Content-Type-Options is missing"
    if answer.headers.get("referrer-policy") not in PRIVATE:
        yield "Referrer-Policy tells others where a reader comes from"
    if answer.headers.get("x-frame-options") not in ("DENY", "SAMEORIGIN"):
        yield "X-Frame-Options is missing"
    if answer.headers.get("cross-origin-resource-policy") not in ("same-origin", "same-site", "cross-origin"):
        yield "Cross-Origin-Resource-Policy is missing"
    if "camera=()" not in answer.headers.get("permissions-policy", ""):
        yield "Permissions-Policy is missing"
    if "server" in answer.headers:
        yield "it tells which server it is"


def _cookies(answer: httpx.Response, is_tls: bool) -> Iterator[str]:
    for cookie in answer.headers.get_list("set-cookie"):
        parts = [part.strip().lower() for part in cookie.split(";")]
        if not any(part.startswith("samesite=") for part in parts):
            yield f"the cookie {cookie} has no SameSite"
        if is_tls and "secure" not in parts:
            yield f"the cookie {cookie} is not Secure"


def _is_strict(told: str) -> bool:
    seconds = next((part.strip().removeprefix("max-age=") for part in told.split(";") if "max-age=" in part), "0")
    return int(seconds) >= HALF_A_YEAR
