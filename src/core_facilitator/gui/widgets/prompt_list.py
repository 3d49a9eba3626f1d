"""Prompts below the titles of their sets: minutes in the margin, a box to tick, arrows to move, Enter to take."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core_facilitator.gui.models.prompt_rows import (
    ROW_ROLE,
    PromptRow,
    PromptRows,
    below_words,
    minutes_words,
    set_words,
)
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.margin_rule import PITCH, paint_margin_rule

AnyIndex = QModelIndex | QPersistentModelIndex

_MARGIN = 64  # px for the minutes
_BOX, _TICK = 18, 14
_GAP, _ASIDE = 12, 16
_ABOVE, _TITLE_ABOVE = 10, 20
_LINE, _BELOW = 24, 20
_MOST = 40  # lines of one prompt
_LEAST = 120  # px that lines have at least: before a list has a width, there would be a line for each letter
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PromptList(QListView):
    """Signals: `moved` says that another row is current, `taken` that Enter was pressed, `typed` carries letters."""

    moved = Signal()
    taken = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PromptRows(self)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("rows", "plain")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # rows wrap alike with and without one
        self._prompts: _PromptDelegate | None = None

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._prompts = _PromptDelegate(theme, self)
        self.setItemDelegate(self._prompts)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> PromptRow | None:
        """The row that is current."""
        return self.rows.row(self.currentIndex().row())

    def box(self, number: int) -> QRect:
        """Return where a row's box is, on the viewport."""
        rect = self.visualRect(self.rows.index(number))
        return QRect() if self._prompts is None else self._prompts.box(rect, self.rows.row(number))

    def choose(self, number: int) -> None:
        """Make a row current."""
        self.setCurrentIndex(self.rows.index(number))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 24, self.fontMetrics().height() * 6)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        number = self.indexAt(point).row()
        around = self.box(number).adjusted(-8, -8, 8, 8) if number >= 0 else QRect()
        if event.button() is Qt.MouseButton.LeftButton and around.contains(point):
            self.rows.toggle(number)

    def move_by_key(self, event: QKeyEvent) -> bool:
        """Move as a key says that was pressed in the search; return whether it is one that moves."""
        if event.key() not in _MOVES or event.modifiers() & _COMMANDS:
            return False
        super().keyPressEvent(event)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.rows.toggle(self.currentIndex().row())
        elif event.text().strip().isprintable() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class _PromptDelegate(QStyledItemDelegate):
    """Paints titles and prompts, as high as their words ask for."""

    def __init__(self, theme: Theme, view: PromptList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._type = Type(theme)
        theme.changed.connect(self._take_theme)

    @Slot()
    def _take_theme(self) -> None:
        self._type = Type(self._theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row: PromptRow = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        px = self._type.px
        if row.prompt is None:
            return QSize(width, px(_TITLE_ABOVE + _ABOVE) + len(self._lines(row, width)) * px(_LINE))
        below = px(_BELOW) if below_words(row) else 0
        return QSize(width, 2 * px(_ABOVE) + len(self._lines(row, width)) * px(_LINE) + below)

    def box(self, rect: QRect, row: PromptRow | None) -> QRect:
        """Return where the box of a row is that stands there."""
        px = self._type.px
        above = px(_TITLE_ABOVE if row is not None and row.prompt is None else _ABOVE)
        left = rect.left() + px(_MARGIN) + 2 * PITCH + px(_GAP)
        return QRect(left, rect.top() + above + (px(_LINE) - px(_BOX)) // 2, px(_BOX), px(_BOX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: PromptRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state)
        self._paint_box(painter, self.box(rect, row), self._view.rows.state(row))
        px, theme = self._type.px, self._theme
        box = self.box(rect, row)
        left, top = box.right() + 1 + px(_GAP), rect.top() + px(_TITLE_ABOVE if row.prompt is None else _ABOVE)
        title = row.prompt is None
        painter.setFont(self._type.fonts["strong" if title else "body"])
        painter.setPen(theme.color("ink"))
        lines = self._lines(row, rect.width())
        for number, line in enumerate(lines):
            painter.drawText(QRect(left, top + number * px(_LINE), rect.right() - left, px(_LINE)), _LEFT, line)
        painter.setFont(self._type.fonts["caption"])
        painter.setPen(theme.color("ink-2"))
        if row.prompt is None:
            at = QRect(left, top, rect.right() - px(_ASIDE) - left, px(_LINE))
            painter.drawText(at, _RIGHT, set_words(row))
        else:
            margin = QRect(rect.left(), top, px(_MARGIN) - px(_GAP), px(_LINE))
            painter.drawText(margin, _RIGHT, minutes_words(row.prompt.minutes))
            at = QRect(left, top + len(lines) * px(_LINE), rect.right() - px(_ASIDE) - left, px(_BELOW))
            painter.drawText(at, _LEFT, self._type.elided("caption", below_words(row), at.width()))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme, chosen = self._theme, bool(state & QStyle.StateFlag.State_Selected)
        left = rect.left() + self._type.px(_MARGIN)
        if chosen:
            painter.fillRect(rect.adjusted(self._type.px(_MARGIN) + 2 * PITCH, 0, 0, 0), theme.color("accent-tint"))
        paint_margin_rule(painter, left, rect.top(), rect.bottom() + 1, theme, "rule")
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(QRectF(rect.adjusted(self._type.px(_MARGIN) + 2 * PITCH, 0, 0, 0)).adjusted(1, 1, -1, -1))

    def _paint_box(self, painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
        theme, radius = self._theme, self._type.px(4)
        full = state is Qt.CheckState.Checked
        painter.setPen(QPen(theme.color("accent" if full else "line-strong"), 1))
        painter.setBrush(theme.color("accent" if full else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state is not Qt.CheckState.Unchecked:
            size = self._type.px(_TICK)
            name, role = ("check", "on-accent") if full else ("minus", "accent")
            picture = theme.glyph(name, role, size, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + (box.width() - size) // 2, box.top() + (box.height() - size) // 2, picture)

    def _lines(self, row: PromptRow, width: int) -> tuple[str, ...]:
        px = self._type.px
        room = width - px(_MARGIN) - 2 * PITCH - px(_GAP + _BOX + _GAP + _ASIDE)
        if row.prompt is None:
            room -= self._type.width("caption", set_words(row)) + px(_GAP)
            return self._type.lines("strong", row.prompt_set.title, max(room, px(_LEAST)), _MOST)
        return self._type.lines("body", row.prompt.text, max(room, px(_LEAST)), _MOST)
