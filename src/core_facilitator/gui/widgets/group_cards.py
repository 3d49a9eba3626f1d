"""Groups as cards of names: where they are, who is selected, and how they look.

It is a list view by type, so that a screen reader meets a list of rows with their words; where they are comes from
`GroupLayout`, because the cards stand side by side.
"""

from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QToolTip, QWidget

from core_facilitator.gui.models.group_rows import GroupModel, GroupRow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip
from core_facilitator.gui.widgets.group_delegate import GroupDelegate
from core_facilitator.gui.widgets.group_layout import GroupLayout

AnyIndex = QModelIndex | QPersistentModelIndex

_Command = QItemSelectionModel.SelectionFlag
_Flag = QStyle.StateFlag
NOWHERE = object()
"""The target of a drag that is over no card."""


class GroupCards(QListView):
    """Shows rows as cards. `GroupBoard` adds what a hand can do with them. `chosen`: others are selected now."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())
        self._theme: Theme | None = None
        self._delegate: GroupDelegate | None = None
        self._rows = GroupModel(self)
        self._places: GroupLayout | None = None
        self._target: object = NOWHERE
        self._low = False
        self.setModel(self._rows)
        self.setProperty("rows", "plain")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        people, current, scroll = self.people, self.current, self.verticalScrollBar().value()
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
        selection = QItemSelection()
        for person in people:
            index = self._rows.index_of(None, person)
            if index.isValid():
                selection.select(index, index)
        at = self._rows.index_of(current.group, current.person) if current is not None else QModelIndex()
        if not at.isValid() and selection.indexes():
            at = selection.indexes()[0]
        if at.isValid() and selection.isEmpty():
            selection.select(at, at)
        self.selectionModel().setCurrentIndex(at, _Command.NoUpdate)
        self.selectionModel().select(selection, _Command.ClearAndSelect)
        self.chosen.emit()

    def bring(self, person: UUID) -> None:
        """Scroll somebody into view."""
        self.scrollTo(self._rows.index_of(None, person))

    def person_rect(self, person: UUID) -> QRect:
        """Return where somebody is shown, in the viewport."""
        return self.visualRect(self._rows.index_of(None, person))

    def card_rect(self, group: int | None) -> QRect:
        """Return where a card is, in the viewport."""
        cards = self._places.cards if self._places is not None else []
        found = (rect.translated(0, -self.verticalScrollBar().value()) for at, rect in cards if at == group)
        return next(found, QRect())

    # Where things are

    def visualRect(self, index: AnyIndex) -> QRect:
        if self._places is None or not 0 <= index.row() < len(self._places.rects):
            return QRect()
        return self._places.rects[index.row()].translated(0, -self.verticalScrollBar().value())

    def indexAt(self, point: QPoint) -> QModelIndex:
        number = self._places.row_at(self._content(point)) if self._places is not None else None
        return QModelIndex() if number is None else self._rows.index(number)

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        rect, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= height:
            bar.setValue(bar.value() + rect.bottom() - height + 1)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select what a key or a click is at; with Shift, all rows from the one where it began."""
        first, last = self.indexAt(rect.topLeft()).row(), self.indexAt(rect.bottomRight()).row()
        selection = QItemSelection()
        if min(first, last) >= 0:
            selection.select(self._rows.index(min(first, last)), self._rows.index(max(first, last)))
        self.selectionModel().select(selection, command)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.chosen.emit()

    def doItemsLayout(self) -> None:
        """Lay out what is not laid out: Qt asks before it paints, after every change of the model."""
        if self._places is None or self._places.rows is not self._rows.rows:
            self._lay_out()

    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, (self._places.height if self._places is not None else 0) - height))
        bar.setPageStep(height)
        bar.setSingleStep(20)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint all anew: a list view moves what it laid out itself, and it laid out nothing here."""
        self.viewport().update()

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

    def _content(self, point: QPoint) -> QPoint:
        return point + QPoint(0, self.verticalScrollBar().value())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._places is None or self._delegate is None or self._theme is None:
            return
        painter.fillRect(event.rect(), self._theme.color("surface"))
        up = -self.verticalScrollBar().value()
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
