"""Own protocols in the whole window: written, adapted, retired, removed, and made from a block."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from core_facilitator.domain.agendas import Step
from core_facilitator.domain.edits import change_block
from core_facilitator.domain.own_protocols import adapted
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.protocol_editor import ProtocolEditor
from core_facilitator.gui.dialogs.protocol_list import OwnCards
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.left_unfinished import LeftUnfinished
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.protocol_actions import desk_of
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.library import LibraryScreen
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.widgets import typed_text
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.tables import protocols
from core_facilitator.store.workspace import Workspace
from desk import button, is_open, opened
from full_disk import full_disk
from own_cards import CLINIC, FIXED, action, choose_line, editor_of, names, save
from planner_samples import key, retreat
from protocols import protocol
from workspaces import PASSPHRASE

LEFT = Qt.MouseButton.LeftButton
PORCH = protocol("Porch talk", key="own-porch-talk")


def settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running)


def with_card(qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols) -> None:
    """Add an own card and show it."""
    own.add(PORCH, "New protocol")
    qtbot.waitUntil(lambda: bench.cards.get(PORCH.key) == PORCH and not bench.tools.work.running)
    assert library.card_grid.choose(PORCH.key)


def test_a_new_protocol_is_written_saved_and_shown(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, workspace: Workspace
) -> None:
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = editor_of(qtbot)
    assert editor.heading_label.text() == "New protocol"
    assert editor.name_edit.hasFocus()
    QTest.keyClicks(editor.name_edit, "Porch talk")
    save(qtbot, bench, editor)
    (made,) = own.all()
    assert (made.key, made.protocol.name, made.protocol.license.attribution) == (
        "own-porch-talk",
        "Porch talk",
        "Our own practice.",
    )
    assert library.card_pane.protocol == made.protocol
    assert workspace.database.undo_label == "New protocol"
    bench.undo()
    qtbot.waitUntil(lambda: bench.cards.get("own-porch-talk") is None)
    assert own.all() == []


def test_a_card_of_the_library_is_adapted_and_keeps_its_line_of_credit(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, workspace: Workspace
) -> None:
    assert library.card_grid.choose(CLINIC.key)
    assert not action(library.card_menu, "Edit…").isEnabled()
    choose_line(library.card_menu, "Duplicate and adapt…")
    editor = editor_of(qtbot)
    assert editor.heading_label.text() == "Adapt Case clinic"
    assert editor.name_edit.text() == "Case clinic (adapted)"
    editor.page_list.setCurrentRow(6)
    assert editor.kept_label.text() == CLINIC.license.attribution
    assert not editor.attribution_edit.isVisible()
    QTest.keyClicks(editor.adapted_edit, "Juniper Valley, 2026")
    save(qtbot, bench, editor)
    (made,) = own.all()
    assert made.protocol.license.attribution == f"{CLINIC.license.attribution} Adapted by Juniper Valley, 2026."
    assert (made.protocol.adapted_from, made.protocol.steps) == (CLINIC.key, CLINIC.steps)
    assert library.card_pane.protocol == made.protocol
    assert workspace.database.undo_label == "Adapt protocol"


@pytest.mark.parametrize("wanted", [True, False])
def test_a_card_that_may_not_be_changed_offers_notes_instead(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, wanted: bool
) -> None:
    assert library.card_grid.choose(FIXED.key)
    choose_line(library.card_menu, "Duplicate and adapt…")
    asked = opened(qtbot, Question)
    assert asked.title_label.text() == "Fixed words may not be changed"
    assert "“CC BY-ND 4.0, as it is.”" in asked.text_label.text()
    QTest.mouseClick(button(asked, "Write notes" if wanted else "Cancel"), LEFT)
    if not wanted:
        settled(qtbot, bench)
        assert own.all() == []
        return
    editor = editor_of(qtbot)
    save(qtbot, bench, editor)
    (made,) = own.all()
    assert (made.protocol.name, made.protocol.goes_with) == ("Notes on Fixed words", (FIXED.key,))
    assert made.protocol.adapted_from == ""


def test_an_own_card_is_edited_and_undone(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, workspace: Workspace
) -> None:
    with_card(qtbot, bench, library, own)
    choose_line(library.card_menu, "Edit…")
    editor = editor_of(qtbot)
    editor.name_edit.selectAll()
    QTest.keyClicks(editor.name_edit, "Late talk")
    save(qtbot, bench, editor)
    assert names(own) == ["Late talk"]
    assert own.all()[0].key == PORCH.key
    assert library.card_pane.protocol is not None
    assert library.card_pane.protocol.name == "Late talk"
    assert workspace.database.undo_label == "Edit protocol"
    bench.undo()
    assert names(own) == ["Porch talk"]


def test_a_card_that_cannot_be_saved_stays_in_the_editor_and_can_be_saved_later(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, workspace: Workspace
) -> None:
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = editor_of(qtbot)
    QTest.keyClicks(editor.name_edit, "Porch talk")
    with full_disk(workspace):
        QTest.mouseClick(editor.save_button, LEFT)
        assert editor.isVisible()
        assert editor.trouble_label.words.text().startswith("It could not be saved just now.")
    save(qtbot, bench, editor)
    assert names(own) == ["Porch talk"]


def test_a_card_that_could_not_be_read_again_is_not_kept(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols
) -> None:
    with_card(qtbot, bench, library, own)
    choose_line(library.card_menu, "Edit…")
    editor = editor_of(qtbot)
    own.remove(PORCH.key, "Remove protocol")
    QTest.keyClicks(editor.name_edit, "Porch")
    QTest.mouseClick(editor.save_button, LEFT)
    assert editor.isVisible()
    assert editor.trouble_label.words.text() == "It cannot be kept in this form. Please undo your last change to it."
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QTest.mouseClick(button(opened(qtbot, Question), "Discard changes"), LEFT)
    settled(qtbot, bench)


# Retiring and removing


def test_a_retired_card_is_no_longer_offered_and_can_be_brought_back(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, workspace: Workspace
) -> None:
    with_card(qtbot, bench, library, own)
    choose_line(library.card_menu, "Retire")
    qtbot.waitUntil(lambda: not bench.cards.offered(PORCH.key) and not bench.tools.work.running)
    assert own.get(PORCH.key).retired
    assert not library.card_grid.choose(PORCH.key)
    assert workspace.database.undo_label == "Retire protocol"
    library.card_pane.other_wanted.emit(PORCH.key)  # a link in another card still leads to it
    choose_line(library.card_menu, "Bring back")
    assert not own.get(PORCH.key).retired


def test_a_card_that_no_session_uses_is_removed(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, workspace: Workspace
) -> None:
    with_card(qtbot, bench, library, own)
    choose_line(library.card_menu, "Remove")
    settled(qtbot, bench)
    assert own.all() == []
    assert workspace.database.undo_label == "Remove protocol"


@pytest.mark.parametrize(("sessions", "says"), [(1, "1 session uses Porch talk"), (2, "2 sessions use Porch talk")])
def test_a_card_that_is_used_is_retired_instead(
    qtbot: QtBot,
    bench: Bench,
    library: LibraryScreen,
    own: OwnProtocols,
    workspace: Workspace,
    sessions: int,
    says: str,
) -> None:
    with_card(qtbot, bench, library, own)
    used = change_block(retreat(), key("Case clinic"), card=PORCH.key)
    workspace.sessions.save(used, "Change")
    if sessions == 2:
        workspace.sessions.add(replace(used, id=key("another session")))
    settled(qtbot, bench)
    for answer in ("Keep it", "Retire it"):
        assert not own.get(PORCH.key).retired
        choose_line(library.card_menu, "Remove")
        asked = opened(qtbot, Question)
        assert asked.title_label.text() == says
        QTest.mouseClick(button(asked, answer), LEFT)
        settled(qtbot, bench)
    assert own.get(PORCH.key).retired
    assert workspace.sessions.get(retreat().id) == used


# The list of all own cards


def own_cards(qtbot: QtBot, library: LibraryScreen) -> OwnCards:
    choose_line(library.library_menu, "Own protocols…")
    return opened(qtbot, OwnCards)


def test_the_list_says_when_there_are_none(qtbot: QtBot, bench: Bench, library: LibraryScreen) -> None:
    dialog = own_cards(qtbot, library)
    assert dialog.nothing_label.isVisible()
    assert not dialog.card_list.isVisible()
    assert (dialog.key, dialog.name) == ("", "")
    QTest.mouseClick(dialog.done_button, LEFT)
    settled(qtbot, bench)


def test_all_that_can_be_done_with_own_cards_can_be_done_from_their_list(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols
) -> None:
    own.add(replace(PORCH, key="own-a", name="Alpha"), "New protocol")
    with_card(qtbot, bench, library, own)
    dialog = own_cards(qtbot, library)
    lines = [dialog.card_list.item(row).text() for row in range(dialog.card_list.count())]
    assert lines == ["Alpha, 60 min", "Porch talk, 60 min"]
    QTest.keyClick(dialog.card_list, Qt.Key.Key_Down)
    QTest.mouseClick(dialog.retire_button, LEFT)
    qtbot.waitUntil(lambda: own.get(PORCH.key).retired)
    dialog = opened(qtbot, OwnCards)
    qtbot.waitUntil(lambda: opened(qtbot, OwnCards).retire_button.text() == "Bring back")
    dialog = opened(qtbot, OwnCards)
    assert dialog.card_list.currentItem().text() == "Porch talk, retired"
    assert not dialog.show_button.isEnabled()
    QTest.mouseClick(dialog.retire_button, LEFT)
    qtbot.waitUntil(lambda: opened(qtbot, OwnCards).retire_button.text() == "Retire")
    dialog = opened(qtbot, OwnCards)
    QTest.keyClick(dialog.card_list, Qt.Key.Key_Return)
    editor = editor_of(qtbot)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    dialog = opened(qtbot, OwnCards)
    QTest.mouseClick(dialog.edit_button, LEFT)
    QTest.keyClick(editor_of(qtbot), Qt.Key.Key_Escape)
    dialog = opened(qtbot, OwnCards)
    QTest.mouseClick(dialog.remove_button, LEFT)
    qtbot.waitUntil(lambda: names(own) == ["Alpha"])
    qtbot.waitUntil(lambda: opened(qtbot, OwnCards).card_list.count() == 1)
    QTest.mouseClick(opened(qtbot, OwnCards).show_button, LEFT)
    settled(qtbot, bench)
    assert library.card_pane.protocol is not None
    assert library.card_pane.protocol.name == "Alpha"


def test_a_card_of_a_newer_version_is_named_in_the_list_and_cannot_be_edited(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, workspace: Workspace
) -> None:
    own.add(PORCH, "New protocol")
    with workspace.database.write() as connection:
        connection.execute(update(protocols).values(card={"protocols_file": 2}, retired=True))
    dialog = own_cards(qtbot, library)
    assert dialog.card_list.item(0).text() == "Porch talk, made by a newer version"
    assert "This version cannot read Porch talk, so it stays exactly as it is" in dialog.note_label.text()
    assert dialog.name == "Porch talk"
    assert not dialog.edit_button.isEnabled()
    QTest.keyClick(dialog.card_list, Qt.Key.Key_Return)  # does nothing
    QTest.mouseClick(dialog.retire_button, LEFT)
    qtbot.waitUntil(lambda: not own.unread()[0].retired)
    QTest.mouseClick(opened(qtbot, OwnCards).done_button, LEFT)
    settled(qtbot, bench)


def test_where_nothing_can_be_changed_cards_can_still_be_looked_at(
    qtbot: QtBot,
    bench_of: Callable[[Workspace], Bench],
    show_library: Callable[[Bench], LibraryScreen],
    own: OwnProtocols,
    workspace: Workspace,
) -> None:
    own.add(PORCH, "New protocol")
    workspace.database.read_only = True
    bench = bench_of(workspace)
    library = show_library(bench)
    words = {one.text() for one in (*library.card_menu.actions(), *library.library_menu.actions())}
    assert {"Export protocol…", "Own protocols…", "Export protocols…"} <= words
    assert not words & {"Edit…", "Duplicate and adapt…", "Retire", "Remove", "New protocol…", "Import protocols…"}
    dialog = own_cards(qtbot, library)
    buttons = (dialog.edit_button, dialog.retire_button, dialog.remove_button)
    assert [one.isEnabled() for one in buttons] == [False, False, False]
    assert dialog.show_button.isEnabled()
    QTest.mouseClick(dialog.done_button, LEFT)
    settled(qtbot, bench)


# From a block


def planner_at(bench: Bench, title: str) -> AgendasScreen:
    bench.open_session(retreat().id)
    planner = bench.screen_at("agendas")
    assert isinstance(planner, AgendasScreen)
    planner.ways.to_block(key(title))
    return planner


def test_a_block_becomes_a_protocol(qtbot: QtBot, bench: Bench, own: OwnProtocols, workspace: Workspace) -> None:
    planner = planner_at(bench, "Case clinic")
    planner.desk.actions.by_name["agenda.protocol"].trigger()
    editor = editor_of(qtbot)
    assert editor.heading_label.text() == "Save as protocol"
    QTest.mouseClick(editor.save_button, LEFT)
    told = opened(qtbot, Question)
    assert told.title_label.text() == "Case clinic is in the library now."
    QTest.mouseClick(button(told, "Close"), LEFT)
    settled(qtbot, bench)
    (made,) = own.all()
    block = retreat().block(key("Case clinic"))
    assert block is not None
    assert [step.title for step in made.protocol.steps] == [step.title for step in block.steps]
    assert made.protocol.materials == block.materials
    assert (made.protocol.name, made.protocol.framework) == (block.title, block.framework)
    assert workspace.database.undo_label == "Save as protocol"
    assert bench.here == "agendas"


def test_a_block_made_from_a_card_keeps_what_the_card_tells(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, workspace: Workspace
) -> None:
    steps = (Step(title="Settle roles", minutes=15), Step(title="Open dialogue", minutes=45))
    changed = change_block(retreat(), key("Case clinic"), card=CLINIC.key, steps=steps)
    workspace.sessions.save(changed, "Change")
    planner_at(bench, "Case clinic").desk.actions.by_name["agenda.protocol"].trigger()
    QTest.mouseClick(editor_of(qtbot).save_button, LEFT)
    QTest.mouseClick(button(opened(qtbot, Question), "Show it"), LEFT)
    settled(qtbot, bench)
    (made,) = own.all()
    library = bench.screen_at("library")
    assert isinstance(library, LibraryScreen)
    assert bench.here == "library"
    qtbot.waitUntil(lambda: library.card_pane.protocol == made.protocol)
    assert made.protocol.tips[:1] == CLINIC.tips
    assert (made.protocol.adapted_from, made.protocol.minutes) == (CLINIC.key, 60)


def test_a_block_from_a_card_that_may_not_be_changed_says_so(
    qtbot: QtBot, bench: Bench, own: OwnProtocols, workspace: Workspace
) -> None:
    workspace.sessions.save(change_block(retreat(), key("Case clinic"), card=FIXED.key), "Change")
    planner_at(bench, "Case clinic").desk.actions.by_name["agenda.protocol"].trigger()
    asked = opened(qtbot, Question)
    assert asked.title_label.text() == "Fixed words may not be changed"
    QTest.mouseClick(button(asked, "Cancel"), LEFT)
    settled(qtbot, bench)
    assert own.all() == []


# Leaving, and drafts


def test_leaving_a_changed_card_asks_and_nothing_is_lost_unasked(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols
) -> None:
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = editor_of(qtbot)
    QTest.keyClicks(editor.name_edit, "Porch talk")
    QTest.mouseClick(editor.cancel_button, LEFT)
    asked = opened(qtbot, Question)
    assert asked.title_label.text() == "Save the changes to Porch talk?"
    QTest.mouseClick(button(asked, "Go on writing"), LEFT)
    qtbot.waitUntil(lambda: "leave editor" not in bench.tools.work.running)
    assert editor.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QTest.mouseClick(button(opened(qtbot, Question), "Save"), LEFT)
    settled(qtbot, bench)
    assert names(own) == ["Porch talk"]


def test_changes_that_are_not_wanted_are_discarded_and_leave_no_draft(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols, workspace: Workspace
) -> None:
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = editor_of(qtbot)
    QTest.keyClicks(editor.name_edit, "Porch talk")
    qtbot.waitUntil(lambda: bool(workspace.drafts.all()), timeout=typed_text.PAUSE * 5)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QTest.mouseClick(button(opened(qtbot, Question), "Discard changes"), LEFT)
    settled(qtbot, bench)
    assert own.all() == []
    assert workspace.drafts.all() == []


def test_an_unchanged_card_is_left_without_a_question(qtbot: QtBot, bench: Bench, library: LibraryScreen) -> None:
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = editor_of(qtbot)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settled(qtbot, bench)
    assert not is_open(ProtocolEditor)


def test_what_was_written_when_the_program_was_killed_is_offered_again(
    qtbot: QtBot,
    bench_of: Callable[[Workspace], Bench],
    show_library: Callable[[Bench], LibraryScreen],
    own: OwnProtocols,
    workspace: Workspace,
) -> None:
    bench = bench_of(workspace)
    library = show_library(bench)
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = editor_of(qtbot)
    editor.least_spin.show_minutes(2)  # not finished: it breaks a rule
    QTest.keyClicks(editor.name_edit, "Porch talk")
    editor.close()  # as a lock does it; nothing is asked, and the draft is kept
    settled(qtbot, bench)
    assert [draft.place for draft in workspace.drafts.all()] == ["protocol/new"]

    again = bench_of(workspace)
    library = show_library(again)
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = editor_of(qtbot)
    assert editor.name_edit.text() == ""
    QTest.mouseClick(button(editor, "Use it"), LEFT)
    assert (editor.name_edit.text(), editor.least_spin.value()) == ("Porch talk", 2)
    assert not editor.draft_area.isVisible()
    editor.least_spin.show_minutes(10)
    save(qtbot, again, editor)
    assert names(own) == ["Porch talk"]
    assert workspace.drafts.all() == []


@pytest.mark.parametrize("left", ['{"protocols_file": 2}', "no JSON"])
def test_a_draft_that_cannot_be_read_here_is_not_offered(
    qtbot: QtBot,
    bench_of: Callable[[Workspace], Bench],
    show_library: Callable[[Bench], LibraryScreen],
    workspace: Workspace,
    left: str,
) -> None:
    workspace.drafts.keep("protocol/new", left)
    bench = bench_of(workspace)
    library = show_library(bench)
    assert told_of_left(library) == ""
    QTest.mouseClick(library.buttons.new_button, LEFT)
    editor = editor_of(qtbot)
    assert not editor.draft_area.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    settled(qtbot, bench)


def told_of_left(library: LibraryScreen) -> str:
    """Return what the library says of cards that are not finished."""
    left = library.findChild(LeftUnfinished)
    assert left is not None
    around = left.banner.parentWidget()
    assert around is not None
    assert around.isHidden() == (not left.banner.said)  # its margins go with it
    return left.banner.said


def test_the_library_names_a_new_card_that_was_left_and_leads_back_into_it(
    qtbot: QtBot,
    bench_of: Callable[[Workspace], Bench],
    show_library: Callable[[Bench], LibraryScreen],
    own: OwnProtocols,
    workspace: Workspace,
) -> None:
    first = bench_of(workspace)
    library = show_library(first)
    assert told_of_left(library) == ""
    QTest.mouseClick(library.buttons.new_button, LEFT)
    QTest.keyClicks(editor_of(qtbot).name_edit, "Porch talk")
    editor_of(qtbot).close()
    settled(qtbot, first)

    again = bench_of(workspace)
    library = show_library(again)
    assert told_of_left(library).startswith("A protocol of yours is not finished: Porch talk, from ")
    QTest.mouseClick(button(library, "Go on"), LEFT)
    editor = editor_of(qtbot)
    assert (editor.heading_label.text(), editor.name_edit.text()) == ("New protocol", "Porch talk")
    assert told_of_left(library) == ""
    QTest.keyClick(editor, Qt.Key.Key_Escape)  # it was not saved yet, so this asks
    QTest.mouseClick(button(opened(qtbot, Question), "Go on writing"), LEFT)
    save(qtbot, again, editor)
    assert names(own) == ["Porch talk"]
    assert workspace.drafts.all() == []


def test_the_library_counts_what_was_left_and_goes_on_with_the_newest(
    qtbot: QtBot,
    bench_of: Callable[[Workspace], Bench],
    show_library: Callable[[Bench], LibraryScreen],
    own: OwnProtocols,
    workspace: Workspace,
) -> None:
    first = bench_of(workspace)
    with_card(qtbot, first, library := show_library(first), own)
    for line, name in (("Edit…", "Edited"), ("Duplicate and adapt…", "Adapted")):
        choose_line(library.card_menu, line)
        editor_of(qtbot).name_edit.selectAll()
        QTest.keyClicks(editor_of(qtbot).name_edit, name)
        editor_of(qtbot).close()
        settled(qtbot, first)
    workspace.drafts.keep("protocol/new", workspace.drafts.all()[0].text.replace("Adapted", ""))

    again = bench_of(workspace)
    library = show_library(again)
    assert "not finished: a new protocol, from" in told_of_left(library)
    assert told_of_left(library).endswith("And 2 more.")
    for name, more in (("", "And 1 more."), ("Adapted", "."), ("Edited", "")):
        QTest.mouseClick(button(library, "Go on"), LEFT)
        editor = editor_of(qtbot)
        assert editor.name_edit.text() == name
        assert told_of_left(library).endswith(more)
        editor.name_edit.setFocus()
        QTest.keyClick(editor.name_edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(editor.name_edit, f"Talk {more}")
        save(qtbot, again, editor)
    assert told_of_left(library) == ""
    assert names(own) == ["Talk", "Talk .", "Talk And 1 more."]
    assert own.get(PORCH.key).protocol.name == "Talk"
    assert workspace.drafts.all() == []


def test_a_draft_that_is_not_wanted_is_gone(
    qtbot: QtBot,
    bench_of: Callable[[Workspace], Bench],
    show_library: Callable[[Bench], LibraryScreen],
    own: OwnProtocols,
    workspace: Workspace,
) -> None:
    first = bench_of(workspace)
    with_card(qtbot, first, library := show_library(first), own)
    choose_line(library.card_menu, "Edit…")
    editor = editor_of(qtbot)
    QTest.keyClicks(editor.name_edit, "Late talk")
    editor.close()
    settled(qtbot, first)
    again = bench_of(workspace)
    library = show_library(again)
    assert library.card_grid.choose(PORCH.key)
    choose_line(library.card_menu, "Edit…")
    editor = editor_of(qtbot)
    QTest.mouseClick(button(editor, "Discard"), LEFT)
    assert not editor.draft_area.isVisible()
    assert workspace.drafts.all() == []
    save(qtbot, again, editor)
    assert names(own) == ["Porch talk"]


def test_adapting_again_gives_another_key(
    qtbot: QtBot, bench: Bench, library: LibraryScreen, own: OwnProtocols
) -> None:
    own.add(replace(adapted(CLINIC, "Case clinic (adapted)"), key="own-case-clinic-adapted"), "Adapt protocol")
    settled(qtbot, bench)
    assert library.card_grid.choose(CLINIC.key)
    choose_line(library.card_menu, "Duplicate and adapt…")
    save(qtbot, bench, editor_of(qtbot))
    assert {one.key for one in own.all()} == {"own-case-clinic-adapted", "own-case-clinic-adapted-2"}


def test_a_lock_keeps_what_is_being_written_and_the_next_opening_offers_it(
    qtbot: QtBot, entered: Bench, entrance: Entrance, window: MainWindow, tmp_path: Path
) -> None:
    desk_of(entered).new()
    editor = editor_of(qtbot)
    QTest.keyClicks(editor.name_edit, "Porch talk")
    entered.lock_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen), timeout=20_000)
    assert not is_open(ProtocolEditor)
    assert not is_open(Question)
    again = workspaces.open(tmp_path / "Juniper Valley", PASSPHRASE)
    (draft,) = again.drafts.all()
    again.close()
    assert draft.place == "protocol/new"
    assert "Porch talk" in draft.text
