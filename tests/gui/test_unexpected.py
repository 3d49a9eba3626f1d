import logging
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.unexpected import Unexpected
from desk import opened

CANARY = "what Maria told me in confidence"


@pytest.fixture
def unexpected(tools: Tools, tmp_path: Path) -> Unexpected:
    return Unexpected(tools.work, tools.ask, tmp_path / "app.log")


def _raise() -> None:
    raise ValueError(CANARY)


def test_an_error_is_logged_without_its_words_and_said_calmly(
    qtbot: QtBot, unexpected: Unexpected, tools: Tools, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR, "core_facilitator")
    try:
        _raise()
    except ValueError as error:
        unexpected.take(type(error), error, error.__traceback__)
    dialog = opened(qtbot, Question)
    assert "ValueError" in caplog.text
    assert "test_unexpected.py" in caplog.text
    assert "_raise" in caplog.text
    assert CANARY not in caplog.text
    assert CANARY not in dialog.text_label.text()
    assert "is safe" in dialog.text_label.text()
    dialog.accept()
    qtbot.waitUntil(lambda: not tools.work.running)


def test_many_errors_at_once_ask_once(qtbot: QtBot, unexpected: Unexpected, tools: Tools) -> None:
    for _ in range(3):
        unexpected.take(ValueError, ValueError(CANARY), None)
    dialog = opened(qtbot, Question)
    assert tools.work.running == {"unexpected"}
    dialog.accept()
    qtbot.waitUntil(lambda: not tools.work.running)


def test_watching_ends_with_the_window(unexpected: Unexpected) -> None:
    before = sys.excepthook
    unexpected.watch()
    assert sys.excepthook == unexpected.take
    unexpected.rest()
    assert sys.excepthook is sys.__excepthook__
    sys.excepthook = before


def test_stopping_from_the_keyboard_is_no_error(
    unexpected: Unexpected, tools: Tools, capsys: pytest.CaptureFixture[str]
) -> None:
    unexpected.take(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not tools.work.running
    assert "KeyboardInterrupt" in capsys.readouterr().err
