"""What is asked of the cards beyond the words, as chips: each says one thing, and a click takes it away or asks it."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip

_GAP = 6  # px


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing: its key, its words, and what a click does in a sentence. One that is not `on` is only offered."""

    key: str
    words: str
    about: str
    on: bool = True


class ProtocolDrawerChips(QWidget):
    """Shows chips beside one another, in as many lines as they need. `clicked` carries the key of one."""

    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[QPushButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take icons and sizes from this theme, now and when they change."""
        self._theme = theme
        theme.changed.connect(self._arrange)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Show these chips; the keyboard stays where it is as far as that chip is still there."""
        if chips == self._chips:
            return
        had = next((number for number, button in enumerate(self._buttons) if button.hasFocus()), None)
        self._chips = chips
        while len(self._buttons) > len(chips):
            gone = self._buttons.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._buttons) < len(chips):
            self._buttons.append(self._button())
        for chip, button in zip(chips, self._buttons, strict=True):
            self._dress(button, chip)
        self.setVisible(bool(chips))
        if had is not None and had >= len(chips) and chips:
            self._buttons[-1].setFocus()
        self._arrange()

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """The button of each chip, by its key."""
        return {chip.key: button for chip, button in zip(self._chips, self._buttons, strict=True)}

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("variant", "chip")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands after the words
        button.setAutoDefault(True)
        button.clicked.connect(self._tell)
        button.show()
        return button

    def _dress(self, button: QPushButton, chip: Chip) -> None:
        button.setText(chip.words)
        button.setToolTip(tip(chip.about))
        button.setAccessibleName(f"{chip.words}. {chip.about}")
        button.setCheckable(chip.on)
        button.setChecked(chip.on)
        if self._theme is not None:
            button.setIcon(self._theme.icon("x" if chip.on else "plus", "accent"))

    @Slot()
    def _tell(self) -> None:
        sender = self.sender()
        for chip, button in zip(self._chips, self._buttons, strict=True):
            if button is sender:
                button.setChecked(chip.on)  # whoever is told says what it is from now on
                self.clicked.emit(chip.key)
                return

    @Slot()
    def _arrange(self) -> None:
        for button, place in zip(self._buttons, self._places(self.width()), strict=True):
            button.setGeometry(place)
        self.updateGeometry()

    def _places(self, width: int) -> list[QRect]:
        gap = _GAP if self._theme is None else self._theme.px(_GAP)
        at, places = QPoint(0, 0), []
        for button in self._buttons:
            button.ensurePolished()
            size = button.sizeHint().boundedTo(QSize(max(width, 1), 1_000))
            if at.x() and at.x() + size.width() > width:
                at = QPoint(0, at.y() + size.height() + gap)
            places.append(QRect(at, size))
            at += QPoint(size.width() + gap, 0)
        return places
