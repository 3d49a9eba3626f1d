"""What to bring and who carries the day: quantities rolled up from the blocks, and each lead's load."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from core_facilitator.domain.agendas import Block, Material, Per, Session
from core_facilitator.domain.timing import TimedBlock, time_day


@dataclass(frozen=True, slots=True)
class Use:
    """How many of a material one block needs, where."""

    day_id: UUID
    block_id: UUID
    room_id: UUID | None
    quantity: int


@dataclass(frozen=True, slots=True)
class Needed:
    """A material over the whole session.

    `quantity` is what to bring: things counted for the session serve every block, so the most that one block needs
    is enough of them; what is used up by persons or groups adds up.
    """

    name: str
    quantity: int
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What one person leads: the blocks, and their minutes together."""

    person_id: UUID
    minutes: int
    block_ids: tuple[UUID, ...]


def quantity_of(material: Material, head_count: int) -> int:
    """Return how many are needed for that many people; a group that is not full needs a whole one."""
    if material.per is Per.PERSON:
        return material.quantity * head_count
    if material.per is Per.GROUP:
        size = max(1, material.group_size or 1)
        return material.quantity * -(-head_count // size)
    return material.quantity


def rolled_up(session: Session) -> tuple[Needed, ...]:
    """Return every material of the session by name, in the order of first use; skipped blocks need nothing."""
    uses: dict[str, list[tuple[Use, Material]]] = {}
    names: dict[str, str] = {}
    for use, material in _uses(session):
        key = material.name.casefold().strip()
        names.setdefault(key, material.name.strip())
        uses.setdefault(key, []).append((use, material))
    return tuple(Needed(names[key], _total(pairs), tuple(use for use, _ in pairs)) for key, pairs in uses.items())


def by_day(needed: tuple[Needed, ...], day_id: UUID) -> tuple[Needed, ...]:
    """Return what the day's blocks need, use by use."""
    return _only(needed, lambda use: use.day_id == day_id)


def by_room(needed: tuple[Needed, ...], room_id: UUID | None) -> tuple[Needed, ...]:
    """Return what is needed in the room (None: where no room is named), use by use."""
    return _only(needed, lambda use: use.room_id == room_id)


def loads(session: Session) -> tuple[Load, ...]:
    """Return what each lead carries, in the order of the team and then of the people; others are left out."""
    led: dict[UUID, list[tuple[UUID, int]]] = {}
    for day in session.days:
        for timed in time_day(day).blocks:
            for lead, block_id, minutes in _led(timed):
                led.setdefault(lead, []).append((block_id, minutes))
    return tuple(
        Load(person.id, sum(minutes for _, minutes in led[person.id]), tuple(block for block, _ in led[person.id]))
        for person in (*session.team, *session.people)
        if person.id in led
    )


def _led(timed: TimedBlock) -> Iterator[tuple[UUID, UUID, int]]:
    """Yield (lead, block, minutes); who leads a whole group or track leads what is inside it just once."""
    block = timed.block
    if block.skipped:
        return
    yield from ((lead, block.id, timed.minutes) for lead in block.leads)
    for track in timed.tracks:
        leads = [lead for lead in track.track.leads if lead not in block.leads]
        yield from ((lead, block.id, timed.minutes - track.slack) for lead in leads)
        already = {*block.leads, *leads}
        for inner in track.blocks:
            yield from (found for found in _led(inner) if found[0] not in already)


def _uses(session: Session) -> Iterator[tuple[Use, Material]]:
    for day in session.days:
        for block in day.blocks:
            yield from _block_uses(block, day.id, block.room, session.head_count)


def _block_uses(block: Block, day_id: UUID, room: UUID | None, people: int) -> Iterator[tuple[Use, Material]]:
    """Yield what a block needs; a block in a track is counted for the track's people and stands in its room."""
    if block.skipped:
        return
    for material in block.materials:
        yield Use(day_id, block.id, room, quantity_of(material, people)), material
    for track in block.tracks:
        for inner in track.blocks:
            where = inner.room or track.room or room
            yield from _block_uses(inner, day_id, where, len(track.people) or people)


def _total(pairs: list[tuple[Use, Material]]) -> int:
    lasting = [use.quantity for use, material in pairs if material.per is Per.SESSION]
    return max(lasting, default=0) + sum(use.quantity for use, material in pairs if material.per is not Per.SESSION)


def _only(needed: tuple[Needed, ...], wanted: Callable[[Use], bool]) -> tuple[Needed, ...]:
    found = ((one, tuple(use for use in one.uses if wanted(use))) for one in needed)
    return tuple(Needed(one.name, sum(use.quantity for use in uses), uses) for one, uses in found if uses)
