"""What blocks took the last times is told from days that are over, and only from what ran to its end."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Block, Day
from core_facilitator.domain.runs import Run
from core_facilitator.domain.timing_insights import Insight, Took, day_minutes, insights
from samples import key

ZONE = "America/Los_Angeles"
DIALOGUE = Block(id=key(900), title="Dialogue", minutes=60, card="dialogue-walk")
CLOSING = Block(id=key(901), title="Closing  round", minutes=10)


def ran(number: int, actual: int, *, block: Block = DIALOGUE, skipped: bool = False, closed: bool = True) -> Run:
    """Return a day in October on which a block took so many minutes, and the closing round ten."""
    day = Day(
        id=key(1000 + number),
        date=date(2026, 10, number),
        start=time(9),
        end=time(17),
        time_zone=ZONE,
        blocks=(replace(block, id=key(2000 + number)), replace(CLOSING, id=key(3000 + number))),
    )
    run, at = Run(id=key(4000 + number), session=key(1), plan=day), datetime(2026, 10, number, 16, tzinfo=UTC)
    run = acts.next_block(run, at)
    run = acts.next_block(run, at + timedelta(minutes=actual), skipped=skipped)
    return acts.close(run, at + timedelta(minutes=actual + 10)) if closed else run


def known(*runs: Run, block: Block = DIALOGUE) -> Insight | None:
    return insights(runs).of_block(block)


def test_the_last_three_times_are_told_the_newest_first_with_their_median() -> None:
    found = known(ran(1, 200), ran(4, 75), ran(2, 65), ran(3, 70))
    assert found is not None
    assert [one.actual for one in found.times] == [75, 70, 65]
    assert (found.actual, found.planned) == (70, 60)
    assert found.times[0] == Took(session=key(1), block=key(2004), on=date(2026, 10, 4), planned=60, actual=75)


def test_a_card_is_known_under_any_title_and_comes_before_the_title() -> None:
    renamed = replace(DIALOGUE, title="Walk and talk")
    assert known(ran(1, 70), block=renamed) == known(ran(1, 70))
    other_card = ran(2, 90, block=replace(DIALOGUE, card="another"))
    found = known(ran(1, 70), other_card)
    assert found is not None
    assert [one.actual for one in found.times] == [70]


def test_without_a_card_the_title_tells_however_it_is_spaced_or_written() -> None:
    found = known(ran(1, 70), block=Block(id=key(5), title="closing ROUND"))
    assert found is not None
    assert (found.planned, found.actual) == (10, 10)


def test_nothing_is_told_of_what_never_ran_has_no_title_or_is_this_block_itself() -> None:
    run = ran(1, 70, block=replace(DIALOGUE, title="", card=""))
    assert known(run) is None
    assert known(run, block=Block(id=key(5), title="")) is None
    assert known(ran(1, 70), block=replace(DIALOGUE, id=key(2001))) is None


def test_what_was_left_before_its_time_and_days_that_are_not_over_tell_nothing() -> None:
    assert known(ran(1, 70, skipped=True)) is None
    assert known(ran(1, 70, closed=False)) is None


def test_what_was_on_twice_came_in_unplanned_took_no_time_or_is_a_milestone_tells_nothing() -> None:
    run = ran(1, 70, closed=False)
    at = datetime(2026, 10, 1, 18, tzinfo=UTC)
    again = acts.close(acts.jump(run, key(2001), at), at + timedelta(minutes=5))
    assert known(again) is None
    assert known(ran(1, 0)) is None
    milestone = replace(DIALOGUE, minutes=0)
    assert known(ran(1, 5, block=milestone)) is None


def test_a_block_that_its_run_does_not_know_anymore_tells_nothing() -> None:
    run = ran(1, 70)
    assert known(replace(run, plan=replace(run.plan, blocks=()))) is None


def test_of_two_runs_of_one_day_the_newest_tells() -> None:
    found = known(ran(1, 70), ran(1, 80))
    assert found is not None
    assert [one.actual for one in found.times] == [80]


def test_a_difference_that_nobody_notices_is_none() -> None:
    found = known(ran(1, 70))
    assert found is not None
    assert [found.differs(minutes) for minutes in (67, 68, 70, 72, 73)] == [True, False, False, False, True]


def test_each_block_knows_what_it_took_itself() -> None:
    took = insights([ran(1, 70)]).blocks
    assert (took[key(2001)].actual, took[key(3001)].actual) == (70, 10)


def test_a_day_has_its_planned_and_its_actual_minutes() -> None:
    assert day_minutes(ran(1, 75)) == (70, 85)


def test_a_day_on_a_clock_of_its_own_tells_nothing_and_hides_no_other() -> None:
    held, tried = ran(1, 70), replace(ran(1, 5), id=key(4999), shift=timedelta(days=-4))
    assert known(held, tried) == known(held)
    assert known(tried) is None
    assert insights([tried]).blocks == {}
