"""Undo in a workspace of several sessions: it says where it reaches, and shows what it changed there."""

from dataclasses import replace
from errno import ENOSPC
from uuid import UUID

import pytest
from PySide6.QtGui import QAction

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.edits import change_block
from core_facilitator.gui.bench import Bench
from core_facilitator.store.workspace import Workspace
from planner_samples import key, retreat


@pytest.fixture
def other(workspace: Workspace) -> Session:
    made = replace(retreat(), id=key("another session"), title="Winter day")
    workspace.sessions.add(made)
    workspace.database.forget_steps()
    return made


@pytest.fixture
def undo(bench: Bench) -> QAction:
    return bench.commands.by_name["undo"]


@pytest.fixture
def redo(bench: Bench) -> QAction:
    return bench.commands.by_name["redo"]


def edit(workspace: Workspace, session: Session) -> None:
    block = session.days[0].blocks[0]
    workspace.sessions.save(change_block(session, block.id, minutes=block.minutes + 5), "Change minutes")


def shown(bench: Bench) -> tuple[str, UUID | None]:
    return bench.here, bench.session_id


def test_a_step_in_the_session_that_is_shown_is_named_alone(
    bench: Bench, workspace: Workspace, other: Session, undo: QAction
) -> None:
    bench.open_session(other.id)
    edit(workspace, other)
    assert undo.text() == "Undo Change minutes"


def test_a_step_in_another_session_names_that_session(
    bench: Bench, workspace: Workspace, other: Session, undo: QAction, redo: QAction
) -> None:
    bench.open_session(other.id)
    edit(workspace, other)
    bench.open_session(retreat().id)
    assert undo.text() == "Undo Change minutes in Winter day"
    bench.open_session(other.id)
    assert undo.text() == "Undo Change minutes"
    bench.go("home")
    assert undo.text() == "Undo Change minutes in Winter day"
    workspace.database.undo()
    assert redo.text() == "Redo Change minutes in Winter day"


def test_undo_and_redo_show_the_session_that_they_changed(
    bench: Bench, workspace: Workspace, other: Session, undo: QAction, redo: QAction
) -> None:
    edit(workspace, other)
    bench.open_session(retreat().id)
    undo.trigger()
    assert shown(bench) == ("agendas", other.id)
    assert workspace.sessions.get(other.id) == other
    bench.open_session(retreat().id)
    redo.trigger()
    assert shown(bench) == ("agendas", other.id)
    assert workspace.sessions.get(other.id) != other


def test_undo_in_the_session_that_is_shown_goes_nowhere(
    bench: Bench, workspace: Workspace, other: Session, undo: QAction, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open_session(other.id)
    edit(workspace, other)
    gone: list[object] = []
    monkeypatch.setattr(bench, "open_session", lambda *where: gone.append(where))
    undo.trigger()
    assert workspace.sessions.get(other.id) == other
    assert gone == []


def test_a_session_that_comes_back_or_goes_is_shown_where_all_are_listed(
    bench: Bench, workspace: Workspace, other: Session, undo: QAction, redo: QAction
) -> None:
    workspace.sessions.remove(other.id, "Remove session")
    bench.go("home")
    assert undo.text() == "Undo Remove session"
    undo.trigger()
    assert bench.here == "home"
    redo.trigger()
    assert bench.here == "home"
    assert workspace.sessions.title(other.id) is None


def test_an_undo_that_is_refused_goes_nowhere(
    bench: Bench, workspace: Workspace, other: Session, undo: QAction, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> str | None:
        raise OSError(ENOSPC, "No space left on device")

    edit(workspace, other)
    bench.open_session(retreat().id)
    monkeypatch.setattr(workspace.database, "undo", full)
    undo.trigger()
    assert shown(bench) == ("agendas", retreat().id)
    assert bench.failure_banner.isVisible()
