"""A library of three cards in the window of a workspace, for what a facilitator makes of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Block, Session, TimeKind
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.card_desk import CardDesk
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.widgets.card_delegate import GAP
from core_facilitator.store import catalogue
from core_facilitator.store.workspace import Workspace
from protocols import protocol, step
from samples import key, one_day

CLINIC = protocol("Case clinic", framework="theory-u", phase="Sensing", goes_with=("dialogue-walk",))
WALK = protocol("Dialogue walk", framework="theory-u", steps=(step("Walk", 40),), least=20, most=50)
BOWL = protocol("Question bowl", framework="stages", steps=(step("Ask", 15),), least=15, most=15)
ALL = (CLINIC, WALK, BOWL)


def used(card: str, number: int, title: str, day: date, minutes: int = 45) -> Session:
    """Return a session with one block that was made from a card."""
    block = Block(
        id=key(number), title=card, minutes=minutes, kind=TimeKind.SMALL_GROUP, card=card, protocol=card.title()
    )
    session = one_day(block, start=time(9), end=time(12))
    day_ = replace(session.days[0], id=key(number + 1), date=day)
    return replace(session, id=key(number + 2), title=title, days=(day_,))


def shown_library(qtbot: QtBot, bench: Bench) -> LibraryScreen:
    """Show the library and return it once its cards are there, and where they were used is known."""
    bench.go("library")
    qtbot.waitUntil(lambda: bench.cards.library is not None and not bench.tools.work.running)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    qtbot.waitUntil(lambda: not screen.card_pane.area.isHidden() and not screen.card_pane.behind)
    return screen


def names(library: LibraryScreen) -> list[str]:
    """Return what is found, in order."""
    rows = library.card_grid.rows
    return [rows.protocol(row).name for row in range(rows.rowCount())]


def star_of(library: LibraryScreen, card: str) -> QPoint:
    """Return where the star of a card in the grid is clicked."""
    row = library.card_grid.rows.row_of(card)
    assert row is not None
    item = library.card_grid.visualRect(library.card_grid.rows.index(row))
    return QPoint(item.right() - GAP // 2 - 16 - 28 - 16, item.top() + GAP // 2 + 12 + 12)


def click_star(library: LibraryScreen, card: str) -> None:
    """Click the star of a card in the grid."""
    QTest.mouseClick(
        library.card_grid.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, star_of(library, card)
    )


def desk_of(library: LibraryScreen) -> CardDesk:
    """Return what writes for the library."""
    desk = library.findChild(CardDesk)
    assert isinstance(desk, CardDesk)
    return desk


Shown = Callable[[], LibraryScreen]


def three_cards(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the app come with three cards; return a list that grows each time they are read."""
    reads: list[int] = []

    def read() -> tuple[object, ...]:
        reads.append(1)
        return ALL

    monkeypatch.setattr(catalogue, "protocols", read)
    return reads


def session_ids(workspace: Workspace) -> set[UUID]:
    """Return the keys of all sessions."""
    return {one.id for one in workspace.sessions.summaries()}
