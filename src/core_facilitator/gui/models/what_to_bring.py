"""What to bring to a session, a day or a room, in words: each material with its number and the blocks that use it."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.materials import Needed, by_day, by_room, rolled_up
from core_facilitator.gui.models.block_titles import short_title
from core_facilitator.gui.models.day_notes import day_name
from core_facilitator.gui.models.lines import Line

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a session: all of it, one day, or one room (None: where no room is named)."""

    text: str
    day: UUID | None = None
    room: UUID | None = None
    roomless: bool = False


def scopes(session: Session) -> tuple[Scope, ...]:
    """Return the parts that a list can be for: the whole session, its days, and the rooms that anything is used in."""
    used = {use.room_id for needed in rolled_up(session) for use in needed.uses}
    days = (Scope(day_name(number, day), day=day.id) for number, day in enumerate(session.days, start=1))
    rooms = (Scope(room.name, room=room.id) for room in session.rooms if room.id in used)
    roomless = (
        (Scope(translate("Materials", "Without a room"), roomless=True),) if None in used and len(used) > 1 else ()
    )
    return (Scope(translate("Materials", "The whole session")), *days, *rooms, *roomless)


def needed_in(session: Session, scope: Scope) -> tuple[Needed, ...]:
    """Return what is needed in a part of a session."""
    needed = rolled_up(session)
    if scope.day is not None:
        return by_day(needed, scope.day)
    return by_room(needed, scope.room) if scope.room is not None or scope.roomless else needed


def lines(session: Session, scope: Scope) -> tuple[Line, ...]:
    """Return a line for each material: its number, and the blocks that use it. The key is the first of them."""
    return tuple(
        Line(
            key=needed.uses[0].block_id,
            glyph="arrow-right",
            title=needed.name,
            detail=", ".join(dict.fromkeys(_titles(needed, session))),
            end=f"×{needed.quantity}",
        )
        for needed in needed_in(session, scope)
    )


def as_text(session: Session, scope: Scope) -> str:
    """Return the list as lines of plain text, for an email or another program."""
    return "\n".join(f"{needed.quantity} × {needed.name}" for needed in needed_in(session, scope))


def _titles(needed: Needed, session: Session) -> list[str]:
    blocks = (session.block(use.block_id) for use in needed.uses)
    return [short_title(block) for block in blocks if block is not None]
