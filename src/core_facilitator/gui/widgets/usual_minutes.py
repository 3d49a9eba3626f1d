"""A number of minutes, or none: then the clock does as it usually does."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from core_facilitator.gui.widgets.minutes_spin import MinutesSpin

_USUAL = -1
_MOST = 60


class UsualMinutes(MinutesSpin):
    """Minutes in steps of one. An empty field, and the step below 0, stand for as usual."""

    stride = 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(_USUAL, _MOST)
        self.setSpecialValueText(self.tr("as usual"))
        self.setSuffix(self.tr(" min"))

    def show_or_usual(self, minutes: int | None) -> None:
        """Show minutes without choosing them, or that there are none."""
        self.show_minutes(_USUAL if minutes is None else minutes)

    def valueFromText(self, text: str) -> int:
        return _USUAL if self._is_usual(text) else super().valueFromText(text)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return (QValidator.State.Acceptable, text, at) if self._is_usual(text) else super().validate(text, at)

    def _is_usual(self, text: str) -> bool:
        return text.removesuffix(self.suffix()).strip() in ("", self.specialValueText())
