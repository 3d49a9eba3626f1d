"""What the quick switcher can do with check-ins: begin one, go to them, show one to the room; nothing of answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from core_facilitator.domain.check_ins import CheckIn, State
from core_facilitator.gui.bench import CHECK_INS
from core_facilitator.gui.models.check_in_words import GLYPH
from core_facilitator.gui.models.lines import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from core_facilitator.gui.bench import Bench

FLOW = "check-in from the switcher"

translate = QCoreApplication.translate


def acts(bench: Bench) -> tuple[Act, ...]:
    """Return what can be done now: with the open check-in, else with the one that was closed last."""
    store, writable = bench.workspace.check_ins, not bench.workspace.read_only
    made = [Act(translate("CheckIns", "All check-ins"), GLYPH, bench.show_check_ins)]
    if writable:
        made.insert(0, Act(translate("CheckIns", "New check-in"), "plus", partial(_start, bench, _begin)))
    found = store.all()
    opened = next((one for one in found if one.state is State.OPEN), None)
    closed = next((one for one in found if one.state is State.CLOSED), None)
    if opened is not None:
        words = translate("CheckIns", "Show {0} to the room").format(opened.title)
        made.append(Act(words, "monitor", partial(_start, bench, partial(_show_open, key=opened.id))))
    elif closed is not None and _shows(bench, closed):
        words = translate("CheckIns", "Show results of {0} to the room").format(closed.title)
        made.append(Act(words, "monitor", partial(_start, bench, partial(_show_results, key=closed.id))))
    return tuple(made)


def _shows(bench: Bench, closed: CheckIn) -> bool:
    results = bench.workspace.check_ins.results(closed.id)
    return results is not None and results.shown


def _start(bench: Bench, act: Callable[[Bench], None]) -> None:
    bench.tools.work.start(FLOW, _do, bench, act)


async def _do(bench: Bench, act: Callable[[Bench], None]) -> None:
    await bench.build_check_ins()
    if isValid(bench):  # and not locked meanwhile
        act(bench)


def _begin(bench: Bench) -> None:
    place = bench.check_ins
    key = place.desk.new(bench.session_id)
    if key is not None:
        place.show(key)


def _show_open(bench: Bench, key: UUID) -> None:
    from core_facilitator.gui.screens.check_ins import CheckInsScreen

    place = bench.check_ins
    place.show(key)
    screen, opened = bench.screen_at(CHECK_INS), place.desk.open_one()
    if isinstance(screen, CheckInsScreen) and opened is not None and place.display.shown != key:
        screen.open_page.room_wanted.emit(opened)


def _show_results(bench: Bench, key: UUID) -> None:
    place = bench.check_ins
    place.show(key)
    if place.pages is not None and place.display.shown != key:
        place.pages.results.widget.room_button.click()
