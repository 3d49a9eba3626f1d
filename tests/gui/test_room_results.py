"""Results for the room: words first, then each group, in type that reads from far away."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from core_facilitator.domain.check_in_trends import Wave
from core_facilitator.domain.instruments import Point, Wording
from core_facilitator.domain.result_views import view_of
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.room_page import RoomPageView
from core_facilitator.gui.widgets.room_pieces import Composition, color
from core_facilitator.gui.widgets.room_results import compose_results, result_pages, said_of
from result_samples import COMMENTS, PULSE, hidden_lines, map_of, pulse, pulse_in_may, single, too_few, wave, words

FULL = QSizeF(1440, 900)


@pytest.fixture(autouse=True)
def _fonts(qtbot: QtBot, theme: Theme) -> None:
    qtbot.addWidget(RoomPageView())


def painted(page: Composition) -> set[str]:
    image = QImage(round(page.size.width()), round(page.size.height()), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    page.paint(painter, QRectF(image.rect()))
    painter.end()
    return {QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}


def test_words_come_before_numbers() -> None:
    view = view_of(pulse(), [pulse_in_may()])
    first = said_of(view, 0)

    assert first.startswith("Four-stage pulse One stage lies clearly below the others.")
    assert "A stage that asks for care: Challenger." in first
    assert [page.stage.group_key if page.stage else "" for page in result_pages(view)] == [
        "",
        "inclusion",
        "challenger",
    ]


def test_a_group_is_told_with_its_counts() -> None:
    told = said_of(view_of(pulse()), 1)

    assert told.startswith("Inclusion. I can be myself. Disagree: 1. In between: 2. Agree: 8. Strongly agree: 6.")


def test_what_people_wrote_is_on_no_page() -> None:
    view = view_of(pulse())

    assert COMMENTS[0] not in " ".join(said_of(view, page) for page in range(len(result_pages(view))))


def test_single_words_have_a_page() -> None:
    view = view_of(words())

    assert said_of(view, 1) == "One word for how you arrive tired (3), curious (2), hopeful, ready, open"
    assert compose_results(view, 1, FULL).pieces
    assert compose_results(view, 0, FULL).pieces


def test_below_the_minimum_there_is_no_page() -> None:
    assert result_pages(view_of(too_few())) == ()


def test_many_statements_take_more_pages_and_none_is_lost() -> None:
    long = tuple(
        replace(PULSE.statements[0], key=f"s{number}", text=Wording("A long statement about us. " * 4))
        for number in range(9)
    )
    view = view_of(wave(replace(PULSE, statements=long), [(0, 1, 2, 8, 6)] * 9))
    pages = result_pages(view)

    assert len(pages) > 2
    assert [line.statement.key for page in pages for line in page.lines] == [one.key for one in long]


@pytest.mark.parametrize("size", [FULL, QSizeF(1024, 768), QSizeF(2560, 1080), QSizeF(640, 400)])
@pytest.mark.parametrize(
    "now",
    [pulse(), hidden_lines(), map_of(), single("sky", (6, 4, 4, 0), joined=True), single("six", (0, 1, 2, 5, 4, 2))],
)
def test_every_page_stays_on_its_screen(now: Wave, size: QSizeF) -> None:
    view = view_of(now, [pulse_in_may()])
    for page in range(len(result_pages(view))):
        whole = QRectF(-1, -1, size.width() + 2, size.height() + 2)
        made = compose_results(view, page, size)
        assert all(whole.contains(piece.rect) or piece.rect.bottom() <= size.height() for piece in made.pieces)
        assert not made.cut


def test_bars_are_painted_in_the_shades_of_their_answers() -> None:
    view = view_of(pulse(), [pulse_in_may()])

    assert {color(f"answer-{shade}").name() for shade in range(1, 6)} <= painted(compose_results(view, 2, FULL))


def test_a_label_that_has_no_room_is_its_first_clause() -> None:
    made = single("six", (0, 1, 2, 5, 4, 2))
    (scale,) = made.check_in.instrument.scales
    long = replace(
        scale, points=(Point(0, Wording("No, I block this and will work on another way with you")), *scale.points[1:])
    )
    instrument = replace(made.check_in.instrument, scales=(long,))
    asked = Wave(replace(made.check_in, instrument=instrument), made.results)

    view = view_of(asked)
    (bars,) = [one for one in compose_results(view, 1, FULL).pieces if "Part" in repr(one.key)]
    assert "text='No'" in repr(bars.key)
    assert painted(compose_results(view, 1, FULL))


def test_more_answers_than_expected_are_told_without_of_how_many() -> None:
    view = view_of(wave(PULSE, ((0, 1, 2, 8, 6),) * 4, expected=3))

    assert compose_results(view, 0, FULL).pieces
    assert "17 answered. No names in these answers." in repr([one.key for one in compose_results(view, 0, FULL).pieces])
