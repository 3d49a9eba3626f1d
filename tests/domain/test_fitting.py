"""Giving a protocol the time there is."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import protocols
from core_facilitator.domain.fitting import Scaling, fewest, fitted, minutes_for, scaling
from core_facilitator.domain.protocols import ProtocolStep


def _takes_turns(steps: tuple[ProtocolStep, ...]) -> bool:
    return any(
        replace(one, title="", do="", say="") == replace(other, title="", do="", say="")
        for one, other in pairwise(steps)
    )


def _minutes(steps: tuple[ProtocolStep, ...]) -> tuple[int, ...]:
    return tuple(step.minutes for step in steps)


def test_what_stretches_takes_what_is_added() -> None:
    assert _minutes(fitted(protocols.protocol(), 75)) == (10, 5, 60)


def test_what_stretches_gives_first_and_then_the_others_but_never_the_silence() -> None:
    assert _minutes(fitted(protocols.protocol(), 50)) == (10, 5, 35)
    assert _minutes(fitted(protocols.protocol(), 42)) == (7, 5, 30)


def test_its_own_minutes_leave_it_as_it_is() -> None:
    card = protocols.protocol()
    assert fitted(card, card.minutes) == card.steps


def test_less_than_its_floors_is_no_time_for_it() -> None:
    card = protocols.protocol()
    assert fewest(card.steps) == 40
    with pytest.raises(ValueError, match="39"):
        fitted(card, 39)


def test_a_card_without_steps_fits_nowhere() -> None:
    with pytest.raises(ValueError, match="10"):
        fitted(protocols.protocol(steps=()), 10)


def test_where_nothing_stretches_all_but_the_silence_grow() -> None:
    card = protocols.protocol(steps=(protocols.step("Talk", 10), protocols.step("Stillness", 5, kept=True)))
    assert _minutes(fitted(card, 20)) == (15, 5)


def test_where_all_is_kept_all_grow() -> None:
    card = protocols.protocol(steps=(protocols.step("Walk", 20, kept=True), protocols.step("Stillness", 5, kept=True)))
    assert _minutes(fitted(card, 30)) == (24, 6)


_TURN = protocols.step("First talker", 4, floor=2, silent="The listener", stretches=True)


def test_two_who_take_turns_have_the_same_time() -> None:
    """An uneven minute goes to another step, to one that stretches first."""
    steps = (protocols.step("Rules", 3), _TURN, replace(_TURN, title="Second talker"), protocols.step("How it was", 3))
    assert _minutes(fitted(protocols.protocol(steps=steps), 18)) == (3, 6, 6, 3)
    assert _minutes(fitted(protocols.protocol(steps=steps), 19)) == (3, 6, 6, 4)
    assert _minutes(fitted(protocols.protocol(steps=steps), 13)) == (3, 3, 3, 4)
    with_talk = (*steps, protocols.step("Talk", 2, stretches=True))
    assert _minutes(fitted(protocols.protocol(steps=with_talk), 19)) == (3, 5, 5, 3, 3)


def test_where_there_is_nothing_but_turns_one_of_them_is_longer() -> None:
    steps = (_TURN, replace(_TURN, title="Second talker"))
    assert _minutes(fitted(protocols.protocol(steps=steps), 9)) == (5, 4)


@given(protocols.steps(), st.integers(0, 300), st.integers(2, 4))
def test_turns_stay_even_whatever_the_time(steps: tuple[ProtocolStep, ...], more: int, count: int) -> None:
    turns = tuple(replace(_TURN, title=f"Talker {number}") for number in range(count))
    before = tuple(replace(step, silent="") for step in steps)
    card = protocols.protocol(steps=(*before, *turns))
    made = fitted(card, fewest(card.steps) + more)
    assert len(set(_minutes(made)[-count:])) == 1


@given(protocols.steps(), st.integers(0, 300))
def test_the_sum_is_exact_and_no_floor_is_passed(steps: tuple[ProtocolStep, ...], more: int) -> None:
    card = protocols.protocol(steps=steps)
    wanted = fewest(steps) + more
    made = fitted(card, wanted)
    assert sum(_minutes(made)) == wanted
    for before, after in zip(steps, made, strict=True):
        assert after.minutes >= (before.minutes if before.kept else before.floor)


@given(protocols.steps(), st.integers(0, 300))
def test_a_step_that_does_not_stretch_changes_only_when_those_that_do_can_give_no_more(
    steps: tuple[ProtocolStep, ...], more: int
) -> None:
    card = protocols.protocol(steps=steps)
    made = fitted(card, fewest(steps) + more)
    assume(not _takes_turns(steps))
    if any(
        step.stretches and not step.kept and after.minutes > step.floor for step, after in zip(steps, made, strict=True)
    ):
        others = [(step, after) for step, after in zip(steps, made, strict=True) if not step.stretches]
        assert all(step.minutes == after.minutes for step, after in others)


def test_it_is_told_which_steps_gave_and_which_were_kept() -> None:
    assert scaling(protocols.protocol(), 45) == Scaling(45, 60, (("Open dialogue", -15),), ("Stillness",))


def test_where_steps_grow_nothing_was_at_risk() -> None:
    assert scaling(protocols.protocol(), 75) == Scaling(75, 60, (("Open dialogue", 15),))
    assert scaling(protocols.protocol(), 60) == Scaling(60, 60)


@given(protocols.steps(), st.integers(0, 300))
def test_what_is_told_adds_up(steps: tuple[ProtocolStep, ...], more: int) -> None:
    card = protocols.protocol(steps=steps)
    told = scaling(card, fewest(steps) + more)
    assert told.usual + sum(change for _, change in told.changes) == told.minutes
    assert all(change for _, change in told.changes)


@pytest.mark.parametrize(("there", "minutes"), [(None, 60), (50, 50), (20, 45), (200, 75)])
def test_a_card_takes_the_minutes_there_are_as_far_as_it_can(there: int | None, minutes: int) -> None:
    assert minutes_for(protocols.protocol(), there) == minutes


def test_no_card_is_led_in_less_than_its_steps_can_take() -> None:
    steps = (protocols.step("Walk", 20, kept=True), protocols.step("Talk", 10, floor=5))
    assert minutes_for(protocols.protocol(steps=steps, least=10, most=20), 10) == 25
