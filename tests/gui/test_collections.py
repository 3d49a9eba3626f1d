"""Collections as their user makes, fills, orders and chooses them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from core_facilitator.domain.collections import Collection
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.card_desk import FLOW
from core_facilitator.gui.dialogs.collections import CollectionsDialog
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.store.collections import Collections
from core_facilitator.store.workspace import Workspace
from desk import is_open, opened
from shelf_desk import desk_of, names, shown_library, three_cards, used

TEN = Collection(
    id=UUID(int=1), title="Our ten", about="We all know them.", cards=("case-clinic", "gone", "question-bowl")
)
FIVE = Collection(id=UUID(int=2), title="Five & more", cards=("dialogue-walk",))


@pytest.fixture
def collections(workspace: Workspace) -> Collections:
    return Collections(workspace.database)


@pytest.fixture
def library(qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> LibraryScreen:
    three_cards(monkeypatch)
    return shown_library(qtbot, bench)


@pytest.fixture
def dialog(qtbot: QtBot, bench: Bench, library: LibraryScreen, collections: Collections) -> Iterator[CollectionsDialog]:
    collections.save_all([TEN, FIVE], "Before")
    desk_of(library).all_action.trigger()
    shown = opened(qtbot, CollectionsDialog)
    yield shown
    if is_open(CollectionsDialog):
        shown.reject()
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)


def lines(library: LibraryScreen) -> list[QAction]:
    menu = desk_of(library).in_menu
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if not action.isSeparator()]


def stored(collections: Collections) -> dict[str, tuple[str, ...]]:
    return {one.title: one.cards for one in collections.all()}


def retype(edit: QLineEdit, words: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Tab)


# From the menus


def test_a_collection_begins_with_the_card_that_is_shown(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, collections: Collections
) -> None:
    assert [action.text() for action in lines(library)] == ["New collection with this card…"]
    assert not desk_of(library).all_action.isVisible()
    lines(library)[0].trigger()
    question = opened(qtbot, Question)
    question.field_edit.setText(" Our\tten ")
    QTest.keyClick(question.field_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    assert stored(collections) == {"Our ten": ("question-bowl",)}
    assert bench.workspace.database.undo_label == "New collection"
    assert desk_of(library).all_action.isVisible()
    bench.undo()
    assert stored(collections) == {}
    assert not desk_of(library).all_action.isVisible()


def test_a_collection_begins_empty_too_and_may_be_left(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, collections: Collections
) -> None:
    desk_of(library).new_action.trigger()
    opened(qtbot, Question).reject()
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    assert stored(collections) == {}
    desk_of(library).new_action.trigger()
    question = opened(qtbot, Question)
    question.field_edit.setText("Five")
    question.accept()
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    assert stored(collections) == {"Five": ()}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("our TEN", "Another collection has this name."),
        ("x" * 10_000, "A name has up to 80 characters."),
        ("\x00", "A collection needs a name."),
    ],
)
def test_a_name_that_cannot_be_is_told_and_asked_for_again(
    qtbot: QtBot,
    bench: Bench,
    window: MainWindow,
    library: LibraryScreen,
    collections: Collections,
    typed: str,
    words: str,
) -> None:
    collections.add(TEN, "Before")
    desk_of(library).new_action.trigger()
    question = opened(qtbot, Question)
    question.field_edit.setText(typed)
    question.accept()
    qtbot.waitUntil(lambda: bool(words_of(window, words)))
    words_of(window, words)[0].accept()
    qtbot.waitUntil(lambda: any(one.field_edit.isVisible() for one in window.findChildren(Question)))
    again = next(one for one in window.findChildren(Question) if one.field_edit.isVisible())
    again.field_edit.setText("Another")
    again.accept()
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    assert set(stored(collections)) == {"Our ten", "Another"}


def words_of(window: MainWindow, words: str) -> list[Question]:
    return [one for one in window.findChildren(Question) if one.isVisible() and one.text_label.text() == words]


def test_the_card_that_is_shown_goes_in_and_out_of_collections(
    bench: Bench, library: LibraryScreen, collections: Collections
) -> None:
    collections.save_all([TEN, FIVE], "Before")
    five, ten, new = lines(library)
    assert (five.text(), five.isChecked()) == ("Five && more", False)
    assert (ten.text(), ten.isChecked()) == ("Our ten", True)
    five.trigger()
    assert stored(collections)["Five & more"] == ("dialogue-walk", "question-bowl")
    assert bench.workspace.database.undo_label == "Add to collection"
    lines(library)[1].trigger()
    assert stored(collections)["Our ten"] == ("case-clinic", "gone")
    assert bench.workspace.database.undo_label == "Take out of collection"
    assert new.text() == "New collection with this card…"


def test_a_collection_is_chosen_among_the_filters_and_stands_in_its_order(
    bench: Bench, library: LibraryScreen, collections: Collections
) -> None:
    combo = library.filters.collection_combo
    assert not library.filters.collection_area.isVisibleTo(library)
    collections.save_all([TEN, FIVE], "Before")
    assert [combo.itemText(at) for at in range(combo.count())] == ["All protocols", "Five & more (1)", "Our ten (2)"]
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert names(library) == ["Case clinic", "Question bowl"]
    assert "in the order of the collection" in library.says.result_label.text()
    collections.save(replace(TEN, title="Our two"), "Rename")
    assert combo.currentText() == "Our two (2)"
    assert names(library) == ["Case clinic", "Question bowl"]
    collections.remove(TEN.id, "Remove collection")
    assert combo.currentText() == "All protocols"
    assert len(names(library)) == 3
    bench.undo()
    assert combo.findText("Our two (2)") == 2


def test_a_card_says_in_which_collections_it_is(library: LibraryScreen, collections: Collections) -> None:
    collections.save_all([TEN, FIVE], "Before")
    assert "Our ten" in " ".join(label.text() for label in library.card_pane.findChildren(QLabel))


# In the dialog


def test_the_dialog_shows_each_collection_with_what_is_gone(
    qtbot: QtBot, workspace: Workspace, dialog: CollectionsDialog
) -> None:
    assert dialog.title_edit.text() == "Five & more"
    dialog.collections_list.setCurrentRow(1)
    assert dialog.collections_list.currentItem().text() == "Our ten (3)"
    assert dialog.about_edit.text() == "We all know them."
    shown = [dialog.cards_list.item(row).text() for row in range(3)]
    assert shown == ["Case clinic", "gone (not in the library now)", "Question bowl"]
    workspace.sessions.add(used("gone", 200, "Retreat", date(2026, 3, 1)))
    qtbot.waitUntil(lambda: dialog.cards_list.item(1).text() == "Gone (not in the library now)")
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_names_and_purposes_are_typed(dialog: CollectionsDialog, collections: Collections, bench: Bench) -> None:
    retype(dialog.title_edit, "Every team")
    assert collections.all()[0].title == "Every team"
    assert bench.workspace.database.undo_label == "Rename collection"
    retype(dialog.about_edit, " for  new  leads ")
    assert collections.all()[0].about == "for new leads"
    assert dialog.about_edit.text() == "for new leads"
    version = bench.workspace.database.version
    QTest.keyClick(dialog.about_edit, Qt.Key.Key_Tab)
    assert bench.workspace.database.version == version


@pytest.mark.parametrize("typed", ["our ten", "y" * 100, " "])
def test_a_name_that_cannot_be_stays_to_be_mended(
    dialog: CollectionsDialog, collections: Collections, typed: str
) -> None:
    retype(dialog.title_edit, typed)
    assert dialog.fault_label.isVisibleTo(dialog)
    assert dialog.title_edit.text() == typed
    assert set(stored(collections)) == {"Five & more", "Our ten"}
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.title_edit.hasFocus()
    QTest.keyClicks(dialog.title_edit, "z")
    assert not dialog.fault_label.isVisibleTo(dialog)


def test_cards_are_ordered_and_taken_out_by_buttons_and_keys(
    dialog: CollectionsDialog, collections: Collections
) -> None:
    dialog.collections_list.setCurrentRow(1)
    dialog.cards_list.setFocus()
    assert not dialog.up_button.isEnabled()
    QTest.mouseClick(dialog.down_button, Qt.MouseButton.LeftButton)
    assert stored(collections)["Our ten"] == ("gone", "case-clinic", "question-bowl")
    assert dialog.cards_list.currentRow() == 1
    dialog.cards_list.setFocus()
    QTest.keyClick(dialog.cards_list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert stored(collections)["Our ten"] == ("gone", "question-bowl", "case-clinic")
    assert not dialog.down_button.isEnabled()
    QTest.mouseClick(dialog.up_button, Qt.MouseButton.LeftButton)
    dialog.cards_list.setFocus()
    QTest.keyClick(dialog.cards_list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.cards_list, Qt.Key.Key_Delete)
    assert stored(collections)["Our ten"] == ("gone", "case-clinic")
    QTest.mouseClick(dialog.out_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.out_button, Qt.MouseButton.LeftButton)
    assert stored(collections)["Our ten"] == ()
    assert not dialog.out_button.isEnabled()
    dialog.out_button.clicked.emit()
    dialog.up_button.clicked.emit()
    assert stored(collections)["Our ten"] == ()


def test_collections_begin_and_go_in_the_dialog(
    dialog: CollectionsDialog, collections: Collections, bench: Bench
) -> None:
    QTest.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    assert dialog.title_edit.hasFocus()
    assert dialog.title_edit.selectedText() == "New collection"
    QTest.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    assert dialog.title_edit.text() == "New collection 2"
    for _ in range(4):
        QTest.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    assert stored(collections) == {}
    assert not dialog.one_area.isVisibleTo(dialog)
    dialog.remove_button.clicked.emit()
    dialog.title_edit.editingFinished.emit()
    bench.undo()
    assert dialog.one_area.isVisibleTo(dialog)


def test_what_cannot_be_written_is_not_shown_as_if_it_were(
    dialog: CollectionsDialog, workspace: Workspace, bench: Bench
) -> None:
    workspace.database.read_only = True
    QTest.mouseClick(dialog.new_button, Qt.MouseButton.LeftButton)
    assert bench.saving.refused
    assert dialog.collections_list.count() == 2


def test_where_nothing_can_be_changed_collections_are_read(
    qtbot: QtBot,
    workspace: Workspace,
    collections: Collections,
    bench_of: Callable[[Workspace], Bench],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    three_cards(monkeypatch)
    collections.save_all([TEN, FIVE], "Before")
    workspace.database.read_only = True
    bench = bench_of(workspace)
    library = shown_library(qtbot, bench)
    desk = desk_of(library)
    assert desk.new_action not in library.library_menu.actions()
    assert desk.in_menu.menuAction() not in library.card_menu.actions()
    desk.all_action.trigger()
    dialog = opened(qtbot, CollectionsDialog)
    assert dialog.reading_label.isVisibleTo(dialog)
    assert dialog.title_edit.isReadOnly()
    assert not dialog.new_button.isVisibleTo(dialog)
    assert not dialog.out_button.isVisibleTo(dialog)
    dialog.cards_list.setFocus()
    QTest.keyClick(dialog.cards_list, Qt.Key.Key_Delete)
    assert not bench.saving.refused
    dialog.accept()
    qtbot.waitUntil(lambda: FLOW not in bench.tools.work.running)
    assert len(stored(collections)) == 2
