"""A new passphrase: typed twice, and weighed while it is typed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from core_facilitator.gui import form, workspaces
from core_facilitator.gui.theme import Theme, restyle
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.secret import Secret
from core_facilitator.gui.widgets.strength_bar import StrengthBar
from core_facilitator.gui.work import Work
from core_facilitator.store.passphrases import LEAST_SCORE, Strength

_THINK_MS = 150


class NewPassphrase(QObject):
    """The two fields, the bars and the words under them. `changed` says that `missing` may be another now."""

    passphrase_edit: QLineEdit
    again_edit: QLineEdit
    again_error: IconLabel
    strength_bar: StrengthBar
    strength_label: QLabel

    changed = Signal()

    def __init__(self, screen: QWidget, theme: Theme, work: Work, name: Callable[[], str]) -> None:
        """`name` returns the workspace's name, which makes a poor passphrase."""
        super().__init__(screen)
        form.bind(self, screen)
        self._work = work
        self._name = name
        self._score = 0
        Secret(self.passphrase_edit, theme)
        Secret(self.again_edit, theme)
        self._think = QTimer(self, singleShot=True, interval=_THINK_MS)
        self._think.timeout.connect(self._weigh)
        self.passphrase_edit.textChanged.connect(self._typed)
        self.again_edit.textChanged.connect(self._check)
        self.passphrase_edit.returnPressed.connect(self._go_on)
        self.again_error.hide()

    @property
    def text(self) -> str:
        """The passphrase as it was typed first."""
        return self.passphrase_edit.text()

    @property
    def missing(self) -> str:
        """What is still needed, in words; empty when all is there."""
        if self._score < LEAST_SCORE:
            return self.tr("Waiting for a passphrase that is hard to guess")
        if self.passphrase_edit.text() != self.again_edit.text():
            return self.tr("Waiting for matching passphrases")
        return ""

    def forget(self) -> None:
        """Forget what was typed."""
        self.passphrase_edit.clear()
        self.again_edit.clear()

    @Slot()
    def begin(self) -> None:
        """Give the first field the keyboard."""
        self.passphrase_edit.setFocus()

    @Slot()
    def _go_on(self) -> None:
        if self.text:
            self.again_edit.setFocus()

    @Slot()
    def _typed(self) -> None:
        self._score = 0
        self._think.start()
        self._check()

    @Slot()
    def _weigh(self) -> None:
        self._work.start("weigh", self._show_strength)

    async def _show_strength(self) -> None:
        text = self.passphrase_edit.text()
        found = await self._work.run(workspaces.strength, text, self._name())
        if text != self.passphrase_edit.text():
            self._think.start()
            return
        self._score = found.score
        self.strength_bar.fill(found.score if text else 0)
        self.strength_label.setText(self._strength_words(found) if text else "")
        restyle(self.strength_label, tone="accent" if found.score > LEAST_SCORE else "now-ink")
        self._check()

    def _strength_words(self, found: Strength) -> str:
        if found.score < LEAST_SCORE:
            return self.tr("Easy to guess. Take four or more words that have nothing to do with each other.")
        if found.score == LEAST_SCORE:
            return self.tr("Fair. One more word makes it strong.")
        return self.tr("Strong: {0} words").format(found.words) if found.words > 1 else self.tr("Strong")

    @Slot()
    def _check(self) -> None:
        typed, again = self.passphrase_edit.text(), self.again_edit.text()
        differs = bool(again) and not typed.startswith(again) and typed != again
        restyle(self.again_edit, invalid="true" if differs else "")
        self.again_error.setVisible(differs)
        if differs:
            self.again_error.show_line(
                "circle-alert", self.tr("The two passphrases differ. Type this one again."), "danger"
            )
        self.changed.emit()
