"""A label for words of any length, which may be anybody's: plain text that wraps."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def words_label(text: str, kind: str, tone: str = "") -> QLabel:
    """Return a label of one type of text, and in the color of a tone if one is given."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("type", kind)
    if tone:
        label.setProperty("tone", tone)
    return label
