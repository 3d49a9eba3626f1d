"""What is free, or could be filled otherwise, where the keyboard is in a day: how long, for how many, and where."""

from dataclasses import dataclass

from core_facilitator.domain.agendas import Room, Session
from core_facilitator.domain.edits import find
from core_facilitator.domain.materials import counted_for
from core_facilitator.domain.timing import TimedBlock, TimedDay
from core_facilitator.gui.models.day_rows import Row, RowKind


@dataclass(frozen=True, slots=True)
class Hole:
    """A place in a day: its minutes, how many take part, if that is known, and the room they are in."""

    minutes: int
    people: int | None
    room: Room | None


def hole_at(row: Row | None, timed: TimedDay, session: Session) -> Hole | None:
    """Return the gap, block or track of a row, or what is left of the day where none is; None for no minutes."""
    made: Hole | None
    if row is None:
        made = _of_day(timed, session)
    elif row.kind is RowKind.TRACK:
        made = _of_track(row, timed, session)
    else:
        made = _of_block(row, timed, session)
    return made if made is not None and made.minutes > 0 else None


def _of_day(timed: TimedDay, session: Session) -> Hole:
    last = timed.blocks[-1] if timed.blocks else None
    return Hole(timed.slack, session.head_count or None, _room(last, session))


def _of_track(row: Row, timed: TimedDay, session: Session) -> Hole | None:
    """Return what is free at the end of a track, or all of its time where nothing is in it."""
    for group in timed.blocks:
        for track in group.tracks:
            if track.track.id == row.key:
                minutes = track.slack if track.track.blocks else group.minutes
                people = counted_for(session).get(row.key, 0) or None
                return Hole(minutes, people, session.room(track.track.room or group.block.room))
    return None


def _of_block(row: Row, timed: TimedDay, session: Session) -> Hole | None:
    found = timed.find(row.key)
    if found is None:
        return None
    if row.kind is RowKind.GAP:
        before = timed.blocks[timed.blocks.index(found) - 1] if found in timed.blocks[1:] else None
        room = _room(before, session) or _room(found, session)
        return Hole(found.gap, session.head_count or None, room)
    track_id = find(session, row.key).track_id
    people = session.head_count if track_id is None else counted_for(session).get(track_id, 0)
    room = _room(found, session)
    if room is None and track_id is not None:
        tracks = (track for group in timed.day.blocks for track in group.tracks)
        room = next((session.room(track.room) for track in tracks if track.id == track_id), None)
    return Hole(found.planned, people or None, room)


def _room(timed: TimedBlock | None, session: Session) -> Room | None:
    return None if timed is None else session.room(timed.block.room)
