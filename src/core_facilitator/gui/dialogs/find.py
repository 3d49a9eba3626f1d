"""The quick switcher: a few letters of a session, a person, a block or a check-in, and Enter."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from core_facilitator.gui import dates, form
from core_facilitator.gui.finding import Finding
from core_facilitator.gui.models.lines import Act, Line
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.row_list import RowList
from core_facilitator.store.names import Name, NameKind

_GLYPHS = {
    NameKind.SESSION: "calendar-days",
    NameKind.PERSON: "user-round",
    NameKind.BLOCK: "clock",
    NameKind.CHECK_IN: "clipboard-check",
}


class Find(QDialog):
    """`chosen` is what was opened or is to be done, once the dialog was accepted."""

    words_edit: QLineEdit
    found_list: RowList
    hint_label: QLabel
    nothing_label: QLabel

    def __init__(self, parent: QWidget, theme: Theme, finding: Finding, acts: tuple[Act, ...] = ()) -> None:
        super().__init__(parent)
        form.fill(self, "find", theme)
        self.resize(theme.room(600, 520, parent.size()))
        self.setWindowTitle(self.tr("Find"))
        self.chosen: Name | Act | None = None
        self._acts = acts
        self._finding = finding
        self._shown: str | None = None
        self._entered = False
        self.nothing_label.hide()
        self.found_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found_list.setProperty("lit", True)
        self.words_edit.textChanged.connect(self._search)
        self.words_edit.returnPressed.connect(self._enter)
        self.words_edit.installEventFilter(self)
        self.found_list.opened.connect(self._choose)
        finding.found.connect(self._show)
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
        self._entered = False
        self._finding.look_for(self.words_edit.text())

    @Slot(str, object)
    def _show(self, words: str, names: tuple[Name, ...]) -> None:
        self._shown = words
        acts = [one for one in self._acts if one.holds(words)]
        first = [one for one in acts if one.begins(words)]
        rest = [one for one in acts if one not in first]
        lines = (*map(_act_line, first), *map(_line, names), *map(_act_line, rest))
        self.found_list.set_lines(lines)
        self.found_list.move_current(0)
        self.nothing_label.setVisible(not lines)  # where the first line would stand
        self.found_list.setVisible(bool(lines))
        self.hint_label.setVisible(bool(lines))
        if self._entered:
            self._enter()

    @Slot()
    def _enter(self) -> None:
        """Open the current line, as soon as the list answers what is typed."""
        self._entered = self._shown != self.words_edit.text()
        current = self.found_list.current
        if isinstance(current, Name | Act) and not self._entered:
            self._choose(current)

    @Slot(object)
    def _choose(self, found: Name | Act) -> None:
        self.chosen = found
        self.accept()


def _act_line(one: Act) -> Line:
    return Line(one, one.glyph, one.words)


def _line(one: Name) -> Line:
    end = "" if one.day is None else f"{dates.short_date(one.day)}, {one.day.year}"
    return Line(one, _GLYPHS[one.kind], one.title, one.detail, end)
