"""How day and details share the room: beside each other, below each other, or in turns where there is too little."""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme, restyle
from core_facilitator.gui.widgets.balance_strip import BalanceStrip

# px at the standard text size
_BESIDE = 700  # the least width for both side by side
_BELOW = 540  # the least height for the details below the day
_DETAILS = 320  # what the details take where there is plenty
_LEAST = 264
_SHARE = 0.36  # of the width, up to that
_WIDE = 900  # the width under which the title stands alone in its line
_SHORT = 520  # the height of the whole screen under which the strip is brief
_WIDEST = 16_777_215  # Qt's own


class Sharing(Enum):
    """How the room is shared."""

    BESIDE = "beside"
    BELOW = "below"
    IN_TURNS = "in turns"


class PlannerRoom(QObject):
    """Gives the day and its details their places whenever the pane, the text size or the wish changes."""

    about_label: QLabel
    work_pane: QWidget
    day_pane: QWidget
    inspector_line: QFrame
    inspector_pane: QWidget
    details_button: QPushButton

    def __init__(self, screen: QWidget, strip: BalanceStrip, theme: Theme) -> None:
        super().__init__(screen)
        form.bind(self, screen)
        self._screen = screen
        self._strip = strip
        self._theme = theme
        self._sharing = Sharing.BESIDE
        self._wanted = True  # the details, where there is room for both
        self.details_button.setChecked(True)
        self.details_button.toggled.connect(self.share)
        theme.changed.connect(self.share)
        self.work_pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.share()
        return super().eventFilter(watched, event)

    @property
    def sharing(self) -> Sharing:
        """How the room is shared now."""
        return self._sharing

    @Slot()
    def share(self) -> None:
        """Share the room that there is now. The day comes first where both do not fit."""
        if not self.work_pane.isVisible():
            return  # it has no size yet
        before, self._sharing = self._sharing, self._best()
        if (self._sharing is Sharing.IN_TURNS) is not (before is Sharing.IN_TURNS):
            self._take_turns(begin=self._sharing is Sharing.IN_TURNS)
        wanted, alone = self.details_button.isChecked(), self._sharing is Sharing.IN_TURNS
        below = self._sharing is Sharing.BELOW
        if self._sharing is not before:
            form.turn(self._screen, "work_layout", down=below)
            restyle(self.inspector_line, line="horizontal" if below else "vertical")
        self.inspector_pane.setVisible(wanted)
        self.inspector_line.setVisible(wanted and not alone)
        self.day_pane.setVisible(not (alone and wanted))
        self._give_details(self._sharing)
        self.about_label.setVisible(self._screen.width() >= self._theme.px(_WIDE))
        self._strip.set_brief(self._screen.height() < self._theme.px(_SHORT))

    def _take_turns(self, *, begin: bool) -> None:
        """Begin with the day; when there is room for both again, show the details if they were there before."""
        checked = self.details_button.isChecked()
        self.details_button.blockSignals(True)
        self.details_button.setChecked(False if begin else self._wanted or checked)
        self.details_button.blockSignals(False)
        self._wanted = checked

    def _best(self) -> Sharing:
        if self.work_pane.width() >= self._theme.px(_BESIDE):
            return Sharing.BESIDE
        return Sharing.BELOW if self.work_pane.height() >= self._theme.px(_BELOW) else Sharing.IN_TURNS

    def _give_details(self, sharing: Sharing) -> None:
        px, details = self._theme.px, self.inspector_pane
        details.setMinimumSize(0, 0)
        details.setMaximumSize(_WIDEST, _WIDEST)
        if sharing is Sharing.BESIDE:
            details.setFixedWidth(max(px(_LEAST), min(px(_DETAILS), round(self.work_pane.width() * _SHARE))))
        elif sharing is Sharing.BELOW:
            details.setFixedHeight(self.work_pane.height() * 9 // 20)
