"""Who is there, in the right column of the run screen: a number, a square for everybody, and who is still missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from core_facilitator.domain.attendance import Half, Presence
from core_facilitator.gui import form
from core_facilitator.gui.models import capture_words
from core_facilitator.gui.widgets.attendance_shapes import paint_presence
from core_facilitator.gui.widgets.side_head import SideHead

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.captured import Captured
    from core_facilitator.gui.theme import Theme
    from core_facilitator.gui.tools import Tools

_SIDE, _GAP = 16, 4


class AttendanceStrip(QWidget):
    """Hidden in a session that names nobody. `wanted`: somebody is to be marked."""

    wanted = Signal()

    def __init__(self, tools: Tools, captured: Captured) -> None:
        super().__init__()
        self._tools = tools
        self._captured = captured
        self._half = Half.MORNING
        self.head = SideHead("", self.tr("Attendance"), "run.attendance")
        self.head.wanted.connect(self.wanted)
        self.squares = _Squares(tools.theme)
        self.words_label = QLabel()
        self.words_label.setProperty("type", "caption")
        self.words_label.setProperty("tone", "ink-2")
        self.words_label.setTextFormat(Qt.TextFormat.PlainText)
        self.words_label.setWordWrap(True)
        self.words_label.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.head, self.squares, self.words_label):
            column.addWidget(part)
        form.dress(self, tools.theme)
        captured.changed.connect(self._show)
        self._show()

    def show_figures(self, now: Figures) -> None:
        """Show the half of the day that it is; and who takes part, which may be others in the plan now."""
        half = self._captured.half(now)
        if half is not self._half or len(self._captured.people) != self.squares.count:
            self._half = half
            self._show()

    @Slot()
    def _show(self) -> None:
        people, marks = self._captured.people, self._captured.attendance.marks
        presences = {one.person: one.presence for one in marks if one.half is self._half}
        words = capture_words.headline(people, marks, self._half)
        self.head.title_label.setText(words)
        self.squares.show_presences(capture_words.listed(presences, people), words)
        said = capture_words.absences(people, marks, self._half, hours24=self._tools.hours24)
        self.words_label.setText(said)
        self.words_label.setVisible(bool(said))
        if self.parentWidget() is not None or not people:  # one without a parent would become a window of its own
            self.setVisible(bool(people))


class _Squares(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._presences: tuple[Presence | None, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    @property
    def count(self) -> int:
        """How many people there are."""
        return len(self._presences)

    def show_presences(self, presences: tuple[Presence | None, ...], words: str) -> None:
        """Show a square for each."""
        self.setAccessibleName(words)
        if presences != self._presences:
            self._presences = presences
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        side, gap = self._theme.px(_SIDE), self._theme.px(_GAP)
        rows = -(-len(self._presences) // self._in_row(width))
        return max(0, rows * (side + gap) - gap)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self.heightForWidth(max(self.width(), 1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, gap, in_row = self._theme.px(_SIDE), self._theme.px(_GAP), self._in_row(self.width())
        for number, presence in enumerate(self._presences):
            row, column = divmod(number, in_row)
            place = QRectF(column * (side + gap), row * (side + gap), side, side)
            paint_presence(painter, place, presence, self._theme)

    def _in_row(self, width: int) -> int:
        side, gap = self._theme.px(_SIDE), self._theme.px(_GAP)
        return max(1, (width + gap) // (side + gap))
