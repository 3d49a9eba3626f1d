"""Scrolls to what has the keyboard now. Qt does that for Tab alone."""

from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

_AROUND = 8  # px


def into_sight(widget: QWidget) -> None:
    """Let what a widget stands in scroll until it is seen, if that scrolls at all; of a list, its current row."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(widget, 0, _AROUND)
    if isinstance(widget, QAbstractItemView):
        _row_into_sight(widget, around)


def _row_into_sight(view: QAbstractItemView, around: QScrollArea | None) -> None:
    """Show the current row: a list that is higher than what it stands in is never seen as a whole."""
    index = view.currentIndex()
    if not index.isValid():
        return
    view.scrollTo(index)
    if around is not None:
        row = view.visualRect(index)
        at = view.viewport().mapTo(around, row.center()).y() + around.verticalScrollBar().value()
        around.ensureVisible(0, at, 0, row.height() // 2 + _AROUND)
