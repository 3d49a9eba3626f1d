"""Protocols passed on as one file and taken in from one, in the whole window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core_facilitator.domain.collections import Collection
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.domain.protocol_imports import CardSet
from core_facilitator.domain.protocols import Protocol
from core_facilitator.export import files
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.protocol_export import ProtocolExport
from core_facilitator.gui.dialogs.protocol_import import ProtocolImport
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.settings import TextScale
from core_facilitator.store import protocol_files
from core_facilitator.store.collections import Collections
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.protocol_files import ProtocolsFile
from core_facilitator.store.workspace import Workspace
from desk import button, choose, is_open, opened
from full_disk import full_disk
from own_cards import CLINIC, WALK, choose_line, names
from planner_samples import retreat
from protocols import protocol, step

LEFT = Qt.MouseButton.LeftButton
PORCH = protocol("Porch talk", key="own-porch-talk")
TEN = CardSet(title="District ten", cards=("own-porch-talk", "gone"))


def settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running)


@pytest.fixture
def take_in(qtbot: QtBot, library: LibraryScreen, documents: Path) -> Callable[[str], None]:
    """Begins to import a file with that text."""

    def begin(text: str) -> None:
        (documents / "theirs.yaml").write_text(text, encoding="utf-8")
        choose_line(library.library_menu, "Import protocols…")
        choose(qtbot, documents / "theirs.yaml")

    return begin


def text(*cards: Protocol, sets: tuple[CardSet, ...] = ()) -> str:
    return protocol_files.write(ProtocolsFile(title="Ours", source="Juniper", protocols=cards, collections=sets))


def lines(dialog: ProtocolImport) -> list[tuple[str, str]]:
    tree = dialog.incoming_tree
    found = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in found if item is not None]


def test_what_a_file_would_bring_is_shown_and_what_is_ticked_is_taken(
    qtbot: QtBot,
    bench: Bench,
    library: LibraryScreen,
    own: OwnProtocols,
    workspace: Workspace,
    take_in: Callable[[str], None],
) -> None:
    own.add(replace(PORCH, purpose="Before.", tips=("A", "B")), "New protocol")
    settled(qtbot, bench)
    theirs = replace(CLINIC, purpose="Theirs.", license=replace(CLINIC.license, key="their-own"))
    broken = text(
        replace(PORCH, name="Late talk", tips=("B", "A"), steps=(*PORCH.steps[:2], step("Close", 45, stretches=True))),
        theirs,
        WALK,
        protocol("Bad", key="own-bad", virtual="Twist."),
        sets=(TEN,),
    ).replace("virtual: Twist.", "virtuell: Twist.")
    take_in(broken)
    dialog = opened(qtbot, ProtocolImport)
    assert dialog.about_label.text() == "theirs.yaml. Ours. Juniper"
    assert lines(dialog) == [
        ("Late talk", "Changes 4 fields"),
        ("District ten", "New collection"),
        ("Case clinic", "New, as your own copy"),
        ("Dialogue walk", "Here already"),
        ("Bad", "Cannot be taken"),
    ]
    told = dialog.details_label.text()
    assert "You have it already." in told
    assert "Now: Porch talk" in told
    assert "In the file: Late talk" in told
    assert "In the file: B; A" in told
    assert "Open dialogue" in told
    assert dialog.sum_label.text() == "2 will be added, 1 will be changed, 1 here already, 1 cannot be taken"
    said = []
    for _ in range(4):
        QTest.keyClick(dialog.incoming_tree, Qt.Key.Key_Down)
        said.append(dialog.details_label.text())
    assert "Its cards: 2." in said[0]
    assert "These are not here, and stay on its list: gone." in said[0]
    assert "This one becomes a copy of your own." in said[1]
    assert "Nothing changes." in said[2]
    assert "did you mean virtual?" in said[3]
    QTest.keyClick(dialog.incoming_tree, Qt.Key.Key_Home)
    QTest.keyClick(dialog.incoming_tree, Qt.Key.Key_Down)
    QTest.keyClick(dialog.incoming_tree, Qt.Key.Key_Space)
    assert dialog.sum_label.text() == "1 will be added, 1 will be changed, 1 here already, 1 cannot be taken"
    assert dialog.import_button.text() == "Import 2"
    QTest.mouseClick(dialog.import_button, LEFT)
    settled(qtbot, bench)
    assert names(own) == ["Case clinic", "Late talk"]
    assert Collections(workspace.database).all() == ()
    assert library.card_pane.protocol is not None
    assert library.card_pane.protocol.name == "Late talk"
    assert workspace.database.undo_label == "Import protocols"
    bench.undo()
    assert [one.protocol.purpose for one in own.all()] == ["Before."]


def test_where_nothing_is_ticked_nothing_can_be_taken(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, take_in: Callable[[str], None]
) -> None:
    take_in(text(protocol("New", key="own-new")))
    dialog = opened(qtbot, ProtocolImport)
    assert "It becomes one of your own protocols." in dialog.details_label.text()
    QTest.keyClick(dialog.incoming_tree, Qt.Key.Key_Space)
    assert dialog.sum_label.text() == "Nothing is ticked."
    assert not dialog.import_button.isEnabled()
    QTest.mouseClick(dialog.cancel_button, LEFT)
    settled(qtbot, bench)
    assert own.all() == []


def test_a_collection_alone_is_taken_too(
    qtbot: QtBot, bench: Bench, workspace: Workspace, take_in: Callable[[str], None]
) -> None:
    take_in(text(sets=(CardSet(title="Two", cards=(CLINIC.key, WALK.key)),)))
    QTest.mouseClick(opened(qtbot, ProtocolImport).import_button, LEFT)
    settled(qtbot, bench)
    (two,) = Collections(workspace.database).all()
    assert two.cards == (CLINIC.key, WALK.key)
    take_in(text(sets=(CardSet(title="Two", cards=(CLINIC.key, WALK.key)),)))
    dialog = opened(qtbot, ProtocolImport)
    assert lines(dialog) == [("Two", "Collection, here already")]
    assert not dialog.import_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settled(qtbot, bench)
    take_in(text(sets=(CardSet(title="Two", cards=(WALK.key,)),)))
    dialog = opened(qtbot, ProtocolImport)
    assert lines(dialog) == [("Two", "Changes the collection")]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settled(qtbot, bench)


def test_one_changed_field_is_one_field(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, take_in: Callable[[str], None]
) -> None:
    own.add(PORCH, "New protocol")
    settled(qtbot, bench)
    take_in(text(replace(PORCH, purpose="Other.")))
    dialog = opened(qtbot, ProtocolImport)
    assert lines(dialog) == [("Porch talk", "Changes 1 field")]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settled(qtbot, bench)


def test_what_takes_the_place_of_something_is_backed_up_first(
    qtbot: QtBot,
    bench: Bench,
    own: OwnProtocols,
    workspace: Workspace,
    take_in: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own.add(PORCH, "New protocol")
    settled(qtbot, bench)
    before = len(workspace.backups.all())
    with monkeypatch.context() as broken:
        broken.setattr(workspace.backups, "make", lambda: _fail(OSError(28, "No space left on device")))
        take_in(text(replace(PORCH, name="Late talk")))
        QTest.mouseClick(opened(qtbot, ProtocolImport).import_button, LEFT)
        told = opened(qtbot, Question)
        assert told.title_label.text() == "Nothing was imported."
        QTest.mouseClick(button(told, "Close"), LEFT)
        settled(qtbot, bench)
    assert names(own) == ["Porch talk"]
    with full_disk(workspace):
        broken_label = replace(retreat(), title="Other")
        bench.saving.save(workspace.sessions.save, broken_label, "Change")
        take_in(text(replace(PORCH, name="Late talk")))
        QTest.mouseClick(opened(qtbot, ProtocolImport).import_button, LEFT)
        settled(qtbot, bench)
    assert names(own) == ["Porch talk"]
    assert bench.saving.try_again()
    take_in(text(replace(PORCH, name="Late talk")))
    QTest.mouseClick(opened(qtbot, ProtocolImport).import_button, LEFT)
    settled(qtbot, bench)
    assert names(own) == ["Late talk"]
    assert len(workspace.backups.all()) == before + 1


def _fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("hostile", "says"),
    [
        ("protocols_file: 1\nprotocols: !!python/object/apply:os.system [echo]\n", "the tag tag:yaml.org,2002:python"),
        ("protocols_file: 7\nprotocols: []\n", "made by a newer version"),
        ("protocols_file: 1\nprotocols: []\n", "There is no card and no collection in it."),
        ("a: &a [x]\nb: *a\n", "anchors (&) and aliases (*) are not allowed here"),
        ("protocols_file: 1\nwrong: 1\n" * 9, "And "),
    ],
)
def test_a_file_that_is_none_is_refused_in_plain_words(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, take_in: Callable[[str], None], hostile: str, says: str
) -> None:
    take_in(hostile)
    told = opened(qtbot, Question)
    assert told.title_label.text() == "theirs.yaml could not be imported. Nothing was changed."
    assert says in told.text_label.text()
    QTest.mouseClick(button(told, "Close"), LEFT)
    settled(qtbot, bench)
    assert own.all() == []


def test_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, bench: Bench, take_in: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "drive gone")

    monkeypatch.setattr(protocol_files, "read_file", refuse)
    take_in("x")
    told = opened(qtbot, Question)
    assert told.text_label.text() == "drive gone"
    QTest.mouseClick(button(told, "Close"), LEFT)
    settled(qtbot, bench)


def test_a_workspace_that_cannot_be_read_is_told(
    qtbot: QtBot,
    bench: Bench,
    library: LibraryScreen,
    documents: Path,
    take_in: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_self: object) -> None:
        raise WorkspaceError(Fault.DATABASE_DAMAGED, documents)

    monkeypatch.setattr(OwnProtocols, "all", refuse)
    take_in(text(PORCH))
    QTest.mouseClick(button(opened(qtbot, Question), "Close"), LEFT)
    settled(qtbot, bench)
    choose_line(library.library_menu, "Export protocols…")
    QTest.mouseClick(button(opened(qtbot, Question), "Close"), LEFT)
    settled(qtbot, bench)
    assert not is_open(ProtocolExport)


def test_a_file_that_cannot_be_kept_now_changes_nothing(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, workspace: Workspace, take_in: Callable[[str], None]
) -> None:
    take_in(text(PORCH))
    dialog = opened(qtbot, ProtocolImport)
    with full_disk(workspace):
        QTest.mouseClick(dialog.import_button, LEFT)
        settled(qtbot, bench)
    assert own.all() == []
    assert bench.saving.refused


def test_leaving_without_a_file_does_nothing(qtbot: QtBot, bench: Bench, library: LibraryScreen) -> None:
    choose_line(library.library_menu, "Import protocols…")
    opened(qtbot, QFileDialog).reject()
    settled(qtbot, bench)
    assert not is_open(ProtocolImport)


def test_the_preview_grows_with_the_text(
    qtbot: QtBot, theme: Theme, bench: Bench, take_in: Callable[[str], None]
) -> None:
    take_in(text(PORCH))
    dialog = opened(qtbot, ProtocolImport)
    before = dialog.incoming_tree.header().sectionSize(1)
    theme.set_scale(TextScale.LARGEST)
    assert dialog.incoming_tree.header().sectionSize(1) > before
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settled(qtbot, bench)


# Passing on


def test_all_own_protocols_are_passed_on_as_one_file(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, documents: Path
) -> None:
    own.add(PORCH, "New protocol")
    own.add(replace(PORCH, key="own-late", name="Late talk"), "New protocol")
    settled(qtbot, bench)
    choose_line(library.library_menu, "Export protocols…")
    dialog = opened(qtbot, ProtocolExport)
    assert dialog.which_combo.currentText() == "All own protocols (2)"
    assert dialog.sum_label.text() == "2 cards, each with its credit and license."
    QTest.mouseClick(dialog.export_button, LEFT)
    choose(qtbot, documents / "ours.yaml")
    settled(qtbot, bench)
    found = protocol_files.read_file(documents / "ours.yaml")
    assert found.file.title == "Our protocols"
    assert [card.name for card in found.file.protocols] == ["Late talk", "Porch talk"]


def test_one_card_is_passed_on_under_its_name(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, documents: Path
) -> None:
    assert library.card_grid.choose(CLINIC.key)
    choose_line(library.card_menu, "Export protocol…")
    dialog = opened(qtbot, ProtocolExport)
    assert dialog.which_combo.currentText() == "Cards that I tick"
    assert dialog.chosen == (CLINIC.key,)
    assert dialog.sum_label.text() == "1 card, with its credit and license."
    QTest.mouseClick(dialog.export_button, LEFT)
    offered = opened(qtbot, QFileDialog)
    assert Path(offered.selectedFiles()[0]).name == "Case clinic.yaml"
    choose(qtbot, documents / "clinic.yaml")
    settled(qtbot, bench)
    assert protocol_files.read_file(documents / "clinic.yaml").file.protocols == (CLINIC,)


def test_a_collection_is_passed_on_with_its_cards(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, workspace: Workspace, documents: Path
) -> None:
    ten = Collection(id=UUID(int=1), title="District ten", about="Ours", cards=(WALK.key, "gone", CLINIC.key))
    Collections(workspace.database).add(ten, "New collection")
    settled(qtbot, bench)
    choose_line(library.library_menu, "Export protocols…")
    dialog = opened(qtbot, ProtocolExport)
    assert not dialog.export_button.isEnabled()  # there are no own ones, and nothing is ticked
    dialog.which_combo.setFocus()
    QTest.keyClick(dialog.which_combo, Qt.Key.Key_Up)
    assert dialog.which_combo.currentText() == "Collection: District ten (3)"
    assert dialog.chosen == (WALK.key, CLINIC.key)
    QTest.mouseClick(dialog.export_button, LEFT)
    choose(qtbot, documents / "ten.yaml")
    settled(qtbot, bench)
    file = protocol_files.read_file(documents / "ten.yaml").file
    assert file.collections == (CardSet(title="District ten", about="Ours", cards=ten.cards),)
    assert [card.key for card in file.protocols] == [WALK.key, CLINIC.key]


def test_ticking_another_card_makes_it_ones_own_choice(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols
) -> None:
    own.add(PORCH, "New protocol")
    settled(qtbot, bench)
    choose_line(library.library_menu, "Export protocols…")
    dialog = opened(qtbot, ProtocolExport)
    QTest.keyClicks(dialog.card_picker.search_edit, "walk")
    QTest.keyClick(dialog.card_picker.search_edit, Qt.Key.Key_Return)
    assert dialog.which_combo.currentText() == "Cards that I tick"
    assert dialog.chosen == (PORCH.key, WALK.key)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settled(qtbot, bench)


def test_a_disk_that_is_full_is_told(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise files.SaveError(files.SaveFault.DISK_FULL, documents / "x.yaml")

    monkeypatch.setattr(files, "save", full)
    choose_line(library.card_menu, "Export protocol…")
    QTest.mouseClick(opened(qtbot, ProtocolExport).export_button, LEFT)
    choose(qtbot, documents / "x.yaml")
    QTest.mouseClick(button(opened(qtbot, Question), "Close"), LEFT)
    settled(qtbot, bench)
    assert not (documents / "x.yaml").exists()


def test_more_than_a_file_may_hold_is_told(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol_files, "MOST_CHARACTERS", 10)
    choose_line(library.card_menu, "Export protocol…")
    QTest.mouseClick(opened(qtbot, ProtocolExport).export_button, LEFT)
    choose(qtbot, documents / "x.yaml")
    told = opened(qtbot, Question)
    assert told.text_label.text() == "would be longer than 10 characters; choose fewer cards"
    QTest.mouseClick(button(told, "Close"), LEFT)
    settled(qtbot, bench)


def test_choosing_no_place_writes_nothing(qtbot: QtBot, bench: Bench, library: LibraryScreen, documents: Path) -> None:
    choose_line(library.card_menu, "Export protocol…")
    QTest.mouseClick(opened(qtbot, ProtocolExport).export_button, LEFT)
    opened(qtbot, QFileDialog).reject()
    settled(qtbot, bench)
    assert list(documents.iterdir()) == []
