"""The rooms that this process holds."""

from functools import cache
from threading import Lock

from insteg.show import stories
from insteg.show.rooms.room import tidied
from insteg.show.rooms.seminar import Seminars
from insteg.show.rooms.store import StoreAway

_making = Lock()


@cache
def _made() -> Seminars:
    return Seminars()


def seminars() -> Seminars:
    """The rooms of this process. Made at the first question for one: most servers never hold any. Raises StoreAway."""
    with _making:
        return _made()


def story_of_room(code: str) -> stories.Story | None:
    """The story that a room shows; None when there is no such room. May be called from any thread. Raises BadStory."""
    try:
        found = seminars().rooms.get(tidied(code)) or seminars().kept(tidied(code))
    except StoreAway as error:
        raise stories.BadStory("away", str(error)) from None
    return stories.decode(found.story) if found else None
