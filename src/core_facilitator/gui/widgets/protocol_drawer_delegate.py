"""Paints a card in the drawer of the planner: two short lines, and a third where it is said why it was found."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core_facilitator.domain.protocols import Protocol, Stage
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.card_rows import HIT_ROLE, REASON_ROLE
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.card_delegate import card_pen, paint_monogram
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.patterns import KindPictures

AnyIndex = QModelIndex | QPersistentModelIndex

ASIDE = 16
"""What stays free beside the cards, in px at every text size, as the margins of a form."""

_HEIGHT, _REASON, _GAP = 60, 20, 8  # px
_GRIP, _KIND, _PEOPLE, _TILE = 16, 16, 14, QSize(28, 24)
_PIP = QSize(4, 10)
_RADIUS = 6
_STAGES = tuple(Stage)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class DrawerDelegate(QStyledItemDelegate):
    """Paints every card as high as the others; `reasons` says whether they have the third line, `grips` the handle."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._type = Type(theme)
        self._patterns = KindPictures(theme)
        self.reasons = False
        self.grips = True
        self.aside = ASIDE
        theme.changed.connect(self._take_theme)

    @Slot()
    def _take_theme(self) -> None:
        self._type = Type(self._theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(self._view.viewport().width(), self._theme.px(_HEIGHT + _GAP + (_REASON if self.reasons else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        px = self._type.px
        hit = index.data(HIT_ROLE)
        protocol, near = hit.protocol, hit.near
        aside, half = self.aside, px(_GAP) // 2
        rect: QRect = option.rect
        width = min(self._view.width() - aside, self._view.viewport().width()) - aside
        card = QRect(aside, rect.top() + half, width, rect.height() - px(_GAP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(card), option.state, near=near)
        inside = card.adjusted(px(32 if self.grips else 12), px(6), -px(8), -px(6))
        if self.grips:
            grip = self._theme.pixmap("grip-vertical", "ink-3", _GRIP)
            painter.drawPixmap(card.left() + px(8), inside.top() + px(4), grip)
        self._paint_head(painter, inside, protocol)
        self._paint_facts(painter, inside, protocol)
        if self.reasons:
            at = QRect(inside.left(), inside.top() + px(46), inside.width(), px(20))
            self._words(painter, at, index.data(REASON_ROLE), "caption", "ink-2" if near else "accent")
        painter.restore()

    def _paint_ground(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag, *, near: bool) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        role = "line-strong" if hovered else "line"
        if chosen:
            role = "focus" if self._view.hasFocus() else "accent"
        width = 2 if chosen else 1
        painter.setPen(card_pen(self._theme, role, width, near=near))
        painter.setBrush(self._theme.color("accent-tint" if chosen else "paper" if near else "surface"))
        radius = self._type.px(_RADIUS)
        painter.drawRoundedRect(card.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_head(self, painter: QPainter, inside: QRect, protocol: Protocol) -> None:
        px = self._type.px
        tile = QRect(
            inside.right() + 1 - px(_TILE.width()), inside.top() + px(1), px(_TILE.width()), px(_TILE.height())
        )
        paint_monogram(painter, tile, protocol.framework, self._theme, self._type.fonts["label"])
        title = QRect(inside.left(), inside.top(), tile.left() - px(8) - inside.left(), px(24))
        self._words(painter, title, protocol.name, "strong", "ink")

    def _paint_facts(self, painter: QPainter, inside: QRect, protocol: Protocol) -> None:
        """Paint kind of time, minutes, people, and how safe the group must feel: one bar of four for each stage."""
        px = self._type.px
        line = QRect(inside.left(), inside.top() + px(26), inside.width(), px(20))
        middle = line.center().y() + 1
        self._patterns.paint(painter, QRect(line.left(), middle - px(_KIND) // 2, px(_KIND), px(_KIND)), protocol.kind)
        left = line.left() + px(_KIND + 8)
        right = self._paint_stage(painter, line, protocol.safety) - px(8)
        minutes = card_names.minutes_words(protocol.minutes)
        self._words(painter, QRect(left, line.top(), right - left, line.height()), minutes, "caption", "ink-2")
        left += self._type.width("caption", minutes) + px(10)
        people = card_names.people_digits(protocol.groups)
        if left + px(_PEOPLE + 4) + self._type.width("caption", people) <= right:
            painter.drawPixmap(left, middle - px(_PEOPLE) // 2, self._theme.pixmap("users", "ink-2", _PEOPLE))
            left += px(_PEOPLE + 4)
            self._words(painter, QRect(left, line.top(), right - left, line.height()), people, "caption", "ink-2")

    def _paint_stage(self, painter: QPainter, line: QRect, stage: Stage) -> int:
        """Paint the bars below the monogram, and return where they begin."""
        px = self._type.px
        width, height = px(_PIP.width()), px(_PIP.height())
        step = (px(_TILE.width()) - width) / (len(_STAGES) - 1)
        left = line.right() + 1 - px(_TILE.width())
        top = line.center().y() + 1 - height // 2
        for number in range(len(_STAGES)):
            bar = QRectF(round(left + number * step), top, width, height)
            if number <= _STAGES.index(stage):
                painter.fillRect(bar, self._theme.color("ink-2"))
            else:
                painter.setPen(QPen(self._theme.color("line-strong"), 1))
                painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        return left

    def _words(self, painter: QPainter, at: QRect, text: str, font: str, role: str) -> None:
        painter.setFont(self._type.fonts[font])
        painter.setPen(self._theme.color(role))
        painter.drawText(at, _LEFT, self._type.elided(font, text, at.width()))
