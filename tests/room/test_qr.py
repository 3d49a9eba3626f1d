"""The code that a camera reads."""

from core_facilitator.room.qr import squares
from core_facilitator.room.server import Address

FINDER = ((True,) * 7, (True, *(False,) * 5, True), *((True, False, True, True, True, False, True),) * 3)


def test_the_link_is_a_square_of_squares_with_three_marks_at_its_corners() -> None:
    rows = squares(Address("192.168.8.20", 8080).link("K7MP3R"))
    assert {len(row) for row in rows} == {len(rows)}
    for corner in (
        [row[:7] for row in rows[:5]],
        [row[-7:] for row in rows[:5]],
        [row[:7] for row in rows[-7:-2]],
    ):
        assert tuple(corner) == FINDER


def test_the_longest_link_of_a_room_stays_coarse_enough_for_a_wall() -> None:
    """29 squares: on a screen two meters wide each is three centimeters, which a phone reads from ten meters."""
    assert len(squares(Address("192.168.100.200", 65535).link("WWWWWW"))) <= 29


def test_another_link_is_another_code() -> None:
    assert squares("http://192.168.8.20:8080/#K7MP3R") != squares("http://192.168.8.20:8080/#K7MP3S")
