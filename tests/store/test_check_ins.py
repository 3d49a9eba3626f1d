"""Check-ins are prepared, opened, answered and closed. What protects those who answer is in test_check_in_secrecy."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from answered import CHECK_IN, PAPER, PULSE, TODAY, answer, opened, prepared, sheet, ticket
from core_facilitator.domain.answering import CODE_LENGTH, LETTERS, AnsweringDesk, Taken, Ticket
from core_facilitator.domain.check_in_rules import AnswerError, TallyError
from core_facilitator.domain.check_ins import Part, Rules, Sheet, Split, State, Tally, Way
from core_facilitator.domain.faults import Fault
from core_facilitator.domain.instruments import Wording
from core_facilitator.store import check_in_sheets, files, sealed, tables, workspace
from core_facilitator.store.check_ins import DamagedCheckIn, OneIsOpenError, UnfitError, WrongStateError
from core_facilitator.store.workspace import Workspace
from samples import key, retreat
from workspaces import Clock, fails_with

LATER = date(2026, 10, 15)


def test_a_prepared_check_in_comes_back_as_it_was(demo: Workspace) -> None:
    demo.check_ins.keep(prepared(), "Prepare")
    assert demo.check_ins.all() == (prepared(),)
    assert demo.check_ins.get(CHECK_IN) == prepared()
    assert (demo.check_ins.count(CHECK_IN), demo.check_ins.results(CHECK_IN)) == (0, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"session": None, "block": None},
        {"people": frozenset(), "expected": 0, "leaders": False},
        {"ways": frozenset({Way.PAPER})},
        {"rules": Rules()},
        {"instrument": replace(PULSE, skippable=False, minutes=5, own=True, use="Monthly", care="Gently", credit="Us")},
    ],
)
def test_every_field_of_a_check_in_is_kept_through_its_states(demo: Workspace, changes: dict[str, Any]) -> None:
    made = replace(prepared(), **changes)
    demo.check_ins.keep(made, "Prepare")
    assert demo.check_ins.get(CHECK_IN) == made
    now_open = demo.check_ins.open(CHECK_IN, TODAY)
    assert now_open == replace(made, state=State.OPEN, code=now_open.code, opened_on=TODAY, number=1)
    demo.check_ins.close(CHECK_IN, LATER)
    closed = replace(made, state=State.CLOSED, opened_on=TODAY, closed_on=LATER, number=1)
    assert demo.check_ins.get(CHECK_IN) == closed


def test_preparing_is_a_step_that_can_be_undone(demo: Workspace) -> None:
    demo.check_ins.keep(prepared(), "Prepare")
    demo.check_ins.keep(prepared(title="Another"), "Rename")
    demo.check_ins.keep(prepared(title="Another"), "Nothing")
    assert demo.database.undo_label == "Rename"
    demo.database.undo()
    assert demo.check_ins.get(CHECK_IN).title == prepared().title
    demo.database.undo()
    assert demo.check_ins.all() == ()


def test_the_newest_come_first_and_the_open_one_before_all(tmp_path: Path) -> None:
    clock = Clock()
    made = workspace.create_demo(tmp_path / "work", "Work", now=clock)
    for number in range(5):
        made.check_ins.keep(prepared(number), "Prepare")
        clock.move(minutes=1)
    for number in (2, 0, 1):
        made.check_ins.open(key(800 + number), TODAY)
        if number != 1:
            made.check_ins.close(key(800 + number), TODAY)
    assert [one.id.int - 800 for one in made.check_ins.all()] == [_number(n) for n in (1, 4, 3, 0, 2)]
    other = key(99)
    made.check_ins.keep(prepared(9, session=other), "Prepare")
    assert [one.id for one in made.check_ins.of_session(other)] == [key(809)]
    assert len(made.check_ins.of_session(retreat().id)) == 5
    made.close()


def _number(number: int) -> int:
    return key(800 + number).int - 800


def test_opening_gives_a_code_of_letters_that_nobody_mistakes(demo: Workspace) -> None:
    codes = set()
    for number in range(8):
        code = opened(demo, prepared(number)).code
        assert len(code) == CODE_LENGTH
        assert set(code) <= set(LETTERS)
        codes.add(code)
        assert demo.check_ins.close(key(800 + number), TODAY).answers == 0
        assert demo.check_ins.get(key(800 + number)).code == ""
    assert len(codes) == 8


def test_one_is_open_at_a_time(demo: Workspace) -> None:
    first = opened(demo)
    demo.check_ins.keep(prepared(1), "Prepare")
    with pytest.raises(OneIsOpenError):
        demo.check_ins.open(key(801), TODAY)
    assert demo.check_ins.opened() == first
    assert [file.stem for file in (demo.folder / files.CHECK_INS).iterdir()] == [str(CHECK_IN)]
    demo.check_ins.close(CHECK_IN, TODAY)
    assert demo.check_ins.opened() is None
    assert demo.check_ins.open(key(801), TODAY).id == key(801)


def test_what_is_open_or_closed_is_opened_and_kept_no_more(demo: Workspace) -> None:
    first = opened(demo)
    for _state in (State.OPEN, State.CLOSED):
        with pytest.raises(WrongStateError):
            demo.check_ins.open(CHECK_IN, TODAY)
        with pytest.raises(WrongStateError):
            demo.check_ins.keep(first, "Change")
        if demo.check_ins.opened():
            assert ticket(demo.check_ins, first)  # the refusals did not touch its key
            demo.check_ins.close(CHECK_IN, TODAY)
    with pytest.raises(WrongStateError):
        demo.check_ins.close(CHECK_IN, TODAY)
    with pytest.raises(WrongStateError):
        demo.check_ins.abandon(CHECK_IN, TODAY)
    with pytest.raises(WrongStateError):
        demo.check_ins.expect(CHECK_IN, 9)
    with pytest.raises(WrongStateError):
        demo.check_ins.tally(CHECK_IN, PAPER)


def test_nothing_is_opened_that_is_not_there(demo: Workspace) -> None:
    for act in (demo.check_ins.get, demo.check_ins.count):
        if act == demo.check_ins.get:
            with pytest.raises(KeyError):
                act(CHECK_IN)
        else:
            assert act(CHECK_IN) == 0
    with pytest.raises(KeyError):
        demo.check_ins.open(CHECK_IN, TODAY)
    with pytest.raises(KeyError):
        demo.check_ins.remove(CHECK_IN, "Remove")
    with pytest.raises(WrongStateError):
        demo.check_ins.close(CHECK_IN, TODAY)


def test_what_cannot_be_asked_is_not_opened(demo: Workspace) -> None:
    lonely = Split(key="role", title=Wording("Role"), parts=(Part("a", Wording("all")),))
    bad = (
        prepared(1, instrument=replace(PULSE, statements=())),
        prepared(2, rules=Rules(splits=(lonely,))),
    )
    for one in bad:
        demo.check_ins.keep(one, "Prepare")
        with pytest.raises(UnfitError):
            demo.check_ins.open(one.id, TODAY)
    assert demo.check_ins.opened() is None


def _use(desk: AnsweringDesk, check_in: UUID) -> tuple[Taken, ...]:
    given = desk.ticket(check_in)
    assert isinstance(given, Ticket)
    return (
        desk.answer(check_in, given, sheet(1)),
        desk.change(check_in, given, sheet(2)),
        desk.withdraw(check_in, given),
    )


def test_the_store_is_the_desk_that_the_room_speaks_to(demo: Workspace) -> None:
    assert demo.check_ins.asked() is None
    one = opened(demo)
    assert demo.check_ins.asked() == one
    assert _use(demo.check_ins, one.id) == (Taken.KEPT, Taken.CHANGED, Taken.WITHDRAWN)
    demo.check_ins.close(one.id, TODAY)
    assert demo.check_ins.asked() is None


def test_an_answer_is_counted_once_changed_and_taken_back(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    mine = ticket(desk, one)
    assert (desk.answer(one.id, mine, sheet()), desk.count(one.id)) == (Taken.KEPT, 1)
    assert (desk.answer(one.id, mine, sheet()), desk.count(one.id)) == (Taken.ALREADY, 1)
    assert (desk.change(one.id, mine, sheet(3)), desk.count(one.id)) == (Taken.CHANGED, 1)
    assert (desk.withdraw(one.id, mine), desk.count(one.id)) == (Taken.WITHDRAWN, 0)
    assert desk.withdraw(one.id, mine) is Taken.WITHDRAWN  # asked again after a dropped connection
    assert desk.change(one.id, mine, sheet()) is Taken.UNKNOWN
    assert (desk.answer(one.id, mine, sheet()), desk.count(one.id)) == (Taken.KEPT, 1)


def test_a_ticket_that_nobody_was_given_does_nothing(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    for made_up in (Ticket("0" * 32), Ticket(""), Ticket("\ud800 '; DROP TABLE sheets")):
        assert desk.answer(one.id, made_up, sheet()) is Taken.UNKNOWN
        assert desk.change(one.id, made_up, sheet()) is Taken.UNKNOWN
        assert desk.withdraw(one.id, made_up) is Taken.UNKNOWN
    assert desk.count(one.id) == 0


def test_a_ticket_of_another_check_in_does_nothing(demo: Workspace) -> None:
    first = opened(demo)
    mine = ticket(demo.check_ins, first)
    demo.check_ins.close(first.id, TODAY)
    second = opened(demo, prepared(1))
    assert demo.check_ins.answer(second.id, mine, sheet()) is Taken.UNKNOWN
    assert demo.check_ins.answer(first.id, mine, sheet()) is Taken.CLOSED


def test_all_who_are_expected_get_a_ticket_and_more_when_more_are(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo, prepared(expected=2))
    answer(desk, one, 2)
    assert desk.ticket(one.id) is Taken.FULL
    assert desk.expect(one.id, 3).expected == 3
    assert desk.asked() == replace(one, expected=3)
    ticket(desk, one)
    assert desk.ticket(one.id) is Taken.FULL
    for wrong in (0, -1, 501):
        with pytest.raises(ValueError, match=str(wrong)):
            desk.expect(one.id, wrong)


def test_where_nobody_said_how_many_are_expected_there_are_tickets(demo: Workspace) -> None:
    one = opened(demo, prepared(expected=0))
    answer(demo.check_ins, one, 3)


def test_what_does_not_fit_is_refused_and_nothing_is_kept(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    mine = ticket(desk, one)
    for wrong in (Sheet(values=(("in", 6),)), Sheet(words=(("more", "a" * 201),)), Sheet(parts=(("role", "boss"),))):
        with pytest.raises(AnswerError):
            desk.answer(one.id, mine, wrong)
    with pytest.raises(TallyError):
        desk.tally(one.id, Tally(sheets=1, marks=(("in", (1, 1, 0, 0, 0)),)))
    assert desk.count(one.id) == 0
    assert desk.answer(one.id, mine, sheet()) is Taken.KEPT


def test_phones_laptop_and_paper_feed_one_check_in(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    answer(desk, one, 10)
    pile = desk.tally(one.id, PAPER)
    assert desk.count(one.id) == 13
    assert desk.answer(one.id, pile, sheet()) is Taken.UNKNOWN
    assert (desk.withdraw(one.id, pile), desk.count(one.id)) == (Taken.WITHDRAWN, 10)
    assert desk.withdraw(one.id, pile) is Taken.UNKNOWN
    desk.tally(one.id, PAPER)
    desk.tally(one.id, PAPER)
    results = desk.close(one.id, TODAY)
    assert (results.answers, results.with_paper) == (16, True)
    assert {counted.statement: counted.answered for counted in results.counted} == {"in": 16, "ch": 16}
    (written,) = results.written
    assert written.words == ("Chalk", "Chalk")


def test_a_pile_of_one_part_feeds_that_part(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    answer(desk, one, 10)  # all of them teachers
    desk.tally(one.id, replace(PAPER, parts=(("role", "t"),)))
    directors = (("in", (1, 1, 2, 1, 1)), ("ch", (1, 1, 2, 1, 1)))
    desk.tally(one.id, Tally(sheets=6, marks=directors, parts=(("role", "d"),)))
    (split,) = desk.close(one.id, TODAY).splits
    assert [(part.part, part.answers) for part in split.parts] == [("t", 13), ("d", 6)]
    assert split.parts[1].counted[0].counts == (1, 1, 2, 1, 1)


def test_a_pile_of_a_part_that_was_not_declared_is_refused(demo: Workspace) -> None:
    one = opened(demo)
    with pytest.raises(TallyError):
        demo.check_ins.tally(one.id, replace(PAPER, parts=(("role", "cook"),)))
    assert demo.check_ins.count(one.id) == 0


def test_results_are_what_was_answered_and_stay(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    first, *_others = answer(desk, one, 10)
    desk.change(one.id, first, sheet(4))
    results = desk.close(one.id, TODAY)
    assert results.answers == 10
    assert next(found.counts for found in results.counted if found.statement == "in") == (1, 2, 2, 2, 3)
    assert desk.results(one.id) == results
    assert desk.count(one.id) == 10
    demo.close()
    again = workspace.open(demo.folder)
    assert again.check_ins.results(one.id) == results
    again.close()


def test_of_too_few_answers_only_their_number_is_kept(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    answer(desk, one, 5, words="Quetzalcoatlus")  # six are needed
    results = desk.close(one.id, TODAY)
    assert (results.answers, results.shown, results.counted, results.written) == (5, False, (), ())


def test_an_answer_after_closing_is_refused_kindly(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    mine, late = ticket(desk, one), ticket(desk, one)
    desk.answer(one.id, mine, sheet())
    desk.close(one.id, TODAY)
    assert desk.answer(one.id, late, sheet()) is Taken.CLOSED
    assert desk.change(one.id, mine, sheet()) is Taken.CLOSED
    assert desk.withdraw(one.id, mine) is Taken.CLOSED
    assert desk.ticket(one.id) is Taken.CLOSED


def test_what_is_closed_can_be_removed_and_brought_back_and_what_is_open_cannot(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    answer(desk, one, 10)
    with pytest.raises(WrongStateError):
        desk.remove(one.id, "Remove")
    results = desk.close(one.id, TODAY)
    closed = desk.get(one.id)
    desk.remove(one.id, "Remove")
    assert desk.all() == ()
    assert desk.results(one.id) is None
    demo.database.undo()
    assert (desk.all(), desk.results(one.id)) == ((closed,), results)
    demo.database.redo()
    assert desk.all() == ()
    desk.keep(prepared(1), "Prepare")
    desk.remove(key(801), "Remove")
    assert desk.all() == ()


def test_a_check_in_that_ended_without_results_has_none(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    answer(desk, one, 10)
    desk.abandon(one.id, LATER)
    assert desk.get(one.id) == replace(one, state=State.CLOSED, code="", closed_on=LATER)
    assert (desk.results(one.id), desk.count(one.id), desk.opened()) == (None, 0, None)
    with demo.database.read() as connection:
        assert [connection.execute(select(table)).all() for table in tables.ANSWER_TABLES] == [[], []]
    assert list((demo.folder / files.CHECK_INS).iterdir()) == []


@pytest.mark.parametrize("column", ["form", "rules"])
def test_what_cannot_be_read_hides_no_other_and_can_be_ended(demo: Workspace, column: str) -> None:
    one = opened(demo)
    demo.check_ins.close(one.id, TODAY)
    opened(demo, prepared(1))
    demo.check_ins.keep(prepared(2), "Prepare")
    with demo.database.write() as connection:
        for number, table in ((1, tables.waves), (2, tables.check_ins)):
            connection.execute(update(table).where(table.c.id == key(800 + number)).values({column: '{"ways":7}'}))
    demo.database.close()
    assert demo._lock is not None
    demo._lock.release()
    again = workspace.open(demo.folder)
    title = prepared().title
    assert [found.id for found in again.check_ins.all()] == [one.id]
    assert again.check_ins.damaged() == (
        DamagedCheckIn(key(801), title, State.OPEN),
        DamagedCheckIn(key(802), title, State.PREPARED),
    )
    assert again.check_ins.opened() is None
    again.check_ins.keep(prepared(3), "Prepare")
    with pytest.raises(OneIsOpenError):
        again.check_ins.open(key(803), TODAY)
    again.check_ins.abandon(key(801), TODAY)
    assert again.check_ins.open(key(803), TODAY).id == key(803)
    again.close()


def test_results_that_cannot_be_read_are_not_taken_for_none(demo: Workspace) -> None:
    one = opened(demo)
    demo.check_ins.close(one.id, TODAY)
    with demo.database.write() as connection:
        connection.execute(update(tables.waves).values(results="{}"))
    assert demo.check_ins.all() == ()
    assert [found.state for found in demo.check_ins.damaged()] == [State.CLOSED]
    assert demo.check_ins.results(one.id) is None
    assert demo.check_ins.count(one.id) == 0


def test_sealed_answers_are_as_long_as_each_other(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    longest = Sheet(values=(("in", 5), ("ch", 5)), words=(("more", '"🌿' * 100),), parts=(("role", "d"),))
    for given in (Sheet(), sheet(1), longest):
        desk.answer(one.id, ticket(desk, one), given)
    with demo.database.read() as connection:
        boxes = connection.execute(select(tables.sheets.c.sealed)).scalars().all()
    assert len(boxes) == 3
    assert len({len(box) for box in boxes}) == 1


def test_a_pile_with_many_words_is_sealed_too(demo: Workspace) -> None:
    desk, one = demo.check_ins, opened(demo)
    words = tuple(("more", f"{number} " * 60) for number in range(40))
    desk.tally(one.id, Tally(sheets=40, marks=(("in", (8, 8, 8, 8, 8)), ("ch", (8, 8, 8, 8, 8))), words=words))
    (written,) = desk.close(one.id, TODAY).written
    assert sorted(written.words) == sorted(said.strip() for _key, said in words)
    assert written.words != tuple(said.strip() for _key, said in words)  # one of 40! orders


def test_what_is_sealed_is_of_a_known_kind(demo: Workspace) -> None:
    one = opened(demo)
    public = demo.check_ins._found()
    assert public is not None
    box = sealed.seal(b"x{}", public.public, one.id.bytes)
    with demo.database.write() as connection:
        check_in_sheets.add_sheet(connection, one.id, Ticket("a"), 1, box)
    with fails_with(Fault.CHECK_IN_KEY_LOST):
        demo.check_ins.close(one.id, TODAY)
    assert demo.check_ins.count(one.id) == 1


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    both = workspace.create_demo(tmp_path / "a", "A"), workspace.create_demo(tmp_path / "b", "B")
    yield both
    for one in both:
        one.close()


def test_two_workspaces_know_nothing_of_each_other(two: tuple[Workspace, Workspace]) -> None:
    here, there = two
    one, other = opened(here), opened(there)
    mine = ticket(here.check_ins, one)
    assert there.check_ins.answer(other.id, mine, sheet()) is Taken.UNKNOWN
    answer(here.check_ins, one, 6)
    assert (here.check_ins.count(one.id), there.check_ins.count(other.id)) == (6, 0)
    file = here.folder / files.CHECK_INS / f"{CHECK_IN}.key"
    file.write_bytes((there.folder / files.CHECK_INS / file.name).read_bytes())
    with fails_with(Fault.CHECK_IN_KEY_LOST):
        here.check_ins.close(one.id, TODAY)
    assert there.check_ins.close(other.id, TODAY).answers == 0
