"""The page for the room while a check-in is open: its words, and that all of it has room in type that is read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from core_facilitator.domain.room_pages import RoomAsked, RoomPage, RoomState
from core_facilitator.gui.models.room_words import said, words_of
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.room_composition import compose
from core_facilitator.gui.widgets.room_page import RoomPageView
from core_facilitator.room.qr import squares
from room import LONG, PULSE, groups

CODE = squares("http://192.168.8.20:8080/#K7MP3R")
ASKED = RoomAsked(answered=11, expected=18, address="192.168.8.20:8080", code="K7MP3R", squares=CODE)
PAGE = replace(PULSE, asked=ASKED)
SIZES = [(1920, 1080), (1920, 1200), (1280, 720), (1024, 768), (3840, 2160)]


@pytest.fixture(autouse=True)
def _fonts(theme: Theme, qtbot: QtBot) -> None:
    """The fonts of the room are loaded with the first page for it."""
    qtbot.addWidget(RoomPageView())


def said_of(page: RoomPage) -> str:
    return said(page, hours24=False)


def painted(page: RoomPage, width: int = 1440, height: int = 900) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    compose(page, QSizeF(width, height), hours24=False).paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def dark(image: QImage) -> list[list[bool]]:
    """The code that a camera finds: the squares inside the frame, each by the color of its middle."""
    black = QColor("#111111").rgb()
    left, top = 912 + 56, 56
    inside = [
        (x, y) for y in range(top + 12, top + 404) for x in range(left + 12, left + 404) if image.pixel(x, y) == black
    ]
    first, last = min(inside), max(inside)
    top, bottom = min(y for _x, y in inside), max(y for _x, y in inside)
    side = (last[0] - first[0] + 1) / len(CODE)
    assert side == (bottom - top + 1) / len(CODE) == int(side)
    half = int(side) // 2
    return [
        [image.pixel(first[0] + int(side) * x + half, top + int(side) * y + half) == black for x in range(len(CODE))]
        for y in range(len(CODE))
    ]


def test_the_picture_comes_out_in_words() -> None:
    assert said_of(PAGE).endswith(
        "on your phone. Or type this address, 192.168.8.20:8080 then this code: K7M P3R. 11 of 18 are in. "
        "No names are kept. 6:42. left. Quiet until everyone is done"
    )


@pytest.mark.parametrize(
    ("answered", "expected", "words"),
    [
        (0, 18, "Nobody is in yet."),
        (1, 18, "1 of 18 are in."),
        (18, 18, "18 of 18 are in."),
        (19, 18, "19 are in."),
        (1, 0, "1 is in."),
        (7, 0, "7 are in."),
    ],
)
def test_the_count_says_of_how_many_where_that_is_known(answered: int, expected: int, words: str) -> None:
    asked = words_of(replace(PAGE, asked=RoomAsked(answered=answered, expected=expected)), hours24=False).asked
    assert asked is not None
    assert asked.count == words


def test_a_pause_and_the_end_of_the_time_are_told_as_always() -> None:
    assert words_of(replace(PAGE, state=RoomState.PAUSED), hours24=False).beside == ("Paused",)
    assert words_of(replace(PAGE, state=RoomState.OVER, left=0), hours24=False).beside == ("Time is up.",)


def test_where_phones_are_not_let_in_only_the_count_is_told() -> None:
    shut = replace(PAGE, asked=RoomAsked(answered=3, expected=18))
    assert "address" not in said_of(shut)
    assert "3 of 18 are in" in said_of(shut)


def test_a_message_for_the_room_stands_alone() -> None:
    assert said_of(replace(PAGE, message="Buses at 4:15", left=None)) == "Buses at 4:15"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_of_it_has_room_on_every_screen(width: int, height: int) -> None:
    longest = replace(PAGE, prompts=(LONG[:300],), asked=replace(ASKED, address="192.168.100.200:54321"))
    for page in (PAGE, longest, replace(PAGE, left=None, share=None), replace(PAGE, asked=RoomAsked(answered=3))):
        assert not compose(page, QSizeF(width, height), hours24=False).cut


def test_what_has_no_room_is_told_to_the_facilitator() -> None:
    assert compose(PAGE, QSizeF(2400, 300), hours24=False).pieces
    assert compose(replace(PAGE, prompts=(LONG * 9,)), QSizeF(1024, 768), hours24=False).cut


def test_a_camera_reads_the_very_code() -> None:
    assert dark(painted(PAGE)) == [list(row) for row in CODE]


def test_only_the_count_is_painted_again_when_somebody_answered() -> None:
    size = QSizeF(1440, 900)
    before = compose(PAGE, size, hours24=False)
    after = compose(replace(PAGE, asked=replace(ASKED, answered=12)), size, hours24=False)
    again = after.changed_since(before)
    assert again
    assert all(rect.top() > 700 and rect.left() > 900 for rect in again)


def test_groups_stand_there_while_nothing_is_asked() -> None:
    assert words_of(replace(PULSE, groups=groups(2, 2)), hours24=False).asked is None
