"""Behind the second door: a workspace that exists, by passphrase or by recovery code."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui import faults, form, workspaces
from core_facilitator.gui.doors import FLOW
from core_facilitator.gui.doors.rescue import Rescue
from core_facilitator.gui.doors.tries import Tries
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.widgets.secret import Secret

_GUESSED = frozenset({Fault.PASSPHRASE_WRONG, Fault.RECOVERY_CODE_WRONG, Fault.KEY_FILE_BESIDE_REFUSED})
_OF_THE_FOLDER = frozenset(
    {
        Fault.FOLDER_MISSING,
        Fault.NOT_A_FOLDER,
        Fault.FOLDER_NOT_READABLE,
        Fault.FOLDER_NOT_WRITABLE,
        Fault.NOT_A_WORKSPACE,
    }
)
_SECOND_MS = 1_000


class Key(QObject):
    """The field for a passphrase, which a link turns into one for the recovery code."""

    secret_label: QLabel
    secret_edit: QLineEdit
    code_link: QPushButton

    pause_changed = Signal()

    def __init__(self, screen: QWidget, theme: Theme, tries: Tries) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._tries = tries
        self._folder = Path()
        self._by_code = False
        Secret(self.secret_edit, theme)
        self.code_link.clicked.connect(self._turn)
        self.second = QTimer(self, interval=_SECOND_MS)
        self.second.timeout.connect(self._look)

    @property
    def typed(self) -> bool:
        """Whether anything was typed."""
        return bool(self.secret_edit.text())

    def take(self) -> tuple[str | None, str | None]:
        """Return the passphrase and the recovery code that were typed; one of them, or neither, is None."""
        typed = self.secret_edit.text()
        return (None, typed or None) if self._by_code else (typed or None, None)

    @property
    def wait(self) -> int:
        """How many seconds must pass before the next try. `pause_changed` says that they are others now."""
        return self._tries.wait(self._folder)

    def belong_to(self, folder: Path) -> None:
        """Be the key of this workspace, with whatever pause its wrong tries have brought."""
        self._folder = folder
        self._look()

    def refuse(self, error: Exception) -> None:
        """Keep what was typed and mark it, ready to be typed over. Several wrong ones bring a pause."""
        if isinstance(error, WorkspaceError) and error.fault in _GUESSED:
            self._tries.wrong(self._folder)
            self._look()
        self.secret_edit.selectAll()
        self.secret_edit.setFocus()

    def accept(self) -> None:
        """Forget what was typed, and the wrong tries before it."""
        self._tries.right(self._folder)
        self.secret_edit.clear()

    @Slot()
    def _look(self) -> None:
        wait = self.wait
        if wait:
            self.second.start()
        else:
            self.second.stop()
        label = self.tr("Recovery code") if self._by_code else self.tr("Passphrase")
        self.secret_label.setText(self.tr("{0}: next try in {1} s").format(label, wait) if wait else label)
        self.pause_changed.emit()

    @Slot()
    def _turn(self) -> None:
        self._by_code = not self._by_code
        self._look()
        self.secret_edit.setAccessibleName(self.secret_label.text())
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

    def __init__(self, screen: QWidget, tools: Tools, tries: Tries, start: Path, *, known: bool) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._work = tools.work
        self._ask = tools.ask
        self._start = start
        self.key = Key(screen, tools.theme, tries)
        self.rescue = Rescue(screen, tools, self.open_banner, self.key.take)
        self.open_folder_edit.textChanged.connect(self._check)
        self.open_folder_button.clicked.connect(self._choose_folder)
        self.open_folder_edit.returnPressed.connect(self.key.secret_edit.setFocus)
        self.key.secret_edit.returnPressed.connect(self.open_button.click)
        self.open_button.clicked.connect(self._open)
        self.open_banner.acted.connect(self._take_over)
        self.key.pause_changed.connect(self._check)
        self.rescue.ready.connect(self._go_to)
        self.open_folder_edit.textChanged.connect(self._choose_key)
        self.open_folder_edit.setText(str(start) if known else "")
        self._check()

    @property
    def folder(self) -> Path:
        """The folder that was typed or chosen."""
        return Path(self.open_folder_edit.text().strip()).expanduser()

    @property
    def first(self) -> QLineEdit:
        """The field that needs something first."""
        return self.key.secret_edit if self.open_folder_edit.text().strip() else self.open_folder_edit

    def _refuse(self, error: Exception) -> None:
        """Mark what was wrong, ready to be typed over: the folder, or the key to it."""
        if isinstance(error, WorkspaceError) and error.fault in _OF_THE_FOLDER:
            self.open_folder_edit.selectAll()
            self.open_folder_edit.setFocus()
        else:
            self.key.refuse(error)

    @Slot()
    def _choose_key(self) -> None:
        self.key.belong_to(self.folder)

    @Slot()
    def _check(self) -> None:
        here = bool(self.open_folder_edit.text().strip())
        self.open_button.setEnabled(here and not self.key.wait)
        waiting = self.tr("A short pause after several wrong tries") if self.key.wait else ""
        self.open_hint_label.setText(waiting if here else self.tr("Waiting for a folder"))

    @Slot(object)
    def _go_to(self, folder: Path) -> None:
        self.open_folder_edit.setText(str(folder))
        self._open()

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
        self._work.start(FLOW, self._enter, False)

    @Slot()
    def _take_over(self) -> None:
        self._work.start(FLOW, self._enter, True)

    async def _enter(self, take_over: bool) -> None:
        folder = self.folder
        passphrase, code = self.key.take()
        self.open_banner.hide()
        self.open_button.setEnabled(False)
        self.open_hint_label.setText(self.tr("Opening…"))
        try:
            workspace = await self._work.run(workspaces.open_, folder, passphrase, code, take_over)
        except faults.SHOWN as error:
            faults.show(self.open_banner, error, action=faults.way_around(error))
            self.rescue.offer(folder, error)
            self._check()
            self._refuse(error)
            return
        self.key.accept()
        self.entered.emit(workspace)
