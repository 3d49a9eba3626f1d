"""A button of the run screen: an icon, words, how many there are, and the key that does the same, in one row."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

_AFTER_COUNT = 10  # px
_BEFORE_CAP, _AFTER_CAP = 1.2, 1.9  # of the width of a letter: between the words and the cap, and after it


class RunButton(QPushButton):
    """A button that leaves room for the cap of its key, which stands over its end."""

    @property
    def cap(self) -> QLabel | None:
        """The cap of its key."""
        return next((one for one in self.findChildren(QLabel) if one.property("type") == "key"), None)

    def sizeHint(self) -> QSize:
        hint, cap = super().sizeHint(), self.cap
        row = self.layout()
        if cap is None or row is None or cap.isHidden():
            return hint
        cap.ensurePolished()
        letter = self.fontMetrics().averageCharWidth()
        row.setContentsMargins(0, 0, round(_AFTER_CAP * letter), 0)
        return QSize(hint.width() + cap.sizeHint().width() + round(_BEFORE_CAP * letter), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class CountButton(RunButton):
    """A button that also says how many there are, more quietly than its words."""

    def __init__(self) -> None:
        super().__init__()
        self.count_label = QLabel()
        self.count_label.setProperty("type", "count")
        self.count_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_count(self, count: int) -> None:
        """Show how many there are, before the cap; the button has its cap by then."""
        row = self.layout()
        if isinstance(row, QHBoxLayout) and row.indexOf(self.count_label) < 0:
            row.setSpacing(_AFTER_COUNT)
            row.insertWidget(0, self.count_label, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if self.count_label.text() != f"{count}":
            self.count_label.setText(f"{count}")
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        self.count_label.ensurePolished()
        between = round(_BEFORE_CAP * self.fontMetrics().averageCharWidth())
        return QSize(hint.width() + self.count_label.sizeHint().width() + between, hint.height())
