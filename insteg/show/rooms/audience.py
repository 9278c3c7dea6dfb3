"""What the audience asks the presenter, and the votes for it. Who asked or voted is never written; nothing is shown before it is let through."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text, delete, func, select, update

from insteg.show.rooms.database import Database, StoreFull, counted
from insteg.show.rooms.forgetting import TABLES
from insteg.show.rooms.neutral import neutral
from insteg.show.rooms.questions import LONGEST_QUESTION, BadQuestion

MOST_OF_A_ROOM, MOST_OF_ONE = 200, 5
WISH = Table(
    "audience_question",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("room", ForeignKey("room.code", ondelete="cascade"), nullable=False, index=True),
    # Bounds what one phone asks; no other table holds the same ticket for it.
    Column("ticket", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("is_shown", Boolean, nullable=False),
    Column("is_done", Boolean, nullable=False),
)
VOTE = Table(
    "audience_vote",
    TABLES,
    Column("question", ForeignKey("audience_question.id", ondelete="cascade"), primary_key=True),
    Column("ticket", String(32), primary_key=True),
)


@dataclass(frozen=True)
class AudienceQuestion:
    """One question from the audience. is_shown: everybody may read it and vote; is_done: it was answered."""

    id: int
    text: str
    votes: int
    is_shown: bool = False
    is_done: bool = False


def put(store: Database, room: str, ticket: str, text: object) -> str:
    """Keep a question, made harmless; returns it so. Raises BadQuestion, StoreFull, StoreAway."""
    if not isinstance(text, str) or not (asked := neutral(text, LONGEST_QUESTION)):
        raise BadQuestion("question_empty", "The question has no text.")
    with store.begun() as connection:
        if counted(connection, WISH, WISH.c.room == room) >= MOST_OF_A_ROOM:
            raise StoreFull(f"{room} holds {MOST_OF_A_ROOM} questions of its audience, which is the most.")
        if counted(connection, WISH, WISH.c.room == room, WISH.c.ticket == ticket) >= MOST_OF_ONE:
            raise StoreFull(f"One phone may ask {MOST_OF_ONE} questions.")
        connection.execute(store.insert(WISH).values(room=room, ticket=ticket, text=asked, is_shown=False, is_done=False))
    return asked


def vote(store: Database, room: str, number: int, ticket: str, is_for: bool) -> None:
    """One phone's vote for a question that is shown, or its withdrawal; a second one counts no more than the first. Raises StoreAway."""
    with store.begun() as connection:
        if not is_for:
            connection.execute(delete(VOTE).where(VOTE.c.question == number, VOTE.c.ticket == ticket))
        elif counted(connection, WISH, WISH.c.room == room, WISH.c.id == number, WISH.c.is_shown):
            connection.execute(store.insert(VOTE).values(question=number, ticket=ticket).on_conflict_do_nothing())


def mark(store: Database, room: str, number: int, **state: bool) -> None:
    """Set is_shown or is_done. Raises StoreAway."""
    with store.begun() as connection:
        connection.execute(update(WISH).where(WISH.c.room == room, WISH.c.id == number).values(**state))


def listed(store: Database, room: str) -> list[AudienceQuestion]:
    """Every question of the room: most votes first, then as they came. Raises StoreAway."""
    votes = func.count(VOTE.c.ticket).label("votes")
    columns = (WISH.c.id, WISH.c.text, votes, WISH.c.is_shown, WISH.c.is_done)
    asked = select(*columns).outerjoin(VOTE, VOTE.c.question == WISH.c.id).where(WISH.c.room == room).group_by(WISH.c.id)
    with store.begun() as connection:
        return [AudienceQuestion(*row) for row in connection.execute(asked.order_by(votes.desc(), WISH.c.id))]


def shown(questions: Sequence[AudienceQuestion]) -> list[dict[str, Any]]:
    """What everybody may read of them."""
    return [{"id": item.id, "text": item.text, "votes": item.votes} for item in questions if item.is_shown and not item.is_done]
