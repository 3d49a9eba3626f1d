"""The quick switcher: a few letters of a session, a person or a block, and Enter."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.models.finding import Found, search
from core_facilitator.gui.models.lines import Line
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.row_list import RowList


class Find(QDialog):
    """`chosen` is what was opened, once the dialog was accepted."""

    words_edit: QLineEdit
    found_list: RowList
    hint_label: QLabel

    def __init__(self, parent: QWidget, theme: Theme, entries: tuple[Found, ...]) -> None:
        super().__init__(parent)
        form.fill(self, "find", theme)
        self.resize(theme.room(600, 520, parent.size()))
        self.setWindowTitle(self.tr("Find"))
        self._entries = entries
        self.chosen: Found | None = None
        self.found_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found_list.setProperty("lit", True)
        self.words_edit.textChanged.connect(self._search)
        self.words_edit.returnPressed.connect(self._enter)
        self.words_edit.installEventFilter(self)
        self.found_list.opened.connect(self._choose)
        self._search()
        self.words_edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the words keep the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if by is not None:
                self.found_list.move_current(by)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _search(self) -> None:
        found = search(self._entries, self.words_edit.text())
        self.found_list.set_lines(tuple(Line(one, one.glyph, one.title, one.detail) for one in found))
        self.found_list.move_current(0)
        if found:
            self.hint_label.setText(self.tr("Arrows choose, Enter opens, Escape leaves."))
        else:
            self.hint_label.setText(self.tr("Nothing holds these words. Names and titles are searched, notes are not."))

    @Slot()
    def _enter(self) -> None:
        current = self.found_list.current
        if isinstance(current, Found):
            self._choose(current)

    @Slot(object)
    def _choose(self, found: Found) -> None:
        self.chosen = found
        self.accept()
