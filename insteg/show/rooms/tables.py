"""Where rooms lie on disk: SQLite by default, PostgreSQL by a connection string. Who answered is never written."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    JSON,
    URL,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from insteg.show.rooms import forgetting
from insteg.store import folders, settings

TABLES = forgetting.TABLES
ROOM = Table(
    "room",
    TABLES,
    Column("code", String(12), primary_key=True),
    Column("key_digest", String(64), nullable=False),
    Column("story", Text, nullable=False),
    Column("is_stepwise", Boolean, nullable=False),
    Column("is_over", Boolean, nullable=False),
    Column("created_at", DateTime, nullable=False),
)
# Where the show stands. A table of its own: stores made before it are not altered.
PLACE = Table(
    "place",
    TABLES,
    Column("room", ForeignKey("room.code", ondelete="cascade"), primary_key=True),
    Column("slide", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("pick", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("moved_at", DateTime, nullable=False),
)
# What presenters' windows share beside the place. ends: when the countdown is over, in milliseconds of universal time; 0 for none.
WALL = Table(
    "wall",
    TABLES,
    Column("room", ForeignKey("room.code", ondelete="cascade"), primary_key=True),
    Column("ends", BigInteger, nullable=False),
    Column("is_blank", Boolean, nullable=False),
)
# The slides that stood on the wall, each once: what a report tells of.
SHOWN = Table(
    "shown_slide",
    TABLES,
    Column("room", ForeignKey("room.code", ondelete="cascade"), primary_key=True),
    Column("slide", Integer, primary_key=True, autoincrement=False),
)
# What a presenter handed over. `until`: it is a ticket to a key and can be used before then; none: it is a key.
HANDED = Table(
    "handed_key",
    TABLES,
    Column("digest", String(64), primary_key=True),
    Column("room", ForeignKey("room.code", ondelete="cascade"), nullable=False, index=True),
    Column("until", DateTime),
)
QUESTION = Table(
    "question",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("room", ForeignKey("room.code", ondelete="cascade"), nullable=False, index=True),
    Column("slide", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("choices", JSON, nullable=False),
    Column("opened_at", DateTime, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("is_released", Boolean, nullable=False),
)
ANSWER = Table(
    "answer",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("question", ForeignKey("question.id", ondelete="cascade"), nullable=False),
    # Keeps one phone to one answer. Made anew for each question, so that two answers can't be told to come from one phone.
    Column("ticket", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("choice", Integer),
    Column("is_hidden", Boolean, nullable=False),
    UniqueConstraint("question", "ticket"),
)
# An insert that knows what to do when the row is there already.
INSERTS: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
# The largest number an Integer of either database holds.
MOST_NUMBER = 2**31 - 1


def default_address() -> str:
    """INSTEG_ROOMS_DATABASE, or a file of our own."""
    if address := settings.read().rooms_database:
        return address
    folders.rooms().mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folders.rooms() / 'rooms.sqlite'}"


# What an address may begin with -> how it is spoken to.
DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
EXAMPLE = "postgresql://user@host/name"
# How long PostgreSQL may be silent before its line is given up, in seconds and, the last, in milliseconds (libpq's own parameters).
_PATIENCE = {"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 2, "tcp_user_timeout": 20_000}


def engine(address: str) -> Engine:
    """hide_parameters: what somebody answered stands in no error, and so in no log. Raises BadSetting, which never repeats a password."""
    url = _read(address)
    if url.get_backend_name() == "postgresql":
        return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=_PATIENCE)
    found = create_engine(url, hide_parameters=True)
    event.listen(found, "connect", _prepare)
    return found


def check() -> None:
    """Whether the setting can be an address of ours, and a SQLite file be opened. Raises BadSetting. A PostgreSQL that is down now may be
    there later: it is not asked."""
    if not (address := settings.read().rooms_database):
        return
    found = engine(address)
    if found.dialect.name == "sqlite":
        try:
            found.connect().close()
        except SQLAlchemyError as error:
            raise settings.BadSetting(
                f"INSTEG_ROOMS_DATABASE: {found.url.database} can't be opened as a SQLite database. Name a file in a folder that can be written."
            ) from error
    found.dispose()


def _read(address: str) -> URL:
    """The address, with the one driver that comes along: who writes postgresql:// or postgres:// means the same."""
    kind = address.partition("://")[0].partition("+")[0]
    # Only what stands before :// is repeated: a password may stand behind it, or in the place of all.
    if "://" not in address or kind not in DRIVERS:
        begun = f"begins with {kind!r}" if "://" in address else "is no address of a database"
        raise settings.BadSetting(f"INSTEG_ROOMS_DATABASE {begun}. It must begin with postgresql:// or sqlite://, as {EXAMPLE}.")
    try:
        return make_url(address).set(drivername=DRIVERS[kind])
    except (ArgumentError, ValueError) as error:
        raise settings.BadSetting(f"INSTEG_ROOMS_DATABASE is no address of a database. Write it as {EXAMPLE}.") from error


def _prepare(connection: Any, _record: object) -> None:
    """WAL: answers are written while results are read. The rest: keep references, wait for another writer."""
    for pragma in ("busy_timeout=3000", "journal_mode=wal", "synchronous=normal", "foreign_keys=on"):
        connection.execute(f"pragma {pragma}")
