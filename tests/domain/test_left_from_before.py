"""What was left out on the day before is offered to the day after it, once, and by real dates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from uuid import UUID

import pytest

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, Day, Session, Step, TimeKind, Track
from core_facilitator.domain.left_from_before import USUAL_MINUTES, LeftBefore, follows, left_before, put_in
from core_facilitator.domain.people import Person
from core_facilitator.domain.runs import Run, with_change
from samples import key

FIRST, SECOND = date(2026, 10, 13), date(2026, 10, 14)
AT = datetime(2026, 10, 13, 16, tzinfo=UTC)
OPENING = Block(id=key(1), title="Opening", minutes=20)
WALK = Block(id=key(2), title="Quiet walk", minutes=30, pin=time(11))
BREAK = Block(id=key(3), title="Break", minutes=15, kind=TimeKind.BREAK)
LETTER = Block(id=key(4), title="Letter", minutes=20)


def day(number: int, on: date, *blocks: Block) -> Day:
    return Day(id=key(number), date=on, start=time(9), end=time(17), time_zone="America/Los_Angeles", blocks=blocks)


ONE, TWO = day(10, FIRST, OPENING, WALK, BREAK, LETTER), day(20, SECOND, Block(id=key(5), title="Again", minutes=10))
SESSION = Session(id=key(30), title="Retreat", days=(ONE, TWO))


def begun() -> Run:
    return acts.next_block(Run(id=key(40), session=SESSION.id, plan=ONE), AT)


def closed() -> Run:
    """Return the first day, closed while its opening was on: a walk, a break and a letter were left."""
    return acts.close(begun(), AT + timedelta(minutes=20))


def titles(left: LeftBefore | None) -> list[str]:
    return [] if left is None else [one.title for one in left.blocks]


def new_ids() -> Iterator[UUID]:
    return (key(number) for number in count(500))


def test_what_did_not_take_place_is_offered_but_no_break() -> None:
    assert titles(left_before([closed()], TWO, SECOND)) == ["Quiet walk", "Letter"]


def test_a_day_that_was_never_closed_is_over_once_its_date_is_past() -> None:
    assert titles(left_before([begun()], TWO, SECOND)) == ["Quiet walk", "Letter"]


def test_while_the_day_before_still_runs_only_what_was_left_out_is_offered() -> None:
    assert titles(left_before([begun()], TWO, FIRST)) == []
    assert titles(left_before([acts.leave_out(begun(), [WALK.id])], TWO, FIRST)) == ["Quiet walk"]


def test_nothing_is_offered_to_a_day_that_is_past_or_by_one_that_never_began() -> None:
    assert left_before([closed()], TWO, SECOND + timedelta(days=1)) is None
    assert left_before([Run(id=key(40), session=SESSION.id, plan=ONE)], TWO, SECOND) is None
    assert left_before([closed()], ONE, FIRST) is None


def test_what_was_begun_and_skipped_is_offered_too() -> None:
    run = acts.next_block(acts.jump(begun(), LETTER.id, AT + timedelta(minutes=20)), AT + timedelta(minutes=22))
    skipped = acts.close(replace(run, passages=(*run.passages[:-1], replace(run.passages[-1], skipped=True))), AT)
    assert titles(left_before([skipped], TWO, SECOND)) == ["Quiet walk", "Letter"]
    assert titles(left_before([acts.close(run, AT)], TWO, SECOND)) == ["Quiet walk"]


def test_nothing_is_offered_where_all_took_place() -> None:
    run = begun()
    for number, block in enumerate((WALK, BREAK, LETTER), 1):
        run = acts.jump(run, block.id, AT + timedelta(minutes=20 * number))
    assert left_before([acts.close(run, AT + timedelta(minutes=90))], TWO, SECOND) is None


def test_the_day_before_is_the_one_that_really_ran_last() -> None:
    late = replace(closed(), plan=replace(ONE, date=SECOND))
    assert left_before([late], TWO, SECOND) is None
    other = replace(closed(), id=key(41), plan=day(11, date(2026, 10, 9), OPENING, replace(LETTER, title="Older")))
    assert titles(left_before([closed(), other], TWO, SECOND)) == ["Quiet walk", "Letter"]


def test_of_two_runs_of_the_day_before_the_newest_counts() -> None:
    assert left_before([closed(), begun()], TWO, FIRST) is None


def test_copies_are_put_behind_the_opening_of_the_day_with_ids_of_their_own_and_without_the_pin_of_the_day_before() -> (
    None
):
    left, ids = left_before([closed()], TWO, SECOND), new_ids()
    assert left is not None
    run, session, made = put_in(left, SESSION, TWO.id, lambda: next(ids))
    assert session.days[0] == ONE
    assert [one.title for one in session.days[1].blocks] == ["Again", "Quiet walk", "Letter"]
    assert made == tuple(one.id for one in session.days[1].blocks[1:]) == (key(500), key(501))
    assert session.days[1].blocks[1].pin is None
    assert [run.change_of(block.id).moved_to for block in (WALK, LETTER)] == [TWO.id, TWO.id]


def test_what_was_put_in_is_not_offered_again_and_is_offered_again_once_that_is_undone() -> None:
    left, ids = left_before([closed()], TWO, SECOND), new_ids()
    assert left is not None
    run, session, _made = put_in(left, SESSION, TWO.id, lambda: next(ids))
    assert left_before([run], session.days[1], SECOND) is None
    assert titles(left_before([closed()], TWO, SECOND)) == ["Quiet walk", "Letter"]


def test_a_day_that_is_not_there_takes_nothing() -> None:
    left = left_before([closed()], TWO, SECOND)
    assert left is not None
    with pytest.raises(KeyError):
        put_in(left, SESSION, key(99), lambda: key(500))


# As planned


BACKWARD = Block(id=key(6), title="Ends before it begins", pin=time(11), fixed_end=time(10))


def _left_of(*blocks: Block, run: Run | None = None) -> tuple[Block, ...]:
    plan = day(10, FIRST, OPENING, *blocks)
    began = run or acts.next_block(Run(id=key(40), session=SESSION.id, plan=plan), AT)
    left = left_before([acts.close(began, AT + timedelta(minutes=20))], TWO, SECOND)
    return () if left is None else left.blocks


def test_what_was_cut_for_its_day_comes_with_its_planned_minutes() -> None:
    run = with_change(begun(), WALK.id, minutes=0)
    walk, letter = _left_of(run=with_change(run, LETTER.id, minutes=5))
    assert (walk.minutes, letter.minutes) == (30, 20)


def test_what_came_in_on_its_day_comes_with_the_minutes_that_it_came_in_with() -> None:
    visitor = Block(id=key(9), title="A visitor", minutes=7)
    run = acts.insert(begun(), visitor, AT + timedelta(minutes=5), begin=False)
    assert [one.minutes for one in _left_of(run=run) if one.id == visitor.id] == [7]


@pytest.mark.parametrize(
    ("block", "minutes"),
    [
        (Block(id=key(6), title="Till noon", pin=time(11), fixed_end=time(12)), 60),
        (replace(BACKWARD, steps=(Step(title="One", minutes=4), Step(title="Two", minutes=8))), 12),
        (BACKWARD, USUAL_MINUTES),
    ],
)
def test_nothing_comes_with_no_minutes(block: Block, minutes: int) -> None:
    assert [one.minutes for one in _left_of(block)] == [minutes]


def test_a_group_whose_tracks_take_no_time_is_not_offered() -> None:
    empty = Track(id=key(61), title="A", blocks=(Block(id=key(62), title="Nothing"),))
    assert _left_of(Block(id=key(6), title="Groups", tracks=(empty,))) == ()


# Choosing, and what follows


def _left() -> LeftBefore:
    left = left_before([closed()], TWO, SECOND)
    assert left is not None
    return left


def test_one_of_them_can_be_put_in_and_the_others_are_still_offered() -> None:
    ids = new_ids()
    run, session, _made = put_in(_left().only({LETTER.id}), SESSION, TWO.id, lambda: next(ids))
    assert [one.title for one in session.days[1].blocks] == ["Again", "Letter"]
    assert titles(left_before([run], session.days[1], SECOND)) == ["Quiet walk"]


def test_what_follows_for_the_end_of_the_day_is_told_before_it_is_done() -> None:
    ids = new_ids()
    found = follows(_left(), SESSION, TWO.id, lambda: next(ids))
    assert (found.minutes, found.overlaps, found.troubles, found.fits) == (50, (), 0, True)
    assert found.end - found.end_before == timedelta(minutes=50)
    assert found.planned_end.hour == 17


def test_what_follows_for_times_that_stand_and_for_people_is_told() -> None:
    ids, lunch = new_ids(), Block(id=key(7), title="Lunch", minutes=30, pin=time(9, 30), kind=TimeKind.BREAK)
    two = replace(TWO, end=time(10), blocks=(*TWO.blocks, lunch))
    session = replace(SESSION, days=(ONE, two))
    found = follows(_left(), session, TWO.id, lambda: next(ids))
    assert [(block.title, minutes) for block, minutes in found.overlaps] == [("Lunch", 30)]
    assert not found.fits
    none = follows(_left().only(()), session, TWO.id, lambda: next(ids))
    assert (none.overlaps, none.minutes, none.end, none.fits) == ((), 0, none.end_before, True)


def test_another_conflict_that_comes_is_counted() -> None:
    noor, ids = Person(id=key(80), name="Noor"), new_ids()
    both = tuple(
        Track(id=key(90 + n), title=str(n), blocks=(Block(id=key(95 + n), title=str(n), minutes=20, leads=(noor.id,)),))
        for n in range(2)
    )
    plan = day(10, FIRST, OPENING, Block(id=key(6), title="Groups", tracks=both))
    run = acts.close(acts.next_block(Run(id=key(40), session=SESSION.id, plan=plan), AT), AT + timedelta(minutes=20))
    left = left_before([run], TWO, SECOND)
    assert left is not None
    found = follows(left, replace(SESSION, team=(noor,)), TWO.id, lambda: next(ids))
    assert (found.troubles, found.fits) == (1, False)


def test_of_a_day_that_is_not_there_nothing_follows() -> None:
    with pytest.raises(KeyError):
        follows(_left(), SESSION, key(99), lambda: key(500))
