"""Which sessions used which cards: read from their blocks."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select

from core_facilitator.store.database import Database
from core_facilitator.store.tables import blocks, days, sessions

_AT_ONCE = 500
"""How many rows are taken from a result at a time, so that other threads get their turns in between."""


@dataclass(frozen=True, slots=True)
class CardUse:
    """One block that a card was put into, and the minutes planned there. `name` is what the card was called then."""

    card: str
    session_id: UUID
    block_id: UUID
    session: str
    date: date
    minutes: int
    name: str


_USES = (
    select(
        blocks.c.card,
        blocks.c.session_id,
        blocks.c.id,
        sessions.c.title,
        days.c.date,
        blocks.c.minutes,
        blocks.c.protocol,
    )
    .join_from(blocks, days, and_(days.c.session_id == blocks.c.session_id, days.c.id == blocks.c.day_id))
    .join(sessions, sessions.c.id == blocks.c.session_id)
    .where(blocks.c.card != "", blocks.c.skipped.is_(False))
    .order_by(days.c.date.desc(), days.c.session_id, days.c.position, blocks.c.position)
)


def read(database: Database) -> dict[str, tuple[CardUse, ...]]:
    """Return where each card was used, by its key, the latest first. What is skipped there does not count.

    Raises:
        WorkspaceError: when the file cannot be read.
    """
    found: dict[str, list[CardUse]] = defaultdict(list)
    with database.read() as connection:
        for rows in connection.execute(_USES).partitions(_AT_ONCE):
            for row in rows:
                found[row[0]].append(CardUse(*row))
    return {key: tuple(uses) for key, uses in found.items()}
