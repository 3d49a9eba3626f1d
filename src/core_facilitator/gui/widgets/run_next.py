"""What comes next: when, of which kind, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from core_facilitator.domain.agendas import Shape, TimeKind
from core_facilitator.gui.models import run_words
from core_facilitator.gui.widgets.patterns import KindPictures

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures
    from core_facilitator.gui.tools import Tools

_SHOWN = 3
_ROW, _TIME, _KIND, _GAP, _ASIDE = 36, 64, 16, 12, 72


@dataclass(frozen=True, slots=True)
class _Row:
    start: str
    kind: TimeKind | None  # None: a milestone
    title: str
    minutes: str


class _Rows(QWidget):
    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._theme = tools.theme
        self._pictures = KindPictures(tools.theme)
        self._rows: tuple[_Row, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        tools.theme.changed.connect(self.updateGeometry)

    def show_rows(self, rows: tuple[_Row, ...]) -> None:
        """Show these, if they are others."""
        if rows != self._rows:
            self._rows = rows
            said = (", ".join(one for one in (row.start, row.title, row.minutes) if one) for row in rows)
            self.setAccessibleName(". ".join(said))
            self.updateGeometry()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # titles may take other lines

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._high(row, width) for row in self._rows)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self.heightForWidth(self.width()))

    def _room(self, width: int) -> int:
        px = self._theme.px
        return max(1, width - px(_TIME + _KIND + _GAP + _ASIDE))

    def _high(self, row: _Row, width: int) -> int:
        metrics = QFontMetrics(self._theme.font("body"))
        box = QRect(0, 0, self._room(width), 10_000)
        words = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), row.title).height()
        return self._theme.px(_ROW) + max(0, words - metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme, top = self._theme.px, self._theme, 0
        painter = QPainter(self)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for row in self._rows:
            at = QRect(0, top, self.width(), self._high(row, self.width()))
            top += at.height()
            painter.setPen(theme.color("ink"))
            painter.setFont(theme.font("body", bold=True))
            painter.drawText(at, middle, row.start)
            side = px(_KIND)
            self._pictures.paint(painter, QRect(px(_TIME), at.center().y() - side // 2 + 1, side, side), row.kind)
            painter.setFont(theme.font("body"))
            left = px(_TIME + _KIND + _GAP)
            words = QRect(left, at.top(), self._room(self.width()), at.height())
            painter.drawText(words, middle | int(Qt.TextFlag.TextWordWrap), row.title)
            painter.setPen(theme.color("ink-2"))
            painter.drawText(at, middle | int(Qt.AlignmentFlag.AlignRight), row.minutes)


class RunNext(QWidget):
    """The next three of what is to come."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        title = QLabel(self.tr("Next"))
        title.setProperty("type", "heading")
        self.rows = _Rows(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self.rows)

    def show_figures(self, now: Figures) -> None:
        """Show what comes after what is on; nothing where nothing is left."""
        day, hours24 = now.run.plan, self._tools.hours24
        coming = now.later if now.block is not None else now.later[1:]
        rows = []
        for one in coming[:_SHOWN]:
            milestone = one.block.shape is Shape.MILESTONE
            title = run_words.title_of(one.block)
            rows.append(
                _Row(
                    run_words.time_of(one.start, day, hours24=hours24),
                    None if milestone else one.block.kind,
                    self.tr("{0}, pinned").format(title) if one.block.pin is not None else title,
                    "" if milestone else self.tr("{0} min").format(one.minutes),
                )
            )
        self.rows.show_rows(tuple(rows))
        if self.isHidden() is bool(rows):
            self.setVisible(bool(rows))
