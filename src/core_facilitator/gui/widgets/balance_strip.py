"""A day's balance: a bar to scale in the patterns of the kinds, the sum of each, and whether the plan fits the day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core_facilitator.domain.agendas import Session, TimeKind
from core_facilitator.domain.timing import TimedDay, balance
from core_facilitator.domain.typed_times import duration
from core_facilitator.gui.models.day_rows import kind_name
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.patterns import KindPictures

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SIDE = 24  # px on either side, as in the forms
_SHORTEST_BAR = 240  # px; below that the kinds stand below the bar
_LINE = 26  # px from one of their lines to the next


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


NOTHING = Balance(title="", parts=(), totals={}, planned=0, available=0)


def balance_of(session: Session, timed: TimedDay) -> Balance:
    """Return the balance of a day of the session."""
    return Balance(
        title=QCoreApplication.translate("BalanceStrip", "Day {0} by kind").format(session.days.index(timed.day) + 1),
        parts=tuple((one.block.kind, one.minutes) for one in timed.blocks),
        totals=balance(timed),
        planned=timed.planned_minutes,
        available=timed.available_minutes,
    )


class BalanceStrip(QWidget):
    """Paints a `Balance`; where it does not fit in one line, what the kinds come to stands in lines below the bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._type = Type(theme)
        self._balance = NOTHING
        self._brief = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._pictures = KindPictures(theme)
        theme.changed.connect(self._restyle)
        self._resize()

    def show_balance(self, shown: Balance) -> None:
        """Show another balance."""
        if shown != self._balance:
            self._balance = shown
            self.setAccessibleName(shown.title)
            self.setAccessibleDescription(self.spoken())
            self.setToolTip(tip(self.spoken()))
            self._resize()

    def set_brief(self, brief: bool) -> None:
        """Leave out what the kinds come to where that would take a line of its own; the tool tip still says it."""
        if brief != self._brief:
            self._brief = brief
            self._resize()

    def spoken(self) -> str:
        """Return what the strip shows in words."""
        totals = ", ".join(f"{kind_name(kind)} {self._total(kind)}" for kind in TimeKind)
        return f"{self._balance.title}: {totals}. {self._planned()} {self._against()}"

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(600), self._theme.px(52) + self._below())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter = self._theme.px, QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("paper"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
        title = QRect(_SIDE, px(12), self._type.width("strong", self._balance.title), px(24))
        self._write(painter, title, self._balance.title, "strong", "ink")
        end = self.width() - _SIDE - self._sum_width()
        self._sum(painter, end, px(12))
        if self._stacked():
            for kind, at in self._entries():
                self._entry(painter, kind, at)
        else:
            end -= self._legend_width()
            left = end
            for kind in TimeKind:
                self._entry(painter, kind, QPoint(left, px(12)))
                left += self._entry_width(kind)
        left = title.right() + px(24)
        self._bar(painter, QRect(left, px(12), end - px(24) - left, px(24)))

    @Slot()
    def _restyle(self) -> None:
        self._type = Type(self._theme)
        self._resize()

    def _resize(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def _planned(self) -> str:
        return duration(self._balance.planned)

    def _against(self) -> str:
        whole = duration(self._balance.available)
        return (self.tr("in {0}") if self._balance.over else self.tr("of {0}")).format(whole)

    def _total(self, kind: TimeKind) -> str:
        return duration(self._balance.totals.get(kind, 0))

    def _stacked(self) -> bool:
        """Whether a bar of a readable length and the kinds do not fit in one line."""
        title = self._type.width("strong", self._balance.title)
        words = self._legend_width() + self._sum_width() + title
        return self.width() - words - self._theme.px(96) < self._theme.px(_SHORTEST_BAR)

    def _sum_width(self) -> int:
        planned, against = self._type.width("strong", self._planned()), self._type.width("strong", self._against())
        return planned + self._theme.px(8) + against

    def _legend_width(self) -> int:
        return sum(self._entry_width(kind) for kind in TimeKind)

    def _entry_width(self, kind: TimeKind) -> int:
        words = self._type.width("caption", kind_name(kind)) + self._type.width("caption", self._total(kind))
        return words + self._theme.px(52)

    def _entries(self) -> Iterator[tuple[TimeKind, QPoint]]:
        """Yield where each kind stands below the bar, in as many lines as they need."""
        at = QPoint(_SIDE, self._theme.px(48))
        for kind in () if self._brief else TimeKind:
            width = self._entry_width(kind)
            if at.x() > _SIDE and at.x() + width > self.width():
                at = QPoint(_SIDE, at.y() + self._theme.px(_LINE))
            yield kind, at
            at = at + QPoint(width, 0)

    def _below(self) -> int:
        """Return the height of the lines below the bar."""
        lines = len({at.y() for _, at in self._entries()}) if self._stacked() else 0
        return self._theme.px(lines * _LINE + 10) if lines else 0

    def _bar(self, painter: QPainter, rect: QRect) -> None:
        """Paint each block to scale, at least 4 px wide, 2 px apart."""
        shown = [(kind, minutes) for kind, minutes in self._balance.parts if minutes > 0]
        if not shown or rect.width() < len(shown) * 3:
            return
        whole, room = sum(minutes for _, minutes in shown), rect.width() - 2 * (len(shown) - 1)
        left = float(rect.left())
        for kind, minutes in shown:
            width = max(room * minutes / whole, 1.0)
            part = QRect(round(left), rect.top(), max(round(width), 2), rect.height())
            self._pictures.paint(painter, part, kind, radius=2.0)
            left += width + 2

    def _entry(self, painter: QPainter, kind: TimeKind, at: QPoint) -> None:
        px, name, total = self._theme.px, kind_name(kind), self._total(kind)
        self._pictures.paint(painter, QRect(at.x(), at.y() + px(4), px(16), px(16)), kind)
        wide = self._type.width("caption", name)
        self._write(painter, QRect(at.x() + px(24), at.y(), wide + 1, px(24)), name, "caption", "ink")
        count = QRect(at.x() + px(36) + wide, at.y(), self._type.width("caption", total) + 1, px(24))
        self._write(painter, count, total, "caption", "ink")

    def _sum(self, painter: QPainter, left: int, top: int) -> None:
        px, over = self._theme.px, self._balance.over
        left += px(4)
        wide = self._type.width("strong", self._planned())
        self._write(painter, QRect(left, top, wide + 1, px(24)), self._planned(), "strong", "ink")
        rest = QRect(left + wide + px(4), top, self._type.width("strong", self._against()) + 1, px(24))
        font, role = ("caption_strong", "now-ink") if over else ("caption", "ink-2")
        self._write(painter, rest, self._against(), font, role)

    def _write(self, painter: QPainter, rect: QRect, text: str, font: str, role: str) -> None:
        painter.setFont(self._type.fonts[font])
        painter.setPen(self._theme.color(role))
        painter.drawText(rect, _LEFT | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, text)
