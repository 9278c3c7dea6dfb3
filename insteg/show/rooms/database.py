"""One way to the rooms' database, whichever it is: transactions, and errors that give nothing away."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Table, func, select
from sqlalchemy.exc import SQLAlchemyError

from insteg.show.rooms import tables
from insteg.show.rooms.changes import Messenger

# Any number will do, as long as nobody else takes it: servers that start together make the tables one after the other.
MAKING_TABLES = 15_170


class StoreFull(RuntimeError):
    """A room holds as many questions, or a question as many answers, as are kept."""


class StoreAway(RuntimeError):
    """The store doesn't answer: another holds it locked, or its server is down."""


class Database:
    """The engine, and what its servers tell each other."""

    def __init__(self, address: str | None = None) -> None:
        self.engine = tables.engine(address or tables.default_address())
        self.changes = Messenger(self.engine)
        self.insert = tables.INSERTS[self.engine.dialect.name]
        with self.begun() as connection:
            if self.changes.is_shared:
                connection.execute(select(func.pg_advisory_xact_lock(MAKING_TABLES)))
            tables.TABLES.create_all(connection)

    @contextmanager
    def begun(self) -> Iterator[Connection]:
        """A transaction. Raises StoreAway, which says nothing of what was to be written: errors end up in logs."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreAway(f"The rooms' database doesn't answer ({type(error).__name__}). Try again soon.") from None


def counted(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()


def now() -> datetime:
    """Universal time without zone: SQLite keeps none."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
