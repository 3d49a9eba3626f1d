"""The window can be translated: every text is found by the tool, and what is translated is what is shown."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QMenuBar
from pytestqt.qtbot import QtBot

from core_facilitator import messages
from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.export.files import SaveError, SaveFault
from core_facilitator.gui import faults, menus, packet_words
from core_facilitator.gui.dialogs.keyboard_help import KeyboardHelp
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets import block_texts

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
    error = SaveError(fault, FILE, "reason")
    assert packet_words.failure(error) == faults.saving_words(error)
    assert all(map(whole, faults.saving_words(error)))


@pytest.mark.usefixtures("_translated")
@pytest.mark.parametrize("kind", Notice)
def test_every_notice_is_translated(kind: Notice) -> None:
    assert whole(faults.notice_words(kind))


@pytest.mark.usefixtures("_translated")
def test_forms_and_dialogs_are_shown_in_the_language(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    dialog = KeyboardHelp(window, theme)
    qtbot.addWidget(dialog)
    assert whole(dialog.windowTitle())


@pytest.mark.usefixtures("_translated")
def test_the_menus_have_their_titles_in_the_language(qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    assert all(whole(menu.title()) for menu in menus.fill(bar, {}).values())


@pytest.mark.usefixtures("_translated")
@pytest.mark.parametrize("label", sorted(set(block_texts.LABELS.values())))
def test_what_undo_calls_a_change_of_a_text_is_translated(label: str) -> None:
    assert whole(QCoreApplication.translate("Block", label))


def test_no_two_messages_are_collected_as_one() -> None:
    every = messages.every()
    assert len(every) == len(set(every)) > len(Fault)
