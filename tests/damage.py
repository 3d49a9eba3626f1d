"""A workspace of several pages, and how its pages are spoiled."""

from datetime import date, time
from pathlib import Path
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day, Session
from core_facilitator.domain.people import Person
from core_facilitator.store import files
from samples import key

PAGE = 4096
LONG = "what was said in the circle " * 60


def plan(number: int) -> Session:
    """A session of a few pages: each block has more text than half a page holds."""
    start = number * 100
    blocks = tuple(
        Block(id=key(start + place), title=f"Block {place}", minutes=5, notes=f"{place} {LONG}") for place in range(12)
    )
    day = Day(id=key(start + 50), date=date(2026, 8, 6), start=time(9), end=time(16), time_zone="UTC", blocks=blocks)
    people = tuple(Person(id=key(start + 60 + place), name=f"Person {place}") for place in range(4))
    return Session(id=key(start + 99), title=f"Session {number}", days=(day,), people=people)


PLANS = tuple(plan(number) for number in range(1, 6))


def spoil(folder: Path, *pages: int) -> None:
    data = bytearray((folder / files.DATABASE).read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    (folder / files.DATABASE).write_bytes(data)


def blocks(session: Session) -> dict[UUID, Block]:
    return {block.id: block for day in session.days for block in day.blocks}
