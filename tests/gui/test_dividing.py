"""A long search for groups: the window answers meanwhile, says how far it is, and lets it be stopped."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from random import Random
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import SmallGroup
from core_facilitator.domain.edits import change_block
from core_facilitator.domain.group_plans import known
from core_facilitator.domain.groups import Division, shuffled
from core_facilitator.domain.people import Person
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.changes import Changes
from core_facilitator.gui.dialogs import groups as groups_dialog
from core_facilitator.gui.dialogs.groups import GroupsDialog
from core_facilitator.gui.entrance import Entrance
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.models.group_draft import GroupDraft
from core_facilitator.gui.models.open_plan import OpenPlan
from core_facilitator.gui.saving import Saving
from core_facilitator.gui.screens.agendas import AgendasScreen
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.work import Work
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import opened
from planner_samples import key, retreat
from workspaces import PASSPHRASE, Clock

CLINIC = key("Case clinic")


@pytest.fixture
def dialog(
    qtbot: QtBot, window: MainWindow, theme: Theme, work: Work, workspace: Workspace, now: Clock
) -> Iterator[GroupsDialog]:
    """The groups of a block of a session of two hundred, of whom all have met before."""
    people = tuple(Person(id=UUID(int=number), name=f"Person {number}") for number in range(1, 201))
    session = replace(retreat(), people=people)
    everybody = (SmallGroup(people=tuple(person.id for person in people)),)
    session = change_block(session, session.days[0].blocks[0].id, groups=everybody)
    workspace.sessions.save(session, "Prepare")
    plan = OpenPlan(Saving(now), Changes())
    plan.keep_in(workspace.sessions)
    plan.open(session.id)
    block = session.block(CLINIC)
    assert block is not None
    made = GroupsDialog(
        window, theme, plan, GroupDraft(session, block, known(session, CLINIC, ())), work, lambda: Random(1)
    )
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    qtbot.waitUntil(lambda: not work.running)
    made.deleteLater()


Search = Callable[..., Division]


def waiting(monkeypatch: pytest.MonkeyPatch, started: Event, go_on: Event) -> None:
    """Let each search tell how far it is until it may go on."""

    def search(*args: Any, progress: Callable[[int, int], None], **kwargs: Any) -> Division:
        started.set()
        while not go_on.wait(0.001):
            progress(30, 100)
        return shuffled(*args, progress=progress, **kwargs)

    monkeypatch.setattr(groups_dialog, "shuffled", search)


def test_two_hundred_people_are_divided_while_the_window_answers(
    qtbot: QtBot, dialog: GroupsDialog, work: Work, workspace: Workspace
) -> None:
    QTest.mouseClick(dialog.divide_button, Qt.MouseButton.LeftButton)
    assert dialog.divide_button.text() == "Stop"
    qtbot.waitUntil(lambda: not work.running, timeout=30_000)
    groups = dialog.draft.state.groups
    assert len(groups) == 50
    assert {len(group.people) for group in groups} == {4}
    qtbot.waitUntil(lambda: dialog.divide_button.text() == "Shuffle again")
    assert len(list(combinations(range(4), 2))) * 50 == 300
    assert dialog.report.lines[-1].words.startswith("300 pairs have met before: ")
    dialog.accept()
    saved = workspace.sessions.get(retreat().id).block(CLINIC)
    assert saved is not None
    assert saved.groups == groups


def test_a_search_that_takes_long_says_how_far_it_is_and_is_stopped(
    qtbot: QtBot, dialog: GroupsDialog, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on = Event(), Event()
    waiting(monkeypatch, started, go_on)
    QTest.mouseClick(dialog.divide_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(started.is_set)
    qtbot.waitUntil(dialog.progress_bar.isVisible)
    qtbot.waitUntil(lambda: dialog.progress_bar.value() == 30)
    assert dialog.progress_bar.maximum() == 100
    QTest.mouseClick(dialog.divide_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not work.running)
    qtbot.waitUntil(lambda: dialog.divide_button.text() == "Divide")
    assert dialog.progress_bar.isHidden()
    assert dialog.draft.state.groups == ()


def test_a_dialog_that_closes_stops_its_search(
    qtbot: QtBot, dialog: GroupsDialog, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on = Event(), Event()
    waiting(monkeypatch, started, go_on)
    QTest.mouseClick(dialog.divide_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(started.is_set)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not work.running)
    assert dialog.draft.state.groups == ()


def test_groups_that_are_being_made_are_saved_before_the_workspace_is_locked(
    qtbot: QtBot, entered: Bench, entrance: Entrance, window: MainWindow
) -> None:
    workspace = entered.workspace
    entered.open_session(retreat().id, CLINIC)
    screen = entered.screen_at("agendas")
    assert isinstance(screen, AgendasScreen)
    screen.view.select((CLINIC,))
    screen.desk.groups.open()
    dialog = opened(qtbot, GroupsDialog)
    dialog.draft.put((SmallGroup(people=tuple(person.id for person in retreat().people)),))
    dialog.board.select((retreat().people[0].id,))
    dialog.hand.title_edit.setFocus()
    QTest.keyClicks(dialog.hand.title_edit, "All of us")
    entrance.lock()
    qtbot.waitUntil(lambda: isinstance(window.page, UnlockScreen), timeout=20_000)
    again = workspaces.open(workspace.folder, PASSPHRASE)
    saved = again.sessions.get(retreat().id).block(CLINIC)
    label = again.database.undo_label
    again.close()
    assert saved is not None
    assert saved.groups == (SmallGroup(title="All of us", people=tuple(person.id for person in retreat().people)),)
    assert label == "Change groups"
