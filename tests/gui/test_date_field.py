"""A date is typed in digits, whatever words it is shown in, and its calendar looks like the rest of the app."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from core_facilitator.gui.dialogs.new_session import NewSession
from core_facilitator.gui.dialogs.pick_date import PickDate
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.date_field import DateField
from core_facilitator.settings import Look, TextScale

Key = Qt.Key


@pytest.fixture
def asked(qtbot: QtBot, window: MainWindow, theme: Theme) -> PickDate:
    made = PickDate(window, theme, title="Copy day", text="Where to?", yes="Copy", first=date(2026, 10, 31))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.date_edit.setFocus()
    made.date_edit.setCurrentSectionIndex(0)
    return made


@pytest.mark.parametrize("typed", ["2/28/2027", "02282027", "02/28/2027", "2-28-2027", "2.28.2027"])
def test_a_date_is_typed_in_digits_from_the_month_on(asked: PickDate, typed: str) -> None:
    QTest.keyClicks(asked.date_edit, typed)
    assert asked.picked == date(2027, 2, 28)
    QTest.keyClick(asked.date_edit, Key.Key_Return)
    assert asked.date_edit.text() == "Sun, Feb 28, 2027"


def test_a_date_is_shown_in_words_again_when_its_field_is_left(asked: PickDate) -> None:
    QTest.keyClicks(asked.date_edit, "12/25/2026")
    assert asked.date_edit.text() == "12/25/2026"
    asked.no_button.setFocus()
    assert asked.date_edit.text() == "Fri, Dec 25, 2026"
    assert asked.picked == date(2026, 12, 25)


def test_digits_go_into_the_part_of_the_date_that_the_cursor_is_in(asked: PickDate) -> None:
    asked.date_edit.setSelectedSection(DateField.Section.YearSection)
    QTest.keyClicks(asked.date_edit, "2028")
    assert asked.picked == date(2028, 10, 31)


def test_a_new_session_takes_a_month_in_digits(window: MainWindow, theme: Theme) -> None:
    dialog = NewSession(window, theme, date(2026, 10, 14), hours24=False)
    dialog.date_edit.setCurrentSectionIndex(0)
    QTest.keyClicks(dialog.date_edit, "1/5/2027")
    assert dialog.session().days[0].date == date(2027, 1, 5)


def test_a_date_that_may_only_be_read_stays_in_words(asked: PickDate) -> None:
    asked.date_edit.setReadOnly(True)
    QTest.keyClicks(asked.date_edit, "1")
    assert asked.date_edit.text() == "Sat, Oct 31, 2026"


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")  # as the popup asks for
@pytest.mark.parametrize("scale", [TextScale.STANDARD, TextScale.LARGEST])
@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_the_calendar_has_the_colors_and_the_size_of_the_theme(
    asked: PickDate, theme: Theme, look: Look, scale: TextScale
) -> None:
    theme.set_look(look)
    theme.set_scale(scale)
    field = asked.date_edit
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 10, field.height() // 2))
    calendar = field.calendarWidget()
    assert calendar.isVisible()
    assert calendar.font().pixelSize() == theme.px(16)
    assert calendar.size() == QSize(theme.px(320), theme.px(290))
    for day in (Qt.DayOfWeek.Wednesday, Qt.DayOfWeek.Sunday):
        assert calendar.weekdayTextFormat(day).foreground().color() == theme.color("ink")
    table = calendar.findChild(QTableView)
    assert table is not None
    corner = table.grab().toImage().pixelColor(0, 0)  # no frame around it
    assert corner == theme.color("surface")
    calendar.window().close()
    QGuiApplication.processEvents()
