"""What belongs to one act of a person is one step: a line with its day, a note that became a promise, many marks."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.attendance import Attendance, Half, Presence
from core_facilitator.domain.captures import Note, Parked
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.daybooks import Entry
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.domain.runs import Run
from core_facilitator.store.tables import runs
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from ran import RUN, after, begun, captured, fill, promised, there, whole_day
from samples import TRACK_A, key, retreat


@pytest.fixture
def filled(demo: Workspace) -> Workspace:
    fill(demo)
    demo.database.forget_steps()
    return demo


def test_the_first_line_of_a_day_brings_the_day_with_it_in_one_step(demo: Workspace) -> None:
    run = Run(id=RUN, session=retreat().id, plan=retreat().days[0])
    demo.daybook.keep(run, "Note", entries=captured()[:1])
    assert (demo.runs.get(RUN), demo.captures.of_run(RUN)) == (run, captured()[:1])
    assert demo.database.undo() == "Note"
    assert (demo.runs.all(), demo.captures.of_run(RUN)) == ((), ())


def test_the_day_itself_is_left_as_it_is_on_the_disk(filled: Workspace) -> None:
    filled.daybook.keep(begun(), "Note", entries=[replace(captured()[0], text="Warmer now")])
    assert filled.runs.get(RUN) == whole_day()
    assert filled.captures.of_run(RUN)[0].text == "Warmer now"


def test_a_note_becomes_a_promise_and_a_note_again_in_one_step_each(filled: Workspace) -> None:
    note = captured()[0]
    promise = Commitment(id=note.id, at=note.at, what=note.text, run=RUN, session=retreat().id)
    filled.daybook.keep(whole_day(), "Make it a commitment", entries=[promise])
    assert filled.captures.of_run(RUN) == captured()[1:]
    assert set(filled.commitments.all()) == {promise, promised()}
    filled.daybook.keep(whole_day(), "Make it a note", entries=[note])
    assert filled.commitments.all() == (promised(),)
    assert isinstance(filled.captures.of_run(RUN)[0], Note)
    assert (filled.database.undo(), filled.database.undo()) == ("Make it a note", "Make it a commitment")
    assert filled.captures.of_run(RUN) == captured()


def test_lines_and_promises_are_removed_in_one_step(filled: Workspace) -> None:
    filled.daybook.clear([captured()[0].id, promised().id], "Remove")
    assert (filled.captures.of_run(RUN), filled.commitments.all()) == (captured()[1:], ())
    filled.daybook.clear([captured()[0].id], "Remove again")
    assert filled.database.undo() == "Remove"
    assert filled.commitments.all() == (promised(),)


def test_many_marks_are_one_step_and_so_is_taking_them_back(filled: Workspace) -> None:
    before = filled.attendance.of_run(RUN)
    people = dict.fromkeys(one.person for one in there())
    marks = tuple(Attendance(run=RUN, person=one, half=Half.AFTERNOON, presence=Presence.HERE) for one in people)
    filled.daybook.keep(whole_day(), "All here", marks=marks)
    assert set(marks) <= set(filled.attendance.of_run(RUN))
    filled.daybook.unmark(marks, "Not marked")
    assert not set(marks) & set(filled.attendance.of_run(RUN))
    filled.daybook.unmark(marks, "Again")
    assert (filled.database.undo(), filled.database.undo()) == ("Not marked", "All here")
    assert filled.attendance.of_run(RUN) == before


def test_what_is_kept_again_as_it_is_makes_no_step(filled: Workspace) -> None:
    filled.daybook.keep(whole_day(), "Again", entries=captured(), marks=filled.attendance.of_run(RUN))
    assert filled.database.undo_label is None


def test_on_a_full_disk_nothing_of_a_step_is_kept(filled: Workspace) -> None:
    line = Note(id=promised().id, run=RUN, at=after(5), text="x")
    with full_disk(filled), pytest.raises(WorkspaceError):
        filled.daybook.keep(whole_day(), "Make it a note", entries=[line])
    assert (filled.captures.of_run(RUN), filled.commitments.all()) == (captured(), (promised(),))


def _lines(workspace: Workspace) -> dict[UUID, Entry]:
    found: tuple[Entry, ...] = (*workspace.captures.of_run(RUN), *workspace.commitments.of_run(RUN))
    return {one.id: one for one in found}


def _times_corrected(workspace: Workspace) -> Run:
    """Keep that the second block really began three minutes earlier."""
    ran = whole_day()
    right = acts.began(acts.reopen(ran), 2, after(23), after(260))
    workspace.runs.keep(right, "Set a time right")
    return right


def test_lines_go_to_the_block_that_was_really_on_and_back_with_one_undo(filled: Workspace) -> None:
    first, second = (one.block for one in whole_day().passages[1:3])
    note = Note(id=key(730), run=RUN, at=after(24), text="Between", block=first, track=TRACK_A)
    parked = Parked(id=key(731), run=RUN, at=after(25), text="Open?", block=first, carried_by=RUN)
    elsewhere = Note(id=key(732), run=RUN, at=after(24), text="By hand", block=None)
    promise = Commitment(
        id=key(733), at=after(24), what="Call", run=RUN, session=retreat().id, block=first, track=TRACK_A
    )
    filled.daybook.keep(whole_day(), "Lines", entries=[note, parked, elsewhere, promise])
    run = _times_corrected(filled)
    assert filled.runs.get(RUN) == run
    told = _lines(filled)
    assert told[note.id] == replace(note, block=second, track=None)
    assert told[parked.id] == replace(parked, block=second)
    assert told[elsewhere.id] == elsewhere
    assert told[promise.id] == replace(promise, block=second, track=None)
    assert all(told[one.id] == one for one in captured())
    assert filled.database.undo() == "Set a time right"
    told = _lines(filled)
    assert (told[note.id], told[parked.id], told[promise.id]) == (note, parked, promise)
    assert filled.runs.get(RUN) == whole_day()


def test_lines_of_a_day_that_cannot_be_read_stay(filled: Workspace) -> None:
    note = Note(id=key(730), run=RUN, at=after(24), text="Between", block=whole_day().passages[1].block)
    filled.daybook.keep(whole_day(), "Lines", entries=[note])
    with filled.database.read() as connection:
        row = dict(connection.execute(select(runs)).mappings().one())
    with filled.database.step("Damage") as write:
        write.change(runs, row, row | {"state": "{"})
    _times_corrected(filled)
    assert note in filled.captures.of_run(RUN)


def test_on_a_full_disk_neither_the_day_nor_its_lines_are_others(filled: Workspace) -> None:
    note = Note(id=key(730), run=RUN, at=after(24), text="Between", block=whole_day().passages[1].block)
    filled.daybook.keep(whole_day(), "Lines", entries=[note])
    with full_disk(filled), pytest.raises(WorkspaceError):
        _times_corrected(filled)
    assert filled.runs.get(RUN) == whole_day()
    assert note in filled.captures.of_run(RUN)
