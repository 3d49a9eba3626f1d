"""A button of the run screen: an icon, words, how many there are, and the key that does the same, in one row."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton

_BEFORE_CAP, _AFTER_CAP = 1.2, 1.9  # of the width of a letter: between the words and the cap, and after it


class RunButton(QPushButton):
    """A button that leaves room for the cap of its key, which stands over its end."""

    def sizeHint(self) -> QSize:
        hint, cap = super().sizeHint(), self.findChild(QLabel)
        row = self.layout()
        if cap is None or row is None or cap.isHidden():
            return hint
        cap.ensurePolished()
        letter = self.fontMetrics().averageCharWidth()
        row.setContentsMargins(0, 0, round(_AFTER_CAP * letter), 0)
        return QSize(hint.width() + cap.sizeHint().width() + round(_BEFORE_CAP * letter), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
