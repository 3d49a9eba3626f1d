"""A time typed as people type it, and below it what it was understood as."""

from datetime import time

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from core_facilitator.domain.typed_times import clock, parse_time
from core_facilitator.gui.theme import restyle


class TimeField(QWidget):
    """Emits `time_chosen` with a time, or with None when the field was emptied."""

    time_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self._word = QLabel(self.edit)
        self._hint = QLabel()
        self._time: time | None = None
        self._near: time | None = None
        self._hours24 = False
        self._word.setProperty("type", "caption")
        self._word.setProperty("tone", "ink-2")
        self._word.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.setProperty("type", "caption")
        self._hint.setWordWrap(True)
        self._hint.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit)
        layout.addWidget(self._hint)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self._understand)
        self.edit.editingFinished.connect(self.finish)

    @property
    def hint(self) -> str:
        """What is said below the field; nothing most of the time."""
        return "" if self._hint.isHidden() else self._hint.text()

    @property
    def wrong(self) -> bool:
        """Whether what was typed is no time; that is said below it."""
        return bool(self.edit.property("invalid"))

    def show_time(self, at: time | None, *, word: str = "", near: time | None = None, hours24: bool = False) -> None:
        """Show a time; `word` stands quietly at the field's end, and the field looks at rest while it does.

        Args:
            at: the time, or None for an empty field.
            word: for example "follows".
            near: tells morning from afternoon where typed text does not.
            hours24: whether to show 13:10 or 1:10.
        """
        self._time, self._near, self._hours24 = at, near or at, hours24
        self._word.setText(word)
        if self.edit.property("rest") is not bool(word):
            self.edit.setProperty("rest", bool(word))
            self._restyle()
        if not (self.edit.hasFocus() and self.edit.isModified()):
            self.edit.setText(clock(at, hours24=hours24) if at is not None else "")
            self._say("")
        self._place_word()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_word()

    def _place_word(self) -> None:
        self._word.adjustSize()
        right = self.edit.width() - self._word.width() - 12
        self._word.move(right, (self.edit.height() - self._word.height()) // 2)
        self._word.setVisible(bool(self._word.text()) and not self.edit.isModified())

    @Slot(str)
    def _understand(self, text: str) -> None:
        self._place_word()
        at = self._parse(text)
        said = "" if at is None else clock(at, hours24=self._hours24, suffix=not self._hours24)
        self._say(self.tr("understood as {0}").format(said) if said and said != text.strip() else "")

    @Slot()
    def finish(self) -> None:
        """Choose what was typed, if it is another time than the one shown."""
        if not self.edit.isModified():
            return
        text = self.edit.text().strip()
        at = self._parse(text) if text else None
        if text and at is None:
            self._say(self.tr("This is no time. Try 9:40, 0940 or 9:40 am."), wrong=True)
            return
        self.edit.setModified(False)
        self._say("")
        if at != self._time or self.edit.property("rest"):
            self.time_chosen.emit(at)
        self.show_time(self._time, word=self._word.text(), near=self._near, hours24=self._hours24)

    def _parse(self, text: str) -> time | None:
        """Understand a time, with this language's own words for before and after noon too."""
        markers = (QLocale().amText(), QLocale().pmText())
        return parse_time(text, hours24=self._hours24, near=self._near, markers=markers)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        tone = "danger" if wrong else "ink-2"
        if self._hint.property("tone") != tone:
            restyle(self._hint, tone=tone)
        self.edit.setAccessibleDescription(text)
        if self.edit.property("invalid") != wrong:
            self.edit.setProperty("invalid", wrong)
            self._restyle()

    def _restyle(self) -> None:
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
