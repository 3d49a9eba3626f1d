"""What is left of a day, moved to the next one."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from core_facilitator.domain import run_acts
from core_facilitator.domain.agendas import Block, Day, Session, TimeKind
from core_facilitator.domain.conflicts import Trouble, conflicts
from core_facilitator.domain.run_moves import after_opening, left, moved_on, tomorrow
from core_facilitator.domain.runs import Run, following
from samples import key, retreat

NINE = datetime(2026, 10, 14, 9, tzinfo=UTC)
FIRST = Day(
    id=key(501),
    date=NINE.date(),
    start=time(9),
    end=time(12),
    time_zone="UTC",
    blocks=(
        Block(id=key(511), title="Open", minutes=30),
        Block(id=key(512), title="Break", minutes=10, kind=TimeKind.BREAK),
        Block(id=key(513), title="Work", minutes=60, pin=time(10)),
        Block(id=key(514), title="Doors open"),
        Block(id=key(515), title="Close", minutes=20, fixed_end=time(12)),
    ),
)
SECOND = replace(FIRST, id=key(502), date=NINE.date() + timedelta(days=1), blocks=(Block(id=key(521), minutes=5),))
SESSION = Session(id=key(500), title="Two days", days=(FIRST, SECOND))


def _begun(day: Day = FIRST) -> Run:
    return run_acts.next_block(Run(id=key(530), session=SESSION.id, plan=day), NINE)


def test_what_is_left_goes_behind_the_opening_of_the_next_day_without_its_times() -> None:
    run, session = moved_on(_begun(), SESSION, NINE)
    assert [block.id for block in session.days[1].blocks] == [key(521), key(513), key(515)]
    assert all(block.pin is None and block.fixed_end is None for block in session.days[1].blocks)
    assert [block.title for block in session.days[0].blocks] == ["Open", "Break", "Doors open"]
    assert [run.change_of(key(number)).moved_to for number in (513, 515)] == [SECOND.id, SECOND.id]


def _opens(*blocks: Block) -> int:
    return after_opening(replace(SECOND, blocks=blocks))


def test_an_opening_is_arriving_and_then_what_all_begin_with_together() -> None:
    doors, coffee = Block(id=key(1)), Block(id=key(2), minutes=20, kind=TimeKind.BREAK)
    welcome, check_in = Block(id=key(3), minutes=15), Block(id=key(4), minutes=20)
    work, talk = Block(id=key(5), minutes=60, kind=TimeKind.SMALL_GROUP), Block(id=key(6), minutes=60)
    assert _opens(doors, coffee, welcome, check_in, work) == 4
    assert _opens(doors, coffee, check_in, talk, work) == 3
    assert _opens(talk, check_in) == 1
    assert _opens(coffee, replace(welcome, skipped=True), check_in, coffee, work) == 3
    assert _opens(coffee, work, welcome) == 1
    assert _opens(doors, coffee) == 2
    assert _opens(welcome) == 1
    assert _opens() == 0


def test_a_pin_of_the_next_day_stands_and_what_came_in_before_it_is_a_conflict() -> None:
    lunch = Block(id=key(522), title="Lunch", minutes=60, pin=time(9, 30), kind=TimeKind.BREAK)
    pinned = replace(SESSION, days=(FIRST, replace(SECOND, blocks=(*SECOND.blocks, lunch))))
    assert conflicts(pinned) == ()
    _run, session = moved_on(_begun(), pinned, NINE)
    assert session.days[1].blocks[-1] == lunch
    assert [(one.trouble, one.day_id, one.minutes) for one in conflicts(session)] == [(Trouble.OVERLAP, SECOND.id, 55)]


def test_breaks_are_left_out_and_milestones_stay() -> None:
    run, _session = moved_on(_begun(), SESSION, NINE)
    assert [block.title for block in run.ahead()] == ["Doors open"]
    assert run.change_of(key(512)).moved_to is None


def test_the_run_knows_what_was_moved_also_once_its_plan_has_lost_it() -> None:
    run, session = moved_on(_begun(), SESSION, NINE)
    after = following(run, session.days[0])
    assert {block.title for block in after.left_out()} == {"Break", "Work", "Close"}


def test_a_block_that_came_in_today_moves_too() -> None:
    came = Block(id=key(540), title="Came in", minutes=10)
    run, session = moved_on(run_acts.insert(_begun(), came, NINE, begin=False), SESSION, NINE)
    assert session.days[1].blocks[1] == came
    assert came.id not in {one.id for one in run.ahead()}


def test_nothing_moves_on_the_last_day_or_where_nothing_is_left() -> None:
    last = Run(id=key(531), session=SESSION.id, plan=SECOND)
    assert tomorrow(SESSION, SECOND) is None
    assert moved_on(last, SESSION, NINE) == (last, SESSION)
    done = run_acts.jump(_begun(), key(515), NINE)
    assert left(done) == ()
    assert moved_on(done, SESSION, NINE) == (done, SESSION)


def test_tomorrow_is_the_next_date_whatever_the_order_of_the_days() -> None:
    mixed = replace(retreat(), days=(SECOND, replace(SECOND, id=key(503), date=SECOND.date + timedelta(days=1)), FIRST))
    assert tomorrow(mixed, FIRST) == SECOND


def test_a_day_that_is_run_on_a_later_date_has_the_tomorrow_of_its_plan() -> None:
    late = replace(FIRST, date=SECOND.date + timedelta(days=100))
    assert tomorrow(SESSION, late) == SECOND
