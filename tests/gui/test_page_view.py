from math import ceil

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core_facilitator.gui.widgets.page_view import PageView

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
