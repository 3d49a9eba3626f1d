"""The rows and cells of a list of records: how large they are, and how a cell is typed into."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core_facilitator.gui.widgets.typed_text import TypedText, Typing

AnyIndex = QModelIndex | QPersistentModelIndex

_ANY_HEIGHT = 10_000  # px, more than any words take


class RecordView(QTableView):
    """Grows with its rows, unless it is tall; Delete removes a record, Insert or Enter at its end adds one."""

    remove_asked = Signal()
    add_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = ""
        self.tall = False
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        if self.tall or self.model() is None:
            return super().sizeHint()
        rows = max(self.model().rowCount(), 1)
        header = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        return QSize(160, rows * self.verticalHeader().defaultSectionSize() + header + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120) if self.tall else self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        super().dataChanged(first, last, roles)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give each row of a tall table the lines that its longest words take."""
        if self.tall and self.model() is not None:
            least = self.verticalHeader().minimumSectionSize()
            for row in range(self.model().rowCount()):
                self.setRowHeight(row, max(least, self.sizeHintForRow(row)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.state() is not QAbstractItemView.State.EditingState:
            if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.remove_asked.emit()
                return
            if key == Qt.Key.Key_Insert:
                self.add_asked.emit()
                return
            filled_in = self.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
            if filled_in and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
                self.edit(self.currentIndex())
                return
        super().keyPressEvent(event)


class Cells(QStyledItemDelegate):
    """Breaks the words of a tall table into lines. A word that is too long for its column is cut at a letter."""

    def __init__(self, table: RecordView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        hint = super().sizeHint(option, index)
        words, fonts = str(index.data()), option.fontMetrics
        wraps = self._table.tall and self._longest(words, fonts) <= self._room(index, fonts)
        if wraps:
            space = QRect(0, 0, self._room(index, fonts), _ANY_HEIGHT)
            hint.setHeight(fonts.boundingRect(space, Qt.TextFlag.TextWordWrap, words).height() + fonts.height() // 2)
        return hint if wraps else QSize(hint.width(), fonts.height())

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        if self._longest(option.text, option.fontMetrics) > self._room(index, option.fontMetrics):
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText  # Qt would drop such a word whole

    def _room(self, index: AnyIndex, fonts: QFontMetrics) -> int:
        """Return the width for words, a little less than the style sheet leaves between its paddings."""
        return self._table.columnWidth(index.column()) - 3 * fonts.height() // 2

    def _longest(self, words: str, fonts: QFontMetrics) -> int:
        """Return the width of the longest of some words; they may be parted at blanks and after hyphens."""
        return max((fonts.horizontalAdvance(word) for word in words.replace("-", "- ").split()), default=0)


class CellEditing(Cells):
    """Opens a line of text over a cell and keeps what is typed there as a draft."""

    def __init__(self, table: RecordView, typing: Typing) -> None:
        super().__init__(table)
        self._typing = typing

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("look", "cell")
        text = TypedText(editor, self._typing, editor)
        text.show(self._place(index), str(index.data()))
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        super().setEditorData(editor, index)
        left = self._typing.take(self._place(index))
        if left is not None and isinstance(editor, QLineEdit):
            editor.setText(left)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        for text in editor.findChildren(TypedText):
            if text.place:
                self._typing.drop(text.place)  # given up by Escape
            text.rest()
        super().destroyEditor(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        place = self._place(index)
        for text in editor.findChildren(TypedText):
            text.rest()
        super().setModelData(editor, model, index)
        self._typing.hand_on(place, editor.text() if isinstance(editor, QLineEdit) else "")

    def _place(self, index: AnyIndex) -> str:
        return f"{self._table.place}/{index.row()}/{index.column()}"
