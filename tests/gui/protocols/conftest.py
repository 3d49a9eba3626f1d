"""The library with a few cards, in the whole window, and what is done with own ones there."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.store import catalogue
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.workspace import Workspace
from own_cards import BUILT_IN


@pytest.fixture(autouse=True)
def _few_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "protocols", lambda: BUILT_IN)


@pytest.fixture
def own(workspace: Workspace) -> OwnProtocols:
    return OwnProtocols(workspace.database)


@pytest.fixture
def show_library(qtbot: QtBot) -> Callable[[Bench], LibraryScreen]:
    """Shows the library of a bench, and waits until its cards are read."""

    def show(bench: Bench) -> LibraryScreen:
        bench.go("library")
        qtbot.waitUntil(lambda: bench.cards.library is not None and not bench.tools.work.running)
        screen = bench.screen_at("library")
        assert isinstance(screen, LibraryScreen)
        return screen

    return show


@pytest.fixture
def library(bench: Bench, show_library: Callable[[Bench], LibraryScreen]) -> LibraryScreen:
    return show_library(bench)
