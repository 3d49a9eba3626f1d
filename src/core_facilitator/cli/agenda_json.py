"""A session on the clock for other programs."""

from dataclasses import fields
from datetime import date, datetime, time
from enum import Enum
from uuid import UUID

from core_facilitator.domain.agendas import Block, Session
from core_facilitator.domain.conflicts import Conflict, conflicts
from core_facilitator.domain.materials import Load, Needed, loads, rolled_up
from core_facilitator.domain.timing import MovePin, TimedBlock, TimedDay, Trim, repairs, time_day

_SHOWN_BY_NAME = {"id", "leads", "room", "people", "groups", "tracks", "title", "minutes", "kind"}


def as_json(session: Session) -> dict[str, object]:
    """Return the session with its derived times, as values that JSON knows. Times carry their offset."""
    return {
        "id": str(session.id),
        "title": session.title,
        "organization": session.organization,
        "place": session.place,
        "head_count": session.head_count,
        "days": [_day(session, time_day(day)) for day in session.days],
        "conflicts": [_conflict(conflict) for conflict in conflicts(session)],
        "loads": [_load(session, load) for load in loads(session)],
        "materials": [_needed(session, needed) for needed in rolled_up(session)],
    }


def _day(session: Session, timed: TimedDay) -> dict[str, object]:
    day = timed.day
    return {
        "id": str(day.id),
        "date": str(day.date),
        "title": day.title,
        "time_zone": day.time_zone,
        "closing": day.closing,
        "start": timed.start.isoformat(),
        "end": timed.end.isoformat(),
        "planned_end": timed.planned_end.isoformat(),
        "slack": timed.slack,
        "planned_minutes": timed.planned_minutes,
        "available_minutes": timed.available_minutes,
        "blocks": [_block(session, timed, one) for one in timed.blocks],
    }


def _block(session: Session, day: TimedDay, timed: TimedBlock) -> dict[str, object]:
    block = timed.block
    room = session.room(block.room)
    return {
        "id": str(block.id),
        "title": block.title,
        "start": timed.start.isoformat(),
        "end": timed.end.isoformat(),
        "minutes": timed.minutes,
        "kind": block.kind.value,
        "shape": block.shape.value,
        "gap": timed.gap,
        "overlap": timed.overlap,
        "repairs": [_repair(repair) for repair in repairs(day, block.id)],
        "leads": _names(session, block.leads),
        "room": room.name if room else None,
        **{name: value for name, value in _rest(block).items() if value not in (None, "", [], False)},
        "groups": [
            {
                "title": group.title,
                "people": _names(session, group.people),
                "room": place.name if (place := session.room(group.room)) else None,
            }
            for group in block.groups
        ],
        "tracks": [
            {
                "id": str(track.track.id),
                "title": track.track.title,
                "leads": _names(session, track.track.leads),
                "people": _names(session, track.track.people),
                "room": place.name if (place := session.room(track.track.room)) else None,
                "slack": track.slack,
                "blocks": [_block(session, day, inner) for inner in track.blocks],
            }
            for track in timed.tracks
        ],
    }


def _rest(block: Block) -> dict[str, object]:
    """Return the fields that a block has besides its time, place and people."""
    return {
        field.name: _plain(getattr(block, field.name)) for field in fields(block) if field.name not in _SHOWN_BY_NAME
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date | datetime):
        return value.isoformat()
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def _names(session: Session, keys: tuple[UUID, ...]) -> list[str]:
    return [person.name for key in keys if (person := session.person(key))]


def _repair(repair: Trim | MovePin) -> dict[str, object]:
    if isinstance(repair, Trim):
        return {"trim": str(repair.block_id), "minutes": repair.minutes}
    return {"pin": str(repair.block_id), "to": repair.to.isoformat("minutes")}


def _conflict(conflict: Conflict) -> dict[str, object]:
    return {field.name: _plain(getattr(conflict, field.name)) for field in fields(conflict)}


def _load(session: Session, load: Load) -> dict[str, object]:
    (lead,) = _names(session, (load.person_id,))
    return {"lead": lead, "minutes": load.minutes, "blocks": _plain(load.block_ids)}


def _needed(session: Session, needed: Needed) -> dict[str, object]:
    uses = [
        {
            "day": str(use.day_id),
            "block": str(use.block_id),
            "room": room.name if (room := session.room(use.room_id)) else None,
            "quantity": use.quantity,
        }
        for use in needed.uses
    ]
    return {"name": needed.name, "quantity": needed.quantity, "uses": uses}
