"""Results for the room: words first, then each group, in type that reads from far away."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from core_facilitator.documents.count_bars import Drawn
from core_facilitator.domain.check_in_trends import Wave
from core_facilitator.domain.check_ins import Shown
from core_facilitator.domain.instruments import Point, Wording
from core_facilitator.domain.result_views import View, view_of
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.room_page import RoomPageView
from core_facilitator.gui.widgets.room_pieces import Composition, color
from core_facilitator.gui.widgets.room_results import compose_results, result_pages, said_of
from core_facilitator.store.instruments import built_in
from result_samples import (
    COMMENTS,
    MAY,
    NOW,
    PULSE,
    hidden_lines,
    map_of,
    pulse,
    pulse_in_may,
    single,
    too_few,
    wave,
    words,
)

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


def real_pulse() -> View:
    """Return the pulse of sixteen statements, of which one in each stage is put the other way round."""
    (asked,) = [one for one in built_in() if one.key == "safety-pulse-16"]
    return view_of(wave(asked, [(1, 2, 4, 6, 4)] * 16), [wave(asked, [(1, 3, 6, 10, 4)] * 16, MAY, 2, answers=24)])


def keys_of(view: View, page: int) -> str:
    return repr([piece.key for piece in compose_results(view, page, FULL).pieces])


def test_a_stage_of_four_statements_has_one_page() -> None:
    view = real_pulse()
    pages = [page for page in result_pages(view) if page.stage]

    assert [len(page.lines) for page in pages] == [4, 4, 4, 4]
    for page in range(len(pages)):
        assert all(piece.rect.bottom() <= 900 for piece in compose_results(view, page + 1, FULL).pieces)


def test_statements_have_type_of_one_size_on_all_pages() -> None:
    """A short stage beside one with much to read: alone it would be set much larger."""
    long = tuple(replace(one, text=Wording("We say what we think of it. " * 4)) for one in PULSE.statements[:2])
    mixed = view_of(wave(replace(PULSE, statements=(*long, *PULSE.statements[2:])), [(0, 1, 2, 8, 6)] * 4))
    short = view_of(pulse())

    (size,) = {page.grown for page in result_pages(mixed) if page.stage}
    (larger,) = {page.grown for page in result_pages(short) if page.stage}
    assert 100 <= size < larger


def test_large_numbers_keep_type_so_small_that_no_bar_leaves_its_place() -> None:
    """The pages of few answers too: bars of all pages have one measure."""
    crowd = (88, 40, 120, 180, 72)
    view = view_of(wave(PULSE, ((1, 2, 4, 6, 4), (0, 1, 3, 9, 4), crowd, crowd), answers=500, expected=500))
    (size,) = {page.grown for page in result_pages(view) if page.stage}

    for page in (1, 2):
        bars = [piece.key[0] for piece in compose_results(view, page, FULL).pieces if "Part(" in repr(piece.key)]  # type: ignore[index]  # a drawing and its size
        assert len(bars) == 2
        for drawing in bars:
            assert isinstance(drawing, Drawn)
            assert drawing.parts[0].x >= 0
            assert drawing.parts[-1].x + drawing.parts[-1].width <= drawing.width + 1
    assert size < 170


def test_many_statements_are_parted_evenly() -> None:
    many = tuple(replace(PULSE.statements[0], key=f"s{number}") for number in range(10))
    view = view_of(wave(replace(PULSE, statements=many), [(0, 1, 2, 8, 6)] * 10))
    numbers = [len(page.lines) for page in result_pages(view) if page.stage]

    assert len(numbers) > 1
    assert max(numbers) - min(numbers) <= 1


def test_each_page_of_bars_says_what_its_colors_mean_and_which_side_agrees() -> None:
    view = real_pulse()
    for page in range(1, 5):
        keys = keys_of(view, page)
        for place, point in enumerate(view.lines[0].scale.points, 1):
            assert repr((point.label.text, place)) in keys
        assert keys.count("('swatch'") == 5
        assert keys.count("'Disagree', ") == 2, "over the bars, and among the colors"
        assert keys.count("'Agree', ") == 3


def test_a_page_without_bars_around_a_middle_needs_no_colors() -> None:
    assert "swatch" not in keys_of(view_of(map_of()), 1)
    hidden = view_of(wave(PULSE, (Shown.ALIKE, Shown.ALIKE, NOW[2], NOW[3])))
    assert "swatch" not in keys_of(hidden, 1)
    assert "swatch" in keys_of(hidden, 2)


def test_where_agreeing_is_bad_news_a_sign_and_words_stand_below_the_bars() -> None:
    view = view_of(pulse())
    rects = {repr(piece.key): piece.rect for piece in compose_results(view, 2, FULL).pieces}
    (words,) = [rect for key, rect in rects.items() if "('penalty', 'warning')" in key]
    (sign,) = [rect for key, rect in rects.items() if key == "'sign'"]

    assert sign.right() <= words.right()
    assert abs(sign.center().y() - words.center().y()) < words.height()
    assert "warning" not in keys_of(view, 1)
    assert color("now-ink").name() in painted(compose_results(view, 2, FULL))
    assert "Agreeing is a warning sign here" in said_of(view, 2)


def test_long_answers_take_as_many_lines_of_colors_as_they_need() -> None:
    (scale,) = PULSE.scales
    points = tuple(replace(one, label=Wording(f"{one.label.text}, all in all")) for one in scale.points)
    view = view_of(wave(replace(PULSE, scales=(replace(scale, points=points),)), NOW))
    swatches = [piece.rect for piece in compose_results(view, 1, FULL).pieces if "swatch" in repr(piece.key)]

    assert len({round(one.top()) for one in swatches}) > 1
    assert all(one.right() <= FULL.width() for one in swatches)


def test_a_long_question_has_the_heads_of_the_bars_below_it() -> None:
    group = replace(PULSE.groups[0], question=Wording("Am I wanted here, by all of us, and on every single day?"))
    tops = []
    for groups in (PULSE.groups, (group, PULSE.groups[1])):
        view = view_of(wave(replace(PULSE, groups=groups), NOW))
        pieces = compose_results(view, 1, FULL).pieces
        tops.append(next(piece.rect.top() for piece in pieces if "('Disagree', " in repr(piece.key)))

    assert tops[1] > tops[0] + 40


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
