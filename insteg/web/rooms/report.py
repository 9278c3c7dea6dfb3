"""The report of a seminar, for its presenter; also after the room was closed."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from insteg.show.rooms.store import RoomRecord
from insteg.web.asked import Refused
from insteg.web.rooms.access import NO_STORE, answered, remembered, seminars
from insteg.web.rooms.pages import language_of

KINDS = ("pdf", "docx")


@answered
async def report(request: Request) -> Response:
    record, kind = await remembered(request), request.path_params["kind"]
    if kind not in KINDS:
        raise Refused(404, "no_file", "There is rapport.pdf and rapport.docx.")
    content, mime = await run_in_threadpool(_made, record, kind, language_of(request))
    name = f"insteg-rapport-{record.code}.{kind}"
    return Response(content, media_type=mime, headers={**NO_STORE, "Content-Disposition": f'attachment; filename="{name}"'})


def _made(record: RoomRecord, kind: str, language: str) -> tuple[bytes, str]:
    # Imported here: the writers of documents take a moment to load, and only a seminar that is over needs them.
    from insteg.show.rooms import report as written

    made = written.document(written.held(seminars().store, record), language)
    return written.FORMATS[kind](made), written.MIME[kind]


def routes() -> list[BaseRoute]:
    return [Route("/rum/{code}/rapport.{kind}", report)]
