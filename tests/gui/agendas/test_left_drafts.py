"""What a killed planner left behind: each place that can be typed into offers its text again."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.domain import edits
from core_facilitator.gui.dialogs.people import People
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import typed_text
from planner_desk import Planner
from planner_samples import key, second_day

Key = Qt.Key
CLINIC = f"block/{key('Case clinic')}"
Again = Callable[[str, str], Planner]


def show_left(planner: Planner) -> None:
    QTest.mouseClick(planner.screen.draft_banner.action_button, Qt.MouseButton.LeftButton)


@pytest.fixture
def again(
    planner: Planner, qtbot: QtBot, theme: Theme, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> Iterator[Again]:
    """Kills the planner while a text is typed at a place, and opens another on the same workspace."""
    made: list[Planner] = []

    def open_again(place: str, text: str) -> Planner:
        planner.workspace.drafts.keep(place, text)
        made.append(Planner(planner.workspace, theme, tmp_path, loop))
        qtbot.addWidget(made[0].window)
        qtbot.addWidget(made[0].screen)
        made[0].screen.resize(1344, 836)
        made[0].screen.open_session(planner.now.id)
        with qtbot.waitExposed(made[0].screen):
            made[0].screen.show()
        made[0].screen.activateWindow()
        return made[0]

    yield open_again
    for one in made:
        one.work.close()


def test_an_offer_is_scrolled_to_has_the_keyboard_and_fits_the_pane(again: Again) -> None:
    opened = again(f"{CLINIC}/notes", "Typed before the battery died.")
    show_left(opened)
    inspector = opened.screen.desk.inspector.block
    offer, area = inspector.offers()[0], inspector.scroll_area
    assert offer.use_button.hasFocus()
    top = offer.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= area.viewport().height() - offer.height()
    assert offer.mapTo(inspector, QPoint(0, offer.height())).y() <= inspector.notes_edit.mapTo(inspector, QPoint()).y()
    body = area.widget()
    assert body is not None
    assert body.minimumSizeHint().width() <= area.viewport().width()


def test_an_offer_below_long_notes_stays_in_view_while_these_still_grow(
    planner: Planner, again: Again, qtbot: QtBot
) -> None:
    longer = edits.change_block(planner.now, key("Case clinic"), notes="A line of it.\n" * 40, purpose="Why. " * 300)
    planner.workspace.sessions.save(longer, "Edit notes")
    opened = again(f"{CLINIC}/if_late", "Typed before the battery died.")
    show_left(opened)
    inspector = opened.screen.desk.inspector.block
    (offer,), area = inspector.offers(), inspector.scroll_area
    grown = inspector.notes_edit.sizeHint().height()
    qtbot.waitUntil(lambda: inspector.notes_edit.height() == grown)
    qtbot.waitUntil(lambda: area.viewport().rect().contains(_within(offer, area.viewport())))
    assert offer.use_button.hasFocus()


def test_an_offer_that_is_used_while_the_fields_still_grow_goes_quietly(
    planner: Planner, again: Again, qtbot: QtBot
) -> None:
    opened = again(f"{CLINIC}/if_late", "Typed before the battery died.\n" * 9)
    show_left(opened)
    inspector = opened.screen.desk.inspector.block
    (offer,) = inspector.offers()
    short = inspector.scroll_area.verticalScrollBar().maximum()
    with qtbot.waitSignal(offer.destroyed):
        QTest.mouseClick(offer.use_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: inspector.scroll_area.verticalScrollBar().maximum() > short)
    later = QTimer(opened.window, singleShot=True, interval=0)
    with qtbot.waitSignal(later.timeout):  # whatever was still to be done is done
        later.start()
    assert inspector.if_late_edit.hasFocus()
    assert inspector.if_late_edit.textCursor().atEnd()
    assert opened.workspace.drafts.all() == []


def _within(offer: QWidget, viewport: QWidget) -> QRect:
    return QRect(offer.mapTo(viewport, QPoint(0, 0)), offer.size())


def test_the_banner_names_the_block_and_the_field_and_cuts_no_word(again: Again) -> None:
    text = "Ask each pair to tell the other what the walk between the rooms showed them about listening well."
    said = again(f"{CLINIC}/notes", text).screen.draft_banner.said
    assert ", Case clinic, Notes: Ask each pair" in said
    assert said.endswith("showed them…")


def test_a_text_left_in_a_dialog_is_offered_in_that_dialog(planner: Planner, again: Again) -> None:
    opened = again(f"session/{planner.now.id}/purpose", "Left in the middle of a sentence")

    def use(dialog: QDialog) -> None:
        (offer,) = dialog.findChildren(typed_text.DraftOffer)
        QTest.mouseClick(offer.use_button, Qt.MouseButton.LeftButton)
        dialog.accept()

    opened.ask.answer = use
    show_left(opened)
    assert opened.now.purpose == "Left in the middle of a sentence"
    assert opened.workspace.drafts.all() == []


def test_a_text_left_about_a_person_is_offered_beside_that_person(planner: Planner, again: Again) -> None:
    somebody = planner.now.people[2]
    opened = again(f"session/{planner.now.id}/person/{somebody.id}/notes", "Left in the middle")

    def use(dialog: People) -> None:
        assert dialog.name_label.text() == somebody.name
        (offer,) = dialog.findChildren(typed_text.DraftOffer)
        QTest.mouseClick(offer.use_button, Qt.MouseButton.LeftButton)
        dialog.accept()

    opened.ask.answer = use
    show_left(opened)
    assert opened.now.people[2].notes == "Left in the middle"
    assert opened.workspace.drafts.all() == []


def test_a_text_left_in_a_day_is_offered_at_that_day(planner: Planner, again: Again) -> None:
    opened = again(f"day/{second_day().id}/if_late", "Left in the middle of a sentence")
    opened.screen.details_button.setChecked(False)
    show_left(opened)
    (offer,) = opened.screen.desk.inspector.day.offers()
    assert offer.use_button.hasFocus()
    QTest.mouseClick(offer.use_button, Qt.MouseButton.LeftButton)
    assert opened.day.if_late == "Left in the middle of a sentence"
    assert opened.workspace.drafts.all() == []


def test_a_name_left_in_a_table_is_there_when_the_table_opens(planner: Planner, again: Again, qtbot: QtBot) -> None:
    opened = again(f"session/{planner.now.id}/people/0/1", "Principal of the mid")

    def look(dialog: People) -> None:
        qtbot.waitUntil(lambda: bool(dialog.people_table.view.viewport().findChildren(QLineEdit)))
        editor = dialog.people_table.view.viewport().findChild(QLineEdit)
        assert editor is not None
        assert editor.text() == "Principal of the mid"
        with qtbot.waitSignal(editor.destroyed):
            QTest.keyClick(editor, Key.Key_Return)
        dialog.accept()

    opened.ask.answer = look
    show_left(opened)
    assert opened.now.people[0].role == "Principal of the mid"
    assert opened.workspace.drafts.all() == []


def test_a_step_left_in_its_table_is_opened_and_escape_gives_it_up(again: Again, qtbot: QtBot) -> None:
    opened = again(f"{CLINIC}/steps/1/0", "Case giver sp")
    show_left(opened)
    editor = opened.screen.desk.inspector.block.steps_table.view.viewport().findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Case giver sp"
    with qtbot.waitSignal(editor.destroyed):
        QTest.keyClick(editor, Key.Key_Escape)
    assert opened.workspace.drafts.all() == []
    assert opened.screen.draft_banner.isHidden()


def test_minutes_left_in_the_day_are_opened_there(again: Again) -> None:
    opened = again(f"{CLINIC}/minutes", "1h1")
    show_left(opened)
    assert opened.screen.desk.day_typing.edit.text() == "1h1"
    opened.press(Key.Key_Return)
    assert opened.block("Case clinic").minutes == 61
    assert opened.workspace.drafts.all() == []


def test_a_title_left_unsaved_is_offered_above_the_title(again: Again) -> None:
    opened = again(f"{CLINIC}/title", "Case clinic, second r")
    show_left(opened)
    inspector = opened.screen.desk.inspector.block
    (offer,) = inspector.offers()
    assert offer.geometry().bottom() <= inspector.title_edit.geometry().top()
