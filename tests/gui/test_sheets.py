"""Pages of frameworks and decks of prompts on paper: opened from the library, seen, saved and changed."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.sheets import SheetsDialog
from core_facilitator.gui.library_pages import LibraryPages
from core_facilitator.gui.packet_saving import PacketSaving
from core_facilitator.gui.screens.frameworks import FrameworksScreen
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.screens.library_places import FRAMEWORKS, PROMPTS
from core_facilitator.gui.screens.prompts import PromptsScreen
from core_facilitator.gui.tools import Tools
from desk import opened


@pytest.fixture
def pages(qtbot: QtBot, bench: Bench, documents: Path) -> Iterator[LibraryPages]:
    bench.go("library")
    qtbot.waitUntil(lambda: bench.cards.library is not None)
    library = bench.screen_at("library")
    assert isinstance(library, LibraryScreen)
    found = library.findChild(LibraryPages)
    assert found is not None
    yield found
    settle(qtbot, bench.tools)


def settle(qtbot: QtBot, tools: Tools) -> None:
    """Wait until nothing runs but what the open dialogs themselves are."""
    qtbot.waitUntil(lambda: tools.work.running <= {"library sheets"}, timeout=20_000)


def save(qtbot: QtBot, dialog: SheetsDialog, tools: Tools) -> Path:
    saving = dialog.findChild(PacketSaving)
    assert saving is not None
    with qtbot.waitSignal(saving.saved, timeout=20_000):
        QTest.mouseClick(dialog.out.save_button, Qt.MouseButton.LeftButton)
    settle(qtbot, tools)
    return dialog.out.target


def close(qtbot: QtBot, dialog: SheetsDialog, tools: Tools) -> None:
    dialog.reject()
    qtbot.waitUntil(lambda: not tools.work.running, timeout=20_000)


def pick(combo: QComboBox, words: str) -> None:
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.findText(words, Qt.MatchFlag.MatchStartsWith)):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText().startswith(words)


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def of_theory_u(qtbot: QtBot, pages: LibraryPages, bench: Bench) -> SheetsDialog:
    screen = pages.places.show(FRAMEWORKS)
    assert isinstance(screen, FrameworksScreen)
    screen.show_framework("theory-u")
    qtbot.waitUntil(lambda: screen.view.page is not None and screen.view.page.key == "theory-u")
    QTest.mouseClick(screen.paper_button, Qt.MouseButton.LeftButton)
    dialog = opened(qtbot, SheetsDialog)
    settle(qtbot, bench.tools)
    return dialog


def test_the_page_of_a_framework_is_saved_with_its_drawing_and_its_protocols(
    qtbot: QtBot, pages: LibraryPages, bench: Bench, documents: Path
) -> None:
    dialog = of_theory_u(qtbot, pages, bench)
    assert dialog.title_label.text() == "Theory U"
    assert dialog.out.pages_label.text() == "3 pages, US Letter"
    file = save(qtbot, dialog, bench.tools)
    assert file == documents / "Theory U, framework.pdf"
    text = text_of(file)
    for words in ("Crystallizing", "Letting go", "Voice of Cynicism", "Case clinic", "not endorsed by"):
        assert words in text
    close(qtbot, dialog, bench.tools)


def test_it_can_be_large_on_other_paper_and_in_word(
    qtbot: QtBot, pages: LibraryPages, bench: Bench, documents: Path
) -> None:
    dialog = of_theory_u(qtbot, pages, bench)
    pick(dialog.choices.paper_combo, "A4")
    pick(dialog.choices.size_combo, "Large")
    QTest.mouseClick(
        dialog.choices.gray_check, Qt.MouseButton.LeftButton, pos=dialog.choices.gray_check.rect().center()
    )
    pick(dialog.choices.format_combo, "Word")
    settle(qtbot, bench.tools)
    file = save(qtbot, dialog, bench.tools)
    assert file == documents / "Theory U, framework.docx"
    words = [each.text for each in docx.Document(str(file)).paragraphs]
    assert "Seven spaces and six turns" in words
    close(qtbot, dialog, bench.tools)


def test_ticked_prompts_become_cards(qtbot: QtBot, pages: LibraryPages, bench: Bench, documents: Path) -> None:
    screen = pages.places.show(PROMPTS)
    assert isinstance(screen, PromptsScreen)
    qtbot.waitUntil(lambda: screen.prompt_list.rows.rowCount() > 0)
    first = screen.prompt_list.rows.row(1)
    assert first is not None
    assert first.prompt is not None
    QTest.mouseClick(screen.side.cards_button, Qt.MouseButton.LeftButton)
    dialog = opened(qtbot, SheetsDialog)
    settle(qtbot, bench.tools)
    file = save(qtbot, dialog, bench.tools)
    assert file == documents / f"{first.prompt_set.title}, prompt cards.pdf"
    assert first.prompt.text.split()[0] in text_of(file)
    close(qtbot, dialog, bench.tools)

    last = screen.prompt_list.rows.rowCount() - 1
    for number in (1, last):
        screen.prompt_list.rows.toggle(number)
    QTest.mouseClick(screen.side.cards_button, Qt.MouseButton.LeftButton)
    dialog = opened(qtbot, SheetsDialog)
    settle(qtbot, bench.tools)
    assert dialog.out.target == documents / "Prompt cards.pdf"
    close(qtbot, dialog, bench.tools)


def test_where_no_prompt_is_found_there_is_nothing_to_print(qtbot: QtBot, pages: LibraryPages, bench: Bench) -> None:
    screen = pages.places.show(PROMPTS)
    assert isinstance(screen, PromptsScreen)
    qtbot.waitUntil(lambda: screen.prompt_list.rows.rowCount() > 0)
    screen.search_edit.setText("zzqqxx")
    screen.side.cards_button.click()
    assert "library sheets" not in bench.tools.work.running
