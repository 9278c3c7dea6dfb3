"""What must outlive a server while a seminar goes on: where the show stands, and who holds the presenter's key."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, update

from insteg.show.rooms import changes
from insteg.show.rooms.database import Database, StoreFull, counted, now
from insteg.show.rooms.tables import HANDED, PLACE, SHOWN, WALL

# A key is handed over while both stand in the same room.
HANDED_MINUTES = 10
MOST_HANDED = 20
# Which fields of a position are kept in which table.
OF_PLACE, OF_WALL = ("slide", "step", "pick"), ("ends", "is_blank")


@dataclass(frozen=True)
class Position:
    """Where a room's show stands. pick: the name picked out on the slide; moved_at: universal time.

    version grows with every move, whichever server was told of it. ends: when the countdown is over (see WALL).
    """

    slide: int = 1
    step: int = 0
    version: int = 0
    moved_at: datetime | None = None
    pick: str = ""
    ends: int = 0
    is_blank: bool = False


class LiveStore(Database):
    """Every method is one transaction and may be called from any thread. All raise StoreAway."""

    def place(self, code: str) -> Position:
        """At its beginning when nobody has moved it."""
        with self.begun() as connection:
            return _place(connection, code)

    def move(self, code: str, **change: Any) -> Position:
        """Put the show there, and tell the other servers. Told twice, it is one move.

        change: fields of Position. What is not named stays: two presenters who change two things at once both have their way.
        """
        place, wall = ({name: change[name] for name in names if name in change} for names in (OF_PLACE, OF_WALL))
        with self.begun() as connection:
            before = _place(connection, code)
            if before.version and before == replace(before, **change):
                return before
            place["moved_at"] = now()
            self._put(connection, PLACE, {"room": code, "version": 1} | _begun(OF_PLACE) | place, place | {"version": PLACE.c.version + 1})
            if wall:
                self._put(connection, WALL, {"room": code} | _begun(OF_WALL) | wall, wall)
            after = _place(connection, code)
            connection.execute(self.insert(SHOWN).values(room=code, slide=after.slide).on_conflict_do_nothing())
            self.changes.tell(connection, code, changes.PLACE)
            return after

    def _put(self, connection: Connection, table: Table, first: dict[str, Any], later: dict[str, Any]) -> None:
        """The room's one row of that table, made or changed."""
        made = self.insert(table).values(first)
        connection.execute(made.on_conflict_do_update(index_elements=["room"], set_=later))

    def shown(self, code: str) -> tuple[int, ...]:
        """The numbers of the slides that stood on the wall, in the show's order; empty for a room from before they were kept."""
        with self.begun() as connection:
            return tuple(connection.scalars(select(SHOWN.c.slide).where(SHOWN.c.room == code).order_by(SHOWN.c.slide)))

    def hand_over(self, code: str, digest: str) -> None:
        """Keep what may be changed for a key, once and soon. Raises StoreFull."""
        with self.begun() as connection:
            connection.execute(delete(HANDED).where(HANDED.c.room == code, HANDED.c.until < now()))
            if counted(connection, HANDED, HANDED.c.room == code) >= MOST_HANDED:
                raise StoreFull(f"The key of {code} was handed over {MOST_HANDED} times, which is the most.")
            until = now() + timedelta(minutes=HANDED_MINUTES)
            connection.execute(self.insert(HANDED).values(digest=digest, room=code, until=until))

    def take_over(self, code: str, digest: str, key_digest: str) -> bool:
        """Change what was handed over for a key; False when it was used, is too old or was never there."""
        is_it = (HANDED.c.room == code, HANDED.c.digest == digest, HANDED.c.until >= now())
        with self.begun() as connection:
            return bool(connection.execute(update(HANDED).where(*is_it).values(digest=key_digest, until=None)).rowcount)

    def has_key(self, code: str, digest: str) -> bool:
        """Whether it is a key of the room that was handed over."""
        with self.begun() as connection:
            return counted(connection, HANDED, HANDED.c.room == code, HANDED.c.digest == digest, HANDED.c.until.is_(None)) > 0

    def tell(self, code: str, what: str, count: int = 0) -> None:
        """Tell the other servers of a change that is written already."""
        if self.changes.is_shared:
            with self.begun() as connection:
                self.changes.tell(connection, code, what, count)


def _place(connection: Connection, code: str) -> Position:
    place = (PLACE.c.slide, PLACE.c.step, PLACE.c.version, PLACE.c.moved_at, PLACE.c.pick)
    # A room that was moved before walls were kept has none.
    wall = (func.coalesce(WALL.c.ends, 0), func.coalesce(WALL.c.is_blank, False))
    asked = select(*place, *wall).outerjoin(WALL, WALL.c.room == PLACE.c.room).where(PLACE.c.room == code)
    row = connection.execute(asked).first()
    return Position(*row) if row else Position()


def _begun(names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(Position(), name) for name in names}
