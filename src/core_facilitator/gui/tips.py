"""What appears beside the pointer."""

from PySide6.QtGui import Qt

_MOST = 600  # characters; more would cover what it explains


def tip(text: str) -> str:
    """Return words that somebody typed as a tooltip that shows them as they were typed.

    Qt takes words that look like markup for markup, and loads the pictures that it names. Words that are wrapped in
    markup here are also broken into lines, where plain ones run off the screen.
    """
    shown = text if len(text) <= _MOST else f"{text[:_MOST]}…"
    return Qt.convertFromPlainText(shown, Qt.WhiteSpaceMode.WhiteSpaceNormal) if shown else ""
