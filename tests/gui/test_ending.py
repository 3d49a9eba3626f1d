"""What the system or a signal ends is written and closed first."""

import os
import signal
import sys
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core_facilitator.gui.ending import Ending


@pytest.fixture
def ending(qapp: QApplication) -> Iterator[Ending]:
    made = Ending(qapp)
    made.watch()
    yield made
    made.rest()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process at such a signal, whatever it does")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_asks_the_app_to_close(qtbot: QtBot, ending: Ending, name: str) -> None:
    with qtbot.waitSignals([ending.last_moment, ending.wanted], order="strict"):
        os.kill(os.getpid(), getattr(signal, name))


def test_the_end_of_a_session_asks_the_app_to_close(qapp: QApplication, qtbot: QtBot, ending: Ending) -> None:
    with qtbot.waitSignals([ending.last_moment, ending.wanted], order="strict"):
        ending._commit(cast("QSessionManager", None))  # Qt alone makes one, and it is asked nothing


def test_afterward_signals_are_whose_they_were(qapp: QApplication) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    ending = Ending(qapp)
    ending.watch()
    assert signal.getsignal(signal.SIGTERM) != before[0]
    ending.rest()
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
