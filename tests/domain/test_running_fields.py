"""What a block says of its running is its own: whoever copies, moves or keeps a block keeps that too."""

from collections.abc import Callable
from datetime import date
from itertools import count
from uuid import UUID

import pytest

from core_facilitator.domain import edits
from core_facilitator.domain.agendas import Block, RoomLayout, Session, all_blocks
from core_facilitator.domain.pastes import paste_blocks
from core_facilitator.domain.template_making import Keep, as_template
from core_facilitator.domain.templates import Beginning, Template, begin
from samples import CALLS, FIRST_DAY, SECOND_DAY, SPARE, key, retreat

SAYS = {
    "droppable": True,
    "goes_on": True,
    "warn_at": 3,
    "last_at": 1,
    "sound": True,
    "layout": RoomLayout.PROMPT,
}
_fresh = map(key, count(4_000))


def new_id() -> UUID:
    return next(_fresh)


def plan() -> Session:
    """The sample, in which a block of a track says the same of its running as one of the day."""
    return edits.change_block(retreat(), CALLS, **SAYS)


def saying(session: Session) -> list[str]:
    """Return what the blocks are called that say all of it, in order of the plan."""
    blocks = [block for day in session.days for block in all_blocks(day.blocks)]
    return [block.title for block in blocks if {name: getattr(block, name) for name in SAYS} == SAYS]


def _pasted() -> Session:
    blocks = tuple(block for block in plan().days[0].blocks if block.id == SPARE)
    return paste_blocks(plan(), blocks, plan(), edits.Place(SECOND_DAY, 0), new_id).session


def _template() -> Session:
    return as_template(plan(), Keep(rooms=False, script=False), new_id).session


def _begun() -> Session:
    template = Template(key="own", title="Ours", session=_template(), about="", own=True)
    return begin(template, Beginning(first=date(2027, 3, 1), title="Spring"), new_id).session


SONG, LISTEN = "Song", "Listen to calls"
ONCE, TWICE = [SONG, LISTEN], [SONG, LISTEN, SONG, LISTEN]


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (lambda: edits.duplicate_blocks(plan(), [SPARE], new_id), [SONG, SONG, LISTEN]),
        (lambda: edits.move_blocks(plan(), [SPARE], edits.Place(SECOND_DAY, 0)), [LISTEN, SONG]),
        (lambda: edits.copy_day(plan(), FIRST_DAY, date(2026, 10, 16), new_id), TWICE),
        (lambda: edits.duplicate_session(plan(), new_id), ONCE),
        (_pasted, [SONG, LISTEN, SONG]),
        (_template, ONCE),
        (_begun, ONCE),
    ],
    ids=["a copy", "a move", "a copied day", "a copied session", "a paste", "a template", "a session from a template"],
)
def test_it_is_kept_by(made: Callable[[], Session], expected: list[str]) -> None:
    assert saying(made()) == expected


def test_a_new_block_says_nothing_of_it() -> None:
    usual = {"droppable": False, "goes_on": False, "warn_at": None, "last_at": None, "sound": False}
    block = Block(id=key(1))
    assert {name: getattr(block, name) for name in usual} == usual
    assert block.layout is RoomLayout.FULL
