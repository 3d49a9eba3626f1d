"""The protocol library as its user sees it: from a key to the painted list, in the window, among 5,000 cards."""

import asyncio
import gc
import os
import statistics
import tempfile
import time
from pathlib import Path
from unittest import mock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import qasync
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core_facilitator.gui.cards import Cards
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.preferences import Preferences
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.work import Work
from core_facilitator.settings import SettingsFile
from core_facilitator.store import catalogue
from measure import Row
from searching import many
from stalls import application

_FRAME = 1 / 60
_SIZE = 1440, 900
_TYPED = ("m", "team", "listn", "40 minutes, 14 people")
_ROUNDS = 5
_REST = 0.1  # seconds after a key, in which the whole card, the counts and the rest of the list follow


class _Painted(QObject):
    """Notes that what it watches was painted."""

    seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


def typing() -> Row:
    """Measure the slowest key of several searches: until the cards are painted and the window is free again."""
    with tempfile.TemporaryDirectory() as name:
        app = application()
        preferences = Preferences(SettingsFile(Path(name) / "settings.json"))
        theme = Theme(app, preferences.settings.look, preferences.settings.text_scale)
        window = MainWindow(theme)
        loop = qasync.QEventLoop(app)
        work = Work(loop)
        cards = Cards(work)
        loop.run_until_complete(_read(cards))
        screen = LibraryScreen(theme, cards)
        window.show_page(screen)
        window.resize(*_SIZE)
        window.show()
        _rest()
        rounds = [_times(screen) for _ in range(_ROUNDS + 1)][1:]
        window.close()
        work.close()
        loop.close()
    mine, typed = max((statistics.median(times[typed] for times in rounds), typed) for typed in rounds[0])
    what = f"slowest of {len(rounds[0])} keys ('{typed}') until the cards found among 5,000 are painted"
    return Row(what, mine * 1000, _FRAME * 1000, mine / _FRAME, "ms", 1, "one frame")


async def _read(cards: Cards) -> None:
    """Read thousands of cards as those that come with the app are read."""
    read = asyncio.get_running_loop().create_future()
    cards.changed.connect(lambda: read.set_result(None))
    thousands = tuple(many(catalogue.protocols()))
    with mock.patch.object(catalogue, "protocols", return_value=thousands):
        cards.load()
        await read
    cards.changed.disconnect()


def _times(screen: LibraryScreen) -> dict[str, float]:
    """Return how long each key took, by what is typed with it."""
    times: dict[str, float] = {}
    for typed in _TYPED:
        screen.search_edit.clear()
        _rest()
        times |= {typed[: number + 1]: _seconds_of(screen, letter) for number, letter in enumerate(typed)}
    return times


def _seconds_of(screen: LibraryScreen, letter: str) -> float:
    painted, viewport = _Painted(), screen.card_grid.viewport()
    viewport.installEventFilter(painted)
    gc.collect()
    gc.disable()  # as the app does, which collects between two events
    begin = time.perf_counter()
    QTest.keyClicks(screen.search_edit, letter)
    while not painted.seen:
        QApplication.processEvents()
    took = time.perf_counter() - begin
    gc.enable()
    viewport.removeEventFilter(painted)
    _rest()
    return took


def _rest() -> None:
    end = time.perf_counter() + _REST
    while time.perf_counter() < end:
        QApplication.processEvents()


if __name__ == "__main__":
    print(typing())
