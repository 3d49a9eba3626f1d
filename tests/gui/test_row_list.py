"""Lines in columns: what each has room for."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core_facilitator.gui.models.lines import Line
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.row_list import RowList

WORDS = "Nobody is marked in this half of the day, and nobody was to arrive later than the others"
END = 116  # px of the column at the right


def _painted(rows: RowList, line: Line) -> QImage:
    rows.set_lines((line,))
    return rows.grab(QRect(rows.width() - END, 0, END - 20, 40)).toImage()


def test_where_nothing_stands_at_the_right_the_words_before_it_take_that_room(qtbot: QtBot, theme: Theme) -> None:
    rows = RowList()
    qtbot.addWidget(rows)
    rows.set_theme(theme)
    rows.setProperty("wide", True)
    rows.resize(600, 60)
    rows.show()
    nothing = _painted(rows, Line("a", "users", "Morning", ""))
    assert _painted(rows, Line("a", "users", "Morning", WORDS)) != nothing
    beside = _painted(rows, Line("a", "users", "Morning", WORDS, "Open"))
    assert beside == _painted(rows, Line("a", "users", "Morning", "", "Open"))
