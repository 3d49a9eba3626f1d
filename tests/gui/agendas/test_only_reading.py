"""A workspace that is open for reading only: everything is shown, and nothing changes whatever is pressed."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import protocols
from core_facilitator.gui import shortcuts
from core_facilitator.gui.dialogs.people import People
from core_facilitator.gui.dialogs.rooms import Rooms
from core_facilitator.gui.dialogs.session_details import SessionDetails
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_drops import Drop
from core_facilitator.gui.widgets.people_picker import PeoplePicker
from core_facilitator.gui.widgets.record_table import RecordTable
from core_facilitator.store import catalogue
from core_facilitator.store.workspace import Workspace
from planner_desk import Planner
from planner_samples import NOOR, PEOPLE, ROOMS, key, retreat, second_day

READING = (
    *("copy", "find", "find_next", "find_previous", "go_before", "go_after", "details", "day_details"),
    *("session_details", "people", "rooms", "materials", "drawer", "fit", "groups"),
)


@pytest.fixture
def reader(
    qtbot: QtBot, workspace: Workspace, theme: Theme, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> Iterator[Planner]:
    """Open the planner where a text was left, in a workspace that cannot be written any more."""
    workspace.sessions.add(retreat())
    workspace.drafts.keep(f"block/{key('Case clinic')}/notes", "Left in the middle")
    workspace.database.read_only = True
    made = Planner(workspace, theme, tmp_path, loop, read_only=True)
    qtbot.addWidget(made.window)
    qtbot.addWidget(made.screen)
    made.screen.resize(1344, 836)
    made.screen.open_session(retreat().id, second_day().blocks[3].id)
    with qtbot.waitExposed(made.screen):
        made.screen.show()
    made.screen.activateWindow()
    made.view.setFocus()
    yield made
    assert made.now == retreat()
    assert not made.saving.unsaved
    assert not made.saving.typing
    assert made.saving.failure is None
    made.work.close()


def _shown(planner: Planner) -> tuple[str, list[str]]:
    """Return the title and the rows in sight. What is saved, or waits to be, is looked at when each test is over."""
    return planner.screen.title, planner.rows()


def test_only_what_reads_is_among_the_actions(reader: Planner) -> None:
    assert set(reader.screen.desk.actions.by_name) == {f"agenda.{name}" for name in READING}
    assert [action.text() for action in reader.screen.desk.block_menu.actions()] == [
        "Copy blocks",
        "",
        "Find protocols that fit this gap or block",
        "",
        "Groups…",
    ]
    assert [action.text() for action in reader.screen.desk.day_menu.actions() if action.text()] == [
        *("Day details", "Show the day before", "Show the day after"),
    ]


def test_every_action_and_every_key_leaves_the_plan_as_it_is(reader: Planner) -> None:
    opened: list[str] = []

    def close(dialog: QDialog) -> None:
        opened.append(dialog.windowTitle())
        dialog.reject()

    before = _shown(reader)
    reader.ask.answer = close
    for row in shortcuts.SHORTCUTS:
        reader.select("Case clinic")
        reader.view.setFocus()
        action = reader.screen.desk.actions.by_name.get(row)
        if action is not None:
            action.trigger()
        for sequence in shortcuts.sequences(row) if row.startswith("agenda.") else ():
            QTest.keySequence(reader.view, sequence)
        assert reader.now == retreat(), row
        assert not reader.saving.unsaved, row
        assert not reader.screen.desk.day_typing.edit.isVisible(), row
    reader.screen.open_session(retreat().id, second_day().blocks[3].id)
    assert _shown(reader) == before
    assert opened == ["Session details", "People and team", "Rooms", "Materials"]


def test_every_command_that_changes_a_plan_is_refused_without_a_word(reader: Planner) -> None:
    screen, blocks, before = reader.screen, reader.screen.desk.commands, _shown(reader)
    blocks.copy()
    clipboard = QGuiApplication.clipboard().text()
    assert "Case clinic" in clipboard
    for change in (
        *(blocks.longer, blocks.pin, blocks.skip, blocks.protect, blocks.duplicate, blocks.split, blocks.paste),
        *(screen.desk.moves.up, screen.desk.moves.to_day_after, screen.desk.session_commands.add_day, blocks.remove),
        *(screen.desk.session_commands.remove_day, screen.desk.day_typing.rename, screen.desk.day_typing.add),
    ):
        change()
        assert _shown(reader) == before
        assert not screen.held_banner.said
        assert not screen.paste_banner.said


def test_nothing_is_dragged_or_dropped(reader: Planner) -> None:
    assert not reader.view.dragEnabled()
    assert not reader.view.acceptDrops()
    assert not reader.screen.tabs.acceptDrops()
    before = _shown(reader)
    reader.view.dropped.emit((key("Case clinic"),), Drop(0, None, QRect()))
    reader.screen.tabs.blocks_dropped.emit((key("Case clinic"),), retreat().days[0].id)
    reader.view.edit_asked.emit(key("Case clinic"), "title")
    assert _shown(reader) == before
    assert not reader.screen.desk.day_typing.edit.isVisible()


def test_a_text_that_was_left_is_not_offered_where_it_cannot_be_used(reader: Planner) -> None:
    reader.select("Case clinic")
    assert not reader.screen.draft_banner.said
    assert not reader.screen.desk.inspector.block.offers()
    assert [draft.text for draft in reader.workspace.drafts.all()] == ["Left in the middle"]


def test_every_field_shows_its_text_and_takes_none(reader: Planner) -> None:
    before = _shown(reader)
    reader.select("Case clinic")
    pages: list[QWidget] = [reader.screen.desk.inspector.block]
    reader.select("Case clinic", "Lunch")
    pages.append(reader.screen.desk.inspector.several)
    reader.view.select(())
    pages.append(reader.screen.desk.inspector.day)
    pages.append(reader.screen.desk.inspector.track)
    for page in pages:
        _try_all(page)
    reader.screen.flush()
    assert _shown(reader) == before


def _try_all(page: QWidget) -> None:
    for table in page.findChildren(RecordTable):
        table.view.selectRow(0)
        for pressed in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_X):
            QTest.keyClick(table.view, pressed)
        assert not table.view.findChildren(QLineEdit)
    fields: list[QWidget] = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    for field in (*fields, *page.findChildren(QAbstractSpinBox)):
        field.setFocus()
        QTest.keyClicks(field, "9")
        QTest.keyClick(field, Qt.Key.Key_Up)
        QTest.keyClick(field, Qt.Key.Key_Return)
        field.clearFocus()
    for chooser in (*page.findChildren(QComboBox), *page.findChildren(QCheckBox), *page.findChildren(PeoplePicker)):
        assert not chooser.isEnabled()
    assert not [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]


def test_the_text_of_a_field_can_still_be_copied(reader: Planner) -> None:
    reader.select("Case clinic")
    title = reader.screen.desk.inspector.block.title_edit
    title.setFocus()
    QTest.keySequence(title, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(title, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QGuiApplication.clipboard().text() == "Case clinic"


def test_every_number_can_still_be_read(reader: Planner) -> None:
    reader.select("Case clinic")
    spin = reader.screen.desk.inspector.block.minutes_spin
    assert spin.text() == str(reader.timed("Case clinic").minutes)
    edit = spin.lineEdit()
    assert edit.width() > edit.fontMetrics().horizontalAdvance(spin.text())


def test_what_would_change_the_plan_is_not_on_the_screen(reader: Planner) -> None:
    screen = reader.screen
    for button in (screen.undo_button, screen.redo_button, screen.add_day_button, screen.first_block_button):
        assert not button.isVisible()
    assert screen.export_button.isVisible()
    assert screen.details_button.isVisible()


def test_an_overlap_is_told_without_the_repairs_that_cannot_be_made(reader: Planner) -> None:
    (told,) = [row for row in reader.rows() if "overlap" in row]
    assert told == "5 min overlap. Breakouts until 12:05, Lunch pinned to 12:00."
    assert reader.view.link_rects(key("Lunch, served on the porch")) == ()


def _look(planner: Planner, name: str, answer: Callable[[Any], None]) -> None:
    """Choose a line of the session's menu and do something in the dialog that it opens."""
    seen: list[bool] = []

    def answered(dialog: QDialog) -> None:
        answer(dialog)
        seen.append(True)

    planner.ask.answer = answered
    planner.screen.desk.actions.by_name[f"agenda.{name}"].trigger()
    assert seen == [True]


def _close(dialog: SessionDetails | People | Rooms) -> None:
    """Find only Close among the buttons, and press it."""
    assert dialog.reading_label.isVisible()
    assert dialog.reading_label.words.text() == "Read only: nothing can be changed here."
    buttons = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in buttons] == ["Close"]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def _type_everywhere(dialog: QDialog) -> None:
    """Click into every field and every cell and type."""
    for field in (*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)):
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        QTest.keyClicks(field, "7")
    for spin in dialog.findChildren(QAbstractSpinBox):
        QTest.mouseClick(spin, Qt.MouseButton.LeftButton)
        QTest.keyClicks(spin, "7")
        QTest.keyClick(spin, Qt.Key.Key_Up)
    for table in dialog.findChildren(RecordTable):
        view, model = table.view, table.view.model()
        for column in range(model.columnCount()):
            at = view.visualRect(model.index(0, column)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            for pressed in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_X):
                QTest.keyClick(view, pressed)
        assert not view.findChildren(QLineEdit)


def test_the_details_of_a_session_can_be_read_and_not_changed(reader: Planner) -> None:
    def read(dialog: SessionDetails) -> None:
        assert dialog.title_edit.text() == retreat().title
        assert dialog.place_edit.text() == retreat().place
        _type_everywhere(dialog)
        assert dialog.title_edit.text() == retreat().title
        assert dialog.notes_edit.toPlainText() == retreat().notes
        _close(dialog)

    _look(reader, "session_details", read)


def test_people_can_be_read_one_by_one_and_not_changed(reader: Planner) -> None:
    def read(dialog: People) -> None:
        assert dialog.people_table.records == PEOPLE
        view = dialog.team_table.view
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center()
        )
        assert dialog.name_label.text() == NOOR.name
        assert dialog.email_edit.text() == NOOR.email
        _type_everywhere(dialog)
        assert dialog.team_table.records == retreat().team
        assert dialog.people_table.records == PEOPLE
        _close(dialog)

    _look(reader, "people", read)


def test_rooms_and_the_minutes_between_them_can_be_read_and_not_changed(reader: Planner) -> None:
    def read(dialog: Rooms) -> None:
        assert dialog.rooms_table.records == ROOMS
        (caption,) = (one for one in dialog.rooms_table.findChildren(QLabel) if one.text() == "Rooms")
        assert dialog.rooms_table.view.y() - caption.geometry().bottom() < 8
        _type_everywhere(dialog)
        assert dialog.rooms_table.records == ROOMS
        assert [way.minutes for way in dialog.walks_table.records] == [0, 0, 0]
        _close(dialog)

    _look(reader, "rooms", read)


def test_the_protocols_are_for_reading(reader: Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: (protocols.protocol("Notice pause"),))
    before = reader.now
    reader.press(Qt.Key.Key_G)
    drawer = reader.screen.desk.drawer.drawer
    assert drawer.card_list.rows.rowCount() == 1
    reader.press(Qt.Key.Key_Return)
    at = drawer.card_list.visualRect(drawer.card_list.currentIndex()).center()
    QTest.mouseDClick(drawer.card_list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not drawer.card_list.rows.flags(drawer.card_list.currentIndex()) & Qt.ItemFlag.ItemIsDragEnabled
    reader.screen.desk.cards.add(protocols.protocol(), 60)
    reader.screen.desk.cards.drop_on_day(protocols.protocol(), 60, before.days[0].id)
    assert reader.now == before
    assert drawer.hint_label.text() == "Read only: nothing can be added here."


def test_what_is_new_in_a_card_is_not_offered_but_the_card_is_shown(
    reader: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = protocols.protocol("Case clinic")
    monkeypatch.setattr(catalogue, "protocols", lambda: (card,))
    reader.cards.load()
    inspector = reader.screen.desk.inspector
    block = replace(reader.block("Case clinic"), card=card.key, card_version="older")
    inspector._show_source(block)
    assert inspector.block.source.card_label.isVisible()
    assert not inspector.block.source.news_label.isVisible()
    reader.select("Case clinic")
    reader.press(Qt.Key.Key_I)
    assert reader.undo_label == "New session"
