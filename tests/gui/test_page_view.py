from math import ceil

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.page_view import PageList, PageView
from core_facilitator.settings import TextScale

LETTER, A4 = 792 / 612, 841.89 / 595.28


@pytest.mark.parametrize("shape", [LETTER, A4])
def test_a_page_is_drawn_once_at_any_size_of_the_window(qtbot: QtBot, shape: float) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.show_picture(QImage(1000, ceil(1000 * shape), QImage.Format.Format_RGB32))
    for height in range(300, 900):
        view.resize(2000, height)
        width = view.picture_width
        view.show_picture(QImage(width, ceil(width * shape), QImage.Format.Format_RGB32))
        assert view.picture_width == width


@pytest.mark.parametrize("scale", list(TextScale))
def test_the_outline_of_a_small_page_stands_beside_the_scroll_bar(qtbot: QtBot, theme: Theme, scale: TextScale) -> None:
    theme.set_scale(scale)
    pages = PageList()
    qtbot.addWidget(pages)
    pages.set_theme(theme)
    pages.pages.set_count(30)
    pages.resize(pages.width(), 300)
    with qtbot.waitExposed(pages):
        pages.show()
    assert pages.verticalScrollBar().isVisible()
    assert pages.viewport().width() >= pages.sizeHintForIndex(pages.pages.index(0)).width()
