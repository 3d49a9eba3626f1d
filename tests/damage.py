"""A workspace of several pages, and how its pages are spoiled."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day, Session
from core_facilitator.domain.people import Person
from core_facilitator.store import files, tables
from core_facilitator.store.salvage import Salvage
from core_facilitator.store.workspace import Workspace
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


LIBRARY = {
    (table.name, row[next(iter(row))]): row
    for number in range(40)
    for table, row in (
        (
            tables.protocols,
            {
                "key": f"own-{number}",
                "name": f"Our practice {number}",
                "card": {"purpose": LONG},
                "retired": number % 2 == 0,
                "changed_at": datetime(2026, 11, 22, 9, number, tzinfo=UTC),
            },
        ),
        (
            tables.templates,
            {
                "id": key(7000 + number),
                "title": f"Our day {number}",
                "about": "",
                "agenda": LONG,
                "changed_at": datetime(2026, 11, 22, 10, number, tzinfo=UTC),
            },
        ),
        (tables.card_marks, {"key": f"card-{number}", "favorite": True, "tags": ["ours", LONG]}),
        (
            tables.collections,
            {"id": key(8000 + number), "title": "Our ten", "about": LONG, "cards": ["own-1", "tu-case-clinic"]},
        ),
    )
}
"""Rows of the own library, by table and key: several pages of each."""


def fill_library(workspace: Workspace) -> None:
    with workspace.database.step("Library") as write:
        for (name, _key), row in LIBRARY.items():
            write.add(tables.metadata.tables[name], row)


def library_of(found: Salvage) -> dict[tuple[str, object], dict[str, object]]:
    return {(table.name, row[next(iter(row))]): row for (table, *_key), row in found.library.items()}


def spoil(folder: Path, *pages: int) -> None:
    data = bytearray((folder / files.DATABASE).read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    (folder / files.DATABASE).write_bytes(data)


def blocks(session: Session) -> dict[UUID, Block]:
    return {block.id: block for day in session.days for block in day.blocks}
