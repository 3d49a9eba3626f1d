"""Paints a card of the protocol library: its name, monogram and purpose, why it was found, people and minutes."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.card_rows import FAVORITE_ROLE, HIT_ROLE, OWN_ROLE, REASON_ROLE
from core_facilitator.gui.models.day_rows import kind_name
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.patterns import KindPictures

AnyIndex = QModelIndex | QPersistentModelIndex

HEIGHT = 136
"""How high a card is, in px at the standard text size."""

GAP = 12
"""Between two cards, in px."""

_ASIDE, _ABOVE = 16, 12  # px inside the card
_LINE, _CAPTION = 24, 20
_MONOGRAM, _KIND, _PEOPLE = QSize(28, 24), 16, 14
_STAR, _STAR_AREA = 16, 32
_RADIUS = 8
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CardDelegate(QStyledItemDelegate):
    """Each item holds half of the gap around its card; `width` is what the view gives each.

    `starred` carries the key of a card whose star was clicked; without `stars`, favorites have one, and nothing more.
    """

    starred = Signal(str)

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._type = Type(theme)
        self._patterns = KindPictures(theme)
        self.width = 0
        self.stars = True
        self._pressed = ""  # the card whose star the mouse was pressed on
        theme.changed.connect(self._take_theme)

    @Slot()
    def _take_theme(self) -> None:
        self._type = Type(self._theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(self.width, self._theme.px(HEIGHT) + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        hit = index.data(HIT_ROLE)
        half = GAP // 2
        card: QRect = option.rect.adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(card), option.state, near=hit.near)
        px = self._type.px
        inside = card.adjusted(px(_ASIDE), px(_ABOVE), -px(_ASIDE), -px(_ABOVE))
        label = self._type.fonts["label"]
        paint_monogram(painter, self._tile(option.rect), hit.protocol.framework, self._theme, label)
        end = self._paint_star(painter, option, favorite=index.data(FAVORITE_ROLE))
        name = QRect(inside.left(), inside.top(), end - inside.left(), px(_LINE))
        self._words(painter, name, hit.protocol.name, "strong", "ink")
        self._paint_words(painter, inside, hit.protocol.purpose, index.data(REASON_ROLE), near=hit.near)
        self._paint_foot(painter, inside, hit.protocol, own=index.data(OWN_ROLE))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Take a click on the star of a card."""
        if not (self.stars and isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton):
            return False
        key = index.data(HIT_ROLE).protocol.key
        if not self._star_area(option.rect).contains(event.position().toPoint()):
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = key
        elif event.type() == QEvent.Type.MouseButtonRelease and key == self._pressed:
            self._pressed = ""
            self.starred.emit(key)
        return True

    def _tile(self, rect: QRect) -> QRect:
        """Return where the monogram stands in an item."""
        px, half = self._type.px, GAP // 2
        right, top = rect.right() + 1 - half - px(_ASIDE), rect.top() + half + px(_ABOVE)
        return QRect(right - px(_MONOGRAM.width()), top, px(_MONOGRAM.width()), px(_MONOGRAM.height()))

    def _star_area(self, rect: QRect) -> QRect:
        """Return what counts as the star of an item: more than the star itself, to be hit easily."""
        tile, px = self._tile(rect), self._type.px
        return QRect(tile.left() - px(_STAR_AREA), tile.center().y() - px(_STAR_AREA) // 2, *[px(_STAR_AREA)] * 2)

    def _paint_star(self, painter: QPainter, option: QStyleOptionViewItem, *, favorite: bool) -> int:
        """Paint the star where there is one to be seen; return where the name ends."""
        shown = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        if not favorite and not (self.stars and shown):
            return self._tile(option.rect).left() - self._type.px(8)
        area, side = self._star_area(option.rect), self._theme.px(_STAR)
        name, role = ("star-filled", "accent") if favorite else ("star", "ink-2")
        at = area.center() - QPoint(side // 2 - 1, side // 2 - 1)
        painter.drawPixmap(at, self._theme.pixmap(name, role, _STAR))
        return area.left()

    def _paint_ground(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag, *, near: bool) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        radius = self._type.px(_RADIUS)
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(card.adjusted(-3, -3, 3, 3), radius + 3, radius + 3)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        role, width = ("accent", 2) if chosen else ("line-strong" if hovered else "line", 1)
        painter.setPen(card_pen(self._theme, role, width, near=near))
        painter.setBrush(self._theme.color("paper" if near else "surface"))
        painter.drawRoundedRect(card.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_words(self, painter: QPainter, inside: QRect, purpose: str, reason: str, *, near: bool) -> None:
        px = self._type.px
        lines = self._type.lines("body", purpose, inside.width(), 1 if reason else 2)
        for number, line in enumerate(lines):
            at = QRect(inside.left(), inside.top() + px(28) + number * px(_LINE), inside.width(), px(_LINE))
            self._words(painter, at, line, "body", "ink-2")
        if reason:
            at = QRect(inside.left(), inside.top() + px(28 + _LINE), inside.width(), px(_CAPTION))
            self._words(painter, at, reason, "caption", "ink-2" if near else "accent")

    def _paint_foot(self, painter: QPainter, inside: QRect, protocol: Protocol, *, own: bool) -> None:
        px = self._type.px
        height = px(_CAPTION)
        foot = QRect(inside.left(), inside.bottom() + 1 - height, inside.width(), height)
        right = foot.right() + 1
        for text, font, role in (
            (card_names.minutes_words(protocol.minutes), "caption_strong", "ink"),
            (card_names.people_digits(protocol.groups), "caption", "ink-2"),
        ):
            width = self._type.width(font, text)
            self._words(painter, QRect(right - width, foot.top(), width + 1, height), text, font, role)
            right -= width + px(12 if role == "ink" else 4)
        side = px(_PEOPLE)
        people = self._theme.pixmap("users", "ink-2", _PEOPLE)
        painter.drawPixmap(right - side, foot.top() + (height - side) // 2, people)
        pattern = QRect(foot.left(), foot.top() + (height - px(_KIND)) // 2, px(_KIND), px(_KIND))
        most = protocol.kind
        self._patterns.paint(painter, pattern, most)
        left = pattern.right() + 1 + px(8)
        kind = QRect(left, foot.top(), right - side - px(8) - left, height)
        words = kind_name(most)
        self._words(painter, kind, card_names.own_words(words) if own else words, "caption", "ink")

    def _words(self, painter: QPainter, at: QRect, text: str, font: str, role: str) -> None:
        painter.setFont(self._type.fonts[font])
        painter.setPen(self._theme.color(role))
        painter.drawText(at, _LEFT, self._type.elided(font, text, at.width()))


def card_pen(theme: Theme, role: str, width: int, *, near: bool) -> QPen:
    """Return the pen that goes around a card: dashed around one that was not found and only comes near."""
    if not near:
        return QPen(theme.color(role), width)
    return QPen(theme.color("line-strong" if role == "line" else role), width, Qt.PenStyle.DashLine)


def paint_monogram(painter: QPainter, at: QRect, key: str, theme: Theme, font: QFont | None = None) -> None:
    """Paint the letters that stand for a framework on its color; nothing for a card of none.

    `font` is that of the letters where it is at hand, because making it takes longer than painting with it.
    """
    framework = FRAMEWORKS.get(key)
    if framework is None:
        return
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.framework(key)[0])
    painter.drawRoundedRect(at, theme.px(4), theme.px(4))
    if font is None:
        font = theme.font("label")
        font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(theme.color("surface"))
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, framework.monogram)
    painter.restore()
