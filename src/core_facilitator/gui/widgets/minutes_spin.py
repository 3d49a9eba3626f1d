"""Minutes as a number field: steps of five, one with Shift or Ctrl, and `1h30` or `90m` typed are understood."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from core_facilitator.domain.typed_times import parse_minutes
from core_facilitator.gui.widgets.number_spin import NumberSpin

_STEP = 5
_MOST = 24 * 60


class MinutesSpin(NumberSpin):
    """Emits `minutes_chosen` once for each step and for each number typed, never while one is being typed.

    `refused` carries what was typed and is no length of time: the field shows the minutes from before again.
    """

    minutes_chosen = Signal(int)
    refused = Signal(str)
    stride = _STEP

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 0
        self.setRange(0, _MOST)
        self.setSingleStep(_STEP)
        self.setKeyboardTracking(False)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToPreviousValue)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editingFinished.connect(self._choose)

    def show_minutes(self, minutes: int) -> None:
        """Show minutes without choosing them."""
        self._shown = minutes
        if minutes != self.value():
            self.setValue(minutes)

    def stepBy(self, steps: int) -> None:
        held = QGuiApplication.keyboardModifiers()
        by_one = bool(held & Qt.KeyboardModifier.ControlModifier)  # Qt itself would take ten steps at once
        if by_one:
            steps = 1 if steps > 0 else -1
        self.setSingleStep(1 if by_one or held & Qt.KeyboardModifier.ShiftModifier else self.stride)
        super().stepBy(steps)
        self._choose()

    def textFromValue(self, value: int) -> str:
        """Write from 100 minutes on as 1h45, because 145 typed means that too."""
        return str(value) if value < 100 else f"{value // 60}h{value % 60:02}"

    def valueFromText(self, text: str) -> int:
        minutes = parse_minutes(text.removesuffix(self.suffix()).strip())
        return self._shown if minutes is None else min(minutes, self.maximum())

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        if text == self.specialValueText() or parse_minutes(text.removesuffix(self.suffix()).strip()) is not None:
            return QValidator.State.Acceptable, text, at
        return QValidator.State.Intermediate, text, at

    def fixup(self, text: str) -> str:
        """Qt asks here what to make of a text that was typed to the end and means nothing."""
        if typed := text.removesuffix(self.suffix()).strip():
            self.refused.emit(typed)
        return text

    @Slot()
    def _choose(self) -> None:
        if self.value() != self._shown:
            self._shown = self.value()
            self.minutes_chosen.emit(self._shown)
