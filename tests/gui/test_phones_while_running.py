"""Phones in a real browser answer at one moment while a day runs in the window."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from selenium.webdriver import Chrome

from core_facilitator.domain.check_ins import CheckIn
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.widgets.run_check_in_button import RunCheckInButton
from core_facilitator.room.addresses import Candidate
from core_facilitator.store.workspace import Workspace
from phones import Phone, started
from planner_samples import key
from running_day import RunningDay
from workspaces import Clock

pytestmark = pytest.mark.usefixtures("own_room")

_PHONES = 4
_HAND_IN = (
    "[].filter.call(document.querySelectorAll('button'),function(n){return n.textContent==='Hand in'})[0].click()"
)


@pytest.fixture
def day(bench: Bench, now: Clock, qtbot: QtBot, networks: list[Candidate]) -> Iterator[RunningDay]:
    yield RunningDay(bench, now, qtbot).open().until_case_clinic()
    bench.check_ins.rest()


@pytest.fixture
def open_one(day: RunningDay, qtbot: QtBot) -> CheckIn:
    """A check-in that is open, with its door, for the block that is on."""
    place, block = day.bench.check_ins, day.now.block
    assert block is not None
    made = place.desk.new(key("session"), block.id)
    assert made is not None
    place.desk.open(made)
    qtbot.waitUntil(lambda: place.room.door is not None, timeout=60_000)
    found = place.desk.open_one()
    assert found is not None
    return found


def button(day: RunningDay) -> RunCheckInButton:
    found = day.screen.findChild(RunCheckInButton)
    assert found is not None
    return found


def answered(chrome: Chrome, address: str, code: str) -> list[dict[str, str]]:
    """Have each phone type the code and answer, and all hand in at one moment; return what each holds after it."""
    phones = [Phone(chrome, alone=True) for _ in range(_PHONES)]
    for phone in phones:
        phone.take()
        phone.open(f"http://{address}/")
        phone.write("The code", code)
        phone.press("Go on")
        phone.until_it_says("Begin")
        phone.press("Begin")
        while "Hand in" not in phone.text:
            phone.run("document.querySelectorAll('.points').forEach(function(p){p.querySelectorAll('.o')[3].click()})")
            phone.press("Next")
    at = time.time() * 1000 + 2000
    for phone in phones:
        phone.take()
        phone.run(f"setTimeout(function(){{{_HAND_IN}}},arguments[0]-Date.now())", at)
    for phone in phones:
        phone.take()
        phone.until_it_says("Thank you")
    kept = []
    for phone in phones:
        phone.take()
        kept.append(phone.kept)
    return kept


def meanwhile(qtbot: QtBot, day: RunningDay, work: Callable[[], list[dict[str, str]]]) -> list[dict[str, str]]:
    """Do something on a thread of its own while the day goes on, second by second."""
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(work)

        def passes() -> bool:
            day.tick()
            return done.done()

        qtbot.waitUntil(passes, timeout=300_000)
        return done.result()


def test_phones_in_a_browser_hand_in_at_one_moment_and_the_running_day_counts_them(
    qtbot: QtBot, day: RunningDay, open_one: CheckIn, workspace: Workspace, tmp_path: Path
) -> None:
    door = day.bench.check_ins.room.door
    assert door is not None
    with started(tmp_path / "profile", alone=True) as chrome:
        kept = meanwhile(qtbot, day, lambda: answered(chrome, door.address, open_one.code))
    assert len({str(one) for one in kept}) == _PHONES  # each has a ticket of its own, and nothing of another one
    qtbot.waitUntil(lambda: f"{_PHONES} of" in button(day).accessibleName(), timeout=60_000)
    assert workspace.check_ins.count(open_one.id) == _PHONES
    results = workspace.check_ins.close(open_one.id, day.clock().date())
    assert results.answers == _PHONES
