"""Addresses of Streamlit's that nothing of ours needs answer nobody; a file is taken only for a page that asks for one."""

import re
from collections.abc import Callable
from typing import TypeAlias

from starlette._utils import get_route_path
from starlette.types import ASGIApp, Receive, Scope, Send

from insteg.web.guard.refusals import refusal

# From a session's name to the bytes that its page takes as a file; 0 where it takes none.
HasUploader: TypeAlias = Callable[[str], int]
# What the live page needs. Measures of the server, its agent API and its logins stay closed, also when a later version adds to them.
NEEDED = re.compile(r"/_stcore/(health|host-config|stream|bidi-components/.+|upload_file/[^/]+/[^/]+)")
INNER = re.compile(r"/(_stcore|auth|oauth2callback|component|healthz|script-health-check)(/|$)")
UPLOAD = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+")


class Closed:
    def __init__(self, app: ASGIApp, has_uploader: HasUploader) -> None:
        self.app, self.has_uploader = app, has_uploader

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = get_route_path(scope) if scope["type"] == "http" else ""
        upload = UPLOAD.fullmatch(path)
        if INNER.match(path) and not NEEDED.fullmatch(path):
            await refusal(scope, 404, "closed")(scope, receive, send)
        elif upload and scope["method"] == "PUT" and not self.has_uploader(upload["session"]):
            await refusal(scope, 403, "no_uploader")(scope, receive, send)
        else:
            await self.app(scope, receive, send)
