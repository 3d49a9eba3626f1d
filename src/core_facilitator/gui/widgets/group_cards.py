"""Groups as cards of names: where they are, who is selected, and how they look."""

from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPoint,
    QRect,
    Slot,
)
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QStyle, QToolTip, QWidget

from core_facilitator.gui.models.group_rows import GroupModel, GroupRow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.group_delegate import GroupDelegate
from core_facilitator.gui.widgets.group_layout import GroupLayout
from core_facilitator.gui.widgets.placed_list import PlacedList

_Flag = QStyle.StateFlag
NOWHERE = object()
"""The target of a drag that is over no card."""


class GroupCards(PlacedList):
    """Shows rows as cards. `GroupBoard` adds what a hand can do with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._delegate: GroupDelegate | None = None
        self._rows = GroupModel(self)
        self._places: GroupLayout | None = None
        self._target: object = NOWHERE
        self._low = False
        self.setModel(self._rows)
        self.setProperty("rows", "plain")
        self.set_up()
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Groups"))

    def set_theme(self, theme: Theme) -> None:
        """Paint in this theme's colors and sizes."""
        self._theme = theme
        self._delegate = GroupDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        theme.changed.connect(self._restyle)

    def keep_low(self) -> None:
        """Put what is said of people beside their names, and cards closer: there is little height."""
        self._low = True
        self._lay_out()

    def show_rows(self, rows: tuple[GroupRow, ...]) -> None:
        """Show other rows; who is selected stays so, wherever they are now."""
        people, current, scroll = self.people, self.current, self.scrolled
        self._rows.show_rows(rows)
        self._lay_out()
        self.select(people, current)
        self.verticalScrollBar().setValue(scroll)

    # Who is selected

    @property
    def rows(self) -> tuple[GroupRow, ...]:
        """The rows shown."""
        return self._rows.rows

    @property
    def current(self) -> GroupRow | None:
        """The row that the keyboard is at."""
        return self._rows.row(self.currentIndex())

    @property
    def people(self) -> tuple[UUID, ...]:
        """Those who are selected, in the order of the rows."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        found = (self._rows.rows[number].person for number in numbers)
        return tuple(person for person in found if person is not None)

    def group_of(self, person: UUID) -> int | None:
        """Return the group that somebody is in."""
        row = self._rows.row(self._rows.index_of(None, person))
        return row.group if row is not None else None

    def select(self, people: tuple[UUID, ...], current: GroupRow | None = None) -> None:
        """Select people; the row the keyboard is at is the given one where it still is, else the first of them."""
        at = self._rows.index_of(current.group, current.person) if current is not None else QModelIndex()
        self.select_rows((self._rows.index_of(None, person) for person in people), at)

    def bring(self, person: UUID) -> None:
        """Scroll somebody into view."""
        self.scrollTo(self._rows.index_of(None, person))

    def person_rect(self, person: UUID) -> QRect:
        """Return where somebody is shown, in the viewport."""
        return self.visualRect(self._rows.index_of(None, person))

    def card_rect(self, group: int | None) -> QRect:
        """Return where a card is, in the viewport."""
        cards = self._places.cards if self._places is not None else []
        found = (rect.translated(0, -self.scrolled) for at, rect in cards if at == group)
        return next(found, QRect())

    # Where things are

    @property
    def places(self) -> GroupLayout | None:
        """Where all cards and rows are; None before there is a theme."""
        return self._places

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def doItemsLayout(self) -> None:
        """Lay out what is not laid out: Qt asks before it paints, after every change of the model."""
        if self._places is None or self._places.rows is not self._rows.rows:
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @Slot()
    def _restyle(self) -> None:
        if self._theme is not None:
            self._delegate = GroupDelegate(self._theme, self)
            self.setItemDelegate(self._delegate)
            self._lay_out()

    def _lay_out(self) -> None:
        if self._delegate is not None:
            self._places = GroupLayout(self._rows.rows, self.viewport().width(), self._delegate.fonts, low=self._low)
            self.updateGeometries()
            self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._places is None or self._delegate is None or self._theme is None:
            return
        painter.fillRect(event.rect(), self._theme.color("surface"))
        up = -self.scrolled
        for group, card in self._places.cards:
            if card.translated(0, up).intersects(event.rect()):
                self._delegate.paint_card(
                    painter, card.translated(0, up), away=group is None, target=self._target == (group,)
                )
        pointer = self.viewport().mapFromGlobal(self.cursor().pos()) if self.underMouse() else QPoint(-1, -1)
        hovered, selected = self.indexAt(pointer).row(), {each.row() for each in self.selectedIndexes()}
        focused = self.currentIndex().row() if self.hasFocus() else -1
        for number, rect in enumerate(self._places.rects):
            shown = rect.translated(0, up)
            if shown.intersects(event.rect()):
                state = _Flag.State_Enabled
                for flag, on in (
                    (_Flag.State_Selected, number in selected),
                    (_Flag.State_MouseOver, number == hovered),
                    (_Flag.State_HasFocus, number == focused),
                ):
                    state = state | flag if on else state
                self._delegate.paint_row(painter, shown, state, self._rows.rows[number])

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.told_at(event.pos())), self.viewport())
            return True
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.MouseMove, QEvent.Type.Leave):
            self.viewport().update()
        return super().viewportEvent(event)

    def told_at(self, point: QPoint) -> str:
        """Return what is told beside the pointer: a row in full where it is cut, or something is wrong with it."""
        index = self.indexAt(point)
        row = self._rows.row(index)
        if row is None or self._delegate is None:
            return ""
        whole = row.note or self._delegate.clipped(row, self.visualRect(index))
        return "\n".join(filter(None, (row.title, row.detail, row.note))) if whole else ""
