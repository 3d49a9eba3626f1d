"""The sample retreat as it was held: two days with delays, recoveries, what was written down, and who was there."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, Day, Session, TimeKind
from core_facilitator.domain.attendance import Attendance, Half, Presence
from core_facilitator.domain.captures import Capture, Decision, Fate, Note, Parked
from core_facilitator.domain.commitments import Commitment, State, turned
from core_facilitator.domain.recovery import plans, recovered
from core_facilitator.domain.run_times import figures
from core_facilitator.domain.runs import Run
from core_facilitator.domain.summaries import Held, held
from core_facilitator.store import sample
from samples import key

FIRST_RUN, SECOND_RUN = key(801), key(802)
_OVER = {
    "Welcome, purpose and how these two days work": 4,
    "Commitments to one another": 11,
    "Why I lead: a story of source": 9,
    "Gallery of student work and voice": 6,
    "Reflection writing": -5,
    "Guided U journaling": 8,
    "Workstream board": 14,
    "What connects the three views?": 3,
}
"""How many minutes longer than its own a block took."""
_STEPS = 600


def _at(day: Day, hour: int, minute: int) -> datetime:
    local = datetime(day.date.year, day.date.month, day.date.day, hour, minute, tzinfo=ZoneInfo(day.time_zone))
    return local.astimezone(UTC)


def ran(run_id: UUID, session: Session, day: Day, late: int) -> Run:
    """Return a day that began so many minutes late and went as days go, with lost time got back where it could be."""
    run = Run(id=run_id, session=session.id, plan=day)
    at = _at(day, day.start.hour, day.start.minute) + timedelta(minutes=late)
    run = acts.next_block(run, at)
    for _ in range(_STEPS):
        now = figures(run, at)
        if now.block is None or now.clock is None:
            break
        at = max(at, now.clock.end + timedelta(minutes=_OVER.get(now.block.title, 0)))
        run = _caught_up(acts.next_block(run, at), at)
        if run.current is None and run.ahead():
            at = max(at, figures(run, at).later[0].start)
            run = acts.advanced(run, at)
    return acts.close(run, at)


def _caught_up(run: Run, at: datetime) -> Run:
    """Return the run after the best plan to get lost time back, where the day would end late by ten minutes or more."""
    offered = plans(run, at) if figures(run, at).late >= timedelta(minutes=10) else ()
    return recovered(run, offered[0]) if offered else run


def _with_guest(run: Run, day: Day) -> Run:
    """Return the second day as it began: with the superintendent, who was not planned."""
    guest = Block(id=key(810), title="A word from the superintendent", minutes=10, kind=TimeKind.PLENARY)
    return acts.insert(run, guest, _at(day, 8, 35), begin=False)


def two_days() -> Held:
    """Return the whole sample retreat as it was held."""
    session = sample.session()
    first, second = session.days
    solo = next(block for block in second.blocks if block.title.startswith("15% solutions"))
    one = ran(FIRST_RUN, session, first, 6)
    two = _second(session, second, solo)
    return held(session, (one, two), captured(session), promised(session), there(session))


def _second(session: Session, day: Day, dropped: Block) -> Run:
    begun = Run(id=SECOND_RUN, session=session.id, plan=day)
    begun = _with_guest(acts.next_block(begun, _at(day, 8, 3)), day)
    begun = acts.leave_out(begun, [dropped.id])
    at = _at(day, 8, 33)
    for _ in range(_STEPS):
        now = figures(begun, at)
        if now.block is None or now.clock is None:
            break
        at = max(at, now.clock.end + timedelta(minutes=_OVER.get(now.block.title, 0)))
        begun = _caught_up(acts.next_block(begun, at), at)
        if begun.current is None and begun.ahead():
            at = max(at, figures(begun, at).later[0].start)
            begun = acts.advanced(begun, at)
    return acts.close(begun, at)


def _block(session: Session, begins: str) -> UUID:
    return next(one.id for day in session.days for one in day.blocks if one.title.startswith(begins))


def captured(session: Session) -> tuple[Capture, ...]:
    """Return what was written down over the two days."""
    first, second = session.days
    people = session.people
    return (
        Note(
            id=key(820),
            run=FIRST_RUN,
            at=_at(first, 9, 12),
            text="The window side is cold. Ask for heat tomorrow.",
            block=_block(session, "Check-in in two"),
        ),
        Note(
            id=key(821),
            run=FIRST_RUN,
            at=_at(first, 11, 2),
            text="Went quiet after the second story. Check in at lunch.",
            block=_block(session, "Why I lead"),
            person=people[3].id,
            position=1,
        ),
        Decision(
            id=key(822),
            run=FIRST_RUN,
            at=_at(first, 10, 30),
            text="We speak about ninth graders by what they do, never by a label.",
            block=_block(session, "Commitments to one"),
            person=people[0].id,
            position=2,
        ),
        Parked(
            id=key(823),
            run=FIRST_RUN,
            at=_at(first, 15, 20),
            text="Who pays for late buses when tutoring moves to the afternoon?",
            block=_block(session, "Three ways"),
            position=3,
            fate=Fate.SCHEDULED,
            remark="Budget talk with Ruthanne on August 20",
        ),
        Parked(
            id=key(824),
            run=FIRST_RUN,
            at=_at(first, 16, 40),
            text="Can families see attendance on the day itself, in their own language?",
            position=4,
            fate=Fate.DONE,
        ),
        Decision(
            id=key(825),
            run=SECOND_RUN,
            at=_at(second, 14, 20),
            text="Eight workstreams go on. Three stop: the walkthrough forms by September 15, the second data meeting "
            "at once, and the binder project by October 1.",
            block=_block(session, "Workstream board"),
        ),
        Decision(
            id=key(826),
            run=SECOND_RUN,
            at=_at(second, 16, 5),
            text="The draft aim for ninth grade goes to the school teams unchanged, and comes back with their words.",
            position=1,
        ),
        Parked(
            id=key(827),
            run=SECOND_RUN,
            at=_at(second, 13, 50),
            text="A common planning hour for ninth-grade teams",
            block=_block(session, "Workstream board"),
            position=2,
            fate=Fate.CARRIED,
            remark="Needs the master schedule",
        ),
        Parked(id=key(828), run=SECOND_RUN, at=_at(second, 15, 30), text="New name for the advisory", position=3),
    )


_PROMISES = (
    (0, "Tell the board what we stop, and why", date(2026, 8, 18), "Desmond"),
    (1, "Call five families of last year’s ninth graders, and listen", date(2026, 8, 21), "Hanneke"),
    (4, "Move the second data meeting out of every calendar", date(2026, 8, 10), "Marisol"),
    (4, "Meet my thinking partner before school begins", date(2026, 8, 28), "Caspian"),
    (7, "Bring the cost of two late buses", date(2026, 8, 20), "Solveig"),
    (9, "Show the draft aim to the ninth-grade team at the east campus", date(2026, 9, 4), "Priyamvada"),
    (12, "Write the letter to families in three languages", None, "Amparo"),
)


def promised(session: Session) -> tuple[Commitment, ...]:
    """Return what was promised on the second day, one kept already, one changed, one by somebody who is on no list."""
    second = session.days[1]
    made = [
        Commitment(
            id=key(830 + at),
            at=_at(second, 16, 30 + at),
            what=what,
            who=session.people[person].given_name,
            person=session.people[person].id,
            asks=asks,
            due=due,
            run=SECOND_RUN,
            session=session.id,
            position=at,
        )
        for at, (person, what, due, asks) in enumerate(_PROMISES)
    ]
    made[2] = turned(made[2], _at(second, 17, 0), State.KEPT, remark="Done in the room, on the phone")
    made[5] = turned(made[5], _at(second, 17, 5), State.CARRIED, due=date(2026, 9, 11))
    visitor = Commitment(
        id=key(840),
        at=_at(second, 16, 50),
        what="Offer the college library for the families’ evening",
        who="Rosalind (community college)",
        asks="Marisol",
        due=date(2026, 9, 1),
        run=SECOND_RUN,
        session=session.id,
        position=9,
    )
    return (*made, visitor)


def there(session: Session) -> tuple[Attendance, ...]:
    """Return who was there: all but a few, in some half-days."""
    others = {
        (FIRST_RUN, 5, Half.MORNING): (Presence.LATER, "Train from the city"),
        (FIRST_RUN, 11, Half.AFTERNOON): (Presence.PART, "Board meeting at four"),
        (SECOND_RUN, 11, Half.MORNING): (Presence.AWAY, ""),
        (SECOND_RUN, 14, Half.AFTERNOON): (Presence.PART, ""),
    }
    return tuple(
        Attendance(run=run, person=person.id, half=half, presence=found[0], remark=found[1])
        for run in (FIRST_RUN, SECOND_RUN)
        for at, person in enumerate(session.people)
        for half in Half
        for found in [others.get((run, at, half), (Presence.HERE, ""))]
    )
