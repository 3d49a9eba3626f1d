"""What to do when phones do not reach the laptop."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.gui.check_in_room import CheckInRoom, Door
from core_facilitator.gui.dialogs.phones_help import PhonesHelp, show_phones_help
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from core_facilitator.settings import TextScale
from core_facilitator.store.workspace import Workspace
from desk import end_flows, opened


@pytest.fixture
def room(tools: Tools, workspace: Workspace) -> Iterator[CheckInRoom]:
    made = CheckInRoom(tools, workspace.check_ins)
    yield made
    made.rest()


@pytest.fixture
def dialog(qtbot: QtBot, tools: Tools, room: CheckInRoom) -> Iterator[PhonesHelp]:
    show_phones_help(tools, room)
    yield opened(qtbot, PhonesHelp)
    end_flows(qtbot, tools.work)


def told(dialog: PhonesHelp) -> str:
    return dialog.reached_label.words.text()


def test_it_says_what_the_laptop_knows_and_follows_it(
    dialog: PhonesHelp, room: CheckInRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(dialog) == "Phones are not let in at the moment."
    room.failure = "This laptop is in no network."
    room.changed.emit()
    assert told(dialog) == "This laptop is in no network."
    room.door = Door("192.168.8.20:8080", ())
    room.changed.emit()
    assert told(dialog) == "No other device has reached this laptop yet. It waits at http://192.168.8.20:8080."
    monkeypatch.setattr(CheckInRoom, "reached", True)
    room.changed.emit()
    assert told(dialog) == "Another device has reached this laptop: it works."
    assert dialog.reached_label.accessibleName() == told(dialog)


@pytest.mark.parametrize(
    ("system", "first", "later"),
    [("win32", "Windows", "macOS"), ("darwin", "macOS", "Linux"), ("linux", "Linux", "Windows")],
)
def test_what_to_try_comes_first_then_this_system_then_the_others(
    qtbot: QtBot, tools: Tools, room: CheckInRoom, system: str, first: str, later: str
) -> None:
    made = PhonesHelp(tools, room, system)
    qtbot.addWidget(made)
    text = made.read_label.text()
    parts = ["in the same Wi-Fi", "without https", "in the firewall", "kept apart", "hand out paper", "travel router"]
    parts += [f"The hotspot of a laptop: {first}", f"The hotspot of a laptop: {later}"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert text.count("The hotspot of a laptop") == 3
    assert "1. Open Settings, Network &amp; internet, Mobile hotspot." in text


def test_it_is_read_with_the_keyboard_and_left_with_enter(qtbot: QtBot, dialog: PhonesHelp, theme: Theme) -> None:
    assert dialog.read_area.hasFocus()
    assert dialog.read_area.accessibleName() == "What to check, and how to start a hotspot"
    before = dialog.read_label.text()
    theme.set_scale(TextScale.LARGEST)
    assert dialog.read_label.text() != before
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
