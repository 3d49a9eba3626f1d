"""A day's balance: a bar to scale in the patterns of the kinds, the sum of each, and whether the plan fits the day."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.domain.agendas import TimeKind
from core_facilitator.domain.typed_times import duration
from core_facilitator.gui.models.day_rows import kind_name
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_layout import Type
from core_facilitator.gui.widgets.patterns import paint_kind

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SIDE = 24  # px on either side, as in the forms
_SHORTEST_BAR = 240  # px; below that the bar has a line of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What the strip shows: minutes by block in the day's order, by kind, planned, and there to plan."""

    title: str
    parts: tuple[tuple[TimeKind, int], ...]
    totals: Mapping[TimeKind, int]
    planned: int
    available: int

    @property
    def over(self) -> bool:
        """Whether more is planned than the day holds."""
        return self.planned > self.available


class BalanceStrip(QWidget):
    """Paints a `Balance`; in a narrow window the bar stands above the words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._type = Type(theme)
        self._balance: Balance | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._resize)
        self._resize()

    def show_balance(self, balance: Balance) -> None:
        """Show another balance."""
        if balance != self._balance:
            self._balance = balance
            self.setAccessibleName(balance.title)
            self.setAccessibleDescription(self.spoken())
            self.setToolTip(self.spoken())
            self._resize()

    def spoken(self) -> str:
        """Return what the strip shows in words."""
        if self._balance is None:
            return ""
        totals = ", ".join(f"{kind_name(kind)} {duration(self._balance.totals.get(kind, 0))}" for kind in TimeKind)
        return f"{self._balance.title}: {totals}. {duration(self._balance.planned)} {self._against()}"

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(600), self._theme.px(88 if self._stacked() else 52))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._balance is None:
            return
        px, painter = self._theme.px, QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("paper"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
        title = QRect(_SIDE, px(12), self._type.width("strong", self._balance.title), px(24))
        self._write(painter, title, self._balance.title, "strong", "ink")
        left = title.right() + px(24)
        words = self._words_width()
        if self._stacked():
            self._bar(painter, QRect(left, px(12), self.width() - left - _SIDE, px(24)))
            self._words(painter, _SIDE, px(48))
        else:
            right = self.width() - _SIDE - words
            self._bar(painter, QRect(left, px(12), right - px(24) - left, px(24)))
            self._words(painter, right, px(12))

    @Slot()
    def _resize(self) -> None:
        self._type = Type(self._theme)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _against(self) -> str:
        if self._balance is None:
            return ""
        whole = duration(self._balance.available)
        return (self.tr("in {0}") if self._balance.over else self.tr("of {0}")).format(whole)

    def _stacked(self) -> bool:
        if self._balance is None:
            return False
        title = self._type.width("strong", self._balance.title)
        return self.width() - self._words_width() - title - self._theme.px(96) < self._theme.px(_SHORTEST_BAR)

    def _words_width(self) -> int:
        if self._balance is None:
            return 0
        legend = sum(self._entry_width(kind) for kind in TimeKind)
        sum_width = self._type.width("strong", duration(self._balance.planned))
        return legend + sum_width + self._theme.px(16) + self._type.width("caption_strong", self._against())

    def _entry_width(self, kind: TimeKind) -> int:
        assert self._balance is not None  # noqa: S101 -- asked for only while something is shown
        total = duration(self._balance.totals.get(kind, 0))
        return self._type.width("caption", kind_name(kind)) + self._type.width("caption", total) + self._theme.px(52)

    def _bar(self, painter: QPainter, rect: QRect) -> None:
        """Paint each block to scale, at least 4 px wide, 2 px apart."""
        assert self._balance is not None  # noqa: S101
        shown = [(kind, minutes) for kind, minutes in self._balance.parts if minutes > 0]
        if not shown or rect.width() < len(shown) * 3:
            return
        whole, room = sum(minutes for _, minutes in shown), rect.width() - 2 * (len(shown) - 1)
        left = float(rect.left())
        for kind, minutes in shown:
            width = max(room * minutes / whole, 1.0)
            paint_kind(
                painter,
                QRectF(round(left), rect.top(), max(round(width), 2), rect.height()),
                kind,
                self._theme,
                radius=2,
            )
            left += width + 2

    def _words(self, painter: QPainter, left: int, top: int) -> None:
        assert self._balance is not None  # noqa: S101
        px = self._theme.px
        for kind in TimeKind:
            paint_kind(painter, QRectF(left, top + px(4), px(16), px(16)), kind, self._theme)
            name, total = kind_name(kind), duration(self._balance.totals.get(kind, 0))
            wide = self._type.width("caption", name)
            self._write(painter, QRect(left + px(24), top, wide + 1, px(24)), name, "caption", "ink")
            count = QRect(left + px(24) + wide + px(12), top, self._type.width("caption", total) + 1, px(24))
            self._write(painter, count, total, "caption", "ink")
            left += self._entry_width(kind)
        planned = duration(self._balance.planned)
        left += px(8)
        wide = self._type.width("strong", planned)
        self._write(painter, QRect(left, top, wide + 1, px(24)), planned, "strong", "ink")
        rest = QRect(left + wide + px(4), top, self._type.width("caption_strong", self._against()) + px(4), px(24))
        over = self._balance.over
        self._write(
            painter, rest, self._against(), "caption_strong" if over else "caption", "now-ink" if over else "ink-2"
        )

    def _write(self, painter: QPainter, rect: QRect, text: str, font: str, role: str) -> None:
        painter.setFont(self._type.fonts[font])
        painter.setPen(self._theme.color(role))
        painter.drawText(rect, _LEFT | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, text)
