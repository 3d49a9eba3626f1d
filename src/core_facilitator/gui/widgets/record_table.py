"""A short list of records that is edited in place, with buttons to add, remove and move one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core_facilitator.gui.models.records import Column, RecordModel
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.record_view import CellEditing, Cells, RecordView
from core_facilitator.gui.widgets.typed_text import Typing


class RecordTable(QFrame):
    """Emits `edited` with all records after each change; `picked` when another one is current."""

    edited = Signal(object)
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._model: RecordModel[Any] | None = None
        self._fresh: Callable[[], Any] | None = None
        self._widths: tuple[int, ...] = ()
        self._typing: Typing | None = None
        self.view = RecordView(self)
        self.view.setItemDelegate(Cells(self.view))
        self.add_button = self._button("plus", self.tr("Add"))
        self.remove_button = self._button("trash-2", self.tr("Remove"))
        self.up_button = self._button("chevron-up", self.tr("Move up"))
        self.down_button = self._button("chevron-down", self.tr("Move down"))
        self._caption = QLabel()
        self._caption.setProperty("type", "field")
        self._caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._caption.hide()
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.add_button)
        buttons.addStretch()
        for button in (self.up_button, self.down_button, self.remove_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.view)
        layout.addLayout(buttons)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.up_button.clicked.connect(self._up)
        self.down_button.clicked.connect(self._down)
        self.view.remove_asked.connect(self.remove)
        self.view.add_asked.connect(self.add)

    def set_theme(self, theme: Theme) -> None:
        """Take icons and sizes from this theme, now and when they change."""
        self._theme = theme
        theme.changed.connect(self._size)
        for button, role in ((self.add_button, "accent"), (self.remove_button, "ink-2")):
            button.setIcon(theme.icon(button.property("glyph"), role))
        for button in (self.up_button, self.down_button):
            button.setIcon(theme.icon(button.property("glyph"), "ink-2"))
        self._size()

    def set_up(
        self,
        columns: tuple[Column[Any], ...],
        fresh: Callable[[], Any] | None,
        *,
        name: str,
        headings: bool = False,
        captioned: bool = False,
        widths: tuple[int, ...] = (),
        tall: bool = False,
    ) -> None:
        """Say what the table holds.

        Args:
            columns: what each column reads and writes; the first one stretches.
            fresh: makes the record that Add adds; None for a list that is only filled in.
            name: what a screen reader calls the list.
            headings: whether column headings are shown.
            captioned: the name stands above the list, in one line with the buttons.
            widths: of the columns after the first, in px at the standard text size.
            tall: the table scrolls in the room it is given, instead of growing with its records.
        """
        self._fresh, self._widths = fresh, widths
        if captioned:
            self._put_caption(name)
        for button in (self.add_button, self.remove_button, self.up_button, self.down_button):
            button.setVisible(fresh is not None)
        self._model = RecordModel(columns, self)
        self._model.edited.connect(self.edited)
        self._model.modelReset.connect(self._size)
        self.view.setModel(self._model)
        self.view.tall = tall
        self.view.setWordWrap(tall)
        self.view.setAccessibleName(name)
        self.view.horizontalHeader().setVisible(headings)
        self.view.selectionModel().currentRowChanged.connect(self._pick)
        self._size()

    def _put_caption(self, name: str) -> None:
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            self._caption.setText(name)
            self._caption.setBuddy(self.view)
            self._caption.show()
            self._buttons.removeWidget(self.add_button)
            self._buttons.insertWidget(0, self._caption)
            self._buttons.insertWidget(2, self.add_button)
            layout.removeItem(self._buttons)
            layout.insertLayout(0, self._buttons)

    def keep_drafts(self, typing: Typing) -> None:
        """Keep what is typed into a cell as a draft while the cell is open."""
        self._typing = typing
        self.view.setItemDelegate(CellEditing(self.view, typing))

    def only_read(self) -> None:
        """Let the records be looked at and nothing else."""
        self._fresh = None
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.add_button.hide()
        self._hide_empty()

    @Slot()
    def open_left(self) -> None:
        """Open the cell that an earlier run left open when it was killed, with what was typed there."""
        for place in self._typing.left if self._typing is not None and self._model is not None else ():
            if place.startswith(f"{self.view.place}/"):
                row, column = place.removeprefix(f"{self.view.place}/").split("/")
                index = self.view.model().index(int(row), int(column))
                if index.isValid():
                    self.view.setCurrentIndex(index)
                    self.view.edit(index)
                    return

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.view.tall:
            QTimer.singleShot(0, self.open_left)

    def show_records(self, place: str, records: tuple[Any, ...]) -> None:
        """Show records; `place` names them where drafts are kept."""
        self.view.place = place
        current = self.view.currentIndex()
        if self._model is not None:
            self._model.show_records(records)
            self.view.fit_rows()
            self._hide_empty()
            if not self.view.currentIndex().isValid() and current.row() >= 0:
                self.view.setCurrentIndex(self._model.index(min(current.row(), len(records) - 1), 0))
        self._pick()

    @property
    def records(self) -> tuple[Any, ...]:
        """The records as shown."""
        return self._model.records if self._model is not None else ()

    @property
    def current(self) -> int:
        """The row the keyboard is at; -1 for none."""
        return self.view.currentIndex().row()

    @Slot()
    def add(self) -> None:
        """Add a record after the current one and open its first cell."""
        if self._model is None or self._fresh is None:
            return
        at = self.current + 1 if self.current >= 0 else len(self.records)
        self._model.change((*self.records[:at], self._fresh(), *self.records[at:]))
        self._hide_empty()
        index = self._model.index(at, 0)
        self.view.setCurrentIndex(index)
        self.view.setFocus()
        self.view.edit(index)

    @Slot()
    def remove(self) -> None:
        """Remove the current record."""
        at = self.current
        if self._model is not None and self._fresh is not None and at >= 0:
            self._model.change((*self.records[:at], *self.records[at + 1 :]))
            self.view.setCurrentIndex(self._model.index(min(at, len(self.records) - 1), 0))

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        at, to = self.current, self.current + step
        if self._model is not None and self._fresh is not None and at >= 0 and 0 <= to < len(self.records):
            records = list(self.records)
            records[at], records[to] = records[to], records[at]
            self._model.change(tuple(records))
            self.view.setCurrentIndex(self._model.index(to, 0))

    @Slot()
    def _pick(self) -> None:
        at = self.current
        self.remove_button.setEnabled(at >= 0)
        self.up_button.setEnabled(at > 0)
        self.down_button.setEnabled(0 <= at < len(self.records) - 1)
        self.picked.emit(at)

    def _hide_empty(self) -> None:
        """Leave only Add of a short list that holds nothing."""
        anything = self.view.tall or bool(self.records)
        self.view.setVisible(anything)
        for button in (self.remove_button, self.up_button, self.down_button):
            button.setVisible(anything and self._fresh is not None)

    @Slot()
    def _size(self) -> None:
        if self._theme is None or self._model is None:
            return
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, width in enumerate(self._widths, start=1):
            header.resizeSection(number, self._theme.px(width))
        least = self._theme.px(32 if self.view.tall else 24)
        self.view.verticalHeader().setMinimumSectionSize(least)
        self.view.verticalHeader().setDefaultSectionSize(least)
        self.view.setFont(self._theme.font("caption"))
        self.view.fit_rows()
        self.view.updateGeometry()

    def _button(self, glyph: str, words: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("glyph", glyph)
        button.setProperty("variant", "quiet")
        button.setProperty("extent", "small-icon")
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button
