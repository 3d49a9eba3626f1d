"""A job on the worker may end after what asked for it is gone: then nothing more happens, and nothing is left open."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core_facilitator import paths
from core_facilitator.gui.backing_up import FLOW as BACKUP
from core_facilitator.gui.backing_up import BackingUp
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dialogs.passphrase import ChangePassphrase
from core_facilitator.gui.doors.tries import Tries
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.first_run import FirstRunScreen
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.gui.work import Work
from core_facilitator.store import keys
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.workspace import Workspace
from desk import opened
from planner_samples import retreat
from workspaces import PASSPHRASE, make_locked


class Owner(QObject):
    """Something with a flow, which writes down how far it came."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.came: list[str] = []

    async def flow(self, gate: Event, error: Exception | None) -> None:
        try:
            await self._work.run(_after, gate, error)
        except ValueError:
            self.came.append("failed")
        else:
            self.came.append("done")


def _after(gate: Event, error: Exception | None) -> None:
    gate.wait(20)
    if error is not None:
        raise error


def _hold(work: Work) -> Event:
    """Keep the worker busy until the event is set."""
    gate = Event()

    async def flow() -> None:
        await work.run(gate.wait, 20)

    work.start("held", flow)
    return gate


@pytest.fixture(autouse=True)
def _light_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: LOWEST)
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_locked(tmp_path / "Juniper Valley")


@pytest.mark.parametrize("error", [None, ValueError()])
def test_a_flow_of_what_is_gone_ends_with_its_job(qtbot: QtBot, work: Work, error: Exception | None) -> None:
    owner, gate = Owner(work), Event()
    came = owner.came
    work.start("job", owner.flow, gate, error)
    qtbot.waitUntil(lambda: work.working)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not isValid(owner))
    with qtbot.waitSignal(work.ended):
        gate.set()
    assert came == []


def test_a_passphrase_may_still_be_weighed_when_its_dialog_is_closed(
    qtbot: QtBot, bench_of: Callable[[Workspace], Bench], work: Work, folder: Path
) -> None:
    workspace = workspaces.open(folder, PASSPHRASE)
    bench = bench_of(workspace)
    bench.commands.by_name["passphrase"].trigger()
    dialog = opened(qtbot, ChangePassphrase)
    gate = _hold(work)
    QTest.keyClicks(dialog.choosing.passphrase_edit, "three")
    qtbot.waitUntil(lambda: "weigh" in work.running)
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    gate.set()
    qtbot.waitUntil(lambda: not work.running)
    workspace.close()


def test_a_backup_may_still_be_made_while_its_workspace_closes(qtbot: QtBot, work: Work, tmp_path: Path) -> None:
    workspace, parent = workspaces.create_demo(tmp_path / "kept", "Kept"), QObject()
    workspace.sessions.add(retreat())
    backing_up = BackingUp(workspace.backups, work, parent)
    gate = _hold(work)
    backing_up.look()
    assert BACKUP in work.running
    parent.deleteLater()
    qtbot.waitUntil(lambda: not isValid(backing_up))
    gate.set()
    qtbot.waitUntil(lambda: not work.running)
    assert [backup.good for backup in workspace.backups.all()] == [True]
    workspace.close()


def test_the_lock_cannot_be_left_while_it_opens(
    qtbot: QtBot, tools: Tools, window: MainWindow, work: Work, folder: Path
) -> None:
    screen = UnlockScreen(tools, Tries(), folder)
    window.show_page(screen)
    gate = _hold(work)
    QTest.keyClicks(screen.key.secret_edit, PASSPHRASE)
    screen.unlock_button.click()
    qtbot.waitUntil(lambda: not screen.unlock_button.isEnabled())
    assert not screen.another_button.isEnabled()
    with qtbot.waitSignal(screen.entered) as entered:
        gate.set()
    assert entered.args is not None
    entered.args[0].close()
    assert screen.another_button.isEnabled()


def test_one_door_is_gone_through_at_a_time(
    qtbot: QtBot, tools: Tools, window: MainWindow, work: Work, folder: Path
) -> None:
    screen = FirstRunScreen(tools, Tries(), folder)
    window.show_page(screen)
    gate, entered = _hold(work), list[Workspace]()
    screen.entered.connect(entered.append)
    QTest.keyClicks(screen.opening.key.secret_edit, PASSPHRASE)
    screen.opening.open_button.click()
    screen.sampling.sample_button.click()
    gate.set()
    qtbot.waitUntil(lambda: not work.running, timeout=20_000)
    assert [workspace.folder for workspace in entered] == [folder]
    entered[0].close()
