"""A line in which an at sign offers the names of people, and a field that offers them from the first letter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QWidget

_MARK = "@"
_LONGEST = 40  # letters after the mark that can still be a name


class MentionEdit(QLineEdit):
    """After an at sign, names that hold what is typed are offered; the chosen one takes the place of both.

    Enter chooses, and so does Tab.
    A field that is `all_name` offers them from the first letter, and the whole of it is the name; an at sign before it
    is none of it.
    """

    def __init__(self, parent: QWidget | None = None, *, all_name: bool = False) -> None:
        super().__init__(parent)
        self._all_name = all_name
        self._names: tuple[str, ...] = ()
        self._offered = QStringListModel(self)
        self.completer_ = QCompleter(self._offered, self)
        self.completer_.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer_.setWidget(self)
        self.completer_.activated[QModelIndex].connect(self._complete)  # type: ignore[index] # -- one of two signals
        self.textEdited.connect(self._offer)

    def set_names(self, names: tuple[str, ...]) -> None:
        """Offer these names."""
        self._names = names

    @property
    def popup(self) -> QAbstractItemView:
        """The list of names. It is Qt's own, which goes with the field.

        Raises:
            TypeError: never: Qt makes one.
        """
        made = self.completer_.popup()
        if not isinstance(made, QAbstractItemView):
            raise TypeError(made)
        return made

    @property
    def offers(self) -> bool:
        """Whether names are offered now."""
        return self.popup.isVisible()

    @property
    def name(self) -> str:
        """What a field that is `all_name` holds, without the at sign that some put before a name."""
        return self.text().strip().removeprefix(_MARK).strip()

    def take(self) -> bool:
        """Take the name that is offered and chosen; return whether there was one."""
        index = self.popup.currentIndex()
        if not (self.offers and index.isValid()):
            return False
        self.popup.hide()
        self._complete(index)
        return True

    def event(self, event: QEvent) -> bool:
        """Take Tab for the name that is offered first; in a line of words it goes no further."""
        tab = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        if tab and self.take() and not self._all_name:
            return True
        return super().event(event)

    def _typed(self) -> tuple[int, str] | None:
        """Return where the name that is being typed begins, and what is typed of it."""
        before = self.text()[: self.cursorPosition()]
        if self._all_name:
            return (0, before.lstrip().removeprefix(_MARK)) if before else None
        at = before.rfind(_MARK)
        if at < 0 or len(before) - at > _LONGEST or (at and not before[at - 1].isspace()):
            return None
        return at, before[at + 1 :]

    @Slot()
    def _offer(self) -> None:
        typed = self._typed()
        if typed is None:
            self.popup.hide()
            return
        found = self._matching(typed[1].strip().casefold())
        if not found or found == [typed[1]]:
            self.popup.hide()
            return
        self._offered.setStringList(found)
        left = 0 if self._all_name else self.cursorRect().left()
        wide = max(self.fontMetrics().horizontalAdvance(one) for one in found) + 2 * self.height()
        self.completer_.complete(QRect(left, 0, wide, self.height()))
        self.popup.setCurrentIndex(self._offered.index(0, 0))

    def _matching(self, typed: str) -> list[str]:
        """Return the names that hold what is typed: first those of which a word begins with it."""
        holding = [one for one in self._names if typed in one.casefold()]
        return sorted(holding, key=lambda one: not any(word.startswith(typed) for word in one.casefold().split()))

    @Slot(QModelIndex)
    def _complete(self, index: QModelIndex) -> None:
        typed, name = self._typed(), str(index.data())
        if typed is None:
            return
        start, after = typed[0], self.text()[self.cursorPosition() :]
        space = "" if self._all_name or after.startswith(" ") else " "
        self.setText(self.text()[:start] + name + space + after)
        self.setCursorPosition(start + len(name) + len(space))
