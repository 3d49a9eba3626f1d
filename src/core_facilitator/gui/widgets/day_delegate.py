"""Paints one row of a day: times in the margin, the kind of time as a pattern, words, chip and minutes."""

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core_facilitator.domain.agendas import Shape
from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.models.day_rows import Row, RowKind
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_blocks import title_font
from core_facilitator.gui.widgets.day_layout import DayLayout
from core_facilitator.gui.widgets.day_parts import MARK, SMALL, Parts
from core_facilitator.gui.widgets.patterns import KindPictures

_LINE = (Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip).value
_LEFT = _LINE | (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = _LINE | (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_CENTER = _LINE | Qt.AlignmentFlag.AlignCenter.value


class _Shown(NamedTuple):
    selected: bool
    focused: bool


def _shown(option: QStyleOptionViewItem) -> _Shown:
    flags = QStyle.StateFlag
    return _Shown(bool(option.state & flags.State_Selected), bool(option.state & flags.State_HasFocus))


class DayDelegate(QStyledItemDelegate):
    """Paints rows at the places that a `DayLayout` gives them."""

    def __init__(self, theme: Theme, layout: DayLayout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.layout = layout
        self.chosen_link = 0  # of the overlap that is the current row
        self._pictures = KindPictures(theme)
        self._painters = {
            RowKind.TRACK: self._track,
            RowKind.OVERLAP: self._overlap,
            RowKind.GAP: self._gap,
            RowKind.NEW: self._new,
        }

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return self.layout.rects[index.row()].size()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        number = index.row()
        row, parts = self.layout.rows[number], self.layout.parts(number)
        moved = option.rect.topLeft() - self.layout.rects[number].topLeft()
        painter.save()
        painter.translate(moved)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = self._painters.get(row.kind) or (self._inner if row.track else self._block)
        paint(painter, row, parts, _shown(option))
        painter.restore()

    def _block(self, painter: QPainter, row: Row, parts: Parts, shown: _Shown) -> None:
        self._ground(painter, parts.body, shown)
        self._times(painter, row, parts)
        self._mark(painter, row, parts.kind)
        font, role = title_font(row), "ink-3" if row.skipped else "ink"
        self._lines(painter, parts.title, parts.title_lines, font, role, struck=row.skipped)
        self._details(painter, row, parts)
        if row.count:
            self._tag(painter, parts.count, "columns-3", row.count)
        if parts.tag.width():
            self._tag(painter, parts.tag, "skip-forward" if row.skipped else "pin", row.tag)
        if row.framework in FRAMEWORKS:
            self._chip(painter, row, parts)
        role = "ink-3" if row.skipped else "now-ink" if row.over else "ink"
        self._text(painter, parts.minutes, row.minutes, "strong", role, _RIGHT, struck=row.skipped)
        if row.protected:
            self._icon(painter, parts.shield.center().x(), parts.shield.center().y(), "shield-check")
        self._notes(painter, row, parts.notes)

    def _times(self, painter: QPainter, row: Row, parts: Parts) -> None:
        px, area = self.layout.type.px, parts.times
        two = bool(row.end) and (area.height() >= px(56) or row.shape is Shape.TRACKS)
        if row.shape is Shape.TRACKS:
            top = area.top() + px(10)
        else:
            top = area.top() + (area.height() - px(40 if two else 20)) // 2
        first = QRect(area.left(), top, area.width(), px(20))
        role = "ink-3" if row.skipped else "ink"
        self._text(painter, first, row.start, "strong", role, _RIGHT)
        if row.pinned:
            left = first.right() - self.layout.type.width("strong", row.start) - px(12)
            self._icon(painter, left, first.center().y(), "pin", "ink")
        if two and row.end:
            under = first.translated(0, px(20))
            self._text(painter, under, row.end, "caption", "ink-2", _RIGHT)

    def _ground(self, painter: QPainter, body: QRect, shown: _Shown) -> None:
        if shown.selected:
            self._box(painter, body, "accent-tint", "focus" if shown.focused else "accent", 2.0)
            return
        painter.fillRect(body.left(), body.bottom(), body.width(), 1, self._theme.color("line"))
        if shown.focused:
            self._box(painter, body, "", "focus", 2.0)

    def _box(self, painter: QPainter, rect: QRect, fill: str, line: str, width: float, radius: int = 6) -> None:
        inset = width / 2
        painter.setBrush(self._theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color(line), width))
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _mark(self, painter: QPainter, row: Row, rect: QRect) -> None:
        if rect.isEmpty():
            return
        self._pictures.paint(painter, rect, None if row.shape is Shape.MILESTONE else row.time_kind)

    def _details(self, painter: QPainter, row: Row, parts: Parts) -> None:
        rect, font, role = parts.details, "caption", "ink-3" if row.skipped else "ink-2"
        if row.asked:
            self._asked(painter, rect.left(), rect.top() + self.layout.type.px(SMALL) // 2, role)
            rect = rect.adjusted(self.layout.type.px(MARK), 0, 0, 0)
        self._lines(painter, rect, parts.detail_lines, font, role)
        left = rect.left()
        for text in () if parts.detail_lines else row.details:
            room, width = rect.right() - left, self.layout.type.width("caption", text)
            if room < min(width, self.layout.type.px(24)):
                return
            width = min(width, room)
            place = QRect(left, rect.top(), width + 1, rect.height())
            self._text(painter, place, text, font, role)
            left += width + self.layout.type.px(12)

    def _asked(self, painter: QPainter, left: int, middle: int, role: str) -> None:
        """Mark the words that say that a block has a check-in."""
        self._icon(painter, left + self.layout.type.px(7), middle, "clipboard-check", role, 14)

    def _lines(
        self, painter: QPainter, rect: QRect, lines: tuple[str, ...], font: str, role: str, *, struck: bool = False
    ) -> None:
        """Write lines below each other that were made to fit."""
        painter.setFont(self.layout.type.fonts[f"{font}_struck" if struck else font])
        painter.setPen(self._theme.color(role))
        for number, line in enumerate(lines):
            high = rect.height() // len(lines)
            painter.drawText(QRect(rect.left(), rect.top() + number * high, rect.width(), high), _LEFT, line)

    def _chip(self, painter: QPainter, row: Row, parts: Parts) -> None:
        px, framework = self.layout.type.px, FRAMEWORKS[row.framework]
        ink, tint = self._theme.framework(row.framework)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(parts.chip), 4, 4)
        mono = QRect(parts.chip.left(), parts.chip.top(), px(28), parts.chip.height())
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(mono), 4, 4)
        self._write(painter, mono, framework.monogram, "label", self._theme.color("surface"), _CENTER)
        if not parts.compact:
            name = parts.chip.adjusted(px(36), 0, 0, 0)
            self._write(painter, name, framework.name, "caption_strong", ink, _LEFT)

    def _tag(self, painter: QPainter, rect: QRect, icon: str, text: str) -> None:
        px = self.layout.type.px
        self._box(painter, rect, "surface", "line", 1.0, 4)
        self._icon(painter, rect.left() + px(16), rect.center().y(), icon)
        words = rect.adjusted(px(30), 0, -px(6), 0)
        self._text(painter, words, text, "caption_strong", "ink-2")

    def _notes(self, painter: QPainter, row: Row, rect: QRect) -> None:
        px = self.layout.type.px
        for number, note in enumerate(row.notes):
            line = QRect(rect.left(), rect.top() + px(20) * number, rect.width(), px(20))
            self._icon(painter, line.left() + px(7), line.center().y() + 1, "triangle-alert", "now-ink", 14)
            words = line.adjusted(px(20), 0, 0, 0)
            self._text(painter, words, note, "caption", "now-ink")

    def _track(self, painter: QPainter, row: Row, parts: Parts, shown: _Shown) -> None:
        if shown.selected:
            self._box(painter, parts.body, "accent-tint", "focus" if shown.focused else "accent", 2.0)
        else:
            self._box(painter, parts.body, "surface", "line-strong", 1.0)
        self._lines(painter, parts.title, parts.title_lines, "caption_strong", "ink")
        self._details(painter, row, parts)
        self._text(painter, parts.tag, row.tag, "caption", "ink-3")
        self._notes(painter, row, parts.notes)

    def _inner(self, painter: QPainter, row: Row, parts: Parts, shown: _Shown) -> None:
        if shown.selected:
            role = "focus" if shown.focused else "accent"
            self._box(painter, parts.body.adjusted(2, 0, -2, 0), "accent-tint", role, 2.0, 4)
        font, role = "caption", "ink-3" if row.skipped else "ink"
        self._text(painter, parts.times, row.start, font, "ink-2")
        self._lines(painter, parts.title, parts.title_lines, font, role, struck=row.skipped)
        self._details(painter, row, parts)
        self._text(painter, parts.minutes, row.minutes, font, role, _RIGHT, struck=row.skipped)
        self._notes(painter, row, parts.notes)

    def _overlap(self, painter: QPainter, row: Row, parts: Parts, shown: _Shown) -> None:
        px = self.layout.type.px
        self._text(painter, parts.times, row.start, "caption_strong", "now-ink", _RIGHT)
        self._box(painter, parts.body, "now-tint", "now-line", 1.0)
        edge = QRectF(parts.body.left(), parts.body.top(), px(4), parts.body.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("now-line"))
        painter.drawRoundedRect(edge, 2, 2)
        self._icon(painter, parts.kind.center().x(), parts.kind.center().y(), "triangle-alert", "now-ink", 20)
        self._text(painter, parts.title, row.title, "caption_strong", "ink")
        self._lines(painter, parts.details, parts.detail_lines, "caption", "ink")
        for number, (link, rect) in enumerate(zip(row.links, parts.links, strict=True)):
            self._link(painter, link.text, rect)
            if shown.focused and number == self.chosen_link:
                self._box(painter, rect.adjusted(-px(4), -px(3), px(4), px(4)), "", "focus", 2.0, 4)

    def _link(self, painter: QPainter, text: str, rect: QRect) -> None:
        self._text(painter, rect.adjusted(0, 0, 2, 0), text, "caption_strong", "accent")
        painter.setPen(QPen(self._theme.color("accent"), 1))
        painter.drawLine(QPointF(rect.left(), rect.bottom() + 0.5), QPointF(rect.right(), rect.bottom() + 0.5))

    def _gap(self, painter: QPainter, row: Row, parts: Parts, shown: _Shown) -> None:
        px, body = self.layout.type.px, parts.body
        self._ground(painter, body, shown)
        self._icon(painter, body.left() + px(20), body.center().y(), "clock", "ink-3")
        self._text(painter, parts.title, row.title, "caption", "ink-2")
        if not parts.tag.isEmpty():
            self._link(painter, row.tag, parts.tag)

    def _new(self, painter: QPainter, row: Row, parts: Parts, shown: _Shown) -> None:
        """What the line typed so far was understood as: its pinned start, its kind, its minutes."""
        font = "caption" if row.track else "strong"
        self._text(painter, parts.times, row.start, font, "accent", _RIGHT)
        self._text(painter, parts.minutes, row.minutes, font, "accent", _RIGHT)
        if row.minutes:
            self._mark(painter, row, parts.kind)

    def _icon(self, painter: QPainter, x: int, y: int, name: str, role: str = "ink-2", size: int = 16) -> None:
        """Draw an icon centered on a point; `size` in px at the standard text size."""
        side = self.layout.type.px(size)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(x - side // 2, y - side // 2, self._theme.glyph(name, role, side, ratio))

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: str,
        role: str,
        align: int = _LEFT,
        *,
        struck: bool = False,
    ) -> None:
        if struck:
            font = f"{font}_struck"
        self._write(painter, rect, text, font, self._theme.color(role), align)

    def _write(self, painter: QPainter, rect: QRect, text: str, font: str, color: QColor, align: int) -> None:
        if not text or rect.isEmpty():
            return
        painter.setFont(self.layout.type.fonts[font])
        painter.setPen(color)
        painter.drawText(rect, align, self.layout.type.elided(font, text, rect.width() + 1))
