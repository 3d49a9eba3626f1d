"""Behind the first door: a new workspace, by name, folder and a passphrase typed twice."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.gui import faults, form, workspaces
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.theme import Theme, restyle
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.icon_label import IconLabel
from core_facilitator.gui.widgets.secret import Secret
from core_facilitator.gui.widgets.strength_bar import StrengthBar
from core_facilitator.gui.work import Work

_LEAST_SCORE = 2
_THINK_MS = 150


class CreateDoor(QObject):
    """Name, folder, passphrase twice. `created` carries the open workspace, its name and the recovery code."""

    name_edit: QLineEdit
    folder_edit: QLineEdit
    folder_button: QPushButton
    passphrase_edit: QLineEdit
    again_edit: QLineEdit
    again_error: IconLabel
    strength_bar: StrengthBar
    strength_label: QLabel
    reset_banner: Banner
    create_banner: Banner
    create_button: QPushButton
    create_hint_label: QLabel

    created = Signal(object, str, str)

    def __init__(self, screen: QWidget, theme: Theme, work: Work, ask: Ask, home: Path) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._work = work
        self._ask = ask
        self._home = home
        self._folder_chosen = False
        self._score = 0
        Secret(self.passphrase_edit, theme)
        Secret(self.again_edit, theme)
        self._think = QTimer(self, singleShot=True, interval=_THINK_MS)
        self._think.timeout.connect(self._weigh)
        self.reset_banner.say(
            "warn",
            self.tr("There is no reset."),
            self.tr(
                "The next step shows a recovery code: keep it on paper, away from this laptop. Without the passphrase "
                "or the code, nobody can open your work, including us."
            ),
            glyph="key-round",
        )
        self.name_edit.textChanged.connect(self._name_folder)
        self.folder_edit.textEdited.connect(self._take_folder)
        self.passphrase_edit.textChanged.connect(self._passphrase_changed)
        self.again_edit.textChanged.connect(self._check)
        self.folder_button.clicked.connect(self._choose_folder)
        self.create_button.clicked.connect(self._create)
        self.again_edit.returnPressed.connect(self.create_button.click)
        self.again_error.hide()
        self._name_folder()

    @Slot()
    def _name_folder(self) -> None:
        if not self._folder_chosen:
            name = workspaces.folder_name(self.name_edit.text()) or "CORE"
            self.folder_edit.setText(str(self._home / name))
        self._check()

    @Slot()
    def _take_folder(self) -> None:
        self._folder_chosen = True
        self._check()

    @Slot()
    def _choose_folder(self) -> None:
        self._work.start("choose folder", self._choose)

    async def _choose(self) -> None:
        folder = await self._ask.folder(self.tr("Where to keep the workspace"), self._home)
        if folder is not None:
            self._home = folder
            self._folder_chosen = False
            self._name_folder()

    @Slot()
    def _passphrase_changed(self) -> None:
        self._score = 0
        self._think.start()
        self._check()

    @Slot()
    def _weigh(self) -> None:
        self._work.start("weigh", self._show_strength)

    async def _show_strength(self) -> None:
        text = self.passphrase_edit.text()
        found = await self._work.run(workspaces.strength, text, self.name_edit.text())
        if text != self.passphrase_edit.text():
            self._think.start()
            return
        self._score = found.score
        self.strength_bar.fill(found.score if text else 0)
        self.strength_label.setText(self._strength_words(found) if text else "")
        restyle(self.strength_label, tone="accent" if found.score > _LEAST_SCORE else "now-ink")
        self._check()

    def _strength_words(self, found: workspaces.Strength) -> str:
        if found.score < _LEAST_SCORE:
            return self.tr("Easy to guess. Take four or more words that have nothing to do with each other.")
        if found.score == _LEAST_SCORE:
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
        missing = self._missing()
        self.create_button.setEnabled(not missing)
        self.create_hint_label.setText(missing)

    def _missing(self) -> str:
        """What is still needed, in words; empty when all is there."""
        if not self.name_edit.text().strip():
            return self.tr("Waiting for a name")
        if not self.folder_edit.text().strip():
            return self.tr("Waiting for a folder")
        if self._score < _LEAST_SCORE:
            return self.tr("Waiting for a passphrase that is hard to guess")
        if self.passphrase_edit.text() != self.again_edit.text():
            return self.tr("Waiting for matching passphrases")
        return ""

    @Slot()
    def _create(self) -> None:
        self._work.start("create workspace", self._make)

    async def _make(self) -> None:
        name = self.name_edit.text().strip()
        folder = Path(self.folder_edit.text().strip()).expanduser()
        self.create_banner.hide()
        self.create_button.setEnabled(False)
        self.create_hint_label.setText(self.tr("Creating the workspace…"))
        try:
            workspace, code = await self._work.run(workspaces.create, folder, name, self.passphrase_edit.text())
        except faults.SHOWN as error:
            faults.show(self.create_banner, error)
            self._check()
            return
        self.passphrase_edit.clear()
        self.again_edit.clear()
        self.created.emit(workspace, name, code)
