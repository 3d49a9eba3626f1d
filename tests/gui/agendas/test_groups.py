"""Groups of a block: divided, moved by dragging and by keys, named, saved as one step, and cleared again."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core_facilitator.domain.agendas import Block, Session, SmallGroup
from core_facilitator.domain.edits import change_block
from core_facilitator.domain.group_plans import Elsewhere, known
from core_facilitator.gui.dialogs.groups import GroupsDialog
from core_facilitator.gui.dialogs.people import People
from core_facilitator.gui.form import FormError
from core_facilitator.gui.models.group_draft import GroupDraft
from core_facilitator.gui.models.group_rows import dragged, dragged_people
from core_facilitator.gui.theme import Theme
from core_facilitator.settings import Look, TextScale
from planner_desk import Planner, drop
from planner_samples import PEOPLE, ROOMS, TEAM, key, retreat

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", "propagateSizeHints")

Key = Qt.Key
Maker = Callable[..., GroupsDialog]
CLINIC = "Case clinic"
PRIYA, LORENA, MARCUS, CALLUM, JO, INES = (person.id for person in PEOPLE)
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def group(*people: UUID, title: str = "", room: UUID | None = None) -> SmallGroup:
    return SmallGroup(people=people, title=title, room=room)


TWO = (group(PRIYA, LORENA, MARCUS), group(CALLUM, JO, INES))


@pytest.fixture
def maker(qtbot: QtBot, planner: Planner, theme: Theme) -> Iterator[Maker]:
    """Opens the groups of the case clinic, with groups and anything else of the session as given."""
    made: list[GroupsDialog] = []

    def open_groups(
        *groups: SmallGroup, others: tuple[Elsewhere, ...] = (), writable: bool = True, **changes: Any
    ) -> GroupsDialog:
        session = change_block(replace(planner.now, **changes), key(CLINIC), groups=groups)
        planner.workspace.sessions.save(session, "Prepare")
        plan = planner.plan()
        if not writable:
            plan.only_read()
        draft = GroupDraft(session, block_of(session), known(session, key(CLINIC), others))
        dialog = GroupsDialog(planner.screen, theme, plan, draft, planner.work, lambda: Random(1))
        dialog.begin()
        made.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_groups
    for dialog in made:
        dialog.close()
        dialog.deleteLater()


def block_of(session: Session) -> Block:
    found = session.block(key(CLINIC))
    assert found is not None
    return found


def shown(dialog: GroupsDialog) -> list[tuple[UUID, ...]]:
    """Return who is in which group, as the cards show it; first those in none."""
    cards: dict[int | None, tuple[UUID, ...]] = {}
    for row in dialog.board.rows:
        cards[row.group] = (*cards.get(row.group, ()), *((row.person,) if row.person else ()))
    return list(cards.values())


def said(dialog: GroupsDialog) -> list[str]:
    return [line.words for line in dialog.report.lines]


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(dialog: GroupsDialog, *people: UUID) -> None:
    """Click people, all but the first with Ctrl."""
    for number, person in enumerate(people):
        dialog.board.bring(person)
        at = dialog.board.person_rect(person).center()
        held = CONTROL if number else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(dialog.board.viewport(), Qt.MouseButton.LeftButton, held, at)


def press(dialog: GroupsDialog, one: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(dialog.board, one, held)


def drag(dialog: GroupsDialog, people: tuple[UUID, ...], to: int | None) -> None:
    drop(dialog.board.viewport(), dialog.board.card_rect(to).center(), dragged(people))


def wished(planner: Planner) -> tuple[tuple[frozenset[UUID], ...], tuple[frozenset[UUID], ...]]:
    return planner.now.apart, planner.now.together


def divided(dialog: GroupsDialog) -> None:
    click(dialog.divide_button)


# Opening


def test_a_key_opens_the_groups_of_the_selected_block(planner: Planner) -> None:
    seen: list[str] = []

    def answer(dialog: GroupsDialog) -> None:
        seen.append(dialog.heading_label.text())
        dialog.mix_combo.setCurrentIndex(2)
        dialog.mix_combo.activated.emit(2)
        seen.append(dialog.mix_combo.currentText())
        drag(dialog, (PRIYA,), None)
        dialog.accept()

    planner.select(CLINIC)
    planner.ask.answer = answer
    planner.press(Key.Key_W)
    assert seen == ["Groups: Case clinic", "Roles"]
    planner.ask.answer = lambda dialog: seen.append(dialog.mix_combo.currentText())
    planner.screen.desk.groups.open()
    assert seen[-1] == "Roles"  # what was mixed last is remembered while the app runs


def test_nothing_opens_where_no_block_is_selected(planner: Planner) -> None:
    opened: list[object] = []
    planner.ask.answer = opened.append
    planner.view.select(())
    planner.screen.desk.groups.open()
    planner.screen.desk.groups.clear()
    assert opened == []
    assert planner.now == retreat()


def test_a_block_that_is_gone_meanwhile_has_no_groups_to_show(planner: Planner) -> None:
    opened: list[object] = []
    planner.ask.answer = opened.append
    planner.select(CLINIC)

    days = tuple(replace(day, blocks=()) for day in planner.now.days)
    planner.workspace.sessions.save(replace(planner.now, days=days), "Empty")
    planner.work.loop.run_until_complete(planner.screen.desk.groups._show(key(CLINIC)))
    assert opened == []


def test_people_are_named_first_where_nobody_is(planner: Planner) -> None:
    planner.workspace.sessions.save(replace(planner.now, people=(), days=retreat().days), "Nobody")
    seen: list[str] = []

    def answer(dialog: GroupsDialog | People) -> None:
        seen.append(type(dialog).__name__)
        if isinstance(dialog, GroupsDialog) and len(seen) == 1:
            assert dialog.empty_pane.isVisible()
            assert not dialog.groups_pane.isVisible()
            click(dialog.people_button)
        else:
            dialog.reject()

    planner.select(CLINIC)
    planner.ask.answer = answer
    planner.press(Key.Key_W)
    assert seen == ["GroupsDialog", "People", "GroupsDialog"]


def test_details_tell_the_groups_in_short_and_clear_them(planner: Planner) -> None:
    planner.workspace.sessions.save(
        change_block(planner.now, key(CLINIC), groups=(group(PRIYA, LORENA), group(CALLUM, JO, MARCUS))), "Groups"
    )
    planner.select(CLINIC)
    line = planner.screen.desk.inspector.block.group_line
    assert line.words_label.text() == "2 groups of 2 to 3"
    assert line.away_label.text() == "Ines Faro is in no group."
    opened: list[str] = []
    planner.ask.answer = lambda dialog: opened.append(dialog.windowTitle())
    line.open_button.click()
    assert opened == ["Groups"]
    line.clear_button.click()
    assert block_of(planner.now).groups == ()
    assert planner.undo_label == "Clear groups"
    assert line.clear_button.isHidden()
    assert line.away_label.isHidden()
    planner.workspace.database.undo()
    assert len(block_of(planner.now).groups) == 2


# Dividing


def test_everybody_is_divided_into_groups_of_the_size_that_is_chosen(maker: Maker, planner: Planner) -> None:
    dialog = maker()
    assert shown(dialog) == [(PRIYA, LORENA, MARCUS, CALLUM, JO, INES)]
    assert dialog.divide_button.text() == "Divide"
    dialog.count_spin.setValue(2)
    assert dialog.sizes_label.text() == "6 people in 3 groups of 2"
    divided(dialog)
    assert [len(people) for people in shown(dialog)] == [0, 2, 2, 2]
    assert said(dialog) == ["3 groups of 2."]
    click(dialog.done_button)
    assert sorted(one for each in block_of(planner.now).groups for one in each.people) == sorted(
        person.id for person in PEOPLE
    )
    assert planner.undo_label == "Change groups"


def test_people_are_divided_into_a_number_of_groups(maker: Maker) -> None:
    dialog = maker()
    dialog.count_spin.setValue(2)
    dialog.by_combo.setCurrentIndex(1)
    dialog.by_combo.activated.emit(1)
    assert dialog.count_spin.value() == 3
    dialog.count_spin.setValue(4)
    assert dialog.sizes_label.text() == "6 people in 4 groups of 1 to 2"
    divided(dialog)
    assert sorted(len(people) for people in shown(dialog)) == [0, 1, 1, 2, 2]
    dialog.by_combo.setCurrentIndex(0)
    dialog.by_combo.activated.emit(0)
    assert dialog.count_spin.value() == 2


def test_shuffling_again_gives_other_groups_under_the_same_names_and_rooms(maker: Maker) -> None:
    dialog = maker(group(PRIYA, LORENA, MARCUS, title="Owls", room=ROOMS[0].id), group(CALLUM, JO, INES))
    assert dialog.divide_button.text() == "Shuffle again"
    assert dialog.count_spin.value() == 3
    divided(dialog)
    assert shown(dialog) != [(), *(each.people for each in TWO)]
    first = dialog.draft.state.groups[0]
    assert (first.title, first.room) == ("Owls", ROOMS[0].id)


def test_who_is_away_stays_away_when_the_others_are_shuffled(maker: Maker) -> None:
    dialog = maker(group(PRIYA, LORENA), group(CALLUM, JO, MARCUS))
    divided(dialog)
    assert shown(dialog)[0] == (INES,)
    assert said(dialog) == ["2 groups of 2 to 3.", "Ines Faro is in no group."]
    assert dialog.place_button.isVisible()


def test_who_came_later_is_put_into_the_smallest_group(maker: Maker) -> None:
    dialog = maker(group(PRIYA, LORENA), group(CALLUM, JO, MARCUS))
    click(dialog.place_button)
    assert shown(dialog) == [(), (PRIYA, LORENA, INES), (CALLUM, JO, MARCUS)]
    assert dialog.place_button.isHidden()


def test_departments_are_mixed_and_what_is_missing_is_said(maker: Maker) -> None:
    departments = ("Math", "Math", "Arts", "Arts", "", "")
    people = tuple(replace(one, department=name) for one, name in zip(PEOPLE, departments, strict=True))
    dialog = maker(people=people)
    dialog.count_spin.setValue(3)
    dialog.mix_combo.setCurrentIndex(1)
    dialog.mix_combo.activated.emit(1)
    assert dialog.mix_label.text() == "2 of 6 have no department. They go anywhere."
    divided(dialog)
    for people_there in shown(dialog)[1:]:
        assert not {PRIYA, LORENA} <= set(people_there)
        assert not {MARCUS, CALLUM} <= set(people_there)
    details = {row.detail for row in dialog.board.rows if row.person}
    assert details == {"Math", "Arts", ""}
    drag(dialog, (PRIYA, LORENA), 0)
    assert "Math could be spread more evenly: Priya Raman and Lorena Baptiste." in said(dialog)


def test_roles_are_mixed_too(maker: Maker) -> None:
    dialog = maker(*TWO)
    dialog.mix_combo.setCurrentIndex(2)
    dialog.mix_combo.activated.emit(2)
    assert dialog.mix_label.isHidden()
    assert {row.detail for row in dialog.board.rows if row.person} == {"Principal"}


def test_who_met_earlier_in_the_session_is_known_and_kept_apart(maker: Maker, planner: Planner) -> None:
    walk = planner.now.days[0].blocks[1]
    planner.workspace.sessions.save(change_block(planner.now, walk.id, groups=TWO), "Groups")
    dialog = maker()
    assert dialog.met_label.text() == "Who met before is known from 1 earlier block here."
    assert dialog.others_check.isHidden()
    dialog.count_spin.setValue(2)
    divided(dialog)
    assert said(dialog) == ["3 groups of 2.", "Nobody meets again."]
    drag(dialog, (PRIYA, LORENA), 0)
    assert any("Priya Raman and Lorena Baptiste have met before" in words for words in said(dialog)) or (
        "pairs have met before" in said(dialog)[-1]
    )
    assert any("met before" in row.note for row in dialog.board.rows)


def test_other_sessions_count_until_somebody_says_no(maker: Maker) -> None:
    session = retreat()
    there = tuple(replace(person, id=uuid4()) for person in PEOPLE[:2])
    past = (session.days[0].date, (group(*(person.id for person in there)),))
    dialog = maker(*TWO, others=(Elsewhere(session_id=uuid4(), people=there, divisions=(past,)),))
    assert dialog.met_label.text() == "Who met before is known from 1 other session."
    assert "Priya Raman and Lorena Baptiste have met before." in said(dialog)
    dialog.others_check.click()
    assert dialog.met_label.text() == "Nobody was in a group before this block."
    assert said(dialog) == ["2 groups of 3."]


def test_as_many_groups_as_there_are_come_out_again(maker: Maker) -> None:
    dialog = maker(group(PRIYA, LORENA, MARCUS, CALLUM), group(JO, INES))
    assert (dialog.by_combo.currentText(), dialog.count_spin.value()) == ("People in a group", 3)
    divided(dialog)
    assert [len(people) for people in shown(dialog)] == [0, 3, 3]


def test_a_number_of_groups_that_no_size_gives_is_said_as_a_number(maker: Maker) -> None:
    dialog = maker(group(PRIYA, LORENA, MARCUS), group(CALLUM, JO), group(INES), people=PEOPLE)
    assert (dialog.by_combo.currentText(), dialog.count_spin.value()) == ("People in a group", 2)
    dialog = maker(*(group(one.id) for one in PEOPLE[:3]), group(CALLUM, JO, INES), people=PEOPLE)
    assert (dialog.by_combo.currentText(), dialog.count_spin.value()) == ("Number of groups", 4)
    divided(dialog)
    assert sorted(len(people) for people in shown(dialog)) == [0, 1, 1, 2, 2]


def test_the_first_group_is_the_one_that_can_be_named_at_first(maker: Maker) -> None:
    dialog = maker()
    assert not dialog.hand.title_edit.isEnabled()
    divided(dialog)
    assert dialog.hand.title_edit.isEnabled()
    assert dialog.hand.title_edit.placeholderText() == "Group 1"


# Wishes


def test_a_wish_is_kept_with_the_session_and_held(maker: Maker, planner: Planner) -> None:
    dialog = maker()
    click(dialog.wishes.apart_button)
    (picker,) = dialog.wishes.pickers()
    for action in picker.people_menu.actions()[:2]:
        action.trigger()
    picker.people_menu.close()
    dialog.count_spin.setValue(3)
    divided(dialog)
    assert said(dialog)[-1] == "All wishes are met."
    click(dialog.done_button)
    assert wished(planner) == ((frozenset((PRIYA, LORENA)),), ())
    assert planner.undo_label == "Change groups"
    planner.workspace.database.undo()
    assert wished(planner) == ((), ())
    assert block_of(planner.now).groups == ()


def test_who_is_selected_is_whom_a_new_wish_is_about(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO)
    choose(dialog, PRIYA, JO)
    click(dialog.wishes.together_button)
    assert dialog.draft.state.together == (frozenset((PRIYA, JO)),)
    assert said(dialog)[1] == "Priya Raman and Jo March are not together."
    click(dialog.done_button)
    assert planner.now.together == (frozenset((PRIYA, JO)),)


def test_a_wish_is_taken_away(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO, apart=(frozenset((PRIYA, LORENA)),), together=(frozenset((JO, INES)),))
    assert len(dialog.wishes.pickers()) == 2
    click(dialog.wishes.removers()[0])
    assert said(dialog) == ["2 groups of 3.", "All wishes are met."]
    click(dialog.wishes.removers()[0])
    assert dialog.wishes.pickers() == []
    click(dialog.done_button)
    assert (planner.now.apart, planner.now.together) == ((), ())


def test_a_wish_about_one_person_is_none(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO)
    click(dialog.wishes.together_button)
    (picker,) = dialog.wishes.pickers()
    picker.people_menu.actions()[0].trigger()
    picker.people_menu.close()
    assert dialog.draft.state.together == ()
    click(dialog.done_button)
    assert planner.now.together == ()
    assert planner.undo_label == "Prepare"


def test_a_wish_that_cannot_hold_says_why(maker: Maker) -> None:
    everybody = frozenset(person.id for person in PEOPLE)
    dialog = maker(apart=(everybody,))
    dialog.count_spin.setValue(2)
    divided(dialog)
    names = "Priya Raman, Lorena Baptiste, Marcus Ilunga, Callum Osei, Jo March and Ines Faro"
    assert f"{names} cannot all be apart: there are only 3 groups." in said(dialog)


def test_a_wish_that_another_one_forbids_says_so(maker: Maker) -> None:
    pair = frozenset((PRIYA, LORENA))
    dialog = maker(apart=(pair,), together=(pair,))
    dialog.count_spin.setValue(2)
    divided(dialog)
    assert said(dialog)[1] == (
        "Priya Raman and Lorena Baptiste are not together: another wish keeps some of them apart."
    )


def test_people_too_many_for_a_group_are_not_together(maker: Maker) -> None:
    dialog = maker(together=(frozenset((PRIYA, LORENA, MARCUS)),))
    dialog.count_spin.setValue(2)
    divided(dialog)
    assert "Priya Raman, Lorena Baptiste and Marcus Ilunga are not together: no group is that large." in said(dialog)


def test_wishes_that_leave_no_way_say_so_until_somebody_is_moved(maker: Maker) -> None:
    apart = tuple(frozenset(pair) for pair in ((PRIYA, LORENA), (LORENA, MARCUS), (PRIYA, MARCUS)))
    dialog = maker(apart=apart)
    dialog.count_spin.setValue(3)
    divided(dialog)
    assert [words for words in said(dialog) if words.endswith("are not apart: no way was found.")]
    drag(dialog, (INES,), None)
    assert [words for words in said(dialog) if words.endswith("are not apart.")]


def test_many_wishes_that_are_not_met_are_told_in_part_and_counted(maker: Maker) -> None:
    pairs = [(one, other) for at, one in enumerate(PEOPLE[:5]) for other in PEOPLE[at + 1 : 5]]
    dialog = maker(group(*(person.id for person in PEOPLE)), apart=tuple(frozenset((a.id, b.id)) for a, b in pairs))
    assert len(pairs) == 10
    assert [words for words in said(dialog) if words.endswith("there is only one group.")] == said(dialog)[1:9]
    assert said(dialog)[9:] == ["2 more wishes are not met."]
    click(dialog.wishes.removers()[0])
    assert said(dialog)[9:] == ["1 more wish is not met."]


def test_everybody_is_offered_for_a_wish_once_its_list_opens(maker: Maker) -> None:
    dialog = maker(apart=(frozenset((PRIYA, JO)),))
    (picker,) = dialog.wishes.pickers()
    click(picker)
    offered = [action.text() for action in picker.people_menu.actions() if action.isCheckable()]
    assert offered == [person.name for person in PEOPLE]
    picker.people_menu.actions()[1].trigger()
    picker.people_menu.close()
    assert dialog.draft.state.apart == (frozenset((PRIYA, LORENA, JO)),)


# Moving by hand


def test_somebody_is_dragged_to_another_group_and_back_by_undo(maker: Maker) -> None:
    dialog = maker(*TWO)
    drag(dialog, (PRIYA,), 1)
    assert shown(dialog) == [(), (LORENA, MARCUS), (CALLUM, JO, INES, PRIYA)]
    assert dialog.board.people == (PRIYA,)
    QTest.keyClick(dialog, Key.Key_Z, CONTROL)
    assert shown(dialog) == [(), *(each.people for each in TWO)]
    assert not dialog.undo_button.isEnabled()


def test_somebody_who_is_away_is_dragged_out_of_the_groups(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO)
    drag(dialog, (PRIYA,), None)
    assert shown(dialog)[0] == (PRIYA,)
    click(dialog.done_button)
    assert block_of(planner.now).groups == (group(LORENA, MARCUS), group(CALLUM, JO, INES))


def test_what_would_hold_is_said_while_somebody_is_dragged(maker: Maker) -> None:
    dialog = maker(*TWO, apart=(frozenset((PRIYA, JO)),))
    assert said(dialog) == ["2 groups of 3.", "All wishes are met."]
    board, data = dialog.board, dragged((PRIYA,))
    at, action, button = board.card_rect(1).center(), Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(board.viewport(), QDragEnterEvent(at, action, data, button, none))
    QApplication.sendEvent(board.viewport(), QDragMoveEvent(at, action, data, button, none))
    assert said(dialog) == ["2 groups of 2 to 4.", "Priya Raman and Jo March are not apart."]
    QApplication.sendEvent(board.viewport(), QDragLeaveEvent())
    assert said(dialog) == ["2 groups of 3.", "All wishes are met."]
    assert shown(dialog) == [(), *(each.people for each in TWO)]


def test_what_is_let_go_between_the_cards_stays_where_it_was(maker: Maker) -> None:
    dialog = maker(*TWO)
    between = QPoint(dialog.board.card_rect(0).right() + 3, dialog.board.card_rect(0).center().y())
    drop(dialog.board.viewport(), between, dragged((PRIYA,)))
    assert shown(dialog) == [(), *(each.people for each in TWO)]
    assert not dialog.draft.can_undo


def test_what_is_no_person_is_not_taken(maker: Maker) -> None:
    dialog = maker(*TWO)
    words = QMimeData()
    words.setText("Priya")
    drop(dialog.board.viewport(), dialog.board.card_rect(1).center(), words)
    assert shown(dialog) == [(), *(each.people for each in TWO)]
    broken = QMimeData()
    broken.setData("application/x-core-facilitator-people-of-groups", b"nobody")
    assert dragged_people(broken) == ()


def test_a_drag_carries_keys_and_no_names(maker: Maker) -> None:
    dialog = maker(*TWO)
    choose(dialog, PRIYA, JO)
    data = dialog.board.model().mimeData(dialog.board.selectionModel().selectedIndexes())
    assert set(dragged_people(data)) == {PRIYA, JO}
    assert not data.hasText()
    assert dialog.board.model().supportedDropActions() == Qt.DropAction.MoveAction
    assert data.formats() == dialog.board.model().mimeTypes()


def test_keys_move_somebody_to_the_next_group_and_the_one_before(maker: Maker) -> None:
    dialog = maker(*TWO)
    choose(dialog, PRIYA)
    press(dialog, Key.Key_Right, ALT)
    assert shown(dialog)[2] == (CALLUM, JO, INES, PRIYA)
    press(dialog, Key.Key_Right, ALT)
    assert shown(dialog)[1] == (LORENA, MARCUS, PRIYA)
    click(dialog.hand.before_button)
    assert shown(dialog)[2] == (CALLUM, JO, INES, PRIYA)
    click(dialog.hand.after_button)
    assert shown(dialog)[1] == (LORENA, MARCUS, PRIYA)


def test_keys_take_somebody_out_and_put_them_in_again(maker: Maker) -> None:
    dialog = maker(*TWO)
    choose(dialog, JO)
    press(dialog, Key.Key_Delete)
    assert shown(dialog)[0] == (JO,)
    press(dialog, Key.Key_Left, ALT)
    assert shown(dialog)[2] == (CALLUM, INES, JO)
    press(dialog, Key.Key_Backspace)
    press(dialog, Key.Key_Right, ALT)
    assert shown(dialog)[1] == (PRIYA, LORENA, MARCUS, JO)


def test_two_people_change_places(maker: Maker) -> None:
    dialog = maker(*TWO)
    choose(dialog, PRIYA, JO)
    click(dialog.hand.swap_button)
    assert shown(dialog) == [(), (JO, LORENA, MARCUS), (CALLUM, PRIYA, INES)]
    choose(dialog, JO, LORENA)
    assert not dialog.hand.swap_button.isEnabled()


def test_arrows_walk_over_the_cards(maker: Maker) -> None:
    dialog = maker(*TWO)
    choose(dialog, PRIYA)
    press(dialog, Key.Key_Down)
    assert dialog.board.people == (LORENA,)
    press(dialog, Key.Key_Right)
    assert dialog.board.people == (JO,)
    press(dialog, Key.Key_Left)
    press(dialog, Key.Key_Up)
    assert dialog.board.people == (PRIYA,)
    press(dialog, Key.Key_Up)
    current = dialog.board.current
    assert current is not None
    assert (current.group, current.person) == (0, None)
    press(dialog, Key.Key_End)
    assert dialog.board.people == (INES,)
    press(dialog, Key.Key_Home)
    first = dialog.board.current
    assert first is not None
    assert (first.group, first.person) == (None, None)


def test_the_menu_of_a_person_moves_swaps_and_wishes(maker: Maker) -> None:
    dialog = maker(*TWO)
    choose(dialog, PRIYA, JO)
    menu = dialog.hand.menu(dialog.board.people)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Move to", "Swap", "Take out", "Keep apart", "Keep together"]
    menu.actions()[-1].trigger()
    assert dialog.draft.state.together == (frozenset((PRIYA, JO)),)
    menu.actions()[-2].trigger()
    assert dialog.draft.state.apart == (frozenset((PRIYA, JO)),)
    to_menu = menu.actions()[0].menu()
    assert isinstance(to_menu, QMenu)
    assert [action.text() for action in to_menu.actions()] == ["Group 1", "Group 2"]
    to_menu.actions()[1].trigger()
    assert shown(dialog)[2] == (CALLUM, JO, INES, PRIYA)
    menu.deleteLater()


def test_a_click_with_the_other_button_opens_the_menu_or_the_name(maker: Maker, qtbot: QtBot) -> None:
    dialog = maker(*TWO)
    choose(dialog, PRIYA)
    dialog.board.customContextMenuRequested.emit(dialog.board.person_rect(PRIYA).center())
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    press(dialog, Key.Key_Up)
    dialog.board.customContextMenuRequested.emit(QPoint(1, 1))
    assert dialog.hand.title_edit.hasFocus()


# Names and rooms


def test_a_group_gets_a_name_and_a_room(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO)
    choose(dialog, JO)
    assert dialog.hand.title_edit.placeholderText() == "Group 2"
    press(dialog, Key.Key_Up)
    press(dialog, Key.Key_Up)
    press(dialog, Key.Key_Return)
    assert dialog.hand.title_edit.hasFocus()
    QTest.keyClicks(dialog.hand.title_edit, "  Night   owls ")
    QTest.keyClick(dialog.hand.title_edit, Key.Key_Return)
    assert dialog.isVisible()
    assert [row.title for row in dialog.board.rows if row.person is None] == ["In no group", "Group 1", "Night owls"]
    dialog.hand.room_combo.setCurrentIndex(2)
    dialog.hand.room_combo.activated.emit(2)
    assert dialog.board.rows[-4].spoken == "Night owls, 3 people, Creek Room"
    click(dialog.done_button)
    assert block_of(planner.now).groups[1] == replace(TWO[1], title="Night owls", room=ROOMS[1].id)


def test_a_name_that_is_still_being_typed_is_kept_when_the_dialog_closes(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO)
    choose(dialog, PRIYA)
    dialog.hand.title_edit.setFocus()
    QTest.keyClicks(dialog.hand.title_edit, "Larks")
    QTest.keyClick(dialog, Key.Key_Escape)
    assert block_of(planner.now).groups[0].title == "Larks"


def test_who_is_in_no_group_has_no_name_to_give(maker: Maker) -> None:
    dialog = maker(group(PRIYA, LORENA), group(CALLUM, JO, MARCUS))
    choose(dialog, INES)
    assert not dialog.hand.title_edit.isEnabled()
    assert not dialog.hand.room_combo.isEnabled()
    assert not dialog.hand.out_button.isEnabled()
    press(dialog, Key.Key_F2)
    assert not dialog.hand.title_edit.hasFocus()


# Saving, clearing, reading


def test_nothing_is_saved_where_nothing_was_done(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO)
    click(dialog.done_button)
    assert planner.undo_label == "Prepare"


def test_clearing_takes_all_groups_away(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO)
    click(dialog.clear_button)
    assert dialog.clear_button.isHidden()
    assert dialog.group_pane.isHidden()
    click(dialog.done_button)
    assert block_of(planner.now).groups == ()


def test_a_block_that_is_gone_keeps_nothing(maker: Maker, planner: Planner) -> None:
    dialog = maker(*TWO)
    drag(dialog, (PRIYA,), 1)
    days = tuple(replace(day, blocks=()) for day in planner.now.days)
    planner.workspace.sessions.save(replace(planner.now, days=days), "Empty")
    click(dialog.done_button)
    assert planner.undo_label == "Empty"


def test_where_nothing_can_be_changed_groups_are_read(maker: Maker) -> None:
    dialog = maker(*TWO, writable=False, apart=(frozenset((PRIYA, LORENA)),))
    assert dialog.reading_label.isVisible()
    assert not dialog.board.acceptDrops()
    for button in (dialog.divide_button, dialog.undo_button, dialog.clear_button, dialog.hand.swap_button):
        assert button.isHidden()
    choose(dialog, PRIYA)
    press(dialog, Key.Key_Delete)
    press(dialog, Key.Key_Right, ALT)
    assert shown(dialog) == [(), *(each.people for each in TWO)]
    assert dialog.hand.title_edit.isReadOnly()
    assert not dialog.wishes.pickers()[0].isEnabled()


def test_somebody_of_the_team_in_a_group_is_named_as_such(maker: Maker) -> None:
    dialog = maker(group(PRIYA, TEAM[0].id), group(LORENA, MARCUS, CALLUM, JO, INES))
    row = next(row for row in dialog.board.rows if row.person == TEAM[0].id)
    assert row.spoken == "Noor Castellanos, Team"


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_cards_follow_the_look_and_the_size_of_the_text(maker: Maker, theme: Theme, look: Look) -> None:
    dialog = maker(*TWO, people=(*PEOPLE[:-1], replace(PEOPLE[-1], name="Ines " + "Faro-" * 20)))
    before = dialog.board.person_rect(PRIYA).height()
    theme.set_look(look)
    theme.set_scale(TextScale.LARGEST)
    assert dialog.board.person_rect(PRIYA).height() > before
    assert not dialog.board.grab().isNull()


def test_the_window_gets_its_turn_sooner_while_a_search_runs(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    before, during = sys.getswitchinterval(), []
    dialog = maker()
    run = dialog._work.run

    async def watched(*args: Any, **named: Any) -> object:
        during.append(sys.getswitchinterval())
        return await run(*args, **named)

    monkeypatch.setattr(dialog._work, "run", watched)
    divided(dialog)
    assert [each < before for each in during] == [True]
    assert sys.getswitchinterval() == before


# Room for the cards


@pytest.fixture
def small_window(planner: Planner) -> None:
    """As low as windows are, with the largest text."""
    planner.screen.resize(1280, 720)
    planner.theme.set_scale(TextScale.LARGEST)


def test_how_to_divide_folds_away_and_comes_back(maker: Maker) -> None:
    dialog = maker(*TWO)
    assert dialog.wishes.isVisible()
    before = dialog.board.width()
    dialog.fold.fold_button.setFocus()
    QTest.keyClick(dialog.fold.fold_button, Key.Key_Space)
    assert dialog.fold.folded
    assert not dialog.wishes.isVisible()
    assert dialog.fold.fold_button.toolTip() == "Show how people are divided"
    QApplication.processEvents()
    assert dialog.board.width() > before
    divided(dialog)  # what divides stays in reach
    assert shown(dialog) != [(), *(each.people for each in TWO)]
    click(dialog.fold.fold_button)
    QApplication.processEvents()
    assert dialog.wishes.isVisible()
    assert dialog.divide_button.isVisible()
    assert "more room" in dialog.fold.fold_button.toolTip()


@pytest.mark.usefixtures("small_window")
def test_two_rows_of_cards_are_in_sight_where_the_window_is_low_and_text_large(maker: Maker) -> None:
    pairs = tuple(group(one, other) for one, other in ((PRIYA, LORENA), (MARCUS, CALLUM), (JO, INES), (PRIYA, JO)))
    dialog = maker(*pairs)
    assert dialog.fold.folded  # there are groups to see
    tops = {dialog.board.card_rect(at).top() for at in range(4)}
    assert len(tops) == 2
    assert dialog.board.viewport().rect().contains(dialog.board.card_rect(3))
    assert dialog.report.isVisible()
    at = dialog.report_area.mapTo(dialog, QPoint(0, 0))
    assert at.y() > dialog.board.mapTo(dialog, dialog.board.rect().bottomLeft()).y()


@pytest.mark.usefixtures("small_window")
def test_how_to_divide_is_open_in_a_low_window_while_there_are_no_groups(maker: Maker) -> None:
    dialog = maker()
    assert dialog.fold.low
    assert not dialog.fold.folded
    divided(dialog)
    assert said(dialog) == ["2 groups of 3."]


@pytest.mark.usefixtures("small_window")
def test_what_is_said_of_somebody_stands_beside_the_name_where_all_is_low(maker: Maker) -> None:
    dialog = maker(*TWO)
    low = dialog.board.person_rect(PRIYA).height()
    dialog.mix_combo.setCurrentIndex(2)
    dialog.mix_combo.activated.emit(2)
    assert dialog.board.person_rect(PRIYA).height() == low
    assert not dialog.board.grab().toImage().isNull()
    assert dialog.board.told_at(dialog.board.person_rect(PRIYA).center()) == ""


@pytest.mark.usefixtures("small_window")
def test_a_role_that_has_no_room_beside_the_name_is_told_beside_the_pointer(maker: Maker, planner: Planner) -> None:
    long = tuple(replace(person, role="Director of teaching and learning in every school") for person in PEOPLE)
    dialog = maker(*TWO, people=long)
    dialog.mix_combo.setCurrentIndex(2)
    dialog.mix_combo.activated.emit(2)
    assert not dialog.board.grab().toImage().isNull()
    told = dialog.board.told_at(dialog.board.person_rect(PRIYA).center())
    assert told.endswith("Director of teaching and learning in every school")
    assert planner.now.people == long


def test_how_to_divide_cannot_be_folded_where_nobody_is_named(maker: Maker) -> None:
    dialog = maker(people=())
    assert not dialog.fold.fold_button.isVisible()


def test_how_to_divide_can_be_folded_where_one_only_reads(maker: Maker) -> None:
    dialog = maker(*TWO, writable=False)
    click(dialog.fold.fold_button)
    assert dialog.fold.folded
    assert not dialog.divide_button.isVisible()


def test_a_form_without_its_layouts_is_an_error(maker: Maker) -> None:
    with pytest.raises(FormError, match="no layout named attic"):
        maker().fold._layout("attic")


def test_groups_are_not_shown_once_the_workspace_is_locked_meanwhile(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    planner.ask.answer = opened.append
    planner.select(CLINIC)
    turns = planner.work.turn
    for gone_at in (1, 3):
        seen = iter(range(9))

        async def turn(at: int = gone_at, seen: Iterator[int] = seen) -> None:
            await turns()
            dialogs = planner.screen.findChildren(GroupsDialog)
            if dialogs and next(seen) == at - 1:
                delete(dialogs[0])

        monkeypatch.setattr(planner.work, "turn", turn)
        planner.screen.desk.groups.open()
    assert opened == []
