"""Servers that share their rooms: what the others tell this one, and what it tells them beside what it writes."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from functools import cache, partial
from threading import Thread

from starlette.concurrency import run_in_threadpool

from insteg.show.rooms import changes
from insteg.show.rooms.changes import RoomChange
from insteg.show.rooms.room import Room
from insteg.show.rooms.seminar import state
from insteg.show.rooms.store import StoreAway
from insteg.web.rooms.held import seminars

PRESENT_SECONDS = 4.0
# The event loop keeps no hold of a task itself.
_begun: set[asyncio.Task[None]] = set()
_counting: set[str] = set()


@cache
def listen() -> None:
    """Hear the other servers from now on. Call it from the event loop."""
    if seminars().store.changes.is_shared:
        Thread(target=_hear, args=(asyncio.get_running_loop(),), daemon=True, name="rooms of other servers").start()


def _hear(loop: asyncio.AbstractEventLoop) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended, and the server with it
        for change in seminars().store.changes.heard():
            loop.call_soon_threadsafe(_take, change)


def _take(change: RoomChange) -> None:
    room = seminars().rooms.get(change.room)
    if not change.room:
        for known in seminars().rooms:
            _begin(partial(_renewed, known))
    elif room is None:
        return
    elif change.what == changes.PRESENT:
        room.elsewhere[change.server] = (change.count, time.monotonic())
    elif change.what == changes.PLACE:
        _begin(partial(placed, room))
    elif change.what == changes.ASKED:
        _begin(partial(told, room))
    else:
        end(room)


def _begin(work: Callable[[], Awaitable[None]]) -> None:
    task = asyncio.get_running_loop().create_task(until_done(work))
    _begun.add(task)
    task.add_done_callback(_begun.discard)


async def until_done(work: Callable[[], Awaitable[None]]) -> None:
    """A store that is away is asked again until it answers: nobody tells a second time what should have been read meanwhile."""
    while True:
        with contextlib.suppress(StoreAway):
            return await work()
        await asyncio.sleep(changes.SECONDS_BEFORE_AGAIN)


async def _renewed(room: Room) -> None:
    if await run_in_threadpool(seminars().kept, room.code) is None:
        return end(room)
    await placed(room)
    await told(room)


async def placed(room: Room) -> None:
    """Let this server's followers know where the show stands in the store."""
    if room.put(await run_in_threadpool(seminars().store.place, room.code)):
        room.publish(state(room))


async def told(room: Room) -> None:
    """Let this server's followers know where the questions stand in the store."""
    async with room.telling:
        room.asked = await run_in_threadpool(seminars().asked, room.code)
        room.publish(state(room))


def end(room: Room) -> None:
    """The room is closed: its followers are told, and their streams end."""
    room.is_over = True
    room.publish(state(room))
    seminars().rooms.end(room.code)


def count_for_others(room: Room) -> None:
    """Tell the other servers how many follow here, as long as somebody does."""
    if seminars().store.changes.is_shared and room.code not in _counting:
        _counting.add(room.code)
        _begin(partial(_counted, room))


async def _counted(room: Room) -> None:
    while room.followers:
        await run_in_threadpool(seminars().store.tell, room.code, changes.PRESENT, room.followers)
        await asyncio.sleep(PRESENT_SECONDS)
    await run_in_threadpool(seminars().store.tell, room.code, changes.PRESENT, 0)
    _counting.discard(room.code)
