"""A change that the database will never take holds up nothing else, and is set aside only when its user says so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.saving import Saving
from core_facilitator.store.workspace import Workspace
from desk import button, opened
from full_disk import full_disk
from planner_samples import retreat

ONE, OTHER = UUID(int=1), UUID(int=2)
TOO_MANY = 2**64  # no column holds that number


class Shelf:
    """What was written, and how the next writes fail: those with "!" in their title for themselves, all if full."""

    def __init__(self) -> None:
        self.full = False
        self.written: list[tuple[str, str]] = []
        self.added: list[str] = []

    def save(self, session: Session, label: str) -> None:
        if self.full:
            raise WorkspaceError(Fault.DISK_FULL, Path())
        if "!" in session.title:
            raise WorkspaceError(Fault.WRITE_REFUSED, Path())
        self.written.append((session.title, label))

    def add(self, session: Session, label: str) -> None:
        self.save(session, label)
        self.added.append(session.title)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def saving() -> Saving:
    return Saving(lambda: datetime(2026, 10, 14, tzinfo=UTC))


def _titles(saving: Saving) -> list[str]:
    return [one.value.title for one in saving.unsaved if isinstance(one.value, Session)]


def test_what_is_done_to_another_session_passes_a_change_that_is_refused_for_itself(
    shelf: Shelf, saving: Saving
) -> None:
    saving.save(shelf.save, Session(id=ONE, title="One!"), "Edit one")
    saving.save(shelf.save, Session(id=OTHER, title="Other"), "Edit other")
    assert shelf.written == [("Other", "Edit other")]
    assert _titles(saving) == ["One!"]
    assert saving.saved_at is not None
    stuck = saving.stuck
    assert isinstance(stuck, Session)
    assert stuck.title == "One!"


def test_nothing_passes_a_change_that_only_lacks_room(shelf: Shelf, saving: Saving) -> None:
    shelf.full = True
    saving.save(shelf.save, Session(id=ONE, title="One"), "Edit one")
    saving.save(shelf.save, Session(id=OTHER, title="Other"), "Edit other")
    assert saving.stuck is None
    shelf.full = False
    assert saving.try_again()
    assert [title for title, _label in shelf.written] == ["One", "Other"]


def test_without_room_behind_a_refused_change_the_order_holds_and_trying_again_is_offered(
    shelf: Shelf, saving: Saving
) -> None:
    saving.save(shelf.save, Session(id=ONE, title="One!"), "Edit one")
    shelf.full = True
    for title in ("First", "Second"):
        saving.save(shelf.save, Session(id=OTHER, title=title), "Edit other")
    assert saving.stuck is None
    shelf.full = False
    assert not saving.try_again()
    assert [title for title, _label in shelf.written] == ["First", "Second"]
    assert _titles(saving) == ["One!"]


def test_a_later_value_without_what_was_refused_is_written_for_both(shelf: Shelf, saving: Saving) -> None:
    saving.save(shelf.save, Session(id=ONE, title="One!"), "Edit title")
    saving.save(shelf.save, Session(id=ONE, title="One!", notes="Bell"), "Edit notes")
    saving.save(shelf.save, Session(id=ONE, title="One", notes="Bell"), "Edit title again")
    assert shelf.written == [("One", "Edit title again")]
    assert saving.unsaved == ()
    assert saving.failure is None


def test_a_new_session_that_was_refused_is_still_added_once_it_can_be(shelf: Shelf, saving: Saving) -> None:
    saving.save(shelf.add, Session(id=ONE, title="One!"), "New session")
    saving.save(shelf.save, Session(id=ONE, title="One"), "Edit title")
    assert shelf.added == ["One"]


def test_who_reads_as_it_is_written_sees_the_newest_and_nothing_older(saving: Saving) -> None:
    seen: list[str | None] = []

    def write(session: Session, _label: str) -> None:
        if "!" in session.title:
            raise WorkspaceError(Fault.WRITE_REFUSED, Path())
        newest = saving.newest(ONE)
        seen.append(None if newest is None else newest.title)

    saving.save(write, Session(id=ONE, title="One!"), "Edit one")
    saving.save(write, Session(id=OTHER, title="Other"), "Edit other")
    saving.save(write, Session(id=ONE, title="One"), "Edit one again")
    assert seen == ["One!", None]


class Steps:
    """What undo may be asked of."""

    undo_label: str | None = None


def test_undo_takes_the_refused_change_back_and_all_is_well(shelf: Shelf, saving: Saving) -> None:
    saving.save(shelf.save, Session(id=ONE, title="One!"), "Edit one")
    saving.undo(Steps())  # type: ignore[arg-type]  # while anything waits, the disk is not asked
    assert (saving.unsaved, saving.failure, saving.stuck) == ((), None, None)


def test_undo_of_what_is_written_in_that_moment_takes_back_nothing_else(shelf: Shelf, saving: Saving) -> None:
    saving.save(shelf.save, Session(id=ONE, title="One!"), "Edit one")
    shelf.full = True
    saving.save(shelf.save, Session(id=OTHER, title="Other"), "Edit other")
    shelf.full = False
    saving.undo(Steps())  # type: ignore[arg-type]  # while anything waits, the disk is not asked
    assert saving.refused
    assert _titles(saving) == ["One!"]
    assert shelf.written == [("Other", "Edit other")]


# In the window


@pytest.fixture
def refused(bench: Bench, workspace: Workspace) -> None:
    """Change the session as the database cannot take it."""
    bench.open_session(retreat().id)
    bench.saving.save(workspace.sessions.save, replace(retreat(), expected=TOO_MANY), "Change head count")


@pytest.fixture
def asked(qtbot: QtBot, bench: Bench, refused: None) -> Callable[[], Question]:
    """Return what presses the banner's link."""

    def ask() -> Question:
        button(bench.failure_banner, "Set it aside…").click()
        return opened(qtbot, Question)

    return ask


def _settled(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running)


@pytest.mark.usefixtures("refused")
def test_the_banner_names_the_session_and_says_that_the_others_are_saved(bench: Bench) -> None:
    assert bench.failure_banner.said == (
        "1 change is not saved: it is only in this window. The database does not accept a change of Fall Leadership "
        "Retreat. Undo it, or set it aside in a file. Changes of other sessions are saved."
    )


@pytest.mark.usefixtures("refused")
def test_another_session_is_saved_while_one_is_refused(bench: Bench, workspace: Workspace) -> None:
    bench.saving.save(workspace.sessions.add, Session(id=OTHER, title="Other"), "New session")
    assert workspace.sessions.get(OTHER).title == "Other"
    assert len(bench.saving.unsaved) == 1
    with full_disk(workspace):
        bench.saving.save(workspace.sessions.save, Session(id=OTHER, title="Again"), "Edit title")
        assert "The disk is full" in bench.failure_banner.said
        button(bench.failure_banner, "Try again").click()
    button(bench.failure_banner, "Try again").click()
    assert workspace.sessions.get(OTHER).title == "Again"


def test_set_aside_it_is_in_a_file_that_is_named_and_the_plan_is_as_it_was_saved(
    qtbot: QtBot, bench: Bench, workspace: Workspace, documents: Path, asked: Callable[[], Question]
) -> None:
    question = asked()
    assert question.title_label.text() == "Set the changes of Fall Leadership Retreat aside?"
    assert "not encrypted" in question.text_label.text()
    button(question, "Set aside…").click()
    opened(qtbot, QFileDialog).accept()
    file = documents / "Fall Leadership Retreat.yaml"
    qtbot.waitUntil(lambda: str(file) in opened(qtbot, Question).text_label.text())
    assert str(TOO_MANY) in file.read_text("utf-8")
    opened(qtbot, Question).accept()
    _settled(qtbot, bench)
    assert not bench.failure_banner.isVisible()
    assert bench.saving.unsaved == ()
    assert bench.saving.newest(retreat().id) is None
    assert workspace.sessions.get(retreat().id) == retreat()
    bench.saving.save(workspace.sessions.save, replace(retreat(), notes="Bell"), "Edit notes")
    assert workspace.sessions.get(retreat().id).notes == "Bell"


@pytest.mark.parametrize("way", ["Cancel", "Try again"])
def test_whoever_does_not_set_it_aside_keeps_it_in_sight(
    qtbot: QtBot, bench: Bench, documents: Path, asked: Callable[[], Question], way: str
) -> None:
    button(asked(), way).click()
    _settled(qtbot, bench)
    assert [one.label for one in bench.saving.unsaved] == ["Change head count"]
    assert bench.failure_banner.isVisible()
    assert not list(documents.iterdir())


def test_a_file_that_is_not_written_sets_nothing_aside(
    qtbot: QtBot, bench: Bench, documents: Path, asked: Callable[[], Question]
) -> None:
    button(asked(), "Set aside…").click()
    opened(qtbot, QFileDialog).reject()
    _settled(qtbot, bench)
    assert len(bench.saving.unsaved) == 1
    assert not list(documents.iterdir())


@pytest.mark.usefixtures("refused")
def test_what_was_undone_meanwhile_is_not_set_aside(bench: Bench, qtbot: QtBot) -> None:
    bench.commands.by_name["undo"].trigger()
    bench.saving.aside_wanted.emit()
    _settled(qtbot, bench)
    assert not bench.failure_banner.isVisible()
