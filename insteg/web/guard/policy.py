"""Which headers an answer carries, by what it is: a page, a part of a page, data. Held to Mozilla's Observatory by a test over every route.

A page may run our own scripts and no others, none of them inline; styles are written by Streamlit and Plotly while they draw, so those may be.
A page that says more of itself (the show) keeps what it said.
"""

from collections.abc import Mapping
from functools import cache

from insteg.store import settings

# A year. Not for names below ours: under a path of the municipality's own name they are not ours to speak for.
STRICT = "max-age=31536000"
# Nothing of ours asks for any of these; the show fills the screen, and tables and links are copied.
UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
ALLOWED = "fullscreen", "clipboard-write"
PERMISSIONS = ", ".join([*(f"{name}=()" for name in UNUSED), *(f"{name}=(self)" for name in ALLOWED)])
PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "media-src": "'self' blob:",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    # A phone in a room opens our own page over the show.
    "frame-src": "'self'",
    "object-src": "'none'",
    # What leads nowhere says so at any depth, in links that begin at our own root.
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
# Data are no document: whoever opens them in a browser sees text or a picture, and nothing in it runs.
DATA = {"default-src": "'none'", "style-src": "'unsafe-inline'", "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'"}
# What others may fetch from their own pages: the open data.
OPEN = "/api/"
# The one thing that others may show in a frame, when INSTEG_EMBEDDERS says who.
EMBEDDED = "/infalld/"
FRAMED, POLICY, OPENER = "X-Frame-Options", "Content-Security-Policy", "Cross-Origin-Opener-Policy"
OF_DOCUMENTS = FRAMED, POLICY, OPENER


def headers(path: str, content_type: str, is_tls: bool, embedders: str) -> Mapping[str, str]:
    """The headers of an answer. path: without the base path; content_type: as the answer has it; embedders: as the setting has them."""
    return _headers(path.startswith(OPEN), path.startswith(EMBEDDED), content_type.startswith("text/html"), is_tls, embedders)


@cache
def _headers(is_open: bool, is_embedded: bool, is_page: bool, is_tls: bool, embedders: str) -> Mapping[str, str]:
    policy = PAGE if is_page else DATA
    by_whom = settings.listed(embedders) if is_embedded else []
    if by_whom:
        policy = policy | {"frame-ancestors": " ".join(["'self'", *by_whom])}
    found = {
        POLICY: "; ".join(f"{name} {sources}" for name, sources in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Cross-Origin-Resource-Policy": "cross-origin" if is_open or by_whom else "same-origin",
        **({} if by_whom else {FRAMED: "SAMEORIGIN" if is_page else "DENY"}),
        **({OPENER: "same-origin"} if is_page and not by_whom else {}),
        **({"Strict-Transport-Security": STRICT} if is_tls else {}),
    }
    return found
