"""The page for the room: what it says, in type that is read from eight meters, and what of it is painted again."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import RoomLayout
from core_facilitator.domain.room_pages import BLACK, RoomPage, RoomState
from core_facilitator.gui.models.room_words import RoomWords, digits_of, layout_name, said, words_of
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.room_composition import compose
from core_facilitator.gui.widgets.room_page import RoomPageView
from core_facilitator.gui.widgets.room_pieces import Composition, color
from core_facilitator.gui.widgets.room_text import PLAIN, PROMPT, Words, largest
from core_facilitator.settings import Look
from room import LONG, PULSE, groups, pulse
from running_days import at

SIZES = [(1920, 1080), (1920, 1200), (1280, 720), (1024, 768), (3840, 2160)]
AT = at("10:46")
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
PAGES = {
    "picture": PULSE,
    "long": pulse(prompts=(LONG,), task="Write for yourself first.", step="Alone", silent="Everyone"),
    "longest": pulse(prompts=(LONG * 6,)),
    "word": pulse(prompts=(WORD,)),
    "title": pulse(title=LONG, step="A step with a name of some length"),
    "beside": pulse(groups=groups(4, 3)),
    "eighteen": pulse(layout=RoomLayout.GROUPS, groups=groups(4, 5)),
    "forty": pulse(layout=RoomLayout.GROUPS, groups=groups(10, 4)),
    "hundreds": pulse(layout=RoomLayout.GROUPS, groups=groups(40, 9)),
    "tracks": pulse(groups=groups(4, 0), silent="Coaches, until the questions at the end", until=AT),
    "places": pulse(layout=RoomLayout.PLACES, groups=groups(5, 0), until=AT),
    "many places": pulse(layout=RoomLayout.PLACES, groups=groups(30, 0)),
    "countdown": pulse(layout=RoomLayout.COUNTDOWN, until=AT, left=599),
    "hours": pulse(layout=RoomLayout.COUNTDOWN, left=3 * 3600),
    "message": pulse(message="Buses leave at 4:15 from the north gate."),
    "long message": pulse(message=LONG[:240]),
    "from the right": pulse(title="فحص الفريق", prompts=("فكر في هذا الفريق خلال الشهر الماضي.", "מה מחזיק אותנו?")),
    "waiting": RoomPage(state=RoomState.WAITING, layout=RoomLayout.PROMPT, title="Fall retreat", begins=AT, first=True),
    "break": pulse(title="Break", prompts=(), until=AT),
}


def words(page: RoomPage) -> RoomWords:
    return words_of(page, hours24=False)


def composed(page: RoomPage, width: int = 1920, height: int = 1080) -> Composition:
    return compose(page, QSizeF(width, height), hours24=False)


def painted(page: RoomPage, width: int = 960, height: int = 540) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    composed(page, width, height).paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


def _flat(key: object) -> list[object]:
    return [part for one in key for part in _flat(one)] + [key] if isinstance(key, tuple) else [key]


# What it says


@pytest.mark.parametrize(
    ("left", "shown"),
    [(None, ""), (0, "0:00"), (9, "0:09"), (402, "6:42"), (5999, "99:59"), (6000, "1:40:00"), (7325, "2:02:05")],
)
def test_digits_tell_hours_from_a_hundred_minutes_on(left: int | None, shown: str) -> None:
    assert digits_of(left) == shown


@pytest.mark.parametrize(
    ("first", "begins", "big"),
    [
        (True, AT, "We begin at 10:46"),
        (False, AT, "We go on at 10:46"),
        (True, None, "We begin in a moment."),
        (False, None, "We go on in a moment."),
    ],
)
def test_who_waits_reads_when_it_begins(first: bool, begins: datetime | None, big: str) -> None:
    page = RoomPage(state=RoomState.WAITING, layout=RoomLayout.PROMPT, title="T", first=first, begins=begins)
    assert (words(page).title, words(page).big) == ("T", (big,))


def test_times_are_told_as_the_facilitator_chose() -> None:
    page = pulse(until=AT.replace(hour=13))
    assert words_of(page, hours24=True).beside == ("left", "Back together at 13:46")
    assert words_of(page, hours24=False).beside == ("left", "Back together at 1:46")


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (RoomState.RUNNING, "left"),
        (RoomState.LAST, "left. Last minute."),
        (RoomState.OVER, "Time is up."),
        (RoomState.PAUSED, "Paused"),
    ],
)
def test_the_words_beside_the_digits_say_how_it_stands(state: RoomState, line: str) -> None:
    assert words(pulse(state=state, silent="Everyone")).beside == (line, "Silent: Everyone")


def test_a_step_that_is_over_is_no_end_of_the_time() -> None:
    over = pulse(state=RoomState.OVER, left=0, next_step="In pairs")
    assert words(over).beside == ("This step is over.", "Next: In pairs")
    assert words(replace(over, next_step="")).beside == ("This step is over.",)
    assert words(replace(over, left=None)).beside == ()


def test_where_nothing_is_asked_the_step_stands_large_and_without_one_the_title() -> None:
    alone = pulse(prompts=())
    assert (words(alone).title, words(alone).big) == ("", ("Team pulse",))
    step = replace(alone, step="Mirroring")
    assert (words(step).title, words(step).step, words(step).big) == ("Team pulse", "", ("Mirroring",))


def test_when_the_day_is_over_something_is_said() -> None:
    page = RoomPage(state=RoomState.CLOSED, layout=RoomLayout.PROMPT, title="Fall retreat")
    assert words(page).big == ("That is all for today.",)
    assert words(replace(page, prompts=("Buses leave at 4:30",))).big == ("Buses leave at 4:30",)


def test_one_room_that_all_go_to_next_stands_large() -> None:
    page = pulse(layout=RoomLayout.PLACES, groups=groups(1, 0, "Dining room"), next_title="Lunch")
    assert (words(page).title, words(page).big, words(page).groups) == ("Next: Lunch", ("Dining room",), ())


def test_several_rooms_that_people_go_to_next_are_listed() -> None:
    page = pulse(layout=RoomLayout.PLACES, groups=groups(2, 0), next_title="Breakouts")
    assert words(page).title == "Next: Breakouts"
    assert [one.title for one in words(page).groups] == ["Group 1", "Group 2"]


def test_a_screen_reader_hears_the_whole_page() -> None:
    page = pulse(groups=groups(1, 1), step="Alone", task="Write.")
    heard = said(page, hours24=False)
    assert heard.startswith("Team pulse. Alone. Think of this team")
    assert heard.endswith("on your phone. Write. Group 1, Oak Room, Person 1-0 Lima. 6:42. left")
    assert said(pulse(message="Buses at 4:15"), hours24=False) == "Buses at 4:15. 6:42. left"
    assert said(BLACK, hours24=False) == "Black"
    assert said(RoomPage(state=RoomState.RUNNING, layout=RoomLayout.NOTHING), hours24=False) == "An empty page"


def test_each_layout_has_a_name_of_its_own() -> None:
    assert len({layout_name(one) for one in RoomLayout}) == len(RoomLayout)


# Type that fits


def test_the_largest_size_that_fits_is_found() -> None:
    assert largest(96, 36, lambda size: size <= 71) == 71
    assert largest(96, 36, lambda size: size <= 36) == 36
    assert largest(96, 36, lambda _size: True) == 96
    assert largest(96, 36, lambda size: size < 36) is None


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_all_stands_on_the_page(theme: Theme, name: str, size: tuple[int, int]) -> None:
    page = composed(PAGES[name], *size)
    whole = QRectF(0, 0, *size)
    assert page.pieces
    assert all(whole.contains(piece.rect) for piece in page.pieces), [
        piece.key for piece in page.pieces if not whole.contains(piece.rect)
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["picture", "long", "eighteen", "places", "tracks", "message", "countdown", "break"])
def test_texts_do_not_run_into_one_another(theme: Theme, name: str, size: tuple[int, int]) -> None:
    spare = size[1] / 25  # what letters may reach out of their lines
    rects = [piece.rect.adjusted(spare, spare, -spare, -spare) for piece in composed(PAGES[name], *size).pieces]
    real = [rect for rect in rects if rect.width() > 0 and rect.height() > 0]
    assert [(one, other) for at, one in enumerate(real) for other in real[at + 1 :] if one.intersects(other)] == []


@pytest.mark.parametrize("name", ["picture", "long", "beside", "eighteen", "places", "message", "from the right"])
def test_what_has_room_is_not_cut(theme: Theme, name: str) -> None:
    assert not any(composed(PAGES[name], *size).cut for size in SIZES)


def test_what_is_silent_and_when_all_meet_is_said_in_full_beside_the_time(theme: Theme) -> None:
    page = PAGES["tracks"]
    assert len(words(page).beside) == 3
    for size in SIZES:
        unit = min(size[0] / 1440, size[1] / 900)
        (beside,) = [piece for piece in composed(page, *size).pieces if words(page).beside in _flat(piece.key)]
        assert beside.rect.height() > 3 * 44 * unit


@pytest.mark.parametrize("name", ["longest", "hundreds", "many places"])
def test_what_has_no_room_in_type_that_can_be_read_is_cut_and_says_so(theme: Theme, name: str) -> None:
    assert all(composed(PAGES[name], *size).cut for size in SIZES)


def test_groups_beside_a_prompt_are_left_out_where_there_are_too_many(theme: Theme) -> None:
    many = composed(pulse(groups=groups(30, 2)))
    assert many.cut
    assert len(many.pieces) == len(composed(PULSE).pieces)


def test_a_short_prompt_stands_larger_than_a_long_one(theme: Theme) -> None:
    def high(page: RoomPage) -> float:
        return sum(piece.rect.height() for piece in composed(page).pieces if "Why?" in str(piece.key))

    one, many = pulse(prompts=("Why?",)), pulse(prompts=("Why?" + LONG * 2,))
    assert Words(("Why?",), PROMPT, 40, 1000).height < high(one) < high(many)
    assert not composed(many).cut


def test_a_word_that_is_wider_than_the_page_is_parted(theme: Theme) -> None:
    parted = Words((WORD,), PLAIN, 60, 300)
    assert parted.broken
    assert parted.count > 1
    assert parted.width <= 300.5


def test_what_is_cut_ends_in_dots_within_its_room(theme: Theme) -> None:
    cut = Words((LONG, LONG), PLAIN, 40, 600, room=200)
    assert (cut.cut, cut.height <= 200.5, cut.count) == (True, True, 4)
    image = QImage(600, 220, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    cut.draw(painter, QPointF(0, 0))
    painter.end()
    assert any(image.pixelColor(x, y).lightness() < 128 for x in range(600) for y in range(160, 200))
    assert all(image.pixelColor(x, y).lightness() > 128 for x in range(0, 600, 3) for y in range(212, 220))


def test_what_is_read_from_the_right_stands_at_the_right(theme: Theme) -> None:
    image = painted(pulse(title="", prompts=("מה?",), left=None, share=None))
    dark = [x for x in range(960) for y in range(0, 300, 3) if image.pixelColor(x, y).lightness() < 128]
    assert dark
    assert min(dark) > 600


# How it looks


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_the_ground_is_light_whatever_the_window_looks_like(theme: Theme, look: Look) -> None:
    theme.set_look(look)
    assert painted(PULSE).pixelColor(2, 2) == QColor("white")
    assert color("ink").lightness() < 60


def test_black_is_black_everywhere(theme: Theme) -> None:
    image = painted(BLACK)
    assert {image.pixelColor(x, y).name() for x in range(0, 960, 40) for y in range(0, 540, 40)} == {"#000000"}


def test_nothing_is_an_empty_light_page_unless_something_was_typed(theme: Theme) -> None:
    empty = pulse(layout=RoomLayout.NOTHING, left=None, share=None)
    assert composed(empty).pieces == ()
    assert composed(replace(empty, message="Buses at 4:15")).pieces


def test_the_last_minute_is_amber(theme: Theme) -> None:
    roles = {piece.key[1] for piece in composed(pulse(state=RoomState.LAST)).pieces if isinstance(piece.key, tuple)}
    assert {"now", "now-ink"} <= roles


def test_the_bar_grows(theme: Theme) -> None:
    images = [painted(pulse(share=share)) for share in (0.0, 0.33, 1.0)]
    green = [
        sum(image.pixelColor(x, 501).name() == color("accent").name() for x in range(image.width())) for image in images
    ]
    assert green[0] == 0
    assert all(before < after for before, after in pairwise(green))


# Repainting


class _Watched(RoomPageView):
    """Remembers what was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += [*event.region()]  # type: ignore[misc]  # a region is a list of rects


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> _Watched:
    made = _Watched()
    qtbot.addWidget(made)
    made.resize(960, 540)
    made.show_page(PULSE, hours24=False)
    with qtbot.waitExposed(made):
        made.show()
    made.painted.clear()
    return made


def test_a_second_paints_its_digit_and_the_bar_alone(view: _Watched, qtbot: QtBot) -> None:
    view.show_page(pulse(left=401, share=0.3309), hours24=False)
    qtbot.waitUntil(lambda: bool(view.painted))
    assert sum(one.width() * one.height() for one in view.painted) < 960 * 540 / 20
    assert all(one.top() > 270 for one in view.painted)


def test_the_same_page_paints_nothing(view: _Watched) -> None:
    view.show_page(PULSE, hours24=False)
    view.repaint(QRect())
    assert view.painted == []


def test_another_size_paints_all(view: _Watched, qtbot: QtBot) -> None:
    view.resize(1024, 768)
    qtbot.waitUntil(lambda: QRect(0, 0, 1024, 768) in view.painted)


def test_what_is_painted_piece_by_piece_looks_like_what_is_painted_at_once(view: _Watched, qtbot: QtBot) -> None:
    view.show_page(pulse(left=401, share=0.35, state=RoomState.LAST), hours24=False)
    qtbot.waitUntil(lambda: bool(view.painted))
    at_once = RoomPageView()
    qtbot.addWidget(at_once)
    at_once.resize(960, 540)
    at_once.show_page(view.page, hours24=False)
    assert view.grab().toImage() == at_once.grab().toImage()


def test_a_preview_breaks_its_lines_where_the_screen_does(view: _Watched, theme: Theme, qtbot: QtBot) -> None:
    view.show_size(QSize(1920, 1080))
    at_once = composed(PULSE)
    assert [piece.key for piece in view._shown.pieces] == [piece.key for piece in at_once.pieces]
    assert (view.page, view.cut, view.accessibleName()) == (PULSE, False, said(PULSE, hours24=False))
