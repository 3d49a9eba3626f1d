"""The window can be translated: every text is found by the tool, and what is translated is what is shown."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core_facilitator import messages
from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.export.files import SaveError, SaveFault
from core_facilitator.gui import faults, packet_words
from core_facilitator.gui.dialogs.keyboard_help import KeyboardHelp
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme

TOOL = Path(__file__).resolve().parents[2] / "tools" / "translations.py"
FILE = Path("somewhere") / "Packet.pdf"


def _run(task: str, folder: Path) -> None:
    subprocess.run([sys.executable, str(TOOL), task, "xx", "--folder", str(folder)], check=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A translation into a language in which every text is itself, in brackets."""
    folder = tmp_path_factory.mktemp("i18n")
    _run("collect", folder)
    tree = ElementTree.parse(folder / "xx.ts")
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.clear()
        translation.text = f"⟦{message.findtext('source')}⟧"
    tree.write(folder / "xx.ts", encoding="utf-8", xml_declaration=True)
    _run("release", folder)
    return folder / "xx.qm"


@pytest.fixture
def _translated(qapp: QApplication, made: Path) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(made))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def whole(text: str) -> bool:
    return text.startswith("⟦") and text.endswith("⟧") and "{" not in text


@pytest.mark.usefixtures("_translated")
@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("detail", ["", "7"])
def test_every_fault_is_translated_before_its_path_is_put_into_it(fault: Fault, detail: str) -> None:
    assert all(map(whole, faults.words(WorkspaceError(fault, FILE, detail))))


@pytest.mark.usefixtures("_translated")
@pytest.mark.parametrize("fault", SaveFault)
def test_every_failed_save_is_translated_before_its_path_is_put_into_it(fault: SaveFault) -> None:
    assert all(map(whole, packet_words.failure(SaveError(fault, FILE, "reason"))))


@pytest.mark.usefixtures("_translated")
@pytest.mark.parametrize("kind", Notice)
def test_every_notice_is_translated(kind: Notice) -> None:
    assert whole(faults.notice_words(kind))


@pytest.mark.usefixtures("_translated")
def test_forms_and_dialogs_are_shown_in_the_language(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    dialog = KeyboardHelp(window, theme)
    qtbot.addWidget(dialog)
    assert whole(dialog.windowTitle())


def test_no_two_messages_are_collected_as_one() -> None:
    every = messages.every()
    assert len(every) == len(set(every)) > len(Fault)
