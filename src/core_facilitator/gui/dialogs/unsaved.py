"""Asks what to do with changes that cannot be saved, before they would be gone."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.domain.agendas import Session
from core_facilitator.gui import faults, form
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.growing_dialog import GrowingDialog

_MOST_LINES = 8


class Answer(Enum):
    """What to do with what is not saved."""

    STAY = auto()
    AGAIN = auto()
    COPY = auto()
    LEAVE = auto()


class Unsaved(GrowingDialog):
    """Names the changes and why they are not saved. `answer` is what was chosen; Escape means to stay."""

    _WIDTH = 620

    title_label: QLabel
    text_label: QLabel
    changes_label: QLabel
    copy_label: QLabel
    leave_button: QPushButton
    stay_button: QPushButton
    copy_button: QPushButton
    again_button: QPushButton

    def __init__(self, parent: QWidget, theme: Theme, saving: Saving, copies: Sequence[Path]) -> None:
        super().__init__(parent, theme)
        form.fill(self, "unsaved", theme)
        self.setWindowTitle(self.tr("Not saved"))
        self.answer = Answer.STAY
        labels = [change.label for change in saving.unsaved]
        many = self.tr("{0} changes are not saved").format(len(labels))
        self.title_label.setText(self.tr("1 change is not saved") if len(labels) == 1 else many)
        if saving.failure is not None:
            self.text_label.setText(" ".join(faults.words(saving.failure)))
        self.changes_label.setText("\n".join([self.tr("Gone if you leave now:"), *self._lines(labels)]))
        if copies:
            files = "\n".join(str(file) for file in copies)
            self.copy_label.setText(self.tr("A copy with these changes is in:\n{0}").format(files))
        self.again_button.setDefault(True)
        self.again_button.setFocus()
        self.again_button.clicked.connect(self._again)
        self.copy_button.clicked.connect(self._copy)
        self.copy_button.setVisible(any(isinstance(one.value, Session) for one in saving.unsaved))
        self.leave_button.clicked.connect(self._leave)
        self.stay_button.clicked.connect(self.reject)

    def _lines(self, labels: Sequence[str]) -> list[str]:
        counted = Counter(labels)
        lines = [label if times == 1 else f"{label} ({times})" for label, times in counted.items()]
        more = len(lines) - _MOST_LINES
        return [*lines[:_MOST_LINES], self.tr("And {0} more.").format(more)] if more > 0 else lines

    @Slot()
    def _again(self) -> None:
        self._choose(Answer.AGAIN)

    @Slot()
    def _copy(self) -> None:
        self._choose(Answer.COPY)

    @Slot()
    def _leave(self) -> None:
        self._choose(Answer.LEAVE)

    def _choose(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()
