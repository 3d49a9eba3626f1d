"""Scrolls to what has the keyboard now. Qt does that for Tab alone."""

from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

_AROUND = 8  # px


def into_sight(widget: QWidget) -> None:
    """Let what a widget stands in scroll until it is seen, if that scrolls at all; of a list, its current row."""
    around = _areas(widget)
    for area in around:
        area.ensureWidgetVisible(widget, 0, _AROUND)
    if isinstance(widget, QAbstractItemView):
        _row_into_sight(widget, around)


def _areas(widget: QWidget) -> list[QScrollArea]:
    """Return what scrolls around a widget, from the inside out."""
    areas, around = [], widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            areas.append(around)
        around = around.parentWidget()
    return areas


def _row_into_sight(view: QAbstractItemView, around: list[QScrollArea]) -> None:
    """Show the current row: a list that is higher than what it stands in is never seen as a whole."""
    index = view.currentIndex()
    if not index.isValid():
        return
    view.scrollTo(index)
    row = view.visualRect(index)
    for area in around:
        at = view.viewport().mapTo(area.viewport(), row.center()).y() + area.verticalScrollBar().value()
        area.ensureVisible(0, at, 0, row.height() // 2 + _AROUND)
