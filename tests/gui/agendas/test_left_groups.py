"""Groups that were being made when the program was killed: kept every second, and offered again."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import SmallGroup
from core_facilitator.gui.dialogs.group_keeping import GroupKeeping
from core_facilitator.gui.dialogs.groups import GroupsDialog
from core_facilitator.gui.models.group_draft import State
from core_facilitator.gui.models.group_texts import state_of, text_of
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.widgets.typed_text import DraftOffer
from planner_desk import Planner
from planner_samples import PEOPLE, ROOMS, key, retreat

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", "propagateSizeHints")

CLINIC = "Case clinic"
PLACE = f"block/{key(CLINIC)}/groups"
PRIYA, LORENA, MARCUS, CALLUM, JO, INES = (person.id for person in PEOPLE)
MADE = State(
    groups=(SmallGroup(people=(PRIYA, LORENA, MARCUS), title="Oak", room=ROOMS[0].id), SmallGroup(people=(CALLUM, JO))),
    apart=(frozenset((PRIYA, CALLUM)),),
    together=(frozenset((PRIYA, LORENA)),),
)


@pytest.fixture
def again(
    planner: Planner, qtbot: QtBot, theme: Theme, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> Iterator[Callable[[], Planner]]:
    """Opens another planner on the same workspace, as after the first was killed."""
    made: list[Planner] = []

    def open_again() -> Planner:
        made.append(Planner(planner.workspace, theme, tmp_path, loop))
        qtbot.addWidget(made[0].window)
        qtbot.addWidget(made[0].screen)
        made[0].screen.open_session(planner.now.id)
        with qtbot.waitExposed(made[0].screen):
            made[0].screen.show()
        return made[0]

    yield open_again
    for one in made:
        one.work.close()


def kept(planner: Planner) -> list[str]:
    return [draft.place for draft in planner.workspace.drafts.all()]


def pass_a_second(dialog: GroupsDialog) -> None:
    (keeping,) = dialog.findChildren(GroupKeeping)
    keeping._pause.timeout.emit()


def show_left(planner: Planner) -> None:
    QTest.mouseClick(planner.screen.draft_banner.action_button, Qt.MouseButton.LeftButton)


def offer_in(dialog: GroupsDialog) -> DraftOffer:
    (offer,) = dialog.findChildren(DraftOffer)
    return offer


def test_groups_that_are_being_made_are_kept_and_forgotten_once_they_are_saved(planner: Planner) -> None:
    seen: list[list[str]] = []

    def make(dialog: GroupsDialog) -> None:
        dialog.draft.put(MADE.groups)
        pass_a_second(dialog)
        seen.append(kept(planner))
        dialog.accept()

    planner.ask.answer = make
    planner.select(CLINIC)
    planner.screen.desk.groups.open()
    assert seen == [[PLACE]]
    assert planner.block(CLINIC).groups == MADE.groups
    assert kept(planner) == []


def test_groups_that_are_taken_back_are_not_kept(planner: Planner) -> None:
    seen: list[list[str]] = []

    def make(dialog: GroupsDialog) -> None:
        dialog.draft.put(MADE.groups)
        pass_a_second(dialog)
        dialog.draft.undo()
        pass_a_second(dialog)
        seen.append(kept(planner))
        dialog.accept()

    planner.ask.answer = make
    planner.select(CLINIC)
    planner.screen.desk.groups.open()
    assert seen == [[]]
    assert planner.now == retreat()


def test_groups_left_by_a_killed_app_are_named_and_can_be_used(planner: Planner, again: Callable[[], Planner]) -> None:
    planner.workspace.drafts.keep(PLACE, text_of(MADE))
    opened = again()
    said = opened.screen.draft_banner.said
    assert said.startswith("Unsaved groups from ")
    assert said.endswith("Case clinic.")

    def use(dialog: GroupsDialog) -> None:
        dialog.show()
        assert offer_in(dialog).geometry().bottom() < dialog.groups_pane.geometry().top()
        QTest.mouseClick(offer_in(dialog).use_button, Qt.MouseButton.LeftButton)
        assert offer_in(dialog).isHidden()
        dialog.accept()

    opened.ask.answer = use
    show_left(opened)
    assert opened.block(CLINIC).groups == MADE.groups
    assert (opened.now.apart, opened.now.together) == (MADE.apart, MADE.together)
    assert kept(opened) == []
    assert opened.screen.draft_banner.said == ""


def test_groups_left_by_a_killed_app_can_be_discarded(planner: Planner, again: Callable[[], Planner]) -> None:
    planner.workspace.drafts.keep(PLACE, text_of(MADE))
    opened = again()

    def discard(dialog: GroupsDialog) -> None:
        QTest.mouseClick(offer_in(dialog).discard_button, Qt.MouseButton.LeftButton)
        dialog.accept()

    opened.ask.answer = discard
    show_left(opened)
    assert opened.now == retreat()
    assert kept(opened) == []


def test_an_offer_that_nobody_answers_stays(planner: Planner, again: Callable[[], Planner]) -> None:
    planner.workspace.drafts.keep(PLACE, text_of(MADE))
    opened = again()
    opened.ask.answer = lambda dialog: dialog.accept()
    show_left(opened)
    assert kept(opened) == [PLACE]


def test_groups_stay_kept_where_their_block_is_gone(planner: Planner) -> None:
    def make(dialog: GroupsDialog) -> None:
        dialog.draft.put(MADE.groups)
        days = tuple(replace(day, blocks=()) for day in planner.now.days)
        planner.workspace.sessions.save(replace(planner.now, days=days), "Empty")
        dialog.accept()

    planner.ask.answer = make
    planner.select(CLINIC)
    planner.screen.desk.groups.open()
    assert kept(planner) == [PLACE]


def test_a_lock_saves_what_was_divided_and_keeps_no_draft(planner: Planner) -> None:
    def make(dialog: GroupsDialog) -> None:
        dialog.draft.put(MADE.groups)
        pass_a_second(dialog)
        planner.screen.desk.finish()

    planner.ask.answer = make
    planner.select(CLINIC)
    planner.screen.desk.groups.open()
    assert planner.block(CLINIC).groups == MADE.groups
    assert kept(planner) == []


# The text


def test_groups_and_wishes_come_back_as_they_were() -> None:
    assert state_of(text_of(MADE), retreat()) == MADE


def test_who_and_what_is_gone_meanwhile_is_left_out() -> None:
    gone, session = uuid4(), replace(retreat(), rooms=())
    state = replace(
        MADE, groups=(SmallGroup(people=(PRIYA, gone), room=ROOMS[0].id),), apart=(frozenset((PRIYA, gone)),)
    )
    read = state_of(text_of(state), session)
    assert read == State(groups=(SmallGroup(people=(PRIYA,)),), apart=(), together=MADE.together)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", json.dumps({"groups": [1], "apart": [], "together": []})])
def test_a_text_of_another_version_is_left_alone(text: str) -> None:
    assert state_of(text, retreat()) is None
