"""From when on rooms are old enough to be forgotten, also when the computer's clock is wrong."""

from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, DateTime, Integer, MetaData, Table, insert, select, update

# Long enough to export and review what was said, no longer.
KEPT_DAYS = 30
# A clock that has leapt further than this since it was last seen is believed only when it has gone on for as long.
LEAP = timedelta(days=1)

TABLES = MetaData()
CLOCK = Table(
    "clock",
    TABLES,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seen", DateTime, nullable=False),
    Column("doubted", DateTime),
)


def limit(connection: Connection, now: datetime, latest_room: datetime | None) -> datetime:
    """Rooms created before this moment are forgotten. latest_room: the only thing to hold the clock against the first time."""
    return _believed(connection, now, latest_room) - timedelta(days=KEPT_DAYS)


def _believed(connection: Connection, now: datetime, latest_room: datetime | None) -> datetime:
    known = connection.execute(select(CLOCK.c.seen, CLOCK.c.doubted)).first()
    if known is None:
        connection.execute(insert(CLOCK).values(id=1, seen=latest_room or now, doubted=None))
    seen, doubted = known or (latest_room or now, None)
    # Nobody deletes by a clock that a flat battery or a wrong setting has moved: rooms of today would be a month old at once.
    if now - seen <= LEAP or (doubted and now - doubted >= LEAP):
        connection.execute(update(CLOCK).values(seen=now, doubted=None))
        return now
    connection.execute(update(CLOCK).values(doubted=min(doubted or now, now)))
    return seen
