"""The tickets and sheets of the check-in that is open: put in sealed, counted, and taken out once, when it closes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Table, Uuid, bindparam, delete, exists, func, insert, select

from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import MOST_EXPECTED, CheckIn, Rules, Sheet, State, Tally
from core_facilitator.domain.instruments import Instrument
from core_facilitator.store import sealed
from core_facilitator.store.tables import sheets, tickets, waves

_STEP = 256
"""Bytes: sealed answers are as long as a multiple of it."""

_WIDEST = "\U0001f33f"
"""A character of as many bytes as any has."""


def sealed_answer(check_in: CheckIn, answer: Sheet | Tally, public: bytes) -> bytes:
    """Return an answer, sealed. Those of one person are all of one length, whatever they say."""
    from core_facilitator.store import check_in_forms

    padded = _fullest(check_in.instrument, check_in.rules)
    return sealed.seal(check_in_forms.answer_bytes(answer), public, check_in.id.bytes, padded=padded)


@lru_cache(maxsize=4)
def _fullest(instrument: Instrument, rules: Rules) -> int:
    """Return how many bytes the longest answer of one person can take."""
    from core_facilitator.store import check_in_forms

    scales = {scale.key: scale for scale in instrument.scales}
    longest = Sheet(
        values=tuple((one.key, max(scales[one.scale].values, key=_digits)) for one in instrument.chosen),
        words=tuple((one.key, _WIDEST * one.most) for one in instrument.written),
        parts=tuple(
            (split.key, max((part.key for part in split.parts), key=len, default="")) for split in rules.splits
        ),
    )
    return len(check_in_forms.answer_bytes(longest)) // _STEP * _STEP + _STEP


def _digits(value: int) -> int:
    return len(str(value))


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a ticket: whether its check-in is open, it was given, and its answer is there."""

    open: bool
    given: bool
    answered: bool


_OF: BindParameter[UUID] = bindparam("check_in", type_=Uuid())
_STATE = select(waves.c.state).where(waves.c.id == _OF).scalar_subquery()
_STANDING = select(
    _STATE,
    exists().where(tickets.c.check_in == _OF, tickets.c.key == bindparam("ticket")),
    exists().where(sheets.c.check_in == _OF, sheets.c.key == bindparam("sheet")),
)
_ROOM = select(
    _STATE,
    select(waves.c.expected).where(waves.c.id == _OF).scalar_subquery(),
    select(func.count()).select_from(tickets).where(tickets.c.check_in == _OF).scalar_subquery(),
)
"""One statement each, made once: forty phones at the same time wait for one another here."""


def standing(connection: Connection, check_in: UUID, ticket: Ticket) -> Standing:
    """Return what is known of a ticket."""
    wanted = {"check_in": check_in, "ticket": _hash(tickets, ticket), "sheet": _hash(sheets, ticket)}
    state, given, answered = connection.execute(_STANDING, wanted).one()
    return Standing(state == State.OPEN.value, bool(given), bool(answered))


def tickets_left(connection: Connection, check_in: UUID) -> int | None:
    """Return how many more tickets may be given, or None where the check-in is not open."""
    state, expected, given = connection.execute(_ROOM, {"check_in": check_in}).one()
    return (expected or MOST_EXPECTED) - given if state == State.OPEN.value else None


def count_answers(connection: Connection, check_in: UUID) -> int:
    """Return how many people's answers there are."""
    counted = select(func.coalesce(func.sum(sheets.c.answers), 0)).where(sheets.c.check_in == check_in)
    return int(connection.execute(counted).scalar_one())


def add_ticket(connection: Connection, check_in: UUID, ticket: Ticket) -> None:
    """Remember that a ticket was given."""
    connection.execute(insert(tickets), {"check_in": check_in, "key": _hash(tickets, ticket)})


def add_sheet(connection: Connection, check_in: UUID, ticket: Ticket, answers: int, box: bytes) -> None:
    """Keep a sealed answer."""
    row = {"check_in": check_in, "key": _hash(sheets, ticket), "answers": answers, "sealed": box}
    connection.execute(insert(sheets), row)


def remove_sheet(connection: Connection, check_in: UUID, ticket: Ticket) -> None:
    """Remove the answer that a ticket gave, if there is one."""
    gone = delete(sheets).where(sheets.c.check_in == check_in, sheets.c.key == _hash(sheets, ticket))
    connection.execute(gone)


def remove_all(connection: Connection, check_in: UUID) -> None:
    """Remove every answer and every ticket of a check-in."""
    for table in (sheets, tickets):
        connection.execute(delete(table).where(table.c.check_in == check_in))


def unsealed(connection: Connection, check_in: UUID, private: bytes) -> Iterator[Sheet | Tally]:
    """Yield every answer, in the order of hashes, which says nothing.

    Raises:
        UnsealError: when one was sealed to another key.
        UnreadableError: when one is none.
    """
    from core_facilitator.store import check_in_forms

    for box in connection.execute(select(sheets.c.sealed).where(sheets.c.check_in == check_in)).scalars():
        yield check_in_forms.read_answer(sealed.unseal(box, private, check_in.bytes))


def _hash(table: Table, ticket: Ticket) -> bytes:
    """Return the key of a ticket in one of the two tables: without its secret, none leads to the other."""
    purpose = b"ticket" if table is tickets else b"sheet"
    return sha256(purpose + ticket.secret.encode("utf-8", "surrogatepass")).digest()
