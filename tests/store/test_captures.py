"""What is written down, promised and marked while a day runs is kept as it is, and every change is one step."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from core_facilitator.domain.attendance import Half, Presence, Present, present
from core_facilitator.domain.captures import Decision, Fate, Note, Parked
from core_facilitator.domain.commitments import Commitment, State, turned
from core_facilitator.store import tables
from core_facilitator.store.workspace import Workspace
from ran import ALL, RUN, after, captured, fill, kept, promised, there
from samples import AMARA, MELE, key, retreat


@pytest.fixture
def filled(demo: Workspace) -> Workspace:
    """A workspace with a day that ran, in which nothing can be undone yet."""
    fill(demo)
    demo.database.forget_steps()
    return demo


def test_all_of_it_comes_back_as_it_was_kept_and_each_was_one_step(demo: Workspace) -> None:
    said: list[frozenset[str]] = []
    demo.database.on_change = said.append
    fill(demo)
    assert kept(demo) == ALL
    assert said == [{"runs"}, {"captures"}, {"commitments"}, {"attendance"}]
    for _step in range(4):
        demo.database.undo()
    assert kept(demo) == ((), (), (), ())
    for _step in range(4):
        demo.database.redo()
    assert kept(demo) == ALL


def test_what_is_kept_again_as_it_is_makes_no_step(filled: Workspace) -> None:
    fill(filled)
    filled.captures.keep_all([], "Nothing")
    filled.attendance.keep([], "Nothing")
    assert filled.database.undo_label is None


# Captures


def test_a_line_is_changed_even_in_its_kind(filled: Workspace) -> None:
    note = captured()[0]
    decision = Decision(id=note.id, run=RUN, at=note.at, text="Next time in the Creek Room")
    filled.captures.keep(decision, "Make it a decision")
    assert filled.captures.of_run(RUN) == (decision, *captured()[1:])
    filled.database.undo()
    assert filled.captures.of_run(RUN) == captured()


def test_lines_are_in_their_order_however_they_were_sorted(filled: Workspace) -> None:
    turned_round = tuple(replace(one, position=9 - one.position) for one in captured())
    filled.captures.keep_all(turned_round, "Sort")
    assert filled.captures.of_run(RUN) == turned_round[::-1]
    assert filled.database.undo() == "Sort"
    assert filled.captures.of_run(RUN) == captured()


def test_what_waits_in_the_parking_lot_is_found_over_all_days_the_oldest_first(filled: Workspace) -> None:
    earlier = Parked(id=key(715), run=key(1), at=after(-9_000), text="Snow days")
    filled.captures.keep(earlier, "Park")
    carried, open_one = captured()[2:4]
    assert filled.captures.parked() == (earlier, carried, open_one)
    assert isinstance(open_one, Parked)
    filled.captures.keep(replace(open_one, fate=Fate.DROPPED), "Drop")
    assert filled.captures.parked() == (earlier, carried)


def test_a_line_is_removed_and_brought_back(filled: Workspace) -> None:
    filled.captures.remove(captured()[1].id, "Remove")
    assert filled.captures.of_run(RUN) == (captured()[0], *captured()[2:])
    filled.database.undo()
    assert filled.captures.of_run(RUN) == captured()
    with pytest.raises(KeyError):
        filled.captures.remove(key(1), "Remove")


# Commitments


def test_those_that_can_still_be_kept_are_told_from_the_others(filled: Workspace) -> None:
    other = Commitment(id=key(721), at=after(100), what="Book the room")
    filled.commitments.keep(other, "Commitment")
    assert filled.commitments.all() == (other, promised())
    done = turned(promised(), after(30_000), State.KEPT)
    filled.commitments.keep(done, "Kept")
    assert filled.commitments.live() == (other,)
    assert filled.commitments.of_run(RUN) == filled.commitments.of_session(retreat().id) == (done,)
    filled.database.undo()
    assert filled.commitments.live() == (other, promised())


def test_a_commitment_is_removed_and_brought_back(filled: Workspace) -> None:
    filled.commitments.remove(promised().id, "Remove")
    assert filled.commitments.all() == ()
    filled.database.undo()
    assert filled.commitments.all() == (promised(),)
    with pytest.raises(KeyError):
        filled.commitments.remove(key(1), "Remove")


@pytest.mark.parametrize("turns", ["{", '[{"at": "2026-10-14T15:34:00Z", "state": "forgotten", "what": "x"}]'])
def test_a_history_that_cannot_be_read_hides_no_promise(filled: Workspace, turns: str) -> None:
    with filled.database.write() as connection:
        connection.execute(update(tables.commitments).values(turns=turns))
    assert filled.commitments.live() == (replace(promised(), turns=()),)


# Attendance


def test_one_mark_takes_the_place_of_another(filled: Workspace) -> None:
    assert present(filled.attendance.of_run(RUN), Half.MORNING) == Present(part=1)
    late = there()[2]
    filled.attendance.keep([replace(late, presence=Presence.HERE), there()[0]], "Here now")
    assert filled.attendance.of_run(RUN) == (*there()[:2], replace(late, presence=Presence.HERE))
    filled.database.undo()
    assert filled.attendance.of_run(RUN) == there()


def test_a_mark_is_taken_back(filled: Workspace) -> None:
    filled.attendance.clear(RUN, AMARA, Half.MORNING, "Take it back")
    filled.attendance.clear(RUN, MELE, Half.AFTERNOON, "Nothing")
    assert filled.attendance.of_run(RUN) == (there()[0], there()[2])
    assert filled.database.undo() == "Take it back"
    assert filled.attendance.of_run(RUN) == there()


def test_texts_are_cleaned_on_their_way_in(demo: Workspace) -> None:
    foul, clean = "Cafe\u0301\x00", "Café"
    demo.captures.keep(Note(id=key(1), run=RUN, at=after(1), text=foul), "Note")
    demo.captures.keep(Parked(id=key(2), run=RUN, at=after(1), text="", remark=foul, position=1), "Park")
    demo.commitments.keep(
        turned(Commitment(id=key(3), at=after(1), what=foul, who=foul, asks=foul), after(2), State.KEPT, remark=foul),
        "",
    )
    demo.attendance.keep([replace(there()[0], remark=foul)], "Mark")
    note, parked = demo.captures.of_run(RUN)
    (promise,) = demo.commitments.all()
    (mark,) = demo.attendance.of_run(RUN)
    assert isinstance(parked, Parked)
    texts = (note.text, parked.remark, promise.what, promise.who, promise.asks, promise.turns[-1].remark, mark.remark)
    assert set(texts) == {clean}
