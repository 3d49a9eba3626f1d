"""The look changes for what is seen at once, and for what is hidden a little at a time."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QProxyStyle,
    QStackedWidget,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core_facilitator.gui.restyling import Restyling
from core_facilitator.gui.theme import Theme

HIDDEN = 400
RED, GREEN = "#aa0000", "#00aa00"
SIZES = {RED: 20, GREEN: 31}


class Look:
    """All words in red, or in green and larger."""

    def __init__(self, app: QApplication, at_once: int) -> None:
        self.color = RED
        self.told: list[str] = []
        self.on_told: Callable[[], object] = int
        self._restyling = Restyling(app, self._change, self._tell, at_once)

    def to(self, color: str) -> None:
        self.color = color
        self._restyling.begin()

    def _tell(self) -> None:
        self.told.append(self.color)
        self.on_told()

    def _change(self) -> str:
        return f"QLabel {{ color: {self.color}; font-size: {SIZES[self.color]}px; }}"


@pytest.fixture
def look(qapp: QApplication, only_theme: Theme) -> Iterator[Look]:
    before = qapp.styleSheet()
    yield Look(qapp, at_once=50)
    qapp.setStyleSheet(before)


class Pages(QStackedWidget):
    """Three pages: one is seen; the others, of which one has many more words, were seen before."""

    def __init__(self) -> None:
        super().__init__()
        self.seen_page, self.seen = self._page(5)
        self.hidden_page, self.hidden = self._page(HIDDEN)
        _, self.third = self._page(40)

    def _page(self, number: int) -> tuple[QWidget, list[QLabel]]:
        page = QWidget()
        layout = QVBoxLayout(page)
        labels = [QLabel("word") for _ in range(number)]
        for label in labels:
            layout.addWidget(label)
        self.addWidget(page)
        return page, labels


@pytest.fixture
def pages(look: Look, qtbot: QtBot) -> Pages:
    made = Pages()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    for page in (1, 2, 0):
        made.setCurrentIndex(page)
    look.to(RED)
    qtbot.waitUntil(partial(_all_are, made, RED))
    look.told.clear()
    return made


class Changes(QObject):
    """Which of some widgets had another style, one after the other."""

    def __init__(self, widgets: set[QLabel]) -> None:
        super().__init__()
        self.seen: list[QObject] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self.seen.append(watched)
        return False


def _colors(labels: list[QLabel]) -> set[str]:
    return {label.palette().windowText().color().name() for label in labels}


def _all_are(pages: Pages, color: str) -> bool:
    return _colors(pages.hidden) == _colors(pages.third) == _colors(pages.seen) == {color}


def _sizes(labels: list[QLabel]) -> set[int]:
    return {label.font().pixelSize() for label in labels}


def test_what_is_seen_changes_first_and_everybody_is_told_then(pages: Pages, look: Look, qtbot: QtBot) -> None:
    seen: list[tuple[set[str], set[str]]] = []
    look.on_told = lambda: seen.append((_colors(pages.seen), _colors(pages.hidden)))
    look.to(GREEN)
    qtbot.waitUntil(partial(_all_are, pages, GREEN))
    assert [(first, GREEN in then) for first, then in seen] == [({GREEN}, False)]
    assert _sizes(pages.hidden) == _sizes(pages.seen) == {31}
    assert look.told == [GREEN]


def test_hidden_words_have_room_for_their_new_size(pages: Pages, look: Look, qtbot: QtBot) -> None:
    small = pages.hidden[0].sizeHint().height()
    look.to(GREEN)
    qtbot.waitUntil(lambda: _colors(pages.hidden) == {GREEN})
    pages.setCurrentIndex(1)
    qtbot.waitUntil(lambda: all(label.height() >= label.sizeHint().height() > small for label in pages.hidden))


def test_what_is_shown_before_its_turn_comes_next(pages: Pages, look: Look, qtbot: QtBot) -> None:
    changes = Changes({*pages.hidden, *pages.third})
    look.on_told = partial(pages.setCurrentIndex, 2)
    look.to(GREEN)
    qtbot.waitUntil(partial(_all_are, pages, GREEN))
    assert set(changes.seen[: len(pages.third)]) == set(pages.third)


def test_a_second_change_while_the_first_is_at_work_is_the_one_that_stays(
    pages: Pages, look: Look, qtbot: QtBot
) -> None:
    look.to(GREEN)
    qtbot.waitUntil(lambda: _colors(pages.seen) == {GREEN})
    look.to(RED)
    qtbot.waitUntil(lambda: look.told[-1:] == [RED])
    qtbot.waitUntil(partial(_all_are, pages, RED))
    assert _sizes(pages.hidden) == {20}


def test_what_goes_and_comes_meanwhile_is_no_trouble(pages: Pages, look: Look, qtbot: QtBot) -> None:
    look.to(GREEN)
    pages.hidden_page.deleteLater()
    late = QLabel("late", pages)
    late.show()
    qtbot.waitUntil(lambda: _colors([*pages.seen, late]) == {GREEN})


def test_where_little_is_hidden_everything_changes_at_once(pages: Pages, qapp: QApplication) -> None:
    look = Look(qapp, at_once=len(qapp.allWidgets()))
    look.to(GREEN)
    assert _all_are(pages, GREEN)
    assert look.told == [GREEN]


class LargeIcon(QProxyStyle):
    """A style that a field has for itself."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is QStyle.PixelMetric.PM_LineEditIconSize:
            return 77
        return super().pixelMetric(metric, option, widget)


@pytest.mark.parametrize("page", [0, 1], ids=["seen", "hidden"])
@pytest.mark.parametrize("shown", [False, True], ids=["never shown", "shown"])
def test_a_field_with_a_style_of_its_own_keeps_it(
    pages: Pages, look: Look, qtbot: QtBot, page: int, shown: bool
) -> None:
    style = LargeIcon("fusion")
    style.setParent(pages)
    edit = QLineEdit(pages.widget(page))
    edit.setStyle(style)
    edit.setVisible(shown)
    for color in (GREEN, RED, GREEN):
        look.to(color)
        qtbot.waitUntil(partial(_all_are, pages, color))
    assert edit.style().pixelMetric(QStyle.PixelMetric.PM_LineEditIconSize, None, edit) == 77
