"""Scrolls to what has the keyboard now. Qt does that for Tab alone."""

from PySide6.QtWidgets import QScrollArea, QWidget

_AROUND = 8  # px


def into_sight(widget: QWidget) -> None:
    """Let what a widget stands in scroll until it is seen, if that scrolls at all."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(widget, 0, _AROUND)
