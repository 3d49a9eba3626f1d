"""Check-ins for tests: what is asked, what people answer, and how answers are looked for where none may be."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import CheckIn, Part, Rules, Sheet, Split, Tally
from core_facilitator.domain.instruments import Group, Instrument, Point, Reading, Scale, Scaling, Statement, Wording
from core_facilitator.room.addresses import Candidate, Kind
from core_facilitator.store import files, tables
from core_facilitator.store.check_ins import CheckIns
from core_facilitator.store.salvage_roots import Pages
from core_facilitator.store.workspace import Workspace
from samples import CLINIC, key, retreat

TODAY = date(2026, 10, 14)
CHECK_IN = key(800)
MARK = "Quetzalcoatlus"
HERE = Candidate("127.0.0.1", Kind.WIFI)

AGREE = Scale(
    key="agree",
    scaling=Scaling.AGREEMENT,
    points=tuple(Point(value, Wording(f"{value} of 5", f"{value} de 5")) for value in range(1, 6)),
)
PULSE = Instrument(
    key="our-pulse",
    title=Wording("Our pulse", "Nuestro pulso"),
    introduction=Wording("Think of this month."),
    statements=(
        Statement(key="in", text=Wording("I belong here."), scale="agree", group="inclusion"),
        Statement(key="ch", text=Wording("I held back."), scale="agree", group="challenger", reverse=True),
        Statement(key="more", text=Wording("What would help?", "¿Qué ayudaría?"), most=200),
    ),
    scales=(AGREE,),
    groups=(
        Group(key="inclusion", title=Wording("Inclusion"), question=Wording("Am I wanted here?")),
        Group(key="challenger", title=Wording("Challenger")),
    ),
    reading=Reading.PULSE,
    shuffled=True,
    caveats=("Single items are for talking.",),
)
ROLES = Split(
    key="role", title=Wording("I work as"), parts=(Part("t", Wording("teacher")), Part("d", Wording("director")))
)


def prepared(number: int = 0, **more: Any) -> CheckIn:
    """Return a check-in of twenty people, with every kind of field used."""
    made = CheckIn(
        id=key(800 + number),
        title="Pulse, day 1 — “Ünïcödé” 🙂",
        instrument=PULSE,
        rules=Rules(scores_from=6, words_from=7, splits=(ROLES,)),
        session=retreat().id,
        block=CLINIC,
        expected=20,
        people=frozenset({key(1), key(2)}),
        leaders=True,
    )
    return replace(made, **more)


def sheet(number: int = 0, words: str = "") -> Sheet:
    """Return what somebody answered."""
    said = (("more", words),) if words else ()
    return Sheet(values=(("in", number % 5 + 1), ("ch", (number * 3) % 5 + 1)), words=said, parts=(("role", "t"),))


PAPER = Tally(sheets=3, marks=(("in", (1, 0, 1, 1, 0)), ("ch", (1, 1, 1, 0, 0))), words=(("more", "Chalk"),))


def opened(workspace: Workspace, check_in: CheckIn | None = None) -> CheckIn:
    """Prepare a check-in and open it."""
    wanted = check_in or prepared()
    workspace.check_ins.keep(wanted, "Prepare")
    return workspace.check_ins.open(wanted.id, TODAY)


def ticket(desk: CheckIns, check_in: CheckIn) -> Ticket:
    """Return a new ticket."""
    given = desk.ticket(check_in.id)
    assert isinstance(given, Ticket)
    return given


def answer(desk: CheckIns, check_in: CheckIn, count: int, *, words: str = "") -> list[Ticket]:
    """Let so many people answer, and return their tickets."""
    tickets = [ticket(desk, check_in) for _person in range(count)]
    for number, one in enumerate(tickets):
        assert desk.answer(check_in.id, one, sheet(number, words)) is Taken.KEPT
    return tickets


def hand_in(desk: CheckIns, check_in: UUID, sheets: Iterable[Sheet]) -> None:
    """Let somebody answer with each of these sheets."""
    for one in sheets:
        given = desk.ticket(check_in)
        assert isinstance(given, Ticket)
        assert desk.answer(check_in, given, one) is Taken.KEPT


def counted(workspace: Workspace) -> tuple[int, int]:
    """Return how many sheets and tickets there are."""
    with workspace.database.read() as connection:
        sheets, tickets = (len(connection.execute(select(table)).all()) for table in (tables.sheets, tables.tickets))
    return sheets, tickets


def plain_pages(workspace: Workspace, database: Path | None = None) -> bytes:
    """Return all that stands in a closed workspace's database for whoever has its key, used or not: every page."""
    pages = Pages(database or workspace.folder / files.DATABASE, workspace._key)
    found = [pages.read(number) for number in range(1, pages.count + 1)]
    assert None not in found
    return b"".join(page for page in found if page)
