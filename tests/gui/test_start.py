"""What the first painted window may have cost: the modules that are loaded by then, and how the app ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "cryptography",
    "reportlab",
    "docx",
    "openpyxl",
    "icalendar",
    "yaml",
    "zxcvbn",
    "msgspec",
    "pypdfium2",
    "lxml",
    "PIL",
    "asyncio",
    "qasync",
    "uharfbuzz",
    "aiohttp",
    "segno",
}

# Every module of ours that the first paint needs. Whoever adds one looks at `make bench` first.
OURS = {
    "core_facilitator",
    "core_facilitator.app",
    "core_facilitator.domain",
    "core_facilitator.domain.audiences",
    "core_facilitator.domain.packets",
    "core_facilitator.gui",
    "core_facilitator.gui.loading",
    "core_facilitator.gui.main_window",
    "core_facilitator.gui.preferences",
    "core_facilitator.gui.restyling",
    "core_facilitator.gui.theme",
    "core_facilitator.gui.window_place",
    "core_facilitator.paths",
    "core_facilitator.settings",
}

FIRST_PAINT = """
import json, os, sys
from core_facilitator import app
from core_facilitator.gui.main_window import MainWindow
paint = MainWindow.paintEvent
def painted(self, event):
    paint(self, event)
    sys.stdout.write(json.dumps(sorted(sys.modules)))
    sys.stdout.flush()
    os._exit(0)
MainWindow.paintEvent = painted
app.run()
"""

# What only printing, passphrases, or older schemas need is not loaded when the sample stands there, ready.
NOT_FOR_THE_SAMPLE = HEAVY - {"sqlalchemy", "sqlcipher3", "yaml", "asyncio", "qasync"}

SAMPLE = """
import json, os, sys
from core_facilitator import app
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.main_window import MainWindow
begin, show_page = Entrance.begin, MainWindow.show_page
loaded = {}
def shown(self, page, title=""):
    show_page(self, page, title)
    loaded.setdefault("shown", sorted(sys.modules))
def begun(self, folder, *, sample):
    def entered():
        loaded["ready"] = sorted(sys.modules)
        sys.stdout.write(json.dumps(loaded))
        sys.stdout.flush()
        os._exit(0)
    self.entered.connect(entered)
    begin(self, folder, sample=sample)
Entrance.begin, MainWindow.show_page = begun, shown
app.run(sample=True)
"""

OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from core_facilitator import app
from core_facilitator.gui.entrance import Entrance
begin = Entrance.begin
def begun(self, folder, *, sample):
    def entered():
        window = self._window
        fits = window.screen().availableGeometry().contains(window.frameGeometry())
        sys.stdout.write(f"{'whole' if fits else 'cut'}: {window.windowTitle()}")
        QTimer.singleShot(0, self._window.close)
    self.entered.connect(entered)
    begin(self, folder, sample=sample)
Entrance.begin = begun
sys.exit(app.run(sample=True))
"""


def _run(program: str, home: Path) -> subprocess.CompletedProcess[str]:
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")}
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=50,
        check=True,
    )


def test_the_first_paint_needs_only_what_is_listed_here(tmp_path: Path) -> None:
    loaded = set(json.loads(_run(FIRST_PAINT, tmp_path).stdout))
    assert {name for name in loaded if name.split(".")[0] == "core_facilitator"} == OURS
    assert loaded & HEAVY == set()


@pytest.mark.timeout(60)
def test_the_sample_is_shown_before_the_store_is_imported(tmp_path: Path) -> None:
    loaded = json.loads(_run(SAMPLE, tmp_path).stdout)
    assert set(loaded["shown"]) & (HEAVY - {"yaml", "asyncio", "qasync"}) == set()
    assert "core_facilitator.gui.screens.agendas" in loaded["shown"]
    assert "core_facilitator.gui.screens.home" not in loaded["shown"]
    assert "sqlalchemy" in loaded["ready"]
    assert set(loaded["ready"]) & NOT_FOR_THE_SAMPLE == set()


@pytest.mark.timeout(60)
def test_the_sample_opens_and_the_app_ends_cleanly(tmp_path: Path) -> None:
    done = _run(OPEN_AND_CLOSE, tmp_path)
    assert done.stdout.startswith("whole: ")
    assert done.stdout.endswith("— CORE Facilitator")
    (settings,) = tmp_path.rglob("settings.json")
    assert json.loads(settings.read_text())["window"]  # where it stood
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "destroyed but it is pending" not in done.stderr
