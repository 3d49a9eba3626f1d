"""What the library offers for the stage that asks for care, and where in the agenda there is time for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from core_facilitator.domain.agendas import Block, Room, Session
from core_facilitator.domain.edits import Place, find
from core_facilitator.domain.fitting import minutes_for
from core_facilitator.domain.library import Facet, Library, Wanted
from core_facilitator.domain.offers import gap
from core_facilitator.domain.protocols import Practice, Protocol, Stage
from core_facilitator.domain.result_views import Stage as ResultStage
from core_facilitator.domain.timing import TimedBlock, TimedDay, time_day

OFFERED = 3

_LEAST = 25
"""Minutes under which a gap is a pause: no card about a stage can be led in less."""

_WARM_UP = 15
"""Minutes under which a card wakes people up, and changes no stage."""

_FAR = 2

_OWN, _ALL = "stages", "All stages"
"""The framework of the four stages, and the phase of its cards that are for each of them."""


@dataclass(frozen=True, slots=True)
class Free:
    """A place in the agenda: its minutes, or None where nothing there is free and what comes later moves."""

    place: Place
    minutes: int | None = None
    room: Room | None = None


def offered(
    library: Library, stage: Stage, session: Session | None, now: datetime, after: UUID | None = None
) -> tuple[tuple[Protocol, ...], Free | None]:
    """Return cards for a stage, and the place for one of them: the next gap of the agenda that some of them fit.

    Where none fits anywhere, the place is that of `otherwise`. Without an agenda there is none.

    Args:
        library: the cards.
        stage: the one that asks for care.
        session: the agenda.
        now: what lies before it is over.
        after: the key of the block that the check-in was.
    """
    if session is None:
        return for_stage(library, stage, None), None
    people = session.head_count or None
    for free in gaps(session, now):
        found = for_stage(library, stage, free, people)
        if found:
            return found, free
    place = otherwise(session, now, after)
    return for_stage(library, stage, place, people), place


def gaps(session: Session, now: datetime) -> Iterator[Free]:
    """Yield where the agenda has time from now on, the next first: between blocks, and before a day's end."""
    for day in session.days:
        timed = time_day(day)
        if timed.planned_end > now:
            yield from _in_day(timed, session, now)


def otherwise(session: Session, now: datetime, after: UUID | None = None) -> Free | None:
    """Return where a card goes that fits no gap: what comes later moves, and the day may run over.

    That is after the check-in, or before what begins next; on a day that has not begun, its end.
    """
    days = tuple(time_day(day) for day in session.days)
    to_come = [day for day in days if day.planned_end > now]
    if not days:
        return None
    timed = to_come[0] if to_come else days[-1]
    begun = sum(1 for one in timed.blocks if one.start <= now)
    asked = None if after is None or session.block(after) is None else find(session, after)
    if asked is not None and asked.day_id == timed.day.id:
        within = asked.track_id is not None
        index = asked.index + 1 if within else max(asked.index + 1, begun)
        return Free(Place(timed.day.id, index, asked.track_id))
    return Free(Place(timed.day.id, begun or len(timed.blocks)))


def for_stage(library: Library, stage: Stage, free: Free | None, people: int | None = None) -> tuple[Protocol, ...]:
    """Return cards that a group at this stage can do, in the time there is: those about it first.

    What takes as long as it usually does comes before what has to be shortened, and then what asks for more safety.
    """
    there = None if free is None else free.minutes
    wanted = Wanted(people=people) if free is None else replace(gap(0, people, free.room), minutes=None)
    found = library.find(wanted.choosing(Facet.STAGE, {stage.value})).hits.protocols
    fitting = [one for one in found if _helps(one, stage) and (there is None or minutes_for(one, 0) <= there)]
    needs = tuple(Stage)
    fitting.sort(
        key=lambda one: (_distance(one, stage), there is not None and one.minutes > there, -needs.index(one.safety))
    )
    return tuple(fitting[:OFFERED])


def minutes_in(protocol: Protocol, free: Free | None) -> int:
    """Return how long a card takes there: what it usually does, or the minutes that there are where those are fewer."""
    there = None if free is None else free.minutes
    return minutes_for(protocol, protocol.minutes if there is None else min(there, protocol.minutes))


def stage_of(lowest: ResultStage | None) -> Stage | None:
    """Return the stage that a group of statements is about, where it is one of the four."""
    if lowest is None or lowest.group is None:
        return None
    return next((stage for stage in Stage if stage.value == lowest.group.key), None)


def planned(session: Session, protocol: Protocol) -> TimedBlock | None:
    """Return where a card stands in the agenda already, the first time."""
    timed = (one for day in session.days for one in time_day(day).all_blocks())
    return next((one for one in timed if one.block.card == protocol.key), None)


def _distance(protocol: Protocol, stage: Stage) -> int:
    """Return how far a card is from a stage: it is about it, about all of them, or trains how people are together."""
    if protocol.framework == _OWN and protocol.phase.casefold().startswith(stage.value):
        return 0
    return 1 if protocol.framework == _OWN and protocol.phase == _ALL else _FAR


def _helps(protocol: Protocol, stage: Stage) -> bool:
    """Whether it is worth offering: about the stage, or long enough to change how people are together."""
    return _distance(protocol, stage) < _FAR or (Practice.SOCIAL in protocol.practices and protocol.minutes >= _WARM_UP)


def _in_day(timed: TimedDay, session: Session, now: datetime) -> Iterator[Free]:
    before: Block | None = None
    for index, one in enumerate(timed.blocks):
        minutes = min(one.gap, _minutes(now, one.start))
        if minutes >= _LEAST:
            yield Free(Place(timed.day.id, index), minutes, _room(session, before or one.block))
        before = one.block
    minutes = min(timed.slack, _minutes(now, timed.planned_end))
    if minutes >= _LEAST:
        yield Free(Place(timed.day.id, len(timed.blocks)), minutes, _room(session, before))


def _minutes(now: datetime, until: datetime) -> int:
    return int((until - now).total_seconds() // 60)


def _room(session: Session, block: Block | None) -> Room | None:
    return None if block is None else session.room(block.room)
