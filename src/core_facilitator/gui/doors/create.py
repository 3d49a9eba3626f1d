"""Behind the first door: a new workspace, by name, folder and a passphrase typed twice."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.gui import faults, form, workspaces
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.doors import FLOW
from core_facilitator.gui.doors.new_passphrase import NewPassphrase
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.work import Work


class CreateDoor(QObject):
    """Name, folder, passphrase twice. `created` carries the open workspace, its name and the recovery code."""

    name_edit: QLineEdit
    folder_edit: QLineEdit
    folder_button: QPushButton
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
        self.choosing = NewPassphrase(screen, theme, work, self.name_edit.text)
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
        self.choosing.changed.connect(self._check)
        self.folder_button.clicked.connect(self._choose_folder)
        self.create_button.clicked.connect(self._create)
        self.name_edit.returnPressed.connect(self.choosing.begin)
        self.folder_edit.returnPressed.connect(self.choosing.begin)
        self.choosing.again_edit.returnPressed.connect(self.create_button.click)
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
    def _check(self) -> None:
        missing = self._missing()
        self.create_button.setEnabled(not missing)
        self.create_hint_label.setText(missing)

    def _missing(self) -> str:
        """What is still needed, in words; empty when all is there."""
        if not self.name_edit.text().strip():
            return self.tr("Waiting for a name")
        if not self.folder_edit.text().strip():
            return self.tr("Waiting for a folder")
        return self.choosing.missing

    @Slot()
    def _create(self) -> None:
        self._work.start(FLOW, self._make)

    async def _make(self) -> None:
        name = self.name_edit.text().strip()
        folder = Path(self.folder_edit.text().strip()).expanduser()
        self.create_banner.hide()
        self.create_button.setEnabled(False)
        self.create_hint_label.setText(self.tr("Creating the workspace…"))
        try:
            workspace, code = await self._work.run(workspaces.create, folder, name, self.choosing.text)
        except faults.SHOWN as error:
            faults.show(self.create_banner, error)
            self._check()
            self.folder_edit.selectAll()
            self.folder_edit.setFocus()
            return
        self.choosing.forget()
        self.created.emit(workspace, name, code)
