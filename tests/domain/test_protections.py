"""What a late day may not take."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from core_facilitator.domain.agendas import Step, TimeKind, Together
from core_facilitator.domain.protections import guarded, is_flexible, is_protected, least, room
from core_facilitator.domain.protocols import Protocol, ProtocolStep
from protocols import protocol
from running_days import block, track


def card(**changes: Any) -> Protocol:
    return replace(protocol(), **{"phase": "", "tags": (), **changes})


@pytest.mark.parametrize("kind", [TimeKind.BREAK, TimeKind.REFLECTION])
def test_breaks_and_silence_are_protected(kind: TimeKind) -> None:
    assert is_protected(block(1, 30, kind=kind))
    assert not is_flexible(block(1, 30, kind=kind))


def test_what_somebody_protected_is_protected() -> None:
    assert is_protected(block(1, 30, protected=True))
    assert not is_protected(block(1, 30))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"tags": ("quiet", "Check-in")}, True),
        ({"tags": ("closing",)}, True),
        ({"phase": "Open"}, True),
        ({"phase": "Close"}, True),
        ({"phase": "Co-sensing", "tags": ("closing circle", "harvest")}, False),
    ],
)
def test_what_the_library_marks_as_opening_or_closing_is_protected(changes: dict[str, Any], *, expected: bool) -> None:
    made = block(1, 30, card="it")
    assert is_protected(made, {"it": card(**changes)}) is expected
    assert not is_protected(made, {"another": card(**changes)})


def kept(*steps: Step) -> list[bool]:
    return [one.kept for one in guarded(replace(block(1, 60), steps=steps))]


def test_silence_of_all_and_what_each_does_alone_are_kept() -> None:
    silent = Step(title="Stillness", minutes=3, silent="Everyone.")
    alone = Step(title="Write", minutes=5, together=Together.ALONE)
    partly = Step(title="Tell", minutes=12, silent="Coaches")
    assert kept(silent, alone, partly, Step(title="Talk", minutes=20)) == [True, True, False, True]


def test_the_last_of_several_steps_closes_the_block_and_a_single_one_does_not() -> None:
    talk = Step(title="Talk", minutes=20)
    assert kept(talk, talk) == [False, True]
    assert kept(talk) == [False]


def test_a_card_says_which_steps_are_kept_and_the_fewest_minutes_of_the_others() -> None:
    steps = (
        ProtocolStep(title="Ask", minutes=10, kept=True),
        ProtocolStep(title="Talk", minutes=20, floor=12, stretches=True),
    )
    made = replace(
        block(1, 60, card="it"),
        steps=tuple(
            Step(title=one, minutes=minutes) for one, minutes in (("Ask", 8), ("Talk", 15), ("New", 6), ("End", 2))
        ),
    )
    found = guarded(made, {"it": card(steps=steps)})
    assert [least(one) for one in found] == [8, 12, 1, 2]
    assert [one.stretches for one in found] == [False, True, False, False]


def test_a_step_of_no_minutes_has_none_to_lose() -> None:
    assert [least(one) for one in guarded(block(1, 10, 0, 10))] == [0, 10]


def test_a_block_gives_down_to_its_floor_and_never_its_last_minute() -> None:
    assert room(block(1, 40, floor=25)) == 15
    assert room(block(1, 40)) == 39
    assert room(block(1, 40, floor=50)) == 0


def test_a_block_gives_no_minutes_that_its_steps_need() -> None:
    assert room(block(1, 40, 10, 20, 10)) == 28
    assert room(block(1, 40, 10, 20, 10, floor=20)) == 20
    assert room(block(1, 20, 10, 20, 10)) == 8
    assert room(block(1, 11, 10, 20, 10)) == 0


def test_what_has_a_fixed_end_or_takes_no_time_gives_none() -> None:
    assert room(block(1, 40, fixed_end=time(10))) == 0
    assert room(block(1)) == 0
    assert room(block(1, 40, skipped=True)) == 0


def test_a_pinned_block_can_end_sooner() -> None:
    assert room(block(1, 40, pin=time(10))) == 39


def test_a_group_gives_as_much_as_its_fullest_track() -> None:
    tracks = (track(20, block(21, 30, floor=20), block(22, 30, protected=True)), track(30, block(31, 50, floor=45)))
    assert room(block(1, 0, tracks=tracks)) == 10
    assert room(block(1, 0, tracks=tracks, floor=55)) == 5


def test_a_skipped_block_of_a_track_counts_for_nothing() -> None:
    tracks = (track(20, block(21, 30, floor=20), block(22, 30, skipped=True, pin=time(10))),)
    assert room(block(1, 0, tracks=tracks)) == 10


def test_a_group_in_which_something_is_pinned_or_has_a_fixed_end_gives_none() -> None:
    for fixed in ({"pin": time(10)}, {"fixed_end": time(10)}):
        assert room(block(1, 0, tracks=(track(20, block(21, 30), block(22, 30, **fixed)),))) == 0


def test_a_group_without_blocks_gives_its_own_minutes() -> None:
    assert room(block(1, 30, tracks=(track(20), track(30)))) == 29
