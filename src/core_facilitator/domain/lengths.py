"""Making blocks longer or shorter: no number is ever kept that does not count, and what cannot be is named."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.edits import change_day, find, group_of
from core_facilitator.domain.timing import resized, time_day


@dataclass(frozen=True, slots=True)
class Resized:
    """The session with other minutes.

    `held` are the blocks that keep theirs: those with a fixed end, which alone says how long they take, and groups
    whose longest tracks cannot give or take so much at their end.
    """

    session: Session
    held: tuple[UUID, ...] = ()


def set_minutes(session: Session, block_id: UUID, minutes: int) -> Resized:
    """Make a block so long, a group at the end of its longest tracks.

    Raises:
        KeyError: when the session has no such block.
    """
    return _resized(session, block_id, lambda _: minutes)


def lengthen(session: Session, ids: Collection[UUID], by: int) -> Resized:
    """Make each of the blocks so many minutes longer (or shorter), never less than nothing.

    A group of which a block is chosen too follows from that block, and is not changed a second time.

    Raises:
        KeyError: when the session has no such block.
    """
    held: tuple[UUID, ...] = ()
    groups = {within for key in ids if (within := _group(session, key)) is not None}
    for key in ids:
        if key not in groups:
            made = _resized(session, key, lambda minutes: max(0, minutes + by))
            session, held = made.session, (*held, *made.held)
    return Resized(session, held)


def _resized(session: Session, block_id: UUID, wanted: Callable[[int], int]) -> Resized:
    place = find(session, block_id)
    timed = next(time_day(day) for day in session.days if day.id == place.day_id)
    target = timed.find(block_id)
    if target is None:  # inside a group that is skipped
        return Resized(session, (block_id,))
    minutes = wanted(target.planned)
    if minutes == target.planned:
        return Resized(session)
    made = resized(timed, target, minutes)
    return Resized(session, (block_id,)) if made is None else Resized(change_day(session, made.id, blocks=made.blocks))


def _group(session: Session, block_id: UUID) -> UUID | None:
    """Return the group in whose tracks the block is."""
    track = find(session, block_id).track_id
    return None if track is None else group_of(session, track).id
