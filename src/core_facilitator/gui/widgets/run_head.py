"""The head of the run screen: what is on, of which framework and kind, and who leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from core_facilitator.domain.frameworks import FRAMEWORKS
from core_facilitator.gui.theme import Theme, restyle
from core_facilitator.gui.widgets.card_delegate import paint_monogram
from core_facilitator.gui.widgets.patterns import KindSwatch
from core_facilitator.gui.widgets.run_ground import RIGHT, TEXT

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Block

_TOP, _GAP = 20, 16
_KINDS = ("hero", "display", "title")  # of type, for the title: the largest in which it stands in one line
_CHIP, _TILE, _ASIDE = 24, 28, 8


class RunChip(QWidget):
    """The monogram of a framework and its name."""

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._key = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors."""
        self._theme = theme

    def show_framework(self, key: str) -> None:
        """Show a framework; nothing for one that is not known."""
        self._key = key
        known = FRAMEWORKS.get(key)
        self.setVisible(known is not None)
        self.setAccessibleName("" if known is None else known.name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        known = FRAMEWORKS.get(self._key)
        if self._theme is None or known is None:
            return QSize(0, 0)
        words = QFontMetrics(self._theme.font("caption", bold=True)).horizontalAdvance(known.name)
        return QSize(words + self._theme.px(_TILE + 2 * _ASIDE) + 1, self._theme.px(_CHIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        known = FRAMEWORKS.get(self._key)
        if self._theme is None or known is None:
            return
        px, (ink, tint) = self._theme.px, self._theme.framework(self._key)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(self.rect(), px(4), px(4))
        paint_monogram(painter, QRect(0, 0, px(_TILE), self.height()), self._key, self._theme)
        painter.setPen(ink)
        painter.setFont(self._theme.font("caption", bold=True))
        at = self.rect().adjusted(px(_TILE + _ASIDE), 0, 0, 0)
        painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), known.name)


class RunHead(QWidget):
    """One row where there is room, else the title above the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self.title_label = QLabel()
        self.title_label.setProperty("type", "hero")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setWordWrap(True)
        self.chip = RunChip()
        self._swatch = KindSwatch()
        self._kind = QLabel()
        self._kind.setProperty("tone", "ink-2")
        self.lead_label = QLabel()
        self.lead_label.setProperty("tone", "ink-2")
        self.lead_label.setTextFormat(Qt.TextFormat.PlainText)
        kind = QHBoxLayout()
        kind.setSpacing(8)
        kind.addWidget(self._swatch)
        kind.addWidget(self._kind)
        self._rest = QWidget()
        rest = QHBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(_GAP)
        rest.addWidget(self.chip)
        rest.addLayout(kind)
        rest.addStretch(1)
        rest.addWidget(self.lead_label)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.title_label)
        self._row.addWidget(self._rest, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes, now and when they change."""
        self._theme = theme
        self.chip.set_theme(theme)
        self._swatch.set_theme(theme)
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_block(self, title: str, block: Block | None, kind: str, lead: str) -> None:
        """Show a title, and of a block what kind of time it is, and who leads it."""
        self.title_label.setText(title)
        self.chip.show_framework("" if block is None else block.framework)
        self._swatch.setVisible(block is not None)
        self._kind.setVisible(block is not None)
        if block is not None:
            self._swatch.set_kind(block.kind)
        self._kind.setText(kind)
        self.lead_label.setText(lead)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        if self._theme is None:
            return
        px = self._theme.px
        self._row.setContentsMargins(px(TEXT), px(_TOP), px(RIGHT), 0)
        room = self.width() - px(TEXT) - px(RIGHT)
        title = self._fit(room)
        beside = title + _GAP + self._rest.sizeHint().width() <= room
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.title_label.setMinimumWidth(title + 2 if beside else 1)
        self._row.setDirection(across if beside else down)
        self._row.setSpacing(_GAP if beside else px(4))

    def _fit(self, room: int) -> int:
        """Write the title in the largest size in which it stands in one line, and return how wide it is."""
        if self._theme is None:
            return 0
        wide = 0
        for kind in _KINDS:
            wide = QFontMetrics(self._theme.font(kind)).horizontalAdvance(self.title_label.text())
            if wide + 2 <= room or kind == _KINDS[-1]:
                if self.title_label.property("type") != kind:
                    restyle(self.title_label, type=kind)
                break
        return wide
