"""A day that ran is kept as it is, step by step, and what is damaged of one hides no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from agenda_strategies import sessions
from core_facilitator.domain import edits
from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, Session
from core_facilitator.domain.clocks import Now
from core_facilitator.domain.faults import Fault
from core_facilitator.domain.runs import Run
from core_facilitator.store import run_forms, tables, workspace
from core_facilitator.store.runs import DamagedRun, Runs
from core_facilitator.store.workspace import Workspace
from ran import ALL, BEGAN, RUN, after, begun, captured, fill, kept, promised, there, whole_day
from samples import CLINIC, FIRST_DAY, SECOND_DAY, TRACK_A, key, retreat
from workspaces import PASSPHRASE, Clock, fails_with


@pytest.fixture
def here(demo: Workspace) -> Workspace:
    """A workspace with the sample, in which nothing can be undone yet."""
    demo.sessions.add(retreat())
    demo.database.forget_steps()
    return demo


def again(here: Workspace) -> Runs:
    """Return the runs as somebody reads them who remembers nothing."""
    return Runs(here.database)


def test_a_run_comes_back_as_it_was_kept(here: Workspace) -> None:
    here.runs.keep(whole_day(), "Close the day")
    assert here.runs.get(RUN) == again(here).get(RUN) == whole_day()
    assert here.database.undo_label == "Close the day"


def test_the_sample_day_has_every_kind_of_thing_that_a_run_can_hold() -> None:
    run = whole_day()
    assert all((run.passages, run.changes, run.inserted, run.ready, run.ends_at, run.closed))
    assert any(one.pauses for one in run.passages)
    assert any(one.tracks for one in run.passages)
    assert any(step.skipped and step.added for one in run.passages for step in one.steps)
    assert any(one.moved_to for one in run.changes)


def test_a_kept_run_that_is_kept_again_makes_no_step(here: Workspace) -> None:
    here.runs.keep(whole_day(), "Close the day")
    here.runs.keep(replace(whole_day(), ready=frozenset(sorted(whole_day().ready, reverse=True))), "Again")
    assert here.database.undo_label == "Close the day"


def test_each_act_is_a_step_that_is_undone_and_redone_and_announced(here: Workspace) -> None:
    said: list[frozenset[str]] = []
    here.database.on_change = said.append
    story = [begun(), acts.pause(begun(), after(4)), acts.next_block(begun(), after(20))]
    for number, run in enumerate(story):
        here.runs.keep(run, f"Act {number}")
        assert here.runs.get(RUN) == run
    for run in reversed(story[:-1]):
        here.database.undo()
        assert here.runs.get(RUN) == run
    here.database.undo()
    assert here.runs.all() == ()
    with pytest.raises(KeyError):
        here.runs.get(RUN)
    for run in story:
        here.database.redo()
        assert here.runs.get(RUN) == run
    assert set(said) == {frozenset({"runs"})}
    assert len(said) == 9


def test_what_was_undone_and_done_otherwise_is_not_taken_for_what_was_undone(here: Workspace) -> None:
    here.database.now = Clock()  # which stands, so that both changes are of the same moment
    here.runs.keep(begun(), "Begin")
    here.runs.keep(acts.pause(begun(), after(4)), "Pause")
    assert here.runs.get(RUN).current != begun().current
    here.database.undo()
    here.runs.keep(acts.add(begun(), 5, begun().passages[0].start), "Add five minutes")
    assert here.runs.get(RUN) == acts.add(begun(), 5, begun().passages[0].start)


def test_a_day_is_over_on_the_date_on_which_it_was_ended(here: Workspace) -> None:
    here.runs.keep(begun(), "Begin")
    assert here.runs.over(retreat().id) == frozenset()
    here.runs.keep(acts.close(begun(), after(90)), "Finish the day")
    assert here.runs.over(retreat().id) == {(FIRST_DAY, begun().plan.date)}
    assert here.runs.over(key(1)) == frozenset()
    here.database.undo()
    assert here.runs.over(retreat().id) == frozenset()


def test_an_interrupted_day_is_undone_and_done_again_bit_for_bit(here: Workspace) -> None:
    kept = [begun()]
    kept.append(acts.insert(kept[0], Block(id=UUID(int=5), title="Now", minutes=9), after(4)))
    kept.append(acts.next_block(kept[1], after(13)))
    kept.append(acts.add(kept[2], -5, after(14)))
    assert [one.current.resumed for one in kept if one.current is not None] == [False, False, True, True]
    for number, run in enumerate(kept):
        here.runs.keep(run, str(number))
    for run in reversed(kept[:-1]):
        here.database.undo()
        assert here.runs.get(RUN) == run
    for run in kept[1:]:
        here.database.redo()
        assert here.runs.get(RUN) == run


def test_the_newest_run_of_a_day_is_the_one_that_was_made_last(here: Workspace) -> None:
    clock = Clock()
    here.database.now = clock
    rehearsal = acts.close(replace(begun(), id=key(800)), after(90))
    here.runs.keep(rehearsal, "Rehearse")
    clock.move(days=1)
    here.runs.keep(begun(), "Begin")
    clock.move(days=1)
    here.runs.keep(acts.reopen(rehearsal), "Open again")
    assert here.runs.of_day(retreat().id, FIRST_DAY) == begun()
    assert here.runs.of_day(retreat().id, SECOND_DAY) is None
    assert here.runs.of_day(key(1), FIRST_DAY) is None


def test_runs_are_listed_by_date_and_those_that_are_open_the_other_way_round(here: Workspace) -> None:
    second = Run(id=key(801), session=retreat().id, plan=retreat().days[1])
    elsewhere = replace(begun(), id=key(802), session=key(1), plan=replace(begun().plan, date=second.plan.date))
    closed = acts.close(replace(second, id=key(803)), after(0))
    for run in (second, elsewhere, begun(), closed):
        here.runs.keep(run, "Begin")
    assert [one.id for one in here.runs.all()] == [RUN, second.id, elsewhere.id, closed.id]
    assert [one.id for one in here.runs.of_session(retreat().id)] == [RUN, second.id, closed.id]
    assert [one.id for one in here.runs.open()] == [elsewhere.id, second.id, RUN]


def test_only_what_was_changed_is_read_again(here: Workspace) -> None:
    fill(here)
    (before,) = here.runs.all()
    here.runs.keep(replace(begun(), id=key(804)), "Begin")
    assert here.runs.get(RUN) is before


def test_only_what_is_asked_for_is_read(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    known = run_forms.read_run

    def reading(run_id: UUID, *more: Any) -> Run:
        read.append(run_id)
        return known(run_id, *more)

    fill(here)
    for number in range(20):
        here.runs.keep(replace(whole_day(), id=key(810 + number), session=key(1)), "Close the day")
    here.runs.keep(replace(begun(), id=key(850)), "Begin")
    monkeypatch.setattr(run_forms, "read_run", reading)
    found = again(here)
    assert len(found.open()) == len(read) == 1
    assert found.get(RUN) == whole_day()
    assert read == [key(850), RUN]
    assert len(found.of_session(retreat().id)) == len(read) == 2
    assert len(found.all()) == len(read) == 22


def test_a_run_and_its_session_are_kept_in_one_step(here: Workspace) -> None:
    said: list[frozenset[str]] = []
    here.database.on_change = said.append
    here.runs.keep(begun(), "Begin")
    moved = edits.move_blocks(retreat(), [CLINIC], edits.Place(SECOND_DAY, 0))
    left = acts.leave_out(begun(), [CLINIC], moved_to=SECOND_DAY)
    here.runs.keep_with(left, moved, "Move what is left to tomorrow")
    assert (here.runs.get(RUN), here.sessions.get(retreat().id)) == (left, moved)
    assert said[-1] == {"runs", "sessions", "blocks"}
    assert here.database.undo() == "Move what is left to tomorrow"
    assert (here.runs.get(RUN), here.sessions.get(retreat().id)) == (begun(), retreat())
    here.database.redo()
    assert (again(here).get(RUN), here.sessions.get(retreat().id)) == (left, moved)


def test_where_only_the_run_differs_the_session_stays_as_it_is(here: Workspace) -> None:
    before = here.sessions.summaries()
    here.runs.keep_with(begun(), retreat(), "Begin")
    here.runs.keep_with(begun(), retreat(), "Again")
    assert here.sessions.summaries() == before
    assert here.sessions.get(retreat().id) == retreat()
    assert here.database.undo() == "Begin"
    assert here.database.undo_label is None


def test_a_session_that_is_not_there_keeps_its_run_from_being_kept_with_it(here: Workspace) -> None:
    with pytest.raises(KeyError):
        here.runs.keep_with(begun(), replace(retreat(), id=key(1)), "Begin")
    assert here.runs.all() == ()


def test_removing_a_run_takes_what_was_said_in_it_along_and_leaves_what_was_promised(here: Workspace) -> None:
    fill(here)
    here.runs.remove(RUN, "Remove the day")
    assert kept(here) == ((), (), (promised(),), ())
    here.database.undo()
    assert kept(here) == ALL
    with pytest.raises(KeyError):
        here.runs.remove(key(1), "Remove the day")


def test_removing_a_session_takes_its_days_along_in_one_step(here: Workspace) -> None:
    fill(here)
    other = replace(begun(), id=key(805), session=key(1))
    here.runs.keep(other, "Elsewhere")
    here.sessions.remove(retreat().id, "Remove session")
    assert kept(here) == ((other,), (), (promised(),), ())
    assert here.database.undo() == "Remove session"
    assert kept(here) == ((whole_day(), other), captured(), (promised(),), there())
    assert here.sessions.get(retreat().id) == retreat()
    here.database.redo()
    assert kept(here) == ((other,), (), (promised(),), ())


def test_the_step_of_a_run_names_its_session(here: Workspace) -> None:
    here.runs.keep(begun(), "Begin")
    assert here.database.undo_session == retreat().id
    here.commitments.keep(promised(), "Commitment")
    assert here.database.undo_session is None


@pytest.mark.parametrize(
    "column",
    [
        {"plan": "{"},
        {"plan": "[]"},
        {"plan": '{"id": 7}'},
        {"state": "null"},
        {"state": '{"passages": [{"block": "not a key", "start": "2026-10-14T15:34:00Z"}]}'},
        {"state": '{"ends_at": "yesterday"}'},
    ],
)
def test_a_damaged_run_hides_no_other(here: Workspace, column: dict[str, str]) -> None:
    fill(here)
    here.runs.keep(replace(begun(), id=key(806)), "Begin")
    with here.database.write() as connection:
        connection.execute(update(tables.runs).where(tables.runs.c.id == RUN).values(**column))
    found = again(here)
    assert [one.id for one in found.all()] == [key(806)]
    assert found.damaged() == (DamagedRun(RUN, retreat().id, begun().plan.date, whole_day().closed),)
    assert found.open() == (replace(begun(), id=key(806)),)
    with pytest.raises(KeyError):
        found.get(RUN)
    found.remove(RUN, "Remove the day")
    assert found.damaged() == ()


def test_what_a_newer_version_says_beside_is_no_damage(here: Workspace) -> None:
    here.runs.keep(begun(), "Begin")
    with here.database.write() as connection:
        connection.execute(update(tables.runs).values(state='{"passages": [], "mood": "calm"}'))
    assert again(here).get(RUN) == replace(begun(), passages=(), ready=frozenset())


def test_texts_are_cleaned_on_their_way_in(here: Workspace) -> None:
    plan = replace(begun().plan, notes="Cafe\u0301\x00")
    passage = replace(begun().passages[0], title="one\r\ntwo")
    run = replace(begun(), plan=plan, passages=(passage,), ready=frozenset({"bell\x07", "bell"}))
    here.runs.keep(run, "Begin")
    found = here.runs.get(RUN)
    assert (found.plan.notes, found.passages[0].title, found.ready) == ("Café", "one\ntwo", frozenset({"bell"}))
    here.runs.keep(run, "Again")
    assert here.database.undo() == "Begin"


def test_where_nothing_can_be_written_a_run_is_read_and_not_kept(here: Workspace) -> None:
    fill(here)
    here.database.read_only = True
    with fails_with(Fault.READ_ONLY):
        here.runs.keep(replace(whole_day(), closed=None), "Open again")
    assert here.runs.get(RUN) == whole_day()
    here.database.read_only = False


def test_a_run_that_could_not_be_written_is_as_it_was(here: Workspace) -> None:
    here.runs.keep(begun(), "Begin")
    with here.database.write() as connection:
        connection.exec_driver_sql("CREATE TRIGGER full BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'no'); END")
    with fails_with(Fault.WRITE_REFUSED):
        here.runs.keep(acts.add(begun(), 5, begun().passages[0].start), "Add five minutes")
    assert here.runs.get(RUN) == begun()
    assert here.database.undo_label == "Begin"


def test_undo_of_a_day_goes_on_after_a_lock(locked: Path) -> None:
    here = workspace.open(locked, PASSPHRASE)
    fill(here)
    here.close()
    here = workspace.open(locked, PASSPHRASE)
    here.database.undo()
    assert kept(here) == (*ALL[:3], ())
    here.database.redo()
    assert kept(here) == ALL
    for _step in range(4):
        here.database.undo()
    assert kept(here) == ((), (), (), ())
    here.close()


def _next_in_a_track(run: Run, at: datetime) -> Run:
    return acts.next_in_track(run, TRACK_A, at)


ACTS: dict[str, Callable[[Run, datetime], Run]] = {
    "next": acts.next_step,
    "skip": lambda run, at: acts.next_step(run, at, skipped=True),
    "next block": acts.next_block,
    "back": lambda run, _at: acts.back(run),
    "pause": acts.pause,
    "add": lambda run, at: acts.add(run, 5, at),
    "take": lambda run, at: acts.add(run, -5, at),
    "track": _next_in_a_track,
    "insert": lambda run, at: acts.insert(run, Block(id=UUID(int=int(at.timestamp())), title="Now", minutes=9), at),
    "leave out": lambda run, _at: acts.leave_out(run, [one.id for one in run.ahead()[:1]]),
    "take up": lambda run, _at: acts.take_up(run, [one.id for one in run.today() if one.skipped]),
    "jump": lambda run, at: acts.jump(run, run.today()[-1].id, at) if run.today() else run,
    "clock": lambda run, at: acts.set_right(run, Now(at, 0), Now(at + timedelta(hours=1), 0)),
    "close": acts.close,
    "open": lambda run, _at: acts.reopen(run),
}

MOVES = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.floats(0.01, 90)), max_size=12)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(moves=MOVES, session=sessions() | st.just(retreat()))
def test_whatever_happens_in_a_day_is_undone_and_redone_bit_for_bit(
    demo: Workspace, moves: list[tuple[str, float]], session: Session
) -> None:
    demo.database.forget_steps()
    plan = next((day for day in session.days if day.blocks), retreat().days[0])
    story, at = [Run(id=uuid4(), session=session.id, plan=plan)], BEGAN
    for word, later in moves:
        at += timedelta(minutes=later)
        story.append(ACTS[word](story[-1], at))
    told = [story[0], *(after for before, after in pairwise(story) if after != before)]
    for run in told:
        demo.runs.keep(run, "Act")
        assert again(demo).get(run.id) == run
    for run in reversed(told[:-1]):
        assert demo.database.undo() == "Act"
        assert again(demo).get(run.id) == run
    for run in told[1:]:
        demo.database.redo()
        assert demo.runs.get(run.id) == again(demo).get(run.id) == run
    demo.runs.remove(story[0].id, "Remove")


def _an_hour_later(run: Run) -> Run:
    return acts.set_right(run, Now(BEGAN, 0.0), Now(BEGAN + timedelta(hours=1), 0.0))


def test_what_is_set_right_is_no_step_and_undo_brings_nothing_back_without_it(locked: Path) -> None:
    here = workspace.open(locked, PASSPHRASE)
    here.runs.keep(begun(), "Start")
    here.runs.keep(acts.next_block(begun(), after(20)), "Next")
    here.runs.keep(replace(acts.next_block(begun(), after(20)), plan=replace(retreat().days[0], title="x")), "Plan")
    here.close()
    here = workspace.open(locked, PASSPHRASE)  # undo remembers of each row what changed in it
    here.runs.set_right(here.runs.get(RUN), _an_hour_later)
    assert here.database.undo_label == "Plan"
    assert here.runs.get(RUN).passages[-1].start == after(80)
    for _ in range(2):
        here.database.undo()
    assert here.runs.get(RUN).passages == _an_hour_later(begun()).passages
    assert again(here).get(RUN) == here.runs.get(RUN)
    here.database.undo()
    assert here.runs.all() == ()
    here.runs.set_right(begun(), _an_hour_later)
    here.database.redo()
    assert here.runs.get(RUN).passages[0].start == after(120)
    here.close()


def test_a_day_that_is_over_or_damaged_is_not_set_right(here: Workspace) -> None:
    here.runs.keep(whole_day(), "Run")
    version = here.database.version
    here.runs.set_right(whole_day(), _an_hour_later)
    assert (here.runs.get(RUN), here.database.version) == (whole_day(), version)
    assert run_forms.state_set_right("no JSON", None, _an_hour_later) == "no JSON"
