"""Check-ins in the window: preparing one, opening it, counting while it is open, closing it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from answered import hand_in
from core_facilitator.domain.check_ins import CheckIn, Sheet, State, Way
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.check_in_room import CheckInRoom
from core_facilitator.gui.check_ins_desk import CheckInsDesk
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens.check_ins import CheckInsScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.settings import TextScale
from core_facilitator.store.workspace import Workspace
from desk import opened


@pytest.fixture
def changes(workspace: Workspace) -> Changes:
    made = Changes()
    workspace.database.on_change = made.announce
    return made


@pytest.fixture
def desk(tools: Tools, workspace: Workspace, changes: Changes) -> CheckInsDesk:
    return CheckInsDesk(tools, workspace, Saving(tools.now), changes, QObject(tools.window))


@pytest.fixture
def room(tools: Tools, workspace: Workspace) -> Iterator[CheckInRoom]:
    made = CheckInRoom(tools, workspace.check_ins)
    yield made
    made.rest()


@pytest.fixture
def screen(qtbot: QtBot, tools: Tools, window: MainWindow, desk: CheckInsDesk, room: CheckInRoom) -> CheckInsScreen:
    made = CheckInsScreen(tools.theme, desk, room)
    window.show_page(made)
    qtbot.waitUntil(made.isVisible)
    return made


@pytest.fixture
def session(workspace: Workspace) -> UUID:
    return workspace.sessions.summaries()[0].id


@pytest.fixture
def prepared(desk: CheckInsDesk, screen: CheckInsScreen, session: UUID) -> CheckIn:
    """A check-in that is being prepared, in sight."""
    key = desk.new(session)
    assert key is not None
    screen.show_check_in(key)
    found = desk.find(key)
    assert found is not None
    return found


def read(screen: CheckInsScreen) -> str:
    """All words in sight."""
    labels = [one.text() for one in screen.findChildren(QLabel) if one.isVisible()]
    return "\n".join(labels + [one.text() for one in screen.findChildren(QPushButton) if one.isVisible()])


def lines(screen: CheckInsScreen) -> list[tuple[str, str]]:
    page = screen.list_page
    shown = [rows for rows in (page.open_list, page.prepared_list, page.closed_list) if rows.isVisible()]
    return [(line.title, line.detail) for rows in shown for line in rows.lines]


def answer(workspace: Workspace, key: UUID, times: int) -> None:
    hand_in(workspace.check_ins, key, [Sheet()] * times)


def open_it(qtbot: QtBot, screen: CheckInsScreen, desk: CheckInsDesk) -> UUID:
    screen.prepare_page.open_wanted.connect(desk.open)
    with qtbot.waitSignal(desk.opened) as told:
        screen.prepare_page.open_button.click()
    key = told.args[0] if told.args else None
    assert isinstance(key, UUID)
    return key


def test_where_there_is_none_one_reads_what_it_takes(screen: CheckInsScreen, qtbot: QtBot) -> None:
    assert "No check-ins yet" in read(screen)
    with qtbot.waitSignal(screen.new_wanted):
        screen.list_page.first_button.click()


def test_a_new_check_in_asks_those_who_take_part_and_not_those_who_lead(
    prepared: CheckIn, workspace: Workspace
) -> None:
    session = workspace.sessions.get(workspace.sessions.summaries()[0].id)
    assert prepared.people == {person.id for person in session.people}
    assert prepared.expected == session.head_count
    assert not prepared.leaders


def test_each_change_is_kept_at_once_and_can_be_undone(
    screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn, workspace: Workspace
) -> None:
    page = screen.prepare_page
    page.title_edit.setFocus()
    page.title_edit.selectAll()
    QTest.keyClicks(page.title_edit, "How are we?")
    QTest.keyClick(page.title_edit, Qt.Key.Key_Return)
    page.paper_box.click()
    kept = desk.find(prepared.id)
    assert kept is not None
    assert (kept.title, kept.ways) == ("How are we?", frozenset({Way.PHONE, Way.KIOSK}))
    workspace.database.undo()
    assert page.paper_box.isChecked()
    workspace.database.undo()
    assert page.title_edit.text() == prepared.title


def test_another_instrument_is_one_step_and_gives_the_check_in_its_name(
    screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn
) -> None:
    page = screen.prepare_page
    row = next(row for row, line in enumerate(page.instruments_list.lines) if line.key == "weather")
    page.instruments_list.setCurrentIndex(page.instruments_list.model().index(row, 0))
    kept = desk.find(prepared.id)
    assert kept is not None
    assert (kept.instrument.key, kept.title) == ("weather", kept.instrument.title.text)
    assert kept.instrument.statements[0].text.text in read(screen)


def test_the_minimum_can_be_raised_and_never_lowered(
    screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn
) -> None:
    page = screen.prepare_page
    page.scores_spin.setValue(3)
    page.words_spin.setValue(4)
    assert (page.scores_spin.value(), page.words_spin.value()) == (5, 5)
    page.scores_spin.setValue(10)
    assert page.words_spin.value() == 10, "nobody’s words before the scores"
    page.flush()
    kept = desk.find(prepared.id)
    assert kept is not None
    assert (kept.rules.scores_from, kept.rules.words_least) == (10, 10)


def test_a_split_is_declared_before_opening(screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn) -> None:
    page = screen.prepare_page
    page.split_box.click()
    assert "The parts of the group are not named yet." in read(screen)
    assert not page.open_button.isEnabled()
    QTest.keyClicks(page.split_edit, "Your role")
    page.parts_edit.setFocus()
    page.parts_edit.insertPlainText("Teacher / Docente\nPrincipal")
    page.title_edit.setFocus()
    kept = desk.find(prepared.id)
    assert kept is not None
    (split,) = kept.rules.splits
    assert [part.title.es for part in split.parts] == ["Docente", ""]
    assert page.open_button.isEnabled()


def test_without_any_way_to_answer_it_cannot_be_opened(screen: CheckInsScreen, prepared: CheckIn) -> None:
    page = screen.prepare_page
    for box in (page.phone_box, page.kiosk_box, page.paper_box):
        box.click()
    assert "Choose at least one way to answer." in read(screen)
    assert not page.open_button.isEnabled()


def test_leaders_answer_where_they_were_added(screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn) -> None:
    screen.prepare_page.leaders_box.click()
    kept = desk.find(prepared.id)
    assert kept is not None
    assert kept.leaders
    assert kept.expected > prepared.expected
    assert kept.people > prepared.people


def test_a_check_in_for_no_session_asks_nobody_by_name(
    screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn
) -> None:
    combo = screen.prepare_page.session_combo
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    kept = desk.find(prepared.id)
    assert kept is not None
    assert (kept.session, kept.people) == (None, frozenset())


def test_a_prepared_one_is_removed_as_one_step(
    screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn, workspace: Workspace
) -> None:
    screen.prepare_page.remove_button.click()
    assert desk.find(prepared.id) is None
    assert "No check-ins yet" in read(screen)
    workspace.database.undo()
    assert desk.find(prepared.id) == prepared
    assert lines(screen)[0][0] == prepared.title


def test_while_it_is_open_only_the_number_of_answers_is_shown(
    qtbot: QtBot, screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn, workspace: Workspace
) -> None:
    key = open_it(qtbot, screen, desk)
    answer(workspace, key, 3)
    desk.tell_answered()
    words = read(screen)
    assert f"3 of {prepared.expected} answers so far" in words
    assert screen.open_page.hidden_label.isVisible()
    assert not any(one.text.text in words for one in prepared.instrument.statements)
    screen.open_page.back_button.click()
    assert lines(screen) == [(prepared.title, f"3 of {prepared.expected} answered. Fall Leadership Retreat")]


def test_from_the_minimum_on_nothing_is_said_of_hiding(
    qtbot: QtBot, screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn, workspace: Workspace
) -> None:
    answer(workspace, open_it(qtbot, screen, desk), 5)
    desk.tell_answered()
    assert not screen.open_page.hidden_label.isVisible()


def test_more_people_can_be_expected_while_it_is_open(
    qtbot: QtBot, screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn, workspace: Workspace
) -> None:
    key = open_it(qtbot, screen, desk)
    spin = screen.open_page.expected_spin
    spin.setFocus()
    spin.setValue(30)
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert workspace.check_ins.get(key).expected == 30
    assert "0 of 30 answers so far" in read(screen)


def test_a_second_one_is_not_opened(
    qtbot: QtBot, screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn
) -> None:
    open_it(qtbot, screen, desk)
    second = desk.new(None)
    assert second is not None
    desk.open(second)
    told = opened(qtbot, Question)
    assert told.title_label.text() == "Another check-in is open"
    told.yes_button.click()
    found = desk.find(second)
    assert found is not None
    assert found.state is State.PREPARED


def test_closing_is_asked_about_and_gives_results(
    qtbot: QtBot, screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn, workspace: Workspace
) -> None:
    key = open_it(qtbot, screen, desk)
    answer(workspace, key, 6)
    screen.open_page.end_wanted.connect(desk.close)
    screen.open_page.end_button.click()
    asked = opened(qtbot, Question)
    assert asked.text_label.text().startswith("6 answered. Answers become counts")
    with qtbot.waitSignals([desk.closed, screen.results_wanted]):
        asked.yes_button.click()
    results = desk.results(key)
    assert results is not None
    assert results.answers == 6


def test_closing_can_wait(qtbot: QtBot, screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn) -> None:
    key = open_it(qtbot, screen, desk)
    desk.close(key)
    asked = opened(qtbot, Question)
    assert asked.text_label.text().startswith("0 answered so far. Below 5 there is no result, now or later.")
    asked.no_button.click()
    found = desk.find(key)
    assert found is not None
    assert found.state is State.OPEN


def test_where_the_key_is_lost_it_can_only_end_without_results(
    qtbot: QtBot, screen: CheckInsScreen, desk: CheckInsDesk, prepared: CheckIn, workspace: Workspace
) -> None:
    key = open_it(qtbot, screen, desk)
    for file in workspace.folder.rglob(f"{key}*"):
        file.unlink()
    screen.show_check_in(key)
    assert "The answers to this check-in cannot be read here." in read(screen)
    screen.open_page.end_wanted.connect(desk.close)
    screen.open_page.end_button.click()
    asked = opened(qtbot, Question)
    assert asked.title_label.text() == "End this check-in without results?"
    with qtbot.waitSignal(desk.closed):
        asked.yes_button.click()
    assert desk.results(key) is None


def test_what_cannot_be_closed_is_still_open_and_says_why(
    qtbot: QtBot,
    screen: CheckInsScreen,
    desk: CheckInsDesk,
    prepared: CheckIn,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = open_it(qtbot, screen, desk)
    answer(workspace, key, 6)

    def full(_key: UUID, _today: object) -> None:
        raise WorkspaceError(Fault.DISK_FULL, Path("workspace"))

    monkeypatch.setattr(workspace.check_ins, "close", full)
    desk.close(key)
    opened(qtbot, Question).yes_button.click()
    qtbot.waitUntil(lambda: "It is still open" in opened(qtbot, Question).title_label.text())
    opened(qtbot, Question).yes_button.click()
    assert desk.count(key) == 6


def test_larger_text_makes_its_lines_higher_also_where_the_workspace_is_closed(
    prepared: CheckIn, screen: CheckInsScreen, tools: Tools, workspace: Workspace
) -> None:
    screen.show_list()
    rows = screen.list_page.prepared_list
    before = rows.height()
    workspace.close()
    tools.theme.set_scale(TextScale.LARGEST)
    assert [line.title for line in rows.lines] == [prepared.title]
    assert rows.height() > before
