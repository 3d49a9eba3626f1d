"""Times in the dialogs that make and move days are understood as people type them, and what is no time stays."""

from collections.abc import Callable, Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core_facilitator.gui.dialogs.new_session import NewSession
from core_facilitator.gui.dialogs.shift_day import ShiftDay
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme


def write(edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[QWidget], None]]:
    made: list[QWidget] = []

    def show(dialog: QWidget) -> None:
        made.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)

    yield show
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


@pytest.fixture
def new(window: MainWindow, theme: Theme, shown: Callable[[QWidget], None]) -> NewSession:
    dialog = NewSession(window, theme, date(2026, 10, 14), hours24=False)
    shown(dialog)
    QTest.keyClicks(dialog.title_edit, "Board study session")
    return dialog


@pytest.fixture
def shift(window: MainWindow, theme: Theme, shown: Callable[[QWidget], None]) -> ShiftDay:
    dialog = ShiftDay(window, theme, time(8, 30), hours24=False)
    shown(dialog)
    return dialog


def test_times_of_a_new_session_are_understood_as_they_are_typed(new: NewSession) -> None:
    write(new.start_field.edit, "0930")
    write(new.end_field.edit, "5")
    QTest.keyClick(new.end_field.edit, Qt.Key.Key_Return)
    assert new.result() == NewSession.DialogCode.Accepted
    (day,) = new.session().days
    assert (day.start, day.end) == (time(9, 30), time(17, 0))


def test_a_new_session_begins_and_ends_as_offered_where_nothing_is_typed(new: NewSession) -> None:
    QTest.keyClick(new.title_edit, Qt.Key.Key_Return)
    (day,) = new.session().days
    assert (day.start, day.end) == (time(8, 30), time(16, 0))


def test_a_new_session_is_not_made_with_what_is_no_time(new: NewSession) -> None:
    write(new.start_field.edit, "25:99")
    write(new.end_field.edit, "4:30 pm")
    QTest.keyClick(new.end_field.edit, Qt.Key.Key_Return)
    assert new.isVisible()
    assert new.start_field.edit.text() == "25:99"
    assert new.start_field.edit.hasFocus()
    assert new.start_field.hint.startswith("This is no time.")
    write(new.start_field.edit, "9am")
    QTest.keyClick(new.start_field.edit, Qt.Key.Key_Return)
    (day,) = new.session().days
    assert (day.start, day.end) == (time(9, 0), time(16, 30))


def test_a_new_session_grows_so_that_what_is_wrong_can_be_read(qtbot: QtBot, new: NewSession) -> None:
    write(new.end_field.edit, "25:99")
    QTest.keyClick(new.end_field.edit, Qt.Key.Key_Return)
    (hint,) = [label for label in new.end_field.findChildren(QLabel) if label.text() == new.end_field.hint != ""]
    qtbot.waitUntil(lambda: hint.height() >= hint.heightForWidth(hint.width()))
    assert hint.y() >= new.end_field.edit.geometry().bottom()


@pytest.mark.parametrize("typed", ["25:99", "soon"])
def test_a_day_is_not_shifted_to_what_is_no_time(shift: ShiftDay, typed: str) -> None:
    write(shift.start_field.edit, typed)
    QTest.keyClick(shift.start_field.edit, Qt.Key.Key_Return)
    assert shift.isVisible()
    assert shift.start_field.edit.text() == typed
    assert shift.start_field.hint.startswith("This is no time.")
    write(shift.start_field.edit, "9")
    QTest.keyClick(shift.start_field.edit, Qt.Key.Key_Return)
    assert not shift.isVisible()
    assert shift.minutes == 30


def test_a_day_is_not_shifted_to_nothing(shift: ShiftDay) -> None:
    write(shift.start_field.edit, " ")
    QTest.keyClick(shift.start_field.edit, Qt.Key.Key_Return)
    assert shift.isVisible()
    assert shift.start_field.edit.text() == "8:30"
