"""What is not on the disk, said above everything until it is, or until what was refused has been read."""

from PySide6.QtCore import Slot

from core_facilitator.domain.agendas import Session
from core_facilitator.gui import unsaved
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.banner import Banner


class FailureBanner(Banner):
    """Follows the saving. Its link tries again, sets aside what can never be saved, or closes it."""

    def __init__(self, theme: Theme, saving: Saving) -> None:
        super().__init__()
        self.set_theme(theme)
        self._saving = saving
        saving.changed.connect(self._tell)
        self.acted.connect(self._answer)

    @Slot()
    def _tell(self) -> None:
        unsaved.tell(self, self._saving)

    @Slot()
    def _answer(self) -> None:
        if isinstance(self._saving.stuck, Session):
            self._saving.aside_wanted.emit()
        elif self._saving.unsaved or self._saving.typing:
            self._saving.try_again()
        else:
            self._saving.forgive()
