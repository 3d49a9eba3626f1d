"""The days of a template, drawn: each a bar to scale in the patterns of the kinds of time, with what happens in it."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.gui.models.template_rows import DayShape
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.patterns import KindPictures

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LINE, _BAR, _GAP = 22, 20, 14  # px at the standard text size
_MOST_LINES = 2
_THINNEST = 3  # px of a part


class DayShapes(QWidget):
    """Paints the days below one another, all to the same scale; the longest takes the whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._type: Type | None = None
        self._pictures: KindPictures | None = None
        self._days: tuple[DayShape, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes, now and when they change."""
        self._theme = theme
        self._pictures = KindPictures(theme)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_days(self, days: tuple[DayShape, ...]) -> None:
        """Show other days; none take no room."""
        self._days = days
        self.setVisible(bool(days))
        self.setAccessibleName("\n".join(map(_spoken, days)))
        self.setToolTip(tip("\n".join(map(_spoken, days))))
        self.updateGeometry()
        self.update()

    @property
    def days(self) -> tuple[DayShape, ...]:
        """The days that are shown."""
        return self._days

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._type is None or not self._days:
            return 0
        px, gaps = self._type.px, len(self._days) - 1
        return sum(self._height(day, width) for day in self._days) + gaps * px(_GAP)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._type is None:
            return
        painter = QPainter(self)
        top, begins, ends = 0, *_hours(self._days)
        for day in self._days:
            self._paint_day(painter, QRect(0, top, self.width(), 0), day, begins, ends)
            top += self._height(day, self.width()) + self._type.px(_GAP)

    def _paint_day(self, painter: QPainter, at: QRect, day: DayShape, begins: int, ends: int) -> None:
        theme, words, pictures = self._theme, self._type, self._pictures
        if theme is None or words is None or pictures is None:
            return
        px = words.px
        head = QRect(at.left(), at.top(), at.width(), px(_LINE))
        wide = words.width("caption", day.times)
        painter.setFont(words.fonts["caption"])
        painter.setPen(theme.color("ink-2"))
        painter.drawText(head, _RIGHT if day.title else _LEFT, day.times)
        painter.setFont(words.fonts["caption_strong"])
        painter.setPen(theme.color("ink"))
        painter.drawText(head, _LEFT, words.elided("caption_strong", day.title, at.width() - wide - px(12)))
        bar = QRect(at.left(), head.bottom() + 1 + px(2), at.width(), px(_BAR))
        paint_parts(painter, bar, day, begins, ends, pictures)
        painter.setFont(words.fonts["caption"])
        painter.setPen(theme.color("ink-2"))
        top = bar.bottom() + 1 + px(4)
        for line in self._lines(day, at.width()):
            painter.drawText(QRect(at.left(), top, at.width(), px(_LINE)), _LEFT, line)
            top += px(_LINE)

    def _lines(self, day: DayShape, width: int) -> tuple[str, ...]:
        if self._type is None or not day.blocks:
            return ()
        return self._type.lines("caption", " · ".join(day.blocks), width, _MOST_LINES)

    def _height(self, day: DayShape, width: int) -> int:
        if self._type is None:
            return 0
        px = self._type.px
        return px(_LINE) + px(2) + px(_BAR) + px(4) + px(_LINE) * len(self._lines(day, width))

    @Slot()
    def _restyle(self) -> None:
        if self._theme is not None:
            self._type = Type(self._theme)
            self.updateGeometry()
            self.update()


def paint_parts(painter: QPainter, bar: QRect, day: DayShape, begins: int, ends: int, pictures: KindPictures) -> None:
    """Paint the parts of a day where they lie between two times, in minutes after midnight, one px apart."""
    scale = bar.width() / max(ends - begins, 1)
    for start, minutes, kind in day.parts:
        left = bar.left() + round((start - begins) * scale)
        right = bar.left() + round((start + minutes - begins) * scale)
        part = QRect(left, bar.top(), max(right - left - 1, _THINNEST), bar.height())
        pictures.paint(painter, part, kind, radius=2.0)


def _hours(days: tuple[DayShape, ...]) -> tuple[int, int]:
    filled = [day for day in days if day.parts]
    return min((day.start for day in filled), default=0), max((day.end for day in filled), default=1)


def _spoken(day: DayShape) -> str:
    return ", ".join(part for part in (day.title, day.times, *day.blocks) if part)
