"""Imports after the first paint: on the window's thread, a little at a time."""

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core_facilitator.gui import loading
from core_facilitator.gui.loading import Loading
from core_facilitator.gui.work import Work

SMALL = ("colorsys", "sched", "tabnanny")

COUNT = """
import json, sys
from importlib import import_module
import core_facilitator.app
from core_facilitator.gui import loading
brought = {}
first = (*loading.APP, *loading.BENCH, *loading.CHANGING, *loading.HOME)
for module in (*first, *loading.LIBRARY, *loading.GROUPS, *loading.CHECK_INS):
    before = set(sys.modules)
    import_module(module)
    brought[module] = [name for name in set(sys.modules) - before if name.startswith("core_facilitator.")]
json.dump(brought, sys.stdout)
"""


@pytest.fixture(autouse=True)
def _not_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in SMALL:
        monkeypatch.delitem(sys.modules, module, raising=False)


def test_the_window_answers_between_two_imports(qtbot: QtBot) -> None:
    there: list[int] = []
    beat = QTimer(interval=0)
    beat.timeout.connect(_counting(there))
    beat.start()
    work = Loading(SMALL)
    with qtbot.waitSignal(work.finished):
        work.start()
    beat.stop()
    assert {1, 2} <= set(there)
    assert set(SMALL) <= set(sys.modules)


def _counting(there: list[int]) -> Callable[[], None]:
    def count() -> None:
        there.append(sum(module in sys.modules for module in SMALL))

    return count


def test_a_flow_goes_on_once_all_is_there(qtbot: QtBot, work: Work) -> None:
    with qtbot.waitSignal(work.ended):
        work.start("load", loading.bring, work, *SMALL)
    assert set(SMALL) <= set(sys.modules)


def test_no_step_brings_much() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, timeout=50, check=True)
    many = {step: brought for step, brought in json.loads(done.stdout).items() if len(brought) > 12}
    assert many == {}


def test_the_suite_refuses_what_knows_qt_on_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere in these tests: PySide would crash the process, but only once in a while."""
    name = "core_facilitator.gui.dates"
    monkeypatch.delitem(sys.modules, name, raising=False)
    with ThreadPoolExecutor(1) as other, pytest.raises(RuntimeError, match="the window's thread"):
        other.submit(import_module, name).result()
    assert import_module(name)
