"""The steps of what is on: those that were, the one that is, open in amber with its own countdown, and the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.domain.run_times import Phase
from core_facilitator.gui.models import run_words
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.margin_rule import paint_margin_rule
from core_facilitator.gui.widgets.run_ground import MARGIN, RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures

_MINUTE = timedelta(minutes=1)
_ABOVE = 20
_ROW, _CURRENT = 44, 120
_NUMBER = 20  # px between a number and the rule
_ASIDE, _TEXT_WIDTH = 160, 584
_TITLE, _LEAD = 40, 28  # line heights
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class _Row:
    """A step that is not on: its number, or a check where it was had, and its minutes in words."""

    number: int
    title: str
    minutes: str
    had: bool
    skipped: bool


@dataclass(frozen=True, slots=True)
class _Now:
    """The step that is on. `number` 0: the block itself, which has no steps."""

    number: int
    title: str
    text: str


class RunSteps(QWidget):
    """Painted rows, as high as they need. `moved`: the row that is on is elsewhere now."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._rows: tuple[_Row | _Now, ...] = ()
        self._left = ("", "", "ink")  # the digits of the step, the words below them, and their color
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes, now and when they change."""
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def show_figures(self, now: Figures) -> None:
        """Show the steps of what is on; only the digits are painted again where nothing else is other."""
        rows, left = tuple(self._of(now)), self._countdown(now)
        if rows != self._rows:
            self._rows, self._left = rows, left
            self.setAccessibleName(", ".join(one.title for one in rows))
            self.updateGeometry()
            self.update()
            self.moved.emit()
        elif left != self._left:
            self._left = left
            self.update(self._beside())
        self.setAccessibleDescription(" ".join(one for one in left[:2] if one))

    def current(self) -> QRect:
        """Return where the step that is on stands."""
        return next((rect for row, rect in self._places() if isinstance(row, _Now)), QRect())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((rect.bottom() + 1 for _row, rect in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # What is shown

    def _of(self, now: Figures) -> list[_Row | _Now]:
        block, passage = now.block, now.passage
        if block is None or passage is None:
            return []
        if not block.steps:
            words = block.participants_see or block.purpose
            return [_Now(0, "", words)] if words else []
        parts = {one.step: one for one in passage.steps}
        coming = {one.step: round((one.end - one.start) / _MINUTE) for one in now.steps}
        rows: list[_Row | _Now] = []
        for index, step in enumerate(block.steps):
            part = parts.get(index)
            if part is not None and part is passage.step:
                rows.append(_Now(index + 1, step.title, step.text))
                continue
            had = part is not None and part.end is not None
            words = self._to_come(step.minutes, coming.get(index, step.minutes))
            if part is not None and part.end is not None:
                words = self.tr("{0} of {1} min").format(
                    round((part.end - part.start).total_seconds() / 60), step.minutes
                )
            skipped = part is not None and part.skipped
            rows.append(_Row(index + 1, step.title, self.tr("skipped") if skipped else words, had, skipped))
        return rows

    def _to_come(self, planned: int, minutes: int) -> str:
        """Return how long a later step will be, and of how many minutes, where its block has too few left."""
        if minutes >= planned:
            return self.tr("{0} min").format(planned)
        return self.tr("{0} of {1} min").format(minutes, planned)

    def _countdown(self, now: Figures) -> tuple[str, str, str]:
        clock = now.step_clock
        if clock is None:
            return "", "", "ink"
        over = clock.phase is Phase.OVER
        words = self.tr("over, of {0} min") if over else self.tr("left of {0} min")
        return run_words.digits(clock.left), words.format(clock.minutes), "danger" if over else "ink"

    # Where it stands

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont() if self._theme is None else self._theme.font("clock" if bold else "lead")
        if self._theme is not None:
            font.setPixelSize(self._theme.px(size))
        return font

    def _places(self, width: int | None = None) -> list[tuple[_Row | _Now, QRect]]:
        """Return the rows with where each stands."""
        if self._theme is None:
            return []
        wide, top, places = self.width() if width is None else width, self._theme.px(_ABOVE), []
        for row in self._rows:
            high = self._high(row, wide)
            places.append((row, QRect(0, top, wide, high)))
            top += high
        return places

    def _room(self, wide: int) -> int:
        """Return how wide a title or a text may be."""
        px = round if self._theme is None else self._theme.px
        return max(1, min(wide - px(TEXT + RIGHT + _ASIDE), px(_TEXT_WIDTH)))

    def _high(self, row: _Row | _Now, wide: int) -> int:
        px = round if self._theme is None else self._theme.px
        if isinstance(row, _Row):
            words = self._wrapped(row.title, self._font(18), max(1, wide - px(TEXT + RIGHT + _ASIDE)))
            return px(_ROW) + max(0, words - px(_LEAD))
        title = self._wrapped(row.title, self._font(32, bold=True), self._room(wide)) if row.title else 0
        text = self._wrapped(row.text, self._font(18), self._room(wide)) if row.text else 0
        return max(px(_CURRENT), title + text + px(16))

    @staticmethod
    def _wrapped(words: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _WRAP, words).height()

    def _beside(self) -> QRect:
        """Return where the digits of the step stand."""
        px = round if self._theme is None else self._theme.px
        at = self.current()
        return at.adjusted(at.width() - px(RIGHT + _ASIDE), 0, 0, 0)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._theme is None:
            return
        painter = QPainter(self)
        for row, place in self._places():
            if not event.region().intersects(place):
                continue
            if isinstance(row, _Now):
                self._paint_now(painter, row, place)
            else:
                self._paint_row(painter, row, place)

    def _paint_row(self, painter: QPainter, row: _Row, place: QRect) -> None:
        if self._theme is None:
            return
        theme, px = self._theme, self._theme.px
        painter.setFont(self._font(18))
        painter.setPen(theme.color("ink-2"))
        number = QRect(0, place.top(), px(MARGIN - _NUMBER), place.height())
        if row.had and not row.skipped:
            side = px(20)
            mark = theme.glyph("check", "accent", side, painter.device().devicePixelRatioF())
            painter.drawPixmap(number.right() - side + 1, place.center().y() - side // 2, mark)
        else:
            painter.drawText(number, _RIGHT, "–" if row.skipped else str(row.number))
        end = place.adjusted(0, 0, -px(RIGHT), 0)
        painter.drawText(end, _RIGHT, row.minutes)
        painter.setPen(theme.color("ink-2" if row.had else "ink"))
        room = place.adjusted(px(TEXT), 0, -px(RIGHT + _ASIDE), 0)
        painter.drawText(room, _LEFT | int(Qt.TextFlag.TextWordWrap), row.title)

    def _paint_now(self, painter: QPainter, row: _Now, place: QRect) -> None:
        if self._theme is None:
            return
        theme, px = self._theme, self._theme.px
        if row.number:
            painter.fillRect(place, theme.color("now-tint"))
            for y in (place.top(), place.bottom()):
                painter.fillRect(QRect(0, y, place.width(), 1), theme.color("now-line"))
            paint_margin_rule(painter, px(MARGIN), place.top(), place.bottom() + 1, theme, "now-line")
            painter.setPen(theme.color("ink"))
            painter.setFont(self._font(32, bold=True))
            painter.drawText(QRect(0, place.top(), px(MARGIN - _NUMBER), place.height()), _RIGHT, str(row.number))
        room = self._room(place.width())
        title = self._wrapped(row.title, self._font(32, bold=True), room) if row.title else 0
        text = self._wrapped(row.text, self._font(18), room) if row.text else 0
        top = place.top() + (place.height() - title - text) // 2 if row.number else place.top() + px(8)
        painter.setPen(theme.color("ink"))
        painter.setFont(self._font(32, bold=True))
        painter.drawText(QRect(px(TEXT), top, room, title), _WRAP, row.title)
        painter.setFont(self._font(18))
        painter.drawText(QRect(px(TEXT), top + title, room, text), _WRAP, row.text)
        self._paint_left(painter, place)

    def _paint_left(self, painter: QPainter, place: QRect) -> None:
        digits, words, role = self._left
        if self._theme is None or not digits:
            return
        theme, px = self._theme, self._theme.px
        middle = place.center().y()
        at = place.adjusted(0, 0, -px(RIGHT), 0)
        painter.setPen(theme.color(role))
        painter.setFont(self._font(48, bold=True))
        painter.drawText(QRect(at.left(), middle - px(34), at.width(), px(48)), _RIGHT, digits)
        painter.setPen(theme.color("now-ink"))
        painter.setFont(theme.font("caption"))
        painter.drawText(QRect(at.left(), middle + px(14), at.width(), px(20)), _RIGHT, words)
