"""Coming back to a plan that is out of sight because it could not be saved, whatever became of its key file."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core_facilitator.gui import workspaces as worker
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.come_back import ComeBack
from core_facilitator.gui.doors.tries import Tries
from core_facilitator.gui.idle import Idle
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.work import Work
from core_facilitator.store import files
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.workspace import Workspace
from desk import button, opened
from full_disk import full_disk
from planner_samples import retreat
from workspaces import PASSPHRASE


def _leave_alone(qtbot: QtBot, idle: Idle, bench: Bench) -> ComeBack:
    """Duplicate the session, which cannot be saved, and let the idle minutes pass."""
    bench.open_session(retreat().id)
    bench.commands.by_name["session.duplicate"].trigger()
    assert bench.saving.unsaved
    idle.expired.emit()
    asked = opened(qtbot, ComeBack)
    assert not bench.isVisible()
    return asked


def _type(asked: ComeBack, secret: str) -> None:
    QTest.keyClicks(asked.key.secret_edit, secret)
    QTest.keyClick(asked.key.secret_edit, Qt.Key.Key_Return)


def test_the_button_rests_until_the_last_try_has_ended(qtbot: QtBot, idle: Idle, entered: Bench, work: Work) -> None:
    with full_disk(entered.workspace):
        asked = _leave_alone(qtbot, idle, entered)
        work.start("come back", work.turn)
        asked.key.secret_edit.setText(PASSPHRASE)
        assert not asked.back_button.isEnabled()
        qtbot.waitUntil(asked.back_button.isEnabled)
        QTest.mouseClick(asked.back_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(entered.isVisible)
        qtbot.waitUntil(lambda: not work.running)


@pytest.mark.parametrize("damaged", [False, True])
def test_a_key_file_lost_meanwhile_hides_the_plan_from_nobody_who_knows_the_passphrase(
    qtbot: QtBot, idle: Idle, entered: Bench, work: Work, *, damaged: bool
) -> None:
    workspace = entered.workspace
    file = workspace.folder / files.KEY
    with full_disk(workspace):
        asked = _leave_alone(qtbot, idle, entered)
        assert retreat().title not in entered.window().windowTitle()
        file.write_bytes(b"{") if damaged else file.unlink()
        _type(asked, "three quiet herons on the lake")
        qtbot.waitUntil(lambda: "That passphrase is not right." in asked.wrong_banner.said)
        qtbot.waitUntil(lambda: "come back" not in work.running)
        assert not entered.isVisible()
        _type(asked, PASSPHRASE)
        qtbot.waitUntil(entered.isVisible)
        qtbot.waitUntil(lambda: not work.running)
        assert entered.window().windowTitle().startswith(retreat().title)
    button(entered, "Try again").click()
    assert len(workspace.sessions.summaries()) == 3
    workspace.close()
    again = workspaces.open(workspace.folder, PASSPHRASE)
    assert len(again.sessions.summaries()) == 3
    again.close()


def test_whatever_else_fails_the_way_back_can_be_tried_again(
    qtbot: QtBot,
    loop: asyncio.AbstractEventLoop,
    tools: Tools,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_memory(_workspace: Workspace, _passphrase: str | None, _code: str | None) -> None:
        raise MemoryError

    work = Work(loop)
    asked = ComeBack(replace(tools, work=work), Tries(), workspace)
    qtbot.addWidget(asked)
    asked.show()
    with monkeypatch.context() as patch, qtbot.waitSignal(work.failed):
        patch.setattr(worker, "confirm", no_memory)
        _type(asked, PASSPHRASE)
    assert asked.isVisible()
    assert asked.back_button.isEnabled()
    with qtbot.waitSignal(asked.accepted):
        asked.back_button.click()
    qtbot.waitUntil(lambda: not work.running)
    work.close()
