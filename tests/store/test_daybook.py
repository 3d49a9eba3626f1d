"""What belongs to one act of a person is one step: a line with its day, a note that became a promise, many marks."""

from dataclasses import replace

import pytest

from core_facilitator.domain.attendance import Attendance, Half, Presence
from core_facilitator.domain.captures import Note
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.faults import WorkspaceError
from core_facilitator.domain.runs import Run
from core_facilitator.store.workspace import Workspace
from full_disk import full_disk
from ran import RUN, after, begun, captured, fill, promised, there, whole_day
from samples import retreat


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
