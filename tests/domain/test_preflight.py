"""What there is to look at before a day begins."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core_facilitator.domain import run_acts as acts
from core_facilitator.domain.agendas import Day, Material, Session
from core_facilitator.domain.conflicts import Trouble
from core_facilitator.domain.preflight import LOW_DISK, Around, Check, Ready, Verdict, before, ready, ticked
from core_facilitator.domain.runs import Run
from running_days import block, day, key, track

AT = datetime(2026, 10, 14, 15, tzinfo=UTC)
WELL = Around(screens=1, plugged=True, percent=50, free=LOW_DISK, backup=AT - timedelta(hours=2))
BELL, PAPER = Material(name="Bell"), Material(name="Paper", quantity=20)


def look(plan: Day, around: Around = WELL, there: frozenset[str] = frozenset()) -> Ready:
    session = Session(id=key(902), title="Retreat", days=(plan,))
    return ready(Run(id=key(901), session=session.id, plan=plan, ready=there), session, around, AT)


def test_a_day_that_lacks_nothing_has_nothing_to_look_at() -> None:
    found = look(day(block(1, 30)))
    assert set(found.verdicts) == {Check.SCREEN, Check.POWER, Check.DISK, Check.BACKUP, Check.CONFLICTS}
    assert set(found.verdicts.values()) == {Verdict.GOOD}
    assert found.to_look_at == 0


def test_checks_are_told_in_their_order() -> None:
    found = look(day(block(1, 30, sound=True, materials=(BELL,))))
    assert list(found.verdicts) == list(Check)


@pytest.mark.parametrize(
    ("around", "check", "verdict"),
    [
        (replace(WELL, screens=0), Check.SCREEN, Verdict.LOOK),
        (replace(WELL, plugged=None, percent=None), Check.POWER, Verdict.UNKNOWN),
        (replace(WELL, plugged=False, percent=79), Check.POWER, Verdict.LOOK),
        (replace(WELL, plugged=False, percent=80), Check.POWER, Verdict.GOOD),
        (replace(WELL, plugged=False, percent=None), Check.POWER, Verdict.LOOK),
        (replace(WELL, free=None), Check.DISK, Verdict.UNKNOWN),
        (replace(WELL, free=LOW_DISK - 1), Check.DISK, Verdict.LOOK),
        (replace(WELL, backup=None), Check.BACKUP, Verdict.LOOK),
        (replace(WELL, backup=AT), Check.BACKUP, Verdict.GOOD),
        (replace(WELL, backup=AT - timedelta(hours=24)), Check.BACKUP, Verdict.LOOK),
        (replace(WELL, backup=AT + timedelta(minutes=1)), Check.BACKUP, Verdict.LOOK),
    ],
)
def test_what_the_computer_says_is_judged(around: Around, check: Check, verdict: Verdict) -> None:
    assert look(day(block(1, 30)), around).verdicts[check] is verdict


def test_sound_is_tried_only_where_a_block_that_takes_place_has_it() -> None:
    inside = block(2, 20, sound=True)
    assert look(day(block(1, tracks=(track(3, inside),)))).sounding == (inside,)
    assert Check.SOUND not in look(day(block(1, 20, sound=True, skipped=True))).verdicts


def test_materials_are_ticked_off_one_by_one() -> None:
    plan = day(block(1, 30, materials=(BELL, PAPER)))
    found = look(plan, there=frozenset({"Bell", "Something of long ago"}))
    assert [one.name for one in found.missing] == ["Paper"]
    assert found.verdicts[Check.MATERIALS] is Verdict.LOOK
    assert look(plan, there=frozenset({"Bell", "Paper"})).verdicts[Check.MATERIALS] is Verdict.GOOD


def test_a_tick_is_set_and_taken_back() -> None:
    run = Run(id=key(901), session=key(902), plan=day(block(1, 30)))
    there = ticked(run, "Bell", there=True)
    assert there.ready == {"Bell"}
    assert ticked(there, "Bell", there=False) == run
    assert ticked(run, "Bell", there=False) == run


def test_conflicts_of_this_day_alone_are_told() -> None:
    over = replace(day(block(1, 600)), id=key(903))
    session = Session(id=key(902), title="Retreat", days=(over, day(block(2, 600), block(3, 10, 4))))
    found = ready(Run(id=key(901), session=session.id, plan=session.days[1]), session, WELL, AT)
    assert {one.trouble for one in found.conflicts} == {Trouble.DAY_OVER, Trouble.STEPS_DIFFER}
    assert {one.day_id for one in found.conflicts} == {session.days[1].id}
    assert found.verdicts[Check.CONFLICTS] is Verdict.LOOK
    assert found.to_look_at == 1


def test_there_is_nothing_to_look_at_once_the_day_has_begun() -> None:
    run = Run(id=key(901), session=key(902), plan=day(block(1, 30)))
    assert before(run)
    assert not before(acts.next_block(run, AT))
    assert not before(acts.close(run, AT))
