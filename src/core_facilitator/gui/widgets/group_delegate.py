"""Paints the cards of groups: headings with how many there are, and the people below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core_facilitator.gui.models.group_rows import ROW_ROLE, GroupRow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_type import Type

AnyIndex = QModelIndex | QPersistentModelIndex

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RADIUS, _INSIDE = 8, 6  # px: of a card's corners, and beside the words of a row
_WARNING = 16
_BETWEEN, _LEAST_DETAIL = 12, 56  # px: beside a name in one line with what is said of the person


class GroupDelegate(QStyledItemDelegate):
    """Paints rows; `fonts` are those of the present text size."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fonts = Type(theme)

    def paint_card(self, painter: QPainter, card: QRect, *, away: bool, target: bool) -> None:
        """Paint the ground of a card: dashed for those in no group, tinted where something is about to be dropped."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if target else 1
        pen = QPen(self._theme.color("accent" if target else "line-strong" if away else "line"), width)
        if away and not target:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("accent-tint" if target else "paper" if away else "surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        painter.restore()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        self.paint_row(painter, option.rect, option.state, index.data(ROW_ROLE))

    def paint_row(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, row: GroupRow) -> None:
        """Paint a heading or somebody."""
        painter.save()
        self._paint_ground(painter, rect, state)
        inside = rect.adjusted(self.fonts.px(_INSIDE), 0, -self.fonts.px(_INSIDE), 0)
        if row.person is None:
            self._paint_head(painter, inside, row)
        else:
            self._paint_person(painter, inside, row)
        painter.restore()

    def clipped(self, row: GroupRow, rect: QRect) -> bool:
        """Whether a row has more to say than there is room for."""
        room = rect.width() - 2 * self.fonts.px(_INSIDE) - (self.fonts.px(_WARNING + 4) if row.note else 0)
        title, detail = self.fonts.width("body", row.title), self.fonts.width("caption", row.detail)
        if row.person is not None and row.detail and self._in_one_line(rect):
            return title + self.fonts.px(_BETWEEN) + detail > room
        return title > room or detail > room

    def _in_one_line(self, rect: QRect) -> bool:
        return rect.height() < self.fonts.px(40)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.color("accent-tint"))
            painter.drawRoundedRect(QRectF(rect), 4, 4)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(QRectF(rect), 4, 4)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_head(self, painter: QPainter, inside: QRect, row: GroupRow) -> None:
        px = self.fonts.px
        line = QRect(inside.left(), inside.top(), inside.width(), px(26))
        count = str(row.count)
        width = self.fonts.width("caption_strong", count)
        self._words(painter, QRect(line.right() - width, line.top(), width + 1, line.height()), count, "caption_strong")
        title = line.adjusted(0, 0, -width - px(8), 0)
        self._words(painter, title, row.title, "strong", "ink")
        below = QRect(inside.left(), line.bottom() + 1, inside.width(), px(20))
        if row.note:
            note = self.fonts.width("caption", row.note)
            room = below.width() - note - px(12)
            alone = not row.detail or room < px(48)
            at = below if alone else below.adjusted(room + px(12), 0, 0, 0)
            self._words(painter, at, row.note, "caption", "now-ink")
            below.setWidth(0 if alone else room)
        if row.detail and below.width():
            self._words(painter, below, row.detail, "caption")

    def _paint_person(self, painter: QPainter, inside: QRect, row: GroupRow) -> None:
        px = self.fonts.px
        if row.note:
            side = px(_WARNING)
            at = QPoint(inside.right() + 1 - side, inside.top() + (inside.height() - side) // 2)
            painter.drawPixmap(at, self._theme.pixmap("triangle-alert", "now-ink", _WARNING))
            inside = inside.adjusted(0, 0, -side - px(4), 0)
        if self._in_one_line(inside):
            self._paint_line(painter, inside, row)
            return
        half = px(24)
        self._words(painter, QRect(inside.left(), inside.top() + px(1), inside.width(), half), row.title, "body", "ink")
        below = QRect(inside.left(), inside.top() + half, inside.width(), px(20))
        self._words(painter, below, row.detail, "caption")

    def _paint_line(self, painter: QPainter, inside: QRect, row: GroupRow) -> None:
        """Paint a name, and at the end of the line what is said of the person, as far as there is room for it."""
        between = self.fonts.px(_BETWEEN)
        name = min(self.fonts.width("body", row.title) + 1, inside.width())
        whole = self.fonts.width("caption", row.detail) + 1
        detail = min(whole, inside.width() - name - between)
        if row.detail and (detail == whole or detail > self.fonts.px(_LEAST_DETAIL)):
            self._words(painter, inside.adjusted(inside.width() - detail, 0, 0, 0), row.detail, "caption")
        self._words(painter, inside, row.title, "body", "ink")

    def _words(self, painter: QPainter, at: QRect, text: str, font: str, role: str = "ink-2") -> None:
        painter.setFont(self.fonts.fonts[font])
        painter.setPen(self._theme.color(role))
        painter.drawText(at, _LEFT, self.fonts.elided(font, text, at.width()))
