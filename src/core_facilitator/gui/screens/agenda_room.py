"""How the day, its details and the protocols share the room: beside or below each other, or in turns.

The day comes first. Where the protocols and the details do not both fit beside it, the protocols fold away first, and
whichever is asked for then takes the place of the other.
"""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from core_facilitator.gui import form
from core_facilitator.gui.theme import Theme, restyle
from core_facilitator.gui.widgets.balance_strip import BalanceStrip

# px at the standard text size
_DRAWER = 248  # the least that the protocols take beside the day
_DRAWER_WIDE, _DRAWER_SHARE = 288, 0.2  # and the most: of the width, up to that
_ALL = 948  # the least width for the protocols, the day and the details beside each other
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
    """Gives each its place whenever the pane, the text size or a wish changes."""

    about_label: QLabel
    work_pane: QWidget
    drawer_pane: QWidget
    drawer_line: QFrame
    drawer_button: QPushButton
    day_pane: QWidget
    inspector_line: QFrame
    inspector_pane: QWidget
    details_button: QPushButton

    def __init__(self, screen: QWidget, strip: BalanceStrip, theme: Theme, *, drawer: bool = False) -> None:
        """`drawer` says whether the protocols are wanted from the beginning, where there is room."""
        super().__init__(screen)
        form.bind(self, screen)
        self._screen = screen
        self._strip = strip
        self._theme = theme
        self._sharing = Sharing.BESIDE
        self._wanted = True  # the details, where there is room for both
        self._roomy = True  # both beside the day
        self._folded = False  # the protocols, because there is too little room
        self._gave_way = False  # the details, to the protocols
        self.details_button.setChecked(True)
        self.drawer_button.setChecked(drawer)
        self.details_button.toggled.connect(self._turn_details)
        self.drawer_button.toggled.connect(self._turn_drawer)
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
        px, before, self._sharing = self._theme.px, self._sharing, self._best()
        if (self._sharing is Sharing.IN_TURNS) is not (before is Sharing.IN_TURNS):
            self._take_turns(begin=self._sharing is Sharing.IN_TURNS)
        self._fold()
        wanted, alone = self.details_button.isChecked(), self._sharing is Sharing.IN_TURNS
        drawer, below = self.drawer_button.isChecked(), self._sharing is Sharing.BELOW
        if self._sharing is not before:
            form.turn(self._screen, "work_layout", down=below)
            for line in (self.inspector_line, self.drawer_line):
                restyle(line, line="horizontal" if below else "vertical")
        for pane, line, shown in (
            (self.inspector_pane, self.inspector_line, wanted),
            (self.drawer_pane, self.drawer_line, drawer),
        ):
            pane.setVisible(shown)
            line.setVisible(shown and not alone)
        self.day_pane.setVisible(not (alone and (wanted or drawer)))
        self._give(self.inspector_pane, max(px(_LEAST), min(px(_DETAILS), round(self.work_pane.width() * _SHARE))))
        self._give(
            self.drawer_pane, max(px(_DRAWER), min(px(_DRAWER_WIDE), round(self.work_pane.width() * _DRAWER_SHARE)))
        )
        self.about_label.setVisible(self._screen.width() >= self._theme.px(_WIDE))
        self._strip.set_brief(self._screen.height() < self._theme.px(_SHORT))

    @Slot(bool)
    def _turn_details(self, on: bool) -> None:
        if on and not self._roomy and self.drawer_button.isChecked():
            self._folded = True
            _check(self.drawer_button, on=False)
        self._gave_way = False
        self.share()

    @Slot(bool)
    def _turn_drawer(self, on: bool) -> None:
        self._folded = False
        if not self._roomy:
            if on:
                self._gave_way = self.details_button.isChecked()
                _check(self.details_button, on=False)
            elif self._gave_way:
                _check(self.details_button, on=True)
                self._gave_way = False
        self.share()

    def _fold(self) -> None:
        """Fold the protocols away where both have no room any more, and bring back what gave way where they have."""
        before = self._roomy
        self._roomy = self._sharing is Sharing.BESIDE and self.work_pane.width() >= self._theme.px(_ALL)
        if not self._roomy and self.drawer_button.isChecked() and self.details_button.isChecked():
            self._folded = True
            _check(self.drawer_button, on=False)
        elif self._roomy and not before:
            _check(self.drawer_button, on=self.drawer_button.isChecked() or self._folded)
            _check(self.details_button, on=self.details_button.isChecked() or self._gave_way)
            self._folded = self._gave_way = False

    def _take_turns(self, *, begin: bool) -> None:
        """Begin with the day; when there is room for both again, show the details if they were there before."""
        checked = self.details_button.isChecked()
        _check(self.details_button, on=False if begin else self._wanted or checked)
        self._wanted = checked
        if begin and self.drawer_button.isChecked():
            self._folded = True
            _check(self.drawer_button, on=False)

    def _best(self) -> Sharing:
        if self.work_pane.width() >= self._theme.px(_BESIDE):
            return Sharing.BESIDE
        return Sharing.BELOW if self.work_pane.height() >= self._theme.px(_BELOW) else Sharing.IN_TURNS

    def _give(self, pane: QWidget, width: int) -> None:
        """Give what stands beside the day its width, or its share of the height."""
        pane.setMinimumSize(0, 0)
        pane.setMaximumSize(_WIDEST, _WIDEST)
        if self._sharing is Sharing.BESIDE:
            pane.setFixedWidth(width)
        elif self._sharing is Sharing.BELOW:
            pane.setFixedHeight(self.work_pane.height() * 9 // 20)


def _check(button: QPushButton, *, on: bool) -> None:
    """Check a button, or no longer, without telling anybody: nobody pressed it."""
    button.blockSignals(True)
    button.setChecked(on)
    button.blockSignals(False)
