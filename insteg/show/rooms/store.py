"""Rooms, questions and answers, the same on SQLite and PostgreSQL. Who answered is never written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update

from insteg.show.rooms import changes, database, forgetting
from insteg.show.rooms.database import StoreAway, StoreFull, counted
from insteg.show.rooms.live import LiveStore, Position
from insteg.show.rooms.questions import Answer, Draft, Question
from insteg.show.rooms.tables import ANSWER, QUESTION, ROOM, TABLES

__all__ = ["TABLES", "Position", "RoomRecord", "SeminarStore", "StoreAway", "StoreFull"]
MOST_QUESTIONS = 60
MOST_ANSWERS = 2000


@dataclass(frozen=True)
class RoomRecord:
    """A room as it is kept. created_at is universal time."""

    code: str
    key_digest: str
    story: str
    is_stepwise: bool
    is_over: bool
    created_at: datetime


class SeminarStore(LiveStore):
    """Every method is one transaction and may be called from any thread. All raise StoreAway."""

    def __init__(self, address: str | None = None) -> None:
        super().__init__(address)
        self.forget_old()

    def forget_old(self) -> None:
        """Delete the rooms whose time is over, by a clock that can be believed."""
        with self.begun() as connection:
            latest = connection.execute(select(func.max(ROOM.c.created_at))).scalar_one()
            _forget(connection, forgetting.limit(connection, _now(), latest))

    def forget(self, before: datetime) -> int:
        """Delete rooms created before that moment with all that was said in them; returns how many."""
        with self.begun() as connection:
            return _forget(connection, before)

    def add_room(self, code: str, key_digest: str, story: str, is_stepwise: bool = False) -> bool:
        """False when the code is taken."""
        self.forget_old()
        values = {"code": code, "key_digest": key_digest, "story": story, "is_stepwise": is_stepwise}
        made = self.insert(ROOM).values(**values, is_over=False, created_at=_now()).on_conflict_do_nothing()
        with self.begun() as connection:
            return connection.execute(made.returning(ROOM.c.code)).first() is not None

    def room(self, code: str) -> RoomRecord | None:
        """What is kept of the room; None when it was never there or is forgotten."""
        with self.begun() as connection:
            row = connection.execute(select(ROOM).where(ROOM.c.code == code)).first()
        return None if row is None else RoomRecord(**row._mapping)

    def end_room(self, code: str) -> None:
        """Nobody can enter it any more; what was said can still be taken along."""
        with self.begun() as connection:
            connection.execute(update(ROOM).where(ROOM.c.code == code).values(is_over=True))
            connection.execute(update(QUESTION).where(QUESTION.c.room == code).values(is_open=False))
            self.changes.tell(connection, code, changes.OVER)

    def open_question(self, room: str, draft: Draft) -> Question:
        """Open a question; the one that was open is closed. Raises StoreFull."""
        with self.begun() as connection:
            if counted(connection, QUESTION, QUESTION.c.room == room) >= MOST_QUESTIONS:
                raise StoreFull(f"{room} has had {MOST_QUESTIONS} questions, which is the most.")
            connection.execute(update(QUESTION).where(QUESTION.c.room == room).values(is_open=False))
            values = {"room": room, "slide": draft.slide, "text": draft.text, "choices": list(draft.choices)}
            made = self.insert(QUESTION).values(**values, opened_at=_now(), is_open=True, is_released=False)
            number = connection.execute(made.returning(QUESTION.c.id)).scalar_one()
        return self.questions(room, number)[0]

    def questions(self, room: str, number: int | None = None) -> list[Question]:
        """The questions of a room in the order they were opened, or the one with that number (none if it is another room's)."""
        asked = select(QUESTION).where(QUESTION.c.room == room).order_by(QUESTION.c.id)
        with self.begun() as connection:
            rows = connection.execute(asked if number is None else asked.where(QUESTION.c.id == number)).all()
        return [Question(**{**row._mapping, "choices": tuple(row.choices)}) for row in rows]

    def mark(self, room: str, number: int, **state: bool) -> None:
        """Set is_open or is_released of a question."""
        with self.begun() as connection:
            connection.execute(update(QUESTION).where(QUESTION.c.room == room, QUESTION.c.id == number).values(**state))

    def give(self, question: int, ticket: str, answer: Answer) -> None:
        """Keep an answer; the same ticket's earlier answer to that question is replaced. Raises StoreFull.

        What the presenter has hidden stays hidden, whatever its phone sends next, until it is let in again.
        """
        said = {"text": answer.text, "choice": answer.choice}
        made = self.insert(ANSWER).values(question=question, ticket=ticket, is_hidden=False, **said)
        made = made.on_conflict_do_update(index_elements=["question", "ticket"], set_=said)
        with self.begun() as connection:
            is_mine = counted(connection, ANSWER, ANSWER.c.question == question, ANSWER.c.ticket == ticket) > 0
            if not is_mine and counted(connection, ANSWER, ANSWER.c.question == question) >= MOST_ANSWERS:
                raise StoreFull(f"Question {question} has {MOST_ANSWERS} answers, which is the most.")
            connection.execute(made)

    def hide(self, question: int, answers: Sequence[int], is_hidden: bool) -> None:
        with self.begun() as connection:
            connection.execute(
                update(ANSWER).where(ANSWER.c.question == question, ANSWER.c.id.in_(list(answers))).values(is_hidden=is_hidden)
            )

    def answers(self, question: int) -> list[Answer]:
        columns = (ANSWER.c.id, ANSWER.c.text, ANSWER.c.choice, ANSWER.c.is_hidden)
        with self.begun() as connection:
            # In the order of the words, not of time: when somebody answered is nobody's business.
            rows = connection.execute(select(*columns).where(ANSWER.c.question == question).order_by(ANSWER.c.text, ANSWER.c.id)).all()
        return [Answer(*row) for row in rows]

    def count(self, question: int) -> int:
        with self.begun() as connection:
            return counted(connection, ANSWER, ANSWER.c.question == question)


def _forget(connection: Connection, before: datetime) -> int:
    return connection.execute(delete(ROOM).where(ROOM.c.created_at < before.replace(tzinfo=None))).rowcount


_now = database.now
