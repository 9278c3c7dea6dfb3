"""Into a room: which one the address names, who may do what, and what every refusal is answered with."""

from collections.abc import Awaitable, Callable
from functools import cache, wraps

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from insteg import stories
from insteg.rooms.questions import BadQuestion
from insteg.rooms.room import Room, RoomsFull, is_key, tidied
from insteg.rooms.seminar import Seminars, state
from insteg.rooms.store import Record, StoreFull
from insteg.web import asked
from insteg.web.asked import Refused

Handler = Callable[[Request], Awaitable[Response]]
NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


@cache
def seminars() -> Seminars:
    """The rooms of this process. Made at the first question for one: most servers never hold any."""
    return Seminars()


def story_of_room(code: str) -> stories.Story | None:
    """The story that a room shows; None when there is no such room. May be called from any thread."""
    found = seminars().rooms.get(tidied(code)) or seminars().kept(tidied(code))
    return stories.decode(found.story) if found else None


def answered(handler: Handler) -> Handler:
    """The handler, with every known refusal as an answer in JSON."""

    @wraps(handler)
    async def answer(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as error:
            return error.answer()
        except stories.BadStory as error:
            return Refused(400, f"story_{error.reason}", str(error)).answer()
        except BadQuestion as error:
            return Refused(409 if error.reason == "closed" else 400, error.reason, str(error)).answer()
        except (RoomsFull, StoreFull) as error:
            return Refused(503, "full", str(error), wait=10).answer()

    return answer


async def room_of(request: Request) -> Room:
    """The room in the address. Raises Refused (404) when there is none."""
    code = tidied(request.path_params["code"])
    if found := seminars().rooms.get(code):
        return found
    record = await run_in_threadpool(seminars().kept, code)
    if record is None:
        raise Refused(404, "no_room", "There is no such room, or it is closed. Check the code with the presenter.")
    room = seminars().enter(record)
    room.asked = await run_in_threadpool(seminars().asked, code)
    if not room.event:
        room.publish(state(room))
    return room


async def presented(request: Request) -> Room:
    """The room in the address, for its presenter only. Raises Refused (403, 404)."""
    room = await room_of(request)
    if not room.is_presenter(asked.key(request)):
        raise Refused(403, "no_key", "Only the presenter of the room may do this.")
    return room


async def remembered(request: Request) -> Record:
    """What is kept of a room, also after it was closed, for its presenter only. Raises Refused (403, 404)."""
    record = await run_in_threadpool(seminars().store.room, tidied(request.path_params["code"]))
    if record is None:
        raise Refused(404, "no_room", "There is no such room, or what was said in it is deleted.")
    if not is_key(asked.key(request), record.key_digest):
        raise Refused(403, "no_key", "Only the presenter of the room may do this.")
    return record
