"""The rooms that this process holds."""

from functools import cache
from threading import Lock

from insteg.show import stories
from insteg.show.rooms.room import tidied
from insteg.show.rooms.seminar import Seminars
from insteg.show.rooms.store import StoreAway
from insteg.web.asked import Refused
from insteg.web.rooms.guesses import guesses

_making = Lock()


@cache
def _made() -> Seminars:
    return Seminars()


def is_made() -> bool:
    """Whether anybody has asked for rooms yet."""
    return bool(_made.cache_info().currsize)


def seminars() -> Seminars:
    """The rooms of this process. Made at the first question for one: most servers never hold any. Raises StoreAway."""
    with _making:
        return _made()


def story_of_room(code: str, who: str = "") -> stories.Story | None:
    """The story that a room shows; None when there is no such room. who: the client that asks, empty for ourselves.

    May be called from any thread. Raises BadStory.
    """
    code = tidied(code)
    try:
        if who:
            guesses.check(who, code)
        found = seminars().rooms.get(code) or seminars().kept(code)
    except StoreAway as error:
        raise stories.BadStory("away", str(error)) from None
    except Refused as refused:
        raise stories.BadStory(refused.reason, str(refused)) from None
    if who:
        guesses.found(who, code) if found else guesses.missed(who)
    return stories.decode(found.story) if found else None
