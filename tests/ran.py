"""A day of the sample as it ran, with what was written down and promised in it, and who was there."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, RoomLayout
from core_facilitator.domain.attendance import Attendance, Half, Presence
from core_facilitator.domain.captures import Capture, Decision, Fate, Note, Parked
from core_facilitator.domain.commitments import Commitment, State, turned
from core_facilitator.domain.runs import Run
from core_facilitator.store.workspace import Workspace
from samples import AMARA, BREAKOUTS, CIRCLE, CLINIC, JOURNAL, MELE, SPARE, TRACK_A, key, retreat

BEGAN = datetime(2026, 10, 14, 15, 34, tzinfo=UTC)
RUN = key(700)


def after(minutes: float) -> datetime:
    """Return a moment of the day that ran."""
    return BEGAN + timedelta(minutes=minutes)


def begun() -> Run:
    """Return the first day, four minutes late, with its opening circle on."""
    run = Run(id=RUN, session=retreat().id, plan=retreat().days[0], ready=frozenset({"bell", "tape", "chart sheets"}))
    return acts.next_block(run, BEGAN)


def whole_day() -> Run:
    """Return the first day as it ran: with every kind of thing that a run can hold."""
    run = acts.pause(acts.pause(begun(), after(3)), after(5.5))
    run = acts.add(acts.next_block(run, after(26)), 5, after(26))
    run = acts.next_step(run, after(29), skipped=True)
    visitor = Block(id=key(701), title="A visitor — “Ünïcödé” 🙂", minutes=7, layout=RoomLayout.NOTHING)
    run = acts.insert(run, visitor, after(60))
    run = acts.leave_out(acts.take_up(run, [SPARE]), [JOURNAL], moved_to=retreat().days[1].id)
    run = acts.jump(run, BREAKOUTS, after(70))
    run = acts.next_in_track(run, TRACK_A, after(80))
    run = replace(run, ends_at=after(300))
    return acts.close(run, after(250))


def captured() -> tuple[Capture, ...]:
    return (
        Note(id=key(710), run=RUN, at=after(4), text="The window side is cold", block=CIRCLE),
        Decision(id=key(711), run=RUN, at=after(40), text="We meet each month", block=CLINIC, person=MELE, position=1),
        Parked(
            id=key(712),
            run=RUN,
            at=after(82),
            text="Who pays for the buses?",
            block=BREAKOUTS,
            track=TRACK_A,
            position=2,
            fate=Fate.CARRIED,
            remark="Ask the board",
            carried_by=RUN,
        ),
        Parked(id=key(713), run=RUN, at=after(90), text="Chairs", position=3),
        Parked(id=key(714), run=RUN, at=after(91), text="Keys", position=4, fate=Fate.DONE),
    )


def promised() -> Commitment:
    made = Commitment(
        id=key(720),
        at=after(200),
        what="Call the five families",
        who="Amara",
        person=AMARA,
        asks="Mele",
        due=date(2026, 10, 30),
        run=RUN,
        session=retreat().id,
        block=CLINIC,
        track=TRACK_A,
        position=2,
    )
    return turned(made, after(20_000), State.CARRIED, due=date(2026, 11, 6), remark="Two were away")


def there() -> tuple[Attendance, ...]:
    return (
        Attendance(run=RUN, person=AMARA, half=Half.AFTERNOON, presence=Presence.HERE),
        Attendance(run=RUN, person=AMARA, half=Half.MORNING, presence=Presence.PART, remark="left at ten"),
        Attendance(run=RUN, person=MELE, half=Half.MORNING, presence=Presence.LATER, arrives=time(11, 30)),
    )


def fill(workspace: Workspace) -> None:
    """Keep all of it, as four steps."""
    workspace.runs.keep(whole_day(), "Run")
    workspace.captures.keep_all(captured(), "Capture")
    workspace.commitments.keep(promised(), "Commitment")
    workspace.attendance.keep(there(), "Attendance")


Kept = tuple[tuple[Run, ...], tuple[Capture, ...], tuple[Commitment, ...], tuple[Attendance, ...]]


def kept(workspace: Workspace) -> Kept:
    """Return all of it as a workspace has it."""
    here = workspace
    return here.runs.all(), here.captures.of_run(RUN), here.commitments.all(), here.attendance.of_run(RUN)


ALL: Kept = ((whole_day(),), captured(), (promised(),), there())
