"""A date in words that is typed in digits, with a calendar in the colors and the text size of the theme."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from core_facilitator.gui.theme import Theme

_DAYS = tuple(Qt.DayOfWeek(number) for number in range(1, 8))
_BETWEEN = frozenset("/-. ")  # what people type between the numbers of a date


class DateField(QDateEdit):
    """Shows "Wed, Oct 14, 2026". The first digit that is typed turns it into 10/14/2026 until the date is taken.

    Qt reads a month in words only as its name, so the digits of a month would be lost.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._words = ""
        self.setCalendarPopup(True)

    def set_theme(self, theme: Theme) -> None:
        """Paint the calendar in this theme's colors, now and when they change."""
        self._theme = theme
        theme.changed.connect(self._paint_calendar)
        self._paint_calendar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._words and not self.isReadOnly() and event.text().isdecimal():
            self._show_digits()
        if self._words and event.text() in _BETWEEN and self.lineEdit().hasSelectedText():
            return  # the number before was full, and Qt has gone on already
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._show_words()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_words()

    def _show_digits(self) -> None:
        """Show month, day and year as digits, and go on where the cursor is; from a weekday, in the month."""
        digits = self.tr("MM/dd/yyyy")
        at = self.currentSectionIndex() - (self.sectionCount() - 3)
        self._words = self.displayFormat()
        self.setDisplayFormat(digits)
        self.setCurrentSectionIndex(max(at, 0))
        self.setSelectedSection(self.currentSection())

    def _show_words(self) -> None:
        words, self._words = self._words, ""
        if words:
            self.setDisplayFormat(words)

    @Slot()
    def _paint_calendar(self) -> None:
        """Give the calendar what no style sheet reaches: days, of which Qt paints two red, and arrows."""
        calendar, theme = self.calendarWidget(), self._theme
        if theme is None:
            return
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFont(theme.font("body"))
        head, day = QTextCharFormat(), QTextCharFormat()
        head.setBackground(theme.color("surface"))
        day.setForeground(theme.color("ink"))
        calendar.setHeaderTextFormat(head)
        for weekday in _DAYS:
            calendar.setWeekdayTextFormat(weekday, day)
        for name, glyph in (("prev", "chevron-left"), ("next", "chevron-right")):
            for button in calendar.findChildren(QToolButton, f"qt_calendar_{name}month"):
                button.setIcon(theme.icon(glyph, "ink"))
