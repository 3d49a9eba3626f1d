"""The templates to begin from, each with the shape of its days: arrows move, Enter goes on."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core_facilitator.gui.models.template_rows import CHOICE_ROLE, Choice, TemplateRows
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.day_shapes import paint_parts
from core_facilitator.gui.widgets.day_type import Type
from core_facilitator.gui.widgets.patterns import KindPictures
from core_facilitator.gui.widgets.plain_list import AnyIndex, OpeningList, paint_focus, paint_ground, paint_line_above

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ASIDE, _ABOVE = 12, 8  # px inside a line, at the standard text size
_TITLE, _BAR, _STEP, _CAPTION = 24, 12, 15, 20
_MOST_BARS = 4


class TemplateList(OpeningList):
    """`chosen` carries the choice that is current now, `opened` the one that was entered or double-clicked."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TemplateRows(self)
        self.setModel(self.rows)
        self.doubleClicked.connect(self._open)
        self.confirmed.connect(self._open)

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self.paint_by(_TemplateDelegate(theme, self), theme)

    def show_choices(self, choices: tuple[Choice, ...], *, key: str | None = None) -> None:
        """Show other choices, with the one of that key current if it is there, else the first."""
        self.rows.show(choices)
        row = next((at for at, one in enumerate(choices) if one.key == key), 0)
        if choices:
            self.setCurrentIndex(self.rows.index(row))

    @property
    def current(self) -> Choice | None:
        """The choice that is current."""
        index = self.currentIndex()
        return self.rows.choices[index.row()] if index.isValid() else None

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self.rows.choices[current.row()])

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 22, self.fontMetrics().height() * 6)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 34, self.fontMetrics().height() * 16)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows.choices[index.row()])


class _TemplateDelegate(QStyledItemDelegate):
    """Paints a line: what it is called, its days as bars on one clock, and how long they are."""

    def __init__(self, theme: Theme, view: TemplateList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._type = Type(theme)
        self._pictures = KindPictures(theme)
        theme.changed.connect(self._take_theme)

    @Slot()
    def _take_theme(self) -> None:
        self._type = Type(self._theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        choice: Choice = index.data(CHOICE_ROLE)
        px = self._type.px
        below = px(_CAPTION) if choice.summary else 0
        return QSize(200, 2 * px(_ABOVE) + px(_TITLE) + px(_STEP) * len(choice.shapes[:_MOST_BARS]) + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        choice: Choice = index.data(CHOICE_ROLE)
        px = self._type.px
        painter.save()
        self._paint_ground(painter, option.rect, option.state, first=index.row() == 0)
        inside: QRect = option.rect.adjusted(px(_ASIDE), px(_ABOVE), -px(_ASIDE), -px(_ABOVE))
        title = QRect(inside.left(), inside.top(), inside.width(), px(_TITLE))
        self._words(painter, title, choice.title, "strong", "ink")
        begins, ends = self._view.rows.hours
        top = title.bottom() + 1
        for shape in choice.shapes[:_MOST_BARS]:
            bar = QRect(inside.left(), top + px(1), inside.width(), px(_BAR))
            paint_parts(painter, bar, shape, begins, ends, self._pictures)
            top += px(_STEP)
        said = " · ".join(part for part in (choice.summary, self.tr("yours") if choice.own else "") if part)
        below = QRect(inside.left(), top, inside.width(), px(_CAPTION))
        self._words(painter, below, said, "caption", "now-ink" if choice.problems else "ink-2")
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, first: bool) -> None:
        current = bool(state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, rect, state, self._theme, current=current)
        if not first:
            paint_line_above(painter, rect, self._theme)
        if current and self._view.hasFocus():
            paint_focus(painter, rect, self._theme)

    def _words(self, painter: QPainter, at: QRect, text: str, font: str, role: str) -> None:
        painter.setFont(self._type.fonts[font])
        painter.setPen(self._theme.color(role))
        painter.drawText(at, _LEFT, self._type.elided(font, text, at.width()))
