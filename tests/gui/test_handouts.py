"""Printing cards of the library: from its menus, one or several, as what is wanted, into files and to printers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from core_facilitator.documents.cards import Kind
from core_facilitator.domain.collections import Collection
from core_facilitator.domain.packets import Paper
from core_facilitator.domain.protocols import Protocol
from core_facilitator.export.names import cards_name
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.cards import FLOW
from core_facilitator.gui.dialogs.handouts import CardChoice, HandoutsDialog
from core_facilitator.gui.handout_desk import HandoutDesk
from core_facilitator.gui.models.packet_preview import FLOW as PREVIEW
from core_facilitator.gui.packet_saving import PacketSaving
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.widgets.more_menu import MoreMenu
from core_facilitator.store import catalogue
from core_facilitator.store.collections import Collections
from core_facilitator.store.workspace import Workspace
from desk import opened
from planner_samples import key
from protocols import protocol, step

CLINIC = protocol(
    "Case clinic",
    steps=(step("Settle", 10, floor=5), step("Talk", 50, floor=10, stretches=True, say="Stay out of it.")),
    prompts=("What moves in you?", "What is next?"),
    cautions=("It may stir things up.",),
)
PAUSE = protocol("Pause", prompts=("What is here?",))
WALK = protocol("Walk", prompts=())
ALL = (CLINIC, PAUSE, WALK)


Show = Callable[..., HandoutsDialog]


@pytest.fixture
def show(qtbot: QtBot, tools: Tools, documents: Path) -> Iterator[Show]:
    """Opens the dialog and waits until its pages are there."""
    made: list[HandoutsDialog] = []

    def open_dialog(kind: Kind = Kind.HANDOUT, *cards: Protocol) -> HandoutsDialog:
        chosen = cards or (CLINIC,)
        first = CardChoice(chosen[0].name, chosen[0].name, chosen[:1])
        more = (CardChoice(f"The {len(chosen)} cards shown", "", chosen), CardChoice("Our three", "Our three", chosen))
        dialog = HandoutsDialog(tools.window, tools, kind, (first, *more) if len(chosen) > 1 else (first,))
        made.append(dialog)
        dialog.open()
        settle(qtbot, tools)
        return dialog

    yield open_dialog
    for dialog in made:
        dialog.close()
    settle(qtbot, tools)
    for dialog in made:
        dialog.deleteLater()


def settle(qtbot: QtBot, tools: Tools) -> None:
    qtbot.waitUntil(lambda: not tools.work.running, timeout=20_000)


Save = Callable[[HandoutsDialog], Path]


@pytest.fixture
def save(qtbot: QtBot, tools: Tools) -> Save:
    """Saves what a dialog shows, and returns the file."""

    def saved(dialog: HandoutsDialog) -> Path:
        saving = dialog.findChild(PacketSaving)
        assert saving is not None
        with qtbot.waitSignal(saving.saved, timeout=20_000):
            QTest.mouseClick(dialog.out.save_button, Qt.MouseButton.LeftButton)
        settle(qtbot, tools)
        return dialog.target

    return saved


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def size_of(file: Path) -> tuple[int, int]:
    with pypdfium2.PdfDocument(file) as pdf:
        width, height = pdf[0].get_size()
        return round(width), round(height)


def pick(combo: QComboBox, words: str) -> None:
    """Choose with the arrow keys."""
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(combo.findText(words, Qt.MatchFlag.MatchStartsWith)):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.currentText().startswith(words)


def rows(dialog: HandoutsDialog) -> list[tuple[str, int]]:
    return [(row.title, row.pages) for row in dialog.sections_list.sections.rows]


def test_a_handout_is_saved_under_the_name_of_its_card(show: Show, save: Save, documents: Path) -> None:
    dialog = show()
    assert dialog.title_label.text() == "Case clinic"
    assert rows(dialog) == [("Case clinic, 60 min", 1)]
    assert not dialog.order_label.isVisible()
    assert dialog.private_banner.isVisible()

    file = save(dialog)

    assert file == documents / "Case clinic, handout.pdf"
    assert "What moves in you?" in text_of(file)
    assert "Stay out of it." not in text_of(file)
    assert size_of(file) == (612, 792)


def test_the_same_card_becomes_a_page_to_lead_from_or_prompts(
    qtbot: QtBot, show: Show, save: Save, tools: Tools, documents: Path
) -> None:
    dialog = show()

    QTest.mouseClick(dialog.leader_radio, Qt.MouseButton.LeftButton)
    settle(qtbot, tools)
    assert not dialog.private_banner.isVisible()
    leader = save(dialog)
    assert leader == documents / "Case clinic, facilitator card.pdf"
    assert "Stay out of it." in text_of(leader)

    QTest.mouseClick(dialog.prompts_radio, Qt.MouseButton.LeftButton)
    settle(qtbot, tools)
    assert dialog.private_banner.isVisible()
    prompts = save(dialog)
    assert prompts == documents / "Case clinic, prompt cards.pdf"
    assert "What moves in you?" in text_of(prompts)
    assert "Stay out of it." not in text_of(prompts)


def test_paper_text_size_and_group_size_are_those_that_are_chosen(show: Show, save: Save, tools: Tools) -> None:
    tools.preferences.change(paper=Paper.A4)
    pens = replace(CLINIC, groups=replace(CLINIC.groups, parts_least=4, parts_most=5))
    dialog = show(Kind.LEADER, pens)
    assert dialog.choices.paper_combo.currentText() == "A4"

    dialog.people_spin.setFocus()
    dialog.people_spin.selectAll()
    QTest.keyClicks(dialog.people_spin, "14")
    QTest.keyClick(dialog.people_spin, Qt.Key.Key_Tab)
    pick(dialog.choices.size_combo, "Large")
    QTest.mouseClick(
        dialog.choices.gray_check, Qt.MouseButton.LeftButton, pos=dialog.choices.gray_check.rect().center() / 8
    )
    assert dialog.choices.gray_check.isChecked()
    file = save(dialog)
    assert "14 people, in 3 groups of 4 to 5" in text_of(file)
    assert size_of(file) == (595, 842)

    pick(dialog.choices.paper_combo, "US Letter")
    assert size_of(save(dialog)) == (612, 792)


def test_word_and_the_other_formats_have_their_own_endings(show: Show, save: Save, documents: Path) -> None:
    dialog = show()
    for name, ending in (("Word", ".docx"), ("Markdown", ".md"), ("Plain text", ".txt")):
        pick(dialog.choices.format_combo, name)
        assert save(dialog) == documents / f"Case clinic, handout{ending}"
    assert docx.Document(str(documents / "Case clinic, handout.docx")).paragraphs
    assert "What moves in you?" in (documents / "Case clinic, handout.md").read_text(encoding="utf-8")


def test_several_cards_are_one_file_in_the_order_chosen(qtbot: QtBot, show: Show, save: Save, tools: Tools) -> None:
    dialog = show(Kind.HANDOUT, *ALL)
    pick(dialog.set_combo, "The 3 cards shown")
    settle(qtbot, tools)
    assert dialog.title_label.text() == "The 3 cards shown"
    assert rows(dialog) == [("Case clinic, 60 min", 1), ("Pause, 60 min", 1), ("Walk, 60 min", 1)]
    assert dialog.order_label.isVisible()

    cards = dialog.sections_list
    cards.setFocus()
    cards.setCurrentIndex(cards.sections.index(0))
    QTest.keyClick(cards, Qt.Key.Key_Space)
    QTest.keyClick(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    file = save(dialog)

    assert file.name == "Handouts.pdf"
    text = text_of(file)
    assert text.index("Pause") < text.index("Walk")
    assert "Case clinic" not in text


def test_what_was_unticked_stays_so_as_something_else(qtbot: QtBot, show: Show, save: Save, tools: Tools) -> None:
    dialog = show(Kind.HANDOUT, *ALL)
    pick(dialog.set_combo, "Our three")
    dialog.sections_list.sections.toggle(1)
    QTest.mouseClick(dialog.leader_radio, Qt.MouseButton.LeftButton)
    settle(qtbot, tools)
    assert [row.included for row in dialog.sections_list.sections.rows] == [True, False, True]
    assert save(dialog).name == "Our three, facilitator cards.pdf"

    QTest.mouseClick(dialog.prompts_radio, Qt.MouseButton.LeftButton)
    settle(qtbot, tools)
    assert [row.title for row in dialog.sections_list.sections.rows] == ["Case clinic, 60 min", "Pause, 60 min"]


def test_where_nothing_is_ticked_there_is_nothing_to_save(qtbot: QtBot, show: Show, tools: Tools) -> None:
    dialog = show()
    dialog.sections_list.sections.toggle(0)
    settle(qtbot, tools)
    assert dialog.out.pages.page_label.text() == "Choose at least one card"
    assert not dialog.out.save_button.isEnabled()
    assert not dialog.out.print_button.isEnabled()


def test_a_card_without_prompts_has_none_to_cut_out(show: Show) -> None:
    dialog = show(Kind.PROMPTS, WALK)
    assert dialog.out.pages.page_label.text() == "There are no prompts to cut out"


def test_without_a_printer_it_says_what_to_do(
    qtbot: QtBot, show: Show, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = show()
    QTest.mouseClick(dialog.out.print_button, Qt.MouseButton.LeftButton)
    settle(qtbot, tools)
    assert dialog.out.result_banner.said.startswith("No printer is set up on this computer.")


# From the library


@pytest.fixture
def library(
    qtbot: QtBot,
    tools: Tools,
    workspace: Workspace,
    bench_of: Callable[[Workspace], Bench],
    monkeypatch: pytest.MonkeyPatch,
    documents: Path,
) -> LibraryScreen:
    """The library of a workspace with three cards, shown in the window."""
    monkeypatch.setattr(catalogue, "protocols", lambda: ALL)
    Collections(workspace.database).add(
        Collection(id=key("our pair"), title="Our pair", cards=("walk", "pause", "gone")), "New collection"
    )
    Collections(workspace.database).add(Collection(id=key("empty"), title="Empty"), "New collection")
    bench = bench_of(workspace)
    bench.go("library")
    qtbot.waitUntil(lambda: FLOW not in tools.work.running and bench.cards.library is not None)
    qtbot.waitUntil(lambda: len(bench.cards.shelf.collections) == 2)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    return screen


def choose_action(menu: MoreMenu, words: str) -> None:
    """Choose from a menu, which cannot be opened without a screen."""
    menu.aboutToShow.emit()
    (action,) = (each for each in menu.actions() if each.text() == words)
    assert action.isEnabled()
    action.trigger()


def shown(qtbot: QtBot, tools: Tools) -> HandoutsDialog:
    dialog = opened(qtbot, HandoutsDialog)
    qtbot.waitUntil(lambda: PREVIEW not in tools.work.running, timeout=20_000)
    return dialog


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Handout…", Kind.HANDOUT), ("Facilitator card…", Kind.LEADER), ("Prompt cards…", Kind.PROMPTS)],
)
def test_the_menu_of_a_card_prints_it_in_the_minutes_chosen(
    qtbot: QtBot, tools: Tools, library: LibraryScreen, words: str, kind: Kind
) -> None:
    library.card_grid.choose("case-clinic")
    library.length_spin.setFocus()
    library.length_spin.selectAll()
    QTest.keyClicks(library.length_spin, "50")
    choose_action(library.card_menu, words)

    dialog = shown(qtbot, tools)
    assert [row.title for row in dialog.sections_list.sections.rows] == ["Case clinic, 50 min"]
    assert dialog.windowTitle() == "Print cards"
    named = {Kind.HANDOUT: dialog.handout_radio, Kind.LEADER: dialog.leader_radio, Kind.PROMPTS: dialog.prompts_radio}
    assert named[kind].isChecked()
    assert named[kind].hasFocus()
    sets = [dialog.set_combo.itemText(at) for at in range(dialog.set_combo.count())]
    assert sets == ["Case clinic", "The 3 cards shown", "Our pair"]
    close(qtbot, tools, dialog)


def close(qtbot: QtBot, tools: Tools, dialog: QDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(qtbot, tools)


def test_the_menu_of_the_library_prints_what_was_found_and_collections(
    qtbot: QtBot, tools: Tools, library: LibraryScreen
) -> None:
    choose_action(library.library_menu, "Print cards…")
    dialog = shown(qtbot, tools)
    assert dialog.title_label.text() == "The 3 cards shown"

    pick(dialog.set_combo, "Our pair")
    assert [row.title for row in dialog.sections_list.sections.rows] == ["Walk, 60 min", "Pause, 60 min"]
    close(qtbot, tools, dialog)


def desk_of(library: LibraryScreen) -> HandoutDesk:
    found = library.findChild(HandoutDesk)
    assert found is not None
    return found


def test_what_is_not_there_is_not_offered(qtbot: QtBot, tools: Tools, library: LibraryScreen) -> None:
    desk = desk_of(library)
    library.card_grid.choose("walk")
    library.card_menu.aboutToShow.emit()
    assert not desk.prompts_action.isEnabled()
    library.card_grid.choose("pause")
    library.card_menu.aboutToShow.emit()
    assert desk.prompts_action.isEnabled()


def test_where_no_card_is_shown_nothing_opens(
    qtbot: QtBot,
    tools: Tools,
    workspace: Workspace,
    bench_of: Callable[[Workspace], Bench],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(catalogue, "protocols", tuple)
    bench = bench_of(workspace)
    bench.go("library")
    qtbot.waitUntil(lambda: not tools.work.running)
    screen = bench.screen_at("library")
    assert isinstance(screen, LibraryScreen)
    desk = desk_of(screen)
    actions: tuple[QAction, ...] = (desk.handout_action, desk.leader_action, desk.prompts_action, desk.several_action)
    for action in actions:
        action.trigger()
        settle(qtbot, tools)
    assert not [each for each in tools.window.findChildren(HandoutsDialog) if each.isVisible()]
    screen.library_menu.aboutToShow.emit()
    assert not desk.several_action.isEnabled()


def test_a_file_of_several_cards_is_named_for_them() -> None:
    from core_facilitator.export.formats import DOCUMENT_FORMATS

    assert cards_name("Our three", "Handouts", DOCUMENT_FORMATS["pdf"]) == "Our three, handouts.pdf"
    assert cards_name("", "Handouts", DOCUMENT_FORMATS["docx"]) == "Handouts.docx"
