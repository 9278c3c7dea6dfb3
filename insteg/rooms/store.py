"""Rooms, questions and answers on disk: SQLite by default, PostgreSQL by a connection string. Who answered is never written."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    DateTime,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from insteg import places
from insteg.rooms.questions import Answer, Draft, Question

VARIABLE = "INSTEG_ROOMS_DATABASE"
# Long enough to export and review what was said, no longer.
KEPT_DAYS = 30
MOST_QUESTIONS = 60
MOST_ANSWERS = 2000

TABLES = MetaData()
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


@dataclass(frozen=True)
class Record:
    """A room as it is kept. created_at is universal time."""

    code: str
    key_digest: str
    story: str
    is_stepwise: bool
    is_over: bool
    created_at: datetime


class StoreFull(RuntimeError):
    """A room holds as many questions, or a question as many answers, as are kept."""


def default_address() -> str:
    """INSTEG_ROOMS_DATABASE, or a file of our own."""
    if address := os.environ.get(VARIABLE):
        return address
    places.rooms().mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{places.rooms() / 'rooms.sqlite'}"


def _engine(address: str) -> Engine:
    engine = create_engine(address, pool_pre_ping=not address.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection, _record) -> None:
    """WAL: answers are written while results are read. The rest: keep references, wait for another writer."""
    for pragma in ("journal_mode=wal", "synchronous=normal", "foreign_keys=on", "busy_timeout=5000"):
        connection.execute(f"pragma {pragma}")


class Store:
    """Every method is one transaction and may be called from any thread."""

    def __init__(self, address: str | None = None) -> None:
        self.engine = _engine(address or default_address())
        TABLES.create_all(self.engine)
        self.forget(datetime.now(UTC) - timedelta(days=KEPT_DAYS))

    def forget(self, before: datetime) -> int:
        """Delete rooms created before that moment with all that was said in them; returns how many."""
        with self.engine.begin() as connection:
            return connection.execute(delete(ROOM).where(ROOM.c.created_at < before.replace(tzinfo=None))).rowcount

    def add_room(self, code: str, key_digest: str, story: str, is_stepwise: bool = False) -> bool:
        """False when the code is taken."""
        self.forget(datetime.now(UTC) - timedelta(days=KEPT_DAYS))
        try:
            with self.engine.begin() as connection:
                values = {"code": code, "key_digest": key_digest, "story": story, "is_stepwise": is_stepwise}
                connection.execute(insert(ROOM).values(**values, is_over=False, created_at=_now()))
        except IntegrityError:
            return False
        return True

    def room(self, code: str) -> Record | None:
        """What is kept of the room; None when it was never there or is forgotten."""
        with self.engine.connect() as connection:
            row = connection.execute(select(ROOM).where(ROOM.c.code == code)).first()
        return None if row is None else Record(**row._mapping)

    def end_room(self, code: str) -> None:
        """Nobody can enter it any more; what was said can still be taken along."""
        with self.engine.begin() as connection:
            connection.execute(update(ROOM).where(ROOM.c.code == code).values(is_over=True))
            connection.execute(update(QUESTION).where(QUESTION.c.room == code).values(is_open=False))

    def open_question(self, room: str, draft: Draft) -> Question:
        """Open a question; the one that was open is closed. Raises StoreFull."""
        with self.engine.begin() as connection:
            if _count(connection, QUESTION, QUESTION.c.room == room) >= MOST_QUESTIONS:
                raise StoreFull(f"{room} has had {MOST_QUESTIONS} questions, which is the most.")
            connection.execute(update(QUESTION).where(QUESTION.c.room == room).values(is_open=False))
            values = {"room": room, "slide": draft.slide, "text": draft.text, "choices": list(draft.choices)}
            made = insert(QUESTION).values(**values, opened_at=_now(), is_open=True, is_released=False)
            number = connection.execute(made).inserted_primary_key[0]  # type: ignore[index]
        return self.questions(room, number)[0]

    def questions(self, room: str, number: int | None = None) -> list[Question]:
        """The questions of a room in the order they were opened, or the one with that number (none if it is another room's)."""
        asked = select(QUESTION).where(QUESTION.c.room == room).order_by(QUESTION.c.id)
        with self.engine.connect() as connection:
            rows = connection.execute(asked if number is None else asked.where(QUESTION.c.id == number)).all()
        return [Question(**{**row._mapping, "choices": tuple(row.choices)}) for row in rows]

    def mark(self, room: str, number: int, **state: bool) -> None:
        """Set is_open or is_released of a question."""
        with self.engine.begin() as connection:
            connection.execute(update(QUESTION).where(QUESTION.c.room == room, QUESTION.c.id == number).values(**state))

    def give(self, question: int, ticket: str, answer: Answer) -> None:
        """Keep an answer; the same ticket's earlier answer to that question is replaced. Raises StoreFull."""
        said = {"text": answer.text, "choice": answer.choice, "is_hidden": False}
        mine = update(ANSWER).where(ANSWER.c.question == question, ANSWER.c.ticket == ticket).values(**said)
        with self.engine.begin() as connection:
            if connection.execute(mine).rowcount:
                return
            if _count(connection, ANSWER, ANSWER.c.question == question) >= MOST_ANSWERS:
                raise StoreFull(f"Question {question} has {MOST_ANSWERS} answers, which is the most.")
        try:
            with self.engine.begin() as connection:
                connection.execute(insert(ANSWER).values(question=question, ticket=ticket, **said))
        except IntegrityError:  # the same phone sent twice at the same moment; the later one counts
            with self.engine.begin() as connection:
                connection.execute(mine)

    def hide(self, question: int, answers: Sequence[int], is_hidden: bool) -> None:
        with self.engine.begin() as connection:
            connection.execute(
                update(ANSWER).where(ANSWER.c.question == question, ANSWER.c.id.in_(list(answers))).values(is_hidden=is_hidden)
            )

    def answers(self, question: int) -> list[Answer]:
        columns = (ANSWER.c.id, ANSWER.c.text, ANSWER.c.choice, ANSWER.c.is_hidden)
        with self.engine.connect() as connection:
            # In the order of the words, not of time: when somebody answered is nobody's business.
            rows = connection.execute(select(*columns).where(ANSWER.c.question == question).order_by(ANSWER.c.text, ANSWER.c.id)).all()
        return [Answer(*row) for row in rows]

    def count(self, question: int) -> int:
        with self.engine.connect() as connection:
            return _count(connection, ANSWER, ANSWER.c.question == question)


def _count(connection: Connection, table: Table, condition) -> int:
    return connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one()


def _now() -> datetime:
    """Universal time without zone: SQLite keeps none."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
