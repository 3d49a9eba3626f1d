"""Blocks get longer and shorter as their plan shows; no number is kept that does not count."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core_facilitator.domain.agendas import Block, Day, Session, TimeKind, Track, all_blocks
from core_facilitator.domain.lengths import Resized, lengthen, set_minutes
from core_facilitator.domain.timing import TimedBlock, Trim, repaired, time_day
from strategies import minutes, sessions


def key(number: int) -> UUID:
    return UUID(int=number)


GROUP = key(5)


def block(number: int, minutes: int, **fields: Any) -> Block:
    return Block(id=key(number), minutes=minutes, **fields)


def group(*tracks: tuple[Block, ...], **fields: Any) -> Block:
    made = tuple(Track(id=key(11 + at), blocks=blocks) for at, blocks in enumerate(tracks))
    return block(5, 60, kind=TimeKind.SMALL_GROUP, tracks=made, **fields)


def plan(*blocks: Block) -> Session:
    day = Day(id=key(901), date=date(2026, 8, 3), start=time(8), end=time(16), time_zone="UTC", blocks=blocks)
    return Session(id=key(999), title="Retreat", days=(day,))


def numbers(session: Session) -> list[int]:
    """Return the minutes that are kept, block by block."""
    return [one.minutes for day in session.days for one in all_blocks(day.blocks)]


def timed_blocks(session: Session) -> Iterator[TimedBlock]:
    return (one for day in session.days for one in time_day(day).all_blocks())


def length(session: Session, block_id: UUID) -> int:
    return next(one.minutes for one in timed_blocks(session) if one.block.id == block_id)


def test_a_group_gets_longer_at_the_end_of_its_longest_tracks() -> None:
    session = plan(group((block(51, 40), block(52, 30)), (block(53, 70),), (block(54, 20),), ()))
    made = lengthen(session, (GROUP,), 5)
    assert (numbers(made.session), made.held) == ([60, 40, 35, 75, 20], ())
    assert length(made.session, GROUP) == 75


def test_a_group_gets_shorter_in_every_track_that_would_be_too_long() -> None:
    session = plan(group((block(51, 40), block(52, 30)), (block(53, 68),), (block(54, 20),)))
    made = set_minutes(session, GROUP, 60)
    assert (numbers(made.session), made.held) == ([60, 40, 20, 60, 20], ())
    assert length(made.session, GROUP) == 60


def test_a_milestone_and_what_is_skipped_at_the_end_of_a_track_are_passed_over() -> None:
    session = plan(group((block(51, 40), block(52, 0), block(53, 9, skipped=True))))
    assert numbers(lengthen(session, (GROUP,), 5).session) == [60, 45, 0, 9]
    assert numbers(lengthen(session, (GROUP,), -5).session) == [60, 35, 0, 9]


@pytest.mark.parametrize(
    "last",
    [
        block(52, 30, protected=True),
        block(52, 30, floor=28),
        block(52, 4),
        block(52, 0, fixed_end=time(9, 10)),
    ],
)
def test_a_group_whose_last_block_cannot_give_is_held(last: Block) -> None:
    session = plan(group((block(51, 40), last)))
    assert lengthen(session, (GROUP,), -5) == Resized(session, (GROUP,))


def test_a_group_of_milestones_has_nothing_to_lengthen() -> None:
    session = plan(group((block(51, 0), block(52, 0))))
    assert lengthen(session, (GROUP,), 5) == Resized(session, (GROUP,))
    assert lengthen(session, (GROUP,), -5) == Resized(session)


def test_a_group_that_a_pin_at_its_end_keeps_as_it_is_is_held() -> None:
    session = plan(group((block(51, 40), block(52, 0, pin=time(9, 30)))))
    assert lengthen(session, (GROUP,), 5) == Resized(session, (GROUP,))


def test_of_two_longest_tracks_the_one_with_a_fixed_end_stays_as_it_is() -> None:
    session = plan(group((block(51, 40),), (block(52, 7, fixed_end=time(8, 40)),)))
    assert numbers(lengthen(session, (GROUP,), 5).session) == [60, 45, 7]


def test_a_fixed_end_holds_a_block_and_a_group_alike() -> None:
    session = plan(
        block(1, 20, fixed_end=time(9)), group((block(51, 40),), fixed_end=time(10)), block(3, 5, skipped=True)
    )
    made = lengthen(session, (key(1), GROUP, key(3)), 5)
    assert made.held == (key(1), GROUP)
    assert numbers(made.session) == [20, 60, 40, 10]
    assert set_minutes(session, key(1), 60) == Resized(session)  # as long as it is: nothing to say


def test_a_group_that_is_skipped_is_held_with_all_that_is_in_it() -> None:
    session = plan(group((block(51, 40),), skipped=True))
    assert lengthen(session, (GROUP,), 5) == Resized(session, (GROUP,))
    assert lengthen(session, (key(51),), 5) == Resized(session, (key(51),))
    assert set_minutes(session, GROUP, 40) == Resized(session)  # that long it is when it is taken up
    assert repaired(time_day(session.days[0]), Trim(GROUP, 5)) == session.days[0]


def test_a_group_of_empty_tracks_has_its_own_minutes() -> None:
    session = plan(group((), ()))
    assert numbers(lengthen(session, (GROUP,), 5).session) == [65]


def test_a_group_chosen_with_a_block_in_it_follows_that_block() -> None:
    session = plan(block(1, 20), group((block(51, 40),)))
    assert numbers(lengthen(session, (key(1), GROUP, key(51)), 5).session) == [25, 60, 45]


def test_what_lies_in_a_track_of_a_track_is_changed_there() -> None:
    inner = block(6, 60, tracks=(Track(id=key(21), blocks=(block(61, 30),)),))
    session = plan(group((block(51, 40), inner)))
    assert numbers(lengthen(session, (GROUP,), 5).session) == [60, 40, 60, 35]
    assert numbers(lengthen(session, (GROUP,), -5).session) == [60, 40, 60, 25]


def test_what_is_not_in_the_session_has_no_minutes() -> None:
    with pytest.raises(KeyError):
        set_minutes(plan(), key(1), 5)


def with_own_keys(session: Session) -> Session:
    every = [one.id for day in session.days for one in all_blocks(day.blocks)]
    every += [track.id for day in session.days for one in all_blocks(day.blocks) for track in one.tracks]
    every += [day.id for day in session.days]
    assume(len(set(every)) == len(every))
    return session


@given(sessions().map(with_own_keys), st.data())
def test_a_block_is_as_long_as_was_asked_or_nothing_is_changed(session: Session, data: st.DataObject) -> None:
    running = [one for one in timed_blocks(session) if not one.block.skipped]
    assume(running)
    target, wanted = data.draw(st.sampled_from(running)), data.draw(minutes)
    made = set_minutes(session, target.block.id, wanted)
    if made.held:
        assert made == Resized(session, (target.block.id,))
    else:
        assert length(made.session, target.block.id) == wanted


@given(sessions().map(with_own_keys), st.data())
def test_no_number_changes_that_does_not_show(session: Session, data: st.DataObject) -> None:
    shown = {one.block.id: one for one in timed_blocks(session)}
    assume(shown)
    chosen = data.draw(st.lists(st.sampled_from(sorted(shown)), unique=True, min_size=1, max_size=4))
    made = lengthen(session, chosen, data.draw(st.sampled_from((-5, -1, 1, 5))))
    after = {one.block.id: one for one in timed_blocks(made.session)}
    for block_id, one in shown.items():
        if one.block.minutes != after[block_id].block.minutes:
            assert one.planned != after[block_id].planned
    assert [replace(one.block, minutes=0, tracks=()) for one in shown.values()] == [
        replace(one.block, minutes=0, tracks=()) for one in after.values()
    ]
