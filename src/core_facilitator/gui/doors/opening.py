"""Behind the second door: a workspace that exists, by passphrase or by recovery code."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.gui import faults, form, workspaces
from core_facilitator.gui.ask import Ask
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.secret import Secret
from core_facilitator.gui.work import Work


class Key(QObject):
    """The field for a passphrase, which a link turns into one for the recovery code."""

    secret_label: QLabel
    secret_edit: QLineEdit
    code_link: QPushButton

    def __init__(self, screen: QWidget, theme: Theme) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._by_code = False
        Secret(self.secret_edit, theme)
        self.code_link.clicked.connect(self._turn)

    @property
    def typed(self) -> bool:
        """Whether anything was typed."""
        return bool(self.secret_edit.text())

    def take(self) -> tuple[str | None, str | None]:
        """Return the passphrase and the recovery code that were typed; one of them, or neither, is None."""
        typed = self.secret_edit.text()
        return (None, typed or None) if self._by_code else (typed or None, None)

    def ask_again(self) -> None:
        """Keep what was typed and mark it, ready to be typed over."""
        self.secret_edit.selectAll()
        self.secret_edit.setFocus()

    def forget(self) -> None:
        """Forget what was typed."""
        self.secret_edit.clear()

    @Slot()
    def _turn(self) -> None:
        self._by_code = not self._by_code
        label = self.tr("Recovery code") if self._by_code else self.tr("Passphrase")
        self.secret_label.setText(label)
        self.secret_edit.setAccessibleName(label)
        self.secret_edit.clear()
        self.secret_edit.setFocus()
        self.code_link.setText(
            self.tr("Use the passphrase instead") if self._by_code else self.tr("Use the recovery code instead")
        )


class OpenDoor(QObject):
    """Folder and key. `entered` carries the open workspace."""

    open_folder_edit: QLineEdit
    open_folder_button: QPushButton
    open_banner: Banner
    open_button: QPushButton
    open_hint_label: QLabel

    entered = Signal(object)

    def __init__(self, screen: QWidget, theme: Theme, work: Work, ask: Ask, start: Path, *, known: bool) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._work = work
        self._ask = ask
        self._start = start
        self.key = Key(screen, theme)
        self.open_folder_edit.textChanged.connect(self._check)
        self.open_folder_button.clicked.connect(self._choose_folder)
        self.key.secret_edit.returnPressed.connect(self.open_button.click)
        self.open_button.clicked.connect(self._open)
        self.open_banner.acted.connect(self._take_over)
        self.open_folder_edit.setText(str(start) if known else "")
        self._check()

    @Slot()
    def _check(self) -> None:
        here = bool(self.open_folder_edit.text().strip())
        self.open_button.setEnabled(here)
        self.open_hint_label.setText("" if here else self.tr("Waiting for a folder"))

    @Slot()
    def _choose_folder(self) -> None:
        self._work.start("choose folder", self._choose)

    async def _choose(self) -> None:
        folder = await self._ask.folder(self.tr("The workspace to open"), self._start)
        if folder is not None:
            self.open_folder_edit.setText(str(folder))
            self.key.secret_edit.setFocus()

    @Slot()
    def _open(self) -> None:
        self._work.start("open workspace", self._enter, False)

    @Slot()
    def _take_over(self) -> None:
        self._work.start("open workspace", self._enter, True)

    async def _enter(self, take_over: bool) -> None:
        folder = Path(self.open_folder_edit.text().strip()).expanduser()
        passphrase, code = self.key.take()
        self.open_banner.hide()
        self.open_button.setEnabled(False)
        self.open_hint_label.setText(self.tr("Opening…"))
        try:
            workspace = await self._work.run(workspaces.open_, folder, passphrase, code, take_over)
        except faults.SHOWN as error:
            faults.show(self.open_banner, error, action=faults.way_around(error))
            self._check()
            self.key.ask_again()
            return
        self.key.forget()
        self.entered.emit(workspace)
