"""The place of the check-ins: what a facilitator does there, from a new one to its results."""

from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core_facilitator.domain.answering import Ticket
from core_facilitator.domain.check_ins import CheckIn, Sheet, State
from core_facilitator.domain.instruments import Scaling
from core_facilitator.gui import check_in_room, check_ins_news, check_ins_place
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.check_ins_pages import CheckInsPages
from core_facilitator.gui.check_ins_place import PLACE, CheckInsPlace
from core_facilitator.gui.dialogs.check_in_tally import CheckInTally
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.room.addresses import Candidate, Kind
from core_facilitator.store.workspace import Workspace
from desk import opened

HERE = Candidate("127.0.0.1", Kind.WIFI)
ELSEWHERE = Candidate("127.0.0.2", Kind.WIFI)


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> list[Candidate]:
    """The networks that the laptop is in."""
    found = [HERE]
    monkeypatch.setattr(check_in_room, "_addresses", lambda: tuple(found))
    return found


@pytest.fixture
def place(bench: Bench, networks: list[Candidate]) -> Iterator[CheckInsPlace]:
    yield bench.check_ins
    bench.check_ins.rest()


@pytest.fixture
def screen(qtbot: QtBot, bench: Bench, place: CheckInsPlace) -> CheckInsScreen:
    bench.rail.button(PLACE).click()
    made = bench.screen_at(PLACE)
    assert isinstance(made, CheckInsScreen)
    qtbot.waitUntil(made.isVisible)
    return made


@pytest.fixture
def pages(screen: CheckInsScreen, place: CheckInsPlace) -> CheckInsPages:
    assert place.pages is not None
    return place.pages


@pytest.fixture
def prepared(screen: CheckInsScreen, place: CheckInsPlace) -> CheckIn:
    screen.list_page.new_button.click()
    return only(place)


@pytest.fixture
def open_one(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, prepared: CheckIn) -> CheckIn:
    """A check-in that is open, its door too."""
    screen.prepare_page.open_button.click()
    qtbot.waitUntil(lambda: place.room.door is not None)
    return only(place)


def only(place: CheckInsPlace) -> CheckIn:
    (found,) = place.desk.all()
    return found


def read(screen: CheckInsScreen) -> str:
    """All words in sight."""
    labels = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    return "\n".join(labels + [one.text() for one in screen.findChildren(QPushButton) if one.isVisible()])


def low_at(*groups: str) -> Callable[[CheckIn, int], Sheet]:
    """Return how people answer who agree with all but the statements of these groups."""

    def sheet(check_in: CheckIn, person: int) -> Sheet:
        values = []
        for statement, scale in check_in.instrument.scaled:
            good = statement.group not in groups
            high, low = (1, 2) if statement.reverse else (5, 4)
            bad = (5, 4) if statement.reverse else (1, 2)
            values.append((statement.key, (high, low)[person % 2] if good else bad[person % 2]))
            assert scale.scaling is Scaling.AGREEMENT
        return Sheet(values=tuple(values))

    return sheet


def answer(workspace: Workspace, key: UUID, times: int, sheet: Callable[[CheckIn, int], Sheet] = low_at()) -> None:
    check_in = workspace.check_ins.get(key)
    for person in range(times):
        ticket = workspace.check_ins.ticket(key)
        assert isinstance(ticket, Ticket)
        workspace.check_ins.answer(key, ticket, sheet(check_in, person))


def close(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace) -> None:
    screen.open_page.end_button.click()
    with qtbot.waitSignal(place.desk.closed):
        opened(qtbot, Question).yes_button.click()
    qtbot.waitUntil(lambda: screen.pages.currentWidget() is screen.closed_page)


@pytest.fixture
def closed(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace, bench: Bench
) -> CheckIn:
    """A check-in that was closed, its lowest stage that of challengers."""
    bench.cards.load()
    qtbot.waitUntil(lambda: bench.cards.library is not None, timeout=20_000)
    answer(workspace, open_one.id, 12, low_at("challenger"))
    close(qtbot, screen, place)
    return only(place)


def test_a_new_one_is_for_the_session_that_is_meant_now(
    prepared: CheckIn, screen: CheckInsScreen, bench: Bench
) -> None:
    assert prepared.session == bench.session_id
    assert screen.pages.currentWidget() is screen.prepare_page


def test_opening_one_lets_phones_in_and_closing_shuts_them_out(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn, workspace: Workspace
) -> None:
    assert place.room.door is not None
    assert place.room.door.address.startswith("127.0.0.1:")
    assert place.room.door.address in read(screen)
    assert not screen.open_page.let_in_button.isVisible()
    answer(workspace, open_one.id, 6)
    close(qtbot, screen, place)
    assert place.room.door is None
    assert only(place).state is State.CLOSED


def test_one_without_phones_opens_no_door(
    qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, prepared: CheckIn
) -> None:
    screen.prepare_page.phone_box.click()
    with qtbot.waitSignal(place.desk.opened):
        screen.prepare_page.open_button.click()
    assert not place.room.opening
    assert not screen.open_page.phones_panel.isVisible()


def test_paper_is_counted_in(qtbot: QtBot, screen: CheckInsScreen, place: CheckInsPlace, open_one: CheckIn) -> None:
    screen.open_page.tally_button.click()
    dialog = opened(qtbot, CheckInTally)
    dialog.sheets_spin.setValue(7)
    for grid in dialog.grids:
        for line in grid.fields.values():
            line[3].setText("7")
    dialog.yes_button.click()
    with qtbot.waitSignal(place.desk.answered):
        dialog.yes_button.click()
    assert place.desk.count(open_one.id) == 7
    assert f"7 of {open_one.expected} answers so far" in read(screen)
