"""Saving a packet from its dialog: where to, over what, how it goes on, and what is said when it fails."""

import os
import shutil
import sys
from errno import ENOSPC
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core_facilitator.export.files import SaveError, SaveFault
from core_facilitator.gui import opening, packet_words
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.packet_saving import SAVE
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tools import Tools
from desk import button, choose, opened
from export_desk import Open, label, pick, preview, save, saving, settled


class Opener:
    """Stands in for the programs of this computer."""

    def __init__(self) -> None:
        self.asked: list[Path] = []
        self.has_one = True

    def openUrl(self, url: QUrl) -> bool:
        self.asked.append(Path(url.toLocalFile()))
        return self.has_one


@pytest.fixture
def opener(monkeypatch: pytest.MonkeyPatch) -> Opener:
    made = Opener()
    monkeypatch.setattr(opening, "QDesktopServices", made)
    monkeypatch.setattr(shutil, "which", {}.get)
    return made


def test_a_pdf_is_saved_and_can_be_opened_and_found(
    qtbot: QtBot, open_dialog: Open, documents: Path, opener: Opener
) -> None:
    dialog = open_dialog()
    assert dialog.save_button.text() == "Save PDF"

    save(qtbot, dialog)

    assert dialog.target.parent == documents
    with pypdfium2.PdfDocument(dialog.target) as pdf:
        assert len(pdf) == preview(dialog).result.pages
    assert dialog.result_banner.said == f"{dialog.target.name} is saved. It is in {documents}."
    assert dialog.cancel_button.text() == "Close"
    assert not dialog.progress_bar.isVisible()

    QTest.mouseClick(button(dialog, "Open file"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(dialog, "Show in folder"), Qt.MouseButton.LeftButton)
    assert opener.asked == [dialog.target, documents]


def test_a_file_that_no_program_opens_is_said_to_be_saved_all_the_same(
    qtbot: QtBot, open_dialog: Open, opener: Opener, documents: Path
) -> None:
    opener.has_one = False
    dialog = open_dialog()
    save(qtbot, dialog)

    dialog.open_button.click()
    assert dialog.result_banner.said == "No program here opens this file. It is saved all the same."
    dialog.folder_button.click()
    assert dialog.result_banner.said == f"The folder could not be shown. {documents}"


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is how Linux opens files")
def test_on_linux_the_answer_of_the_systems_opener_is_waited_for(
    qtbot: QtBot, open_dialog: Open, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, command = tmp_path / "asked", tmp_path / "bin" / "xdg-open"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{asked}"\n[ -d "$1" ] && exit 0\nexit 3\n')
    command.chmod(0o700)
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    dialog = open_dialog()
    save(qtbot, dialog)
    said = dialog.result_banner.said

    with qtbot.waitSignal(dialog.folder_button.clicked):
        dialog.folder_button.click()
    qtbot.waitUntil(lambda: asked.exists() and asked.read_text() == str(documents))
    assert dialog.result_banner.said == said
    dialog.open_button.click()
    qtbot.waitUntil(lambda: dialog.result_banner.said != said)
    assert dialog.result_banner.said == "No program here opens this file. It is saved all the same."
    assert asked.read_text() == str(dialog.target)


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is how Linux opens files")
def test_what_opened_a_file_may_end_after_the_dialog(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait, command = tmp_path / "wait", tmp_path / "xdg-open"
    os.mkfifo(wait)
    command.write_text(f'#!/bin/sh\nread answer < "{wait}"\nexit 3\n')
    command.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    before = len(qapp.children())
    asking = opening.Opening()
    asking.open(tmp_path)
    assert len(qapp.children()) == before + 1

    delete(asking)
    wait.write_text("go on\n")
    qtbot.waitUntil(lambda: len(qapp.children()) == before)


def test_nothing_is_opened_before_something_is_saved(open_dialog: Open, opener: Opener) -> None:
    dialog = open_dialog()

    dialog.open_button.click()
    dialog.folder_button.click()
    assert opener.asked == []


def test_word_is_saved_while_pdf_pages_are_shown(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()

    pick(qtbot, dialog, "Word")
    settled(qtbot, dialog, tools)
    assert label(dialog, "preview_label") == "Shown as PDF. Word lays pages out by itself."
    assert dialog.save_button.text() == "Save Word"
    save(qtbot, dialog)

    assert dialog.target.suffix == ".docx"
    assert docx.Document(str(dialog.target)).paragraphs
    assert preview(dialog).result.pages > 0


@pytest.mark.parametrize(
    ("form", "suffix", "what"),
    [
        ("CSV", ".csv", "the run sheet as rows"),
        ("Excel", ".xlsx", "the run sheet as rows"),
        ("Calendar", ".ics", "an entry for each block"),
    ],
)
def test_the_run_sheet_is_saved_as_rows(
    qtbot: QtBot, open_dialog: Open, tools: Tools, form: str, suffix: str, what: str
) -> None:
    dialog = open_dialog()

    pick(qtbot, dialog, form)
    settled(qtbot, dialog, tools)

    assert label(dialog, "preview_label") == f"{form} has {what} instead of these pages."
    assert not dialog.sections_list.isEnabled()
    save(qtbot, dialog)
    assert dialog.target.name.endswith(f", run sheet{suffix}")
    assert dialog.target.stat().st_size > 0


def test_a_file_that_is_there_is_replaced_only_after_a_question(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    dialog.target.write_bytes(b"edited by hand")

    dialog.save_button.click()
    question = opened(qtbot, Question)
    assert dialog.target.name in question.title_label.text()
    QTest.mouseClick(button(question, "Keep file"), Qt.MouseButton.LeftButton)
    settled(qtbot, dialog, tools)
    assert dialog.target.read_bytes() == b"edited by hand"

    dialog.save_button.click()
    QTest.mouseClick(button(opened(qtbot, Question), "Replace file"), Qt.MouseButton.LeftButton)
    settled(qtbot, dialog, tools)
    assert dialog.target.read_bytes().startswith(b"%PDF")

    save(qtbot, dialog)
    assert dialog.result_banner.said.startswith(dialog.target.name)


def test_another_place_and_name_are_kept_when_the_format_changes(
    qtbot: QtBot, open_dialog: Open, tools: Tools, tmp_path: Path
) -> None:
    dialog = open_dialog()
    elsewhere = tmp_path / "Stick"
    elsewhere.mkdir()

    QTest.mouseClick(dialog.change_button, Qt.MouseButton.LeftButton)
    choose(qtbot, elsewhere / "For Noor.pdf")
    settled(qtbot, dialog, tools)
    assert dialog.target == elsewhere / "For Noor.pdf"
    assert label(dialog, "target_label") == "Saves to Stick: For Noor.pdf"

    pick(qtbot, dialog, "Word")
    assert dialog.target == elsewhere / "For Noor.docx"
    dialog.third_radio.click()
    settled(qtbot, dialog, tools)
    assert dialog.target.parent == elsewhere
    assert dialog.target.name.endswith("room sheets.pdf")


def test_no_other_place_is_taken_when_the_question_is_left(qtbot: QtBot, open_dialog: Open, tools: Tools) -> None:
    dialog = open_dialog()
    before = dialog.target

    dialog.change_button.click()
    opened(qtbot, QFileDialog).reject()
    settled(qtbot, dialog, tools)

    assert dialog.target == before


def test_a_missing_folder_is_said_in_plain_words_and_nothing_is_lost(
    qtbot: QtBot, open_dialog: Open, tools: Tools, documents: Path
) -> None:
    dialog = open_dialog()
    documents.rmdir()

    with qtbot.waitSignal(saving(dialog).failed):
        dialog.save_button.click()

    assert dialog.result_banner.said.startswith(f"The folder of {dialog.target} is not there.")
    assert not dialog.open_button.isVisible()
    settled(qtbot, dialog, tools)
    documents.mkdir()
    save(qtbot, dialog)
    assert dialog.target.exists()


def test_a_full_disk_leaves_the_old_file(
    qtbot: QtBot, open_dialog: Open, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_dialog()
    save(qtbot, dialog)
    old = dialog.target.read_bytes()
    dialog.gray_check.click()
    settled(qtbot, dialog, tools)

    def full(_file: int) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    with monkeypatch.context() as disk, qtbot.waitSignal(saving(dialog).failed):
        disk.setattr(os, "fsync", full)
        dialog.save_button.click()
        qtbot.waitUntil(lambda: SAVE not in tools.work.running)

    assert "not enough room" in dialog.result_banner.said
    assert dialog.target.read_bytes() == old


def test_saving_shows_its_progress_and_can_be_stopped(
    qtbot: QtBot, open_dialog: Open, tools: Tools, request: pytest.FixtureRequest
) -> None:
    dialog = open_dialog()
    begun, go_on = request.getfixturevalue("slow")

    with qtbot.waitSignal(saving(dialog).progressed):
        dialog.save_button.click()
    assert begun.is_set()
    assert dialog.progress_bar.isVisible()
    assert (dialog.progress_bar.value(), dialog.progress_bar.maximum()) == (1, 4)
    assert dialog.cancel_button.text() == "Stop"
    assert not dialog.save_button.isEnabled()

    QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: SAVE not in tools.work.running)
    go_on.set()

    assert dialog.isVisible()
    assert dialog.result_banner.said == "Stopped."
    assert dialog.save_button.isEnabled()
    assert not dialog.target.exists()


def test_closing_stops_saving(qtbot: QtBot, open_dialog: Open, tools: Tools, request: pytest.FixtureRequest) -> None:
    dialog = open_dialog()
    _, go_on = request.getfixturevalue("slow")
    with qtbot.waitSignal(saving(dialog).progressed):
        dialog.save_button.click()

    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not tools.work.running)
    go_on.set()

    assert not dialog.isVisible()
    assert not dialog.target.exists()


@pytest.mark.parametrize("fault", SaveFault)
def test_every_failure_has_words(fault: SaveFault) -> None:
    happened, next_step = packet_words.failure(SaveError(fault, Path("Packet.pdf")))

    assert "Packet.pdf" in happened
    assert next_step
