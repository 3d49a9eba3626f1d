"""Behind the third door: the sample retreat, without a passphrase, thrown away afterwards."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core_facilitator.gui import faults, form, workspaces
from core_facilitator.gui.doors import FLOW
from core_facilitator.gui.widgets.banner import Banner
from core_facilitator.gui.work import Work


class SampleDoor(QObject):
    """One button. `entered` carries the open workspace."""

    sample_banner: Banner
    sample_button: QPushButton
    sample_hint_label: QLabel

    entered = Signal(object)

    def __init__(self, screen: QWidget, work: Work) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._work = work
        self.sample_button.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self._work.start(FLOW, self._enter)

    async def _enter(self) -> None:
        self.sample_banner.hide()
        self.sample_button.setEnabled(False)
        self.sample_hint_label.setText(self.tr("Opening the sample…"))
        try:
            workspace = await self._work.run(workspaces.open_sample, self.tr("Sample retreat"))
        except faults.SHOWN as error:
            faults.show(self.sample_banner, error)
            return
        finally:
            self.sample_button.setEnabled(True)
            self.sample_button.setFocus()
            self.sample_hint_label.clear()
        self.entered.emit(workspace)
