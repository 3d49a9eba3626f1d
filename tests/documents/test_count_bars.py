"""Counts as bars, in plain numbers."""

import pytest

from core_facilitator.documents.blocks import BarShape, CountBars
from core_facilitator.documents.count_bars import axis_of, bar_height, drawn, least_width, shade_of

FIVE = ("No", "Rather not", "In between", "Rather", "Yes")


def _bars(shape: BarShape, counts: tuple[int, ...], *others: tuple[int, ...]) -> CountBars:
    return CountBars(shape, FIVE[: len(counts)] or (), counts, others, "")


def test_bars_of_one_scale_share_their_axis_and_their_measure() -> None:
    rows = ((0, 1, 2, 8, 6), (3, 4, 5, 4, 1))
    one, other = (drawn(_bars(BarShape.DIVERGING, row, *rows), 300, 1) for row in rows)

    assert one.axis == other.axis == axis_of(rows, 300, 1)
    assert one.parts[2].width / 8 == pytest.approx(other.parts[1].width / 4)


def test_the_middle_of_the_scale_stands_on_the_axis() -> None:
    drawing = drawn(_bars(BarShape.DIVERGING, (0, 1, 2, 8, 6)), 300, 1)
    middle = next(part for part in drawing.parts if part.people == 2)

    assert middle.x + middle.width / 2 == pytest.approx(drawing.axis)
    assert middle.shade == 3


def test_an_even_scale_has_its_axis_between_no_and_yes() -> None:
    drawing = drawn(_bars(BarShape.DIVERGING, (2, 3, 4, 5)), 300, 1)

    assert drawing.parts[2].x == pytest.approx(drawing.axis)
    assert [part.shade for part in drawing.parts] == [1, 2, 4, 5]


def test_no_bar_leaves_its_width_and_every_count_has_room() -> None:
    rows = ((90, 1, 1, 1, 1), (1, 1, 1, 1, 120))
    for row in rows:
        drawing = drawn(_bars(BarShape.DIVERGING, row, *rows), 260, 1)
        assert min(part.x for part in drawing.parts) >= -0.01
        assert max(part.x + part.width for part in drawing.parts) <= 260.01
        assert all(part.width >= 8 for part in drawing.parts)
        assert [word.text for word in drawing.words] == [str(people) for people in row]


def test_points_that_nobody_chose_have_no_part() -> None:
    drawing = drawn(_bars(BarShape.DIVERGING, (0, 0, 0, 0, 5)), 300, 1)

    assert [part.people for part in drawing.parts] == [5]
    assert drawing.words[0].on == 5


@pytest.mark.parametrize(
    ("points", "shades"),
    [(2, [2, 4]), (3, [2, 3, 4]), (5, [1, 2, 3, 4, 5]), (7, [1, 2, 2, 3, 4, 4, 5])],
)
def test_shades_go_from_the_strongest_no_to_the_strongest_yes(points: int, shades: list[int]) -> None:
    assert [shade_of(place, points) for place in range(points)] == shades


def test_columns_are_as_high_as_their_share_of_the_highest() -> None:
    drawing = drawn(_bars(BarShape.COLUMNS, (0, 2, 4)), 300, 1)
    two, four = drawing.parts

    assert four.height == pytest.approx(2 * two.height)
    assert four.y + four.height == pytest.approx(two.y + two.height)
    assert [word.text for word in drawing.words] == ["No", "2", "Rather not", "4", "In between"]


def test_named_bars_say_zero_where_nobody_is() -> None:
    drawing = drawn(_bars(BarShape.NAMED, (4, 0)), 300, 1)

    assert [part.people for part in drawing.parts] == [4]
    assert [word.text for word in drawing.words] == ["No", "4", "Rather not", "0"]
    assert drawing.axis is None


def test_nothing_at_all_can_be_drawn() -> None:
    for shape in (BarShape.COLUMNS, BarShape.NAMED, BarShape.DIVERGING):
        assert drawn(_bars(shape, (0, 0, 0)), 300, 1).parts == ()


def test_bars_around_a_middle_need_so_much_room_that_each_number_stands_in_its_part() -> None:
    rows = ((1, 2, 4, 6, 4), (12, 0, 3, 0, 12))
    wide = least_width(rows, 1)

    for row in rows:
        drawing = drawn(_bars(BarShape.DIVERGING, row, *rows), wide, 1)
        assert drawing.height == bar_height(1)
        assert drawing.parts[0].x >= -0.01
        assert drawing.parts[-1].x + drawing.parts[-1].width <= wide + 0.01
    assert least_width((*rows, (12, 10, 10, 10, 12)), 1) > wide
