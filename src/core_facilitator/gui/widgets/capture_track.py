"""Which track a line belongs to, while several are on."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from core_facilitator.gui.widgets.elided_combo import ElidedCombo

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Track


class CaptureTrack(ElidedCombo):
    """Hidden where no tracks are on. It remembers what was chosen last, for each block."""

    def __init__(self) -> None:
        super().__init__()
        self._block: UUID | None = None
        self._tracks: tuple[Track, ...] = ()
        self._remembered: dict[UUID, UUID | None] = {}
        self.setAccessibleName(self.tr("Track"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.activated.connect(self._remember)
        self.hide()

    @property
    def chosen(self) -> UUID | None:
        """The track that is chosen; None for all of them."""
        found = self.currentData()
        return UUID(found) if found else None

    def show_tracks(self, block: UUID | None, tracks: tuple[Track, ...]) -> None:
        """Offer the tracks of the block that is on."""
        self._block = block
        if tracks == self._tracks:
            return
        self._tracks = tracks
        self.clear()
        self.addItem(self.tr("All tracks"), "")
        for track in tracks:
            self.addItem(track.title or self.tr("Untitled"), str(track.id))
        remembered = None if block is None else self._remembered.get(block)
        self.setCurrentIndex(max(0, self.findData(str(remembered))))
        self.setVisible(bool(tracks))

    @Slot()
    def _remember(self) -> None:
        if self._block is not None:
            self._remembered[self._block] = self.chosen
