"""Servers that share a database tell each other what has changed: PostgreSQL's LISTEN and NOTIFY. A server with SQLite is alone."""

import logging
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import SQLAlchemyError

LOG = logging.getLogger(__name__)
CHANNEL = "insteg_rooms"
SECONDS_BEFORE_AGAIN = 1.0
# A line on which nothing was heard so long is tried: one whose other end has vanished says nothing at all.
SECONDS_OF_SILENCE = 15.0
PLACE, ASKED, OVER, PRESENT = "place", "asked", "over", "present"


@dataclass(frozen=True)
class RoomChange:
    """what: PLACE, ASKED, OVER or PRESENT (followers of that server); without `room`, anything may have changed."""

    room: str = ""
    what: str = ""
    server: str = ""
    count: int = 0


class Messenger:
    """What this server tells, and what it hears of the others."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = secrets.token_hex(8)
        self.is_shared = engine.dialect.name == "postgresql"

    def tell(self, connection: Connection, room: str, what: str, count: int = 0) -> None:
        """The others hear of it when the transaction is finished, and only then."""
        if self.is_shared:
            connection.execute(select(func.pg_notify(CHANNEL, f"{self._name} {room} {what} {count}")))

    def heard(self) -> Iterator[RoomChange]:
        """The others' changes as they come. Blocks; begins again when the line is lost; ends at once where there is nobody to hear."""
        while self.is_shared:
            try:
                yield from self._listened()
            except (SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as error:
                LOG.warning("The rooms' database doesn't answer (%s). Trying again.", type(error).__name__)
            time.sleep(SECONDS_BEFORE_AGAIN)

    def _listened(self) -> Iterator[RoomChange]:
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"listen {CHANNEL}"))
            # What was told before now is known to nobody here.
            yield RoomChange()
            line = connection.connection.driver_connection
            assert line is not None
            while True:
                for notice in line.notifies(timeout=SECONDS_OF_SILENCE):
                    name, room, what, count = notice.payload.split()
                    if name != self._name:
                        yield RoomChange(room, what, name, int(count))
                connection.execute(text("select 1"))
