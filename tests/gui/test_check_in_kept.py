"""After a kill or a restart the room sees the check-in again that it saw, as soon as people can answer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core_facilitator.domain.check_ins import CheckIn, State, Way
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_in_kept import PLACE
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from planner_samples import key, retreat
from room import seen_in
from running_day import RunningDay
from workspaces import PASSPHRASE, Clock, leave_as_killed, make_locked

Q = Qt.Key

pytestmark = pytest.mark.usefixtures("screens", "networks")
Again = Callable[[Callable[[RunningDay, CheckIn], object]], tuple[RunningDay, CheckIn]]


@pytest.fixture
def ways() -> frozenset[Way]:
    return frozenset(Way)


@pytest.fixture
def killed(
    bench_of: Callable[[Workspace], Bench], tmp_path: Path, now: Clock, qtbot: QtBot, ways: frozenset[Way]
) -> Iterator[Again]:
    """Open a check-in in a day, do something with it, kill the app, and open it again."""
    folder = make_locked(tmp_path / "locked")
    first = workspaces.open(folder, PASSPHRASE)
    first.sessions.add(retreat())
    left: list[tuple[Workspace, RunningDay]] = []

    def again(act: Callable[[RunningDay, CheckIn], object]) -> tuple[RunningDay, CheckIn]:
        day = RunningDay(bench_of(first), now, qtbot).open().at(8, 30).go_on()
        place = day.bench.check_ins
        made = place.desk.new(key("session"))
        assert made is not None
        found = place.desk.find(made)
        assert found is not None
        place.desk.keep(replace(found, ways=ways), "Ways")
        with qtbot.waitSignal(place.desk.opened):
            place.desk.open(made)
        opened = place.desk.open_one()
        assert opened is not None
        qtbot.waitUntil(lambda: not place.room.opening, timeout=20_000)
        act(day, opened)
        place.rest()
        day.running.rest()
        leave_as_killed(first)
        second = workspaces.open(folder, PASSPHRASE)
        left.append((second, RunningDay(bench_of(second), now, qtbot)))
        qtbot.waitUntil(lambda: "bring the room back" not in left[0][1].bench.tools.work.running)
        return left[0][1], opened

    yield again
    for workspace, day in left:
        if day.bench.uses_check_ins:
            day.bench.check_ins.rest()
        day.running.rest()
        workspace.close()


def shown(day: RunningDay, opened: CheckIn) -> None:
    day.press(Q.Key_R)
    day.bench.check_ins.display.show_open(opened.id)
    assert day.bench.check_ins.display.open_shown == opened.id


def let_in(day: RunningDay, opened: CheckIn, qtbot: QtBot) -> None:
    place = day.bench.check_ins
    place.let_phones_in(opened)
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=20_000)


def test_the_room_sees_the_day_until_the_door_is_open_again_and_then_the_check_in(qtbot: QtBot, killed: Again) -> None:
    day, opened = killed(shown)
    assert opened.title not in seen_in(day.bench)
    let_in(day, opened, qtbot)
    qtbot.waitUntil(lambda: seen_in(day.bench).startswith(opened.title))
    code = f"{opened.code[:3]} {opened.code[3:]}"
    assert code in seen_in(day.bench)


def test_what_was_taken_from_the_room_stays_away(qtbot: QtBot, killed: Again) -> None:
    def taken(day: RunningDay, opened: CheckIn) -> None:
        shown(day, opened)
        day.bench.check_ins.display.hide()

    day, opened = killed(taken)
    let_in(day, opened, qtbot)
    assert opened.title not in seen_in(day.bench)


def test_what_the_room_is_shown_by_now_stays(qtbot: QtBot, killed: Again) -> None:
    day, opened = killed(shown)
    display = day.bench.check_ins.display
    display.show_aloud(next(one for one in day.bench.check_ins.desk.instruments() if one.key == "one-word"), day.bench)
    let_in(day, opened, qtbot)
    assert seen_in(day.bench).startswith("One word")


def test_once_it_is_closed_nothing_of_it_is_kept(qtbot: QtBot, killed: Again) -> None:
    day, opened = killed(shown)
    drafts = day.bench.workspace.drafts
    assert drafts.get(PLACE) is not None
    with qtbot.waitSignal(day.bench.check_ins.desk.closed):
        day.bench.check_ins.desk.close_now(opened.id)
    assert drafts.get(PLACE) is None


@pytest.mark.parametrize("ways", [frozenset({Way.KIOSK})])
def test_where_no_phone_comes_in_it_is_back_without_a_door(qtbot: QtBot, killed: Again) -> None:
    day, opened = killed(shown)
    assert day.bench.check_ins.desk.open_one() == opened
    qtbot.waitUntil(lambda: seen_in(day.bench).startswith(opened.title))


def test_what_makes_no_sense_is_passed_over(qtbot: QtBot, killed: Again) -> None:
    def scribbled(day: RunningDay, opened: CheckIn) -> None:
        shown(day, opened)
        day.bench.workspace.drafts.keep(PLACE, "a bus")

    day, opened = killed(scribbled)
    let_in(day, opened, qtbot)
    assert opened.state is State.OPEN
    assert opened.title not in seen_in(day.bench)
