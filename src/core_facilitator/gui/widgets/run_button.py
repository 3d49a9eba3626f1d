"""A button of the run screen: an icon, words, how many there are, and the key that does the same, in one row."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton

_AROUND_CAP = 18  # px between the words and the cap of the key


class RunButton(QPushButton):
    """A button that leaves room for the cap of its key, which stands over its end."""

    def sizeHint(self) -> QSize:
        hint, cap = super().sizeHint(), self.findChild(QLabel)
        if cap is None:
            return hint
        cap.ensurePolished()
        return QSize(hint.width() + cap.sizeHint().width() + _AROUND_CAP, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
