"""A session on the clock as lines of text: what starts when, what collides, who leads how much, what to bring."""

from collections.abc import Iterator
from datetime import datetime

from core_facilitator.documents.group_lists import group_title
from core_facilitator.documents.overviews import trouble_text
from core_facilitator.documents.plans import Plan, plan_for
from core_facilitator.documents.words import ENGLISH
from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.conflicts import Trouble, conflicts
from core_facilitator.domain.materials import Load, loads, rolled_up
from core_facilitator.domain.timing import MovePin, TimedBlock, TimedDay, Trim, balance, repairs
from core_facilitator.domain.typed_times import clock, duration

_BELOW_THE_TIMES = " " * 17
_MARKS = {"pinned": "pin", "fixed end": "fixed_end", "protected": "protected"}


def agenda_lines(session: Session, *, hours24: bool = False) -> Iterator[str]:
    """Yield the lines of a session's agenda, for facilitators."""
    plan = plan_for(session, Audience.FACILITATOR, ENGLISH, hours24=hours24)
    yield session.title or ENGLISH.no_title
    about = (session.organization, session.place, ENGLISH.counted(ENGLISH.people, session.head_count))
    yield ", ".join(part for part in about if part)
    for day in plan.days:
        yield ""
        yield from _day(plan, day)
    # An overlap stands where it happens, with its repairs.
    troubles = [trouble_text(plan, one) for one in conflicts(session) if one.trouble is not Trouble.OVERLAP]
    if troubles:
        yield from ("", plan.words.to_check, *(f"  {trouble}" for trouble in troubles))
    led = [f"  {plan.names((load.person_id,))}: {_load(load)}" for load in loads(session)]
    if led:
        yield from ("", plan.words.team, *led)
    things = [f"  {plan.amount(each.quantity, each.name)}" for each in rolled_up(session)]
    if things:
        yield from ("", plan.words.materials_list, *things)


def _day(plan: Plan, day: TimedDay) -> Iterator[str]:
    parts = (plan.day_name(day), plan.words.dates.day(day.day.date), day.day.title)
    yield f"{'. '.join(part for part in parts if part)} ({day.day.time_zone})"
    for timed in day.blocks:
        yield from _block(plan, day, timed, "")
    yield f"  {_end(plan, day)}"
    yield f"  {_by_kind(plan, day)}"


def _block(plan: Plan, day: TimedDay, timed: TimedBlock, indent: str) -> Iterator[str]:
    block = timed.block
    if timed.gap:
        yield f"{_BELOW_THE_TIMES}{indent}-- {timed.gap} min free"
    if timed.overlap:
        yield f"{_BELOW_THE_TIMES}{indent}!! {_overlap(plan, day, timed)}"
    length = "skipped" if block.skipped else f"{timed.minutes} min" if timed.minutes else ""
    start = "" if block.skipped else plan.clock(timed.start)
    marks = [word for word, meant in _MARKS.items() if getattr(block, meant)]
    about = [*marks, plan.names(block.leads), plan.room_name(block.room)]
    line = f"  {start:>5}  {length:>7} {indent} {plan.title_of(block)}"
    yield "  |  ".join(part for part in (line, *about) if part)
    for at, group in enumerate(block.groups):
        parts = (group_title(plan, group, at), plan.names(group.people), plan.room_name(group.room))
        yield f"{_BELOW_THE_TIMES}{indent}   {'  |  '.join(part for part in parts if part)}"
    for track in timed.tracks:
        who = [plan.names(track.track.leads), plan.room_name(track.track.room), _people(plan, len(track.track.people))]
        slack = f"{track.slack} min to spare" if track.slack else ""
        title = f"{_BELOW_THE_TIMES}{indent}   {plan.track_title(timed, track)}"
        yield "  |  ".join(part for part in (title, *who, slack) if part)
        for inner in track.blocks:
            yield from _block(plan, day, inner, f"{indent}     ")


def _load(load: Load) -> str:
    count = len(load.block_ids)
    return f"{duration(load.minutes)} in {count} {'block' if count == 1 else 'blocks'}"


def _people(plan: Plan, count: int) -> str:
    return plan.words.counted(plan.words.people, count) if count else ""


def _overlap(plan: Plan, day: TimedDay, timed: TimedBlock) -> str:
    ways = [_repair(plan, day, repair) for repair in repairs(day, timed.block.id)]
    meant = f"; {' or '.join(ways)}" if ways else ""
    return f"{timed.overlap} min overlap: what comes before runs past {plan.clock(timed.start)}{meant}"


def _repair(plan: Plan, day: TimedDay, repair: Trim | MovePin) -> str:
    found = day.find(repair.block_id)
    title = plan.title_of(found.block) if found else ""
    if isinstance(repair, Trim):
        return f'trim "{title}" to {repair.minutes} min'
    return f'start "{title}" at {clock(repair.to, hours24=plan.hours24)}'


def _end(plan: Plan, day: TimedDay) -> str:
    planned = _full(plan, day.planned_end)
    how = "as planned"
    if day.slack:
        how = f"{abs(day.slack)} min {'before' if day.slack > 0 else 'after'} the planned end at {planned}"
    closing = f" {day.day.closing}." if day.day.closing else ""
    return f"Ends {_full(plan, day.end)}, {how}.{closing}"


def _by_kind(plan: Plan, day: TimedDay) -> str:
    kinds = (f"{plan.words.kinds[kind]} {duration(minutes)}" for kind, minutes in balance(day).items() if minutes)
    return f"{', '.join(kinds)}: {duration(day.planned_minutes)} in {duration(day.available_minutes)}"


def _full(plan: Plan, at: datetime) -> str:
    return clock(at, hours24=plan.hours24, suffix=True)
