"""What keeps an open workspace safe: its backups in a list, its passphrase, its recovery code, its notices."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu
from pytestqt.qtbot import QtBot

from core_facilitator import paths
from core_facilitator.domain.faults import Fault, Notice, WorkspaceError
from core_facilitator.gui.bench import Bench
from core_facilitator.gui.dates import day_and_time
from core_facilitator.gui.dialogs.backups import BackupsDialog
from core_facilitator.gui.dialogs.passphrase import ChangePassphrase
from core_facilitator.gui.dialogs.recovery_code import NewRecoveryCode
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.safekeeping import DAMAGE, DONE
from core_facilitator.gui.screens.home import HomeScreen
from core_facilitator.gui.screens.settings import SettingsScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.messages import sentence
from core_facilitator.settings import TextScale
from core_facilitator.store import backups, files, keys
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.workspace import Workspace
from desk import MORNING, choose, is_open, opened
from planner_samples import retreat
from workspaces import PASSPHRASE, fails_with

NEW = "two otters asleep below the weir"

D = TypeVar("D", bound=QDialog)
BenchOf = Callable[[Workspace], Bench]


@pytest.fixture(autouse=True)
def _light_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: LOWEST)
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, str]:
    """A workspace that is closed, with one backup, and its recovery code."""
    folder = tmp_path / "Juniper Valley"
    made, code = workspaces.create(folder, "Juniper Valley", PASSPHRASE, cost=LOWEST, now=lambda: MORNING)
    made.note_code_typed_back()
    made.sessions.add(retreat())
    made.close()
    return folder, code


@pytest.fixture
def workspace(locked: tuple[Path, str], now: Callable[[], datetime]) -> Iterator[Workspace]:
    opened_ = workspaces.open(locked[0], PASSPHRASE, now=now)
    yield opened_
    opened_.close()


def _idle(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(lambda: not bench.tools.work.running, timeout=20_000)


def _asked(qtbot: QtBot, bench: Bench, command: str, kind: type[D]) -> D:
    """Return the dialog that a command opens."""
    bench.commands.by_name[command].trigger()
    return opened(qtbot, kind)


@pytest.fixture
def backups_dialog(qtbot: QtBot, bench: Bench) -> Iterator[BackupsDialog]:
    dialog = _asked(qtbot, bench, "backups", BackupsDialog)
    qtbot.waitUntil(lambda: bench.tools.work.running == {"safekeeping"}, timeout=20_000)
    yield dialog
    _idle(qtbot, bench)


@pytest.fixture
def settings(bench: Bench) -> SettingsScreen:
    """The settings, in sight."""
    bench.go("settings")
    found = bench.screen_at("settings")
    assert isinstance(found, SettingsScreen)
    return found


@pytest.fixture
def passphrase_dialog(qtbot: QtBot, bench: Bench, settings: SettingsScreen) -> Iterator[ChangePassphrase]:
    QTest.mouseClick(settings.passphrase_button, Qt.MouseButton.LeftButton)
    yield opened(qtbot, ChangePassphrase)
    _idle(qtbot, bench)


@pytest.fixture
def code_dialog(qtbot: QtBot, bench: Bench, settings: SettingsScreen) -> Iterator[NewRecoveryCode]:
    QTest.mouseClick(settings.code_button, Qt.MouseButton.LeftButton)
    yield opened(qtbot, NewRecoveryCode)
    _idle(qtbot, bench)


def test_the_dialog_for_a_code_is_no_taller_than_what_it_asks(
    qtbot: QtBot, code_dialog: NewRecoveryCode, bench: Bench
) -> None:
    asking = code_dialog.height()
    QTest.keyClicks(code_dialog.old_edit, PASSPHRASE)
    code_dialog.show_button.click()
    qtbot.waitUntil(lambda: code_dialog.step.code_label.text() != "", timeout=20_000)
    qtbot.waitUntil(lambda: code_dialog.height() > asking + 50)
    assert code_dialog.step.print_button.hasFocus()
    code_dialog.reject()


def test_a_dialog_that_grows_opens_in_the_middle_of_the_window(qtbot: QtBot, bench: Bench, window: MainWindow) -> None:
    window.setMinimumSize(1, 1)
    window.setGeometry(0, 0, 780, 780)
    dialog = _asked(qtbot, bench, "passphrase", ChangePassphrase)
    away = dialog.frameGeometry().center() - window.frameGeometry().center()
    assert abs(away.x()) < 20
    assert abs(away.y()) < 40
    dialog.reject()
    _idle(qtbot, bench)


def test_home_and_settings_say_when_the_last_backup_was_verified(bench: Bench) -> None:
    home, settings = bench.screen_at("home"), bench.screen_at("settings")
    assert isinstance(home, HomeScreen)
    assert isinstance(settings, SettingsScreen)
    assert home.backup_label.accessibleName() == "Last verified backup: today 7:42 AM"
    assert settings.backup_hint_label.text() == "Last verified backup: today 7:42 AM"


def test_the_file_menu_holds_what_keeps_the_workspace_safe(bench: Bench, window: MainWindow) -> None:
    (file_menu,) = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&File"]
    words = [action.text() for action in file_menu.actions()]
    assert words[words.index("Backups…") :][:4] == ["Backups…", "Change passphrase…", "New recovery code…", ""]


def test_without_a_backup_the_words_stand_together_above(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    shutil.rmtree(workspace.backups.folder)
    dialog = _asked(qtbot, bench, "backups", BackupsDialog)
    qtbot.waitUntil(dialog.empty_label.isVisible)
    qtbot.waitUntil(lambda: dialog.empty_label.y() - dialog.text_label.geometry().bottom() < 20)
    assert not dialog.restore_button.isEnabled()
    dialog.reject()
    _idle(qtbot, bench)


def test_a_new_backup_is_listed_as_verified_with_its_size(
    qtbot: QtBot, backups_dialog: BackupsDialog, bench: Bench
) -> None:
    (line,) = backups_dialog.backups_list.lines
    assert line.title == "Today 7:42 AM"
    assert re.fullmatch(r"Verified, \d+\.\d KiB", line.detail)
    QTest.mouseClick(backups_dialog.make_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "made, and verified" in backups_dialog.backups_banner.said, timeout=20_000)
    assert len(bench.workspace.backups.all()) == len(backups_dialog.backups_list.lines) == 2
    backups_dialog.done_button.click()


def test_a_damaged_backup_is_named_and_cannot_be_restored(qtbot: QtBot, bench: Bench, workspace: Workspace) -> None:
    (backup,) = workspace.backups.all()
    database = backup.folder / files.DATABASE
    data = bytearray(database.read_bytes())
    data[5000] ^= 1
    database.write_bytes(data)
    dialog = _asked(qtbot, bench, "backups", BackupsDialog)
    qtbot.waitUntil(lambda: bool(dialog.backups_list.lines), timeout=20_000)
    assert dialog.backups_list.lines[0].detail == "Damaged. It is not used."
    assert not dialog.restore_button.isEnabled()
    dialog.reject()
    _idle(qtbot, bench)


def test_a_backup_is_restored_into_a_new_folder_and_can_be_opened_from_there(
    qtbot: QtBot, backups_dialog: BackupsDialog, bench: Bench, tmp_path: Path
) -> None:
    (tmp_path / "drive").mkdir()
    QTest.mouseClick(backups_dialog.restore_button, Qt.MouseButton.LeftButton)
    choose(qtbot, tmp_path / "drive")
    qtbot.waitUntil(lambda: backups_dialog.backups_banner.said.startswith("Restored."), timeout=20_000)
    (made,) = (tmp_path / "drive").iterdir()
    assert made.name.startswith("Juniper Valley, backup of 2026-10-14 ")
    with qtbot.waitSignal(bench.folder_wanted) as wanted:
        backups_dialog.backups_banner.action_button.click()
    assert wanted.args == [made]
    workspaces.open(made, PASSPHRASE).close()


def test_a_restore_for_which_there_is_no_room_is_explained(
    qtbot: QtBot, backups_dialog: BackupsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_backup: object, folder: Path) -> None:
        raise WorkspaceError(Fault.DISK_FULL, folder)

    monkeypatch.setattr(backups, "restore", full)
    (tmp_path / "drive").mkdir()
    backups_dialog.restore_button.click()
    choose(qtbot, tmp_path / "drive")
    qtbot.waitUntil(lambda: "disk is full" in backups_dialog.backups_banner.said, timeout=20_000)
    assert backups_dialog.restore_button.isEnabled()
    backups_dialog.done_button.click()


def test_a_backup_that_cannot_be_made_now_is_explained(
    qtbot: QtBot, backups_dialog: BackupsDialog, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise WorkspaceError(Fault.BACKUP_FAILED, workspace.backups.folder, "ENOSPC")

    monkeypatch.setattr(workspace.backups, "make", full)
    backups_dialog.make_button.click()
    qtbot.waitUntil(lambda: "No backup could be made" in backups_dialog.backups_banner.said, timeout=20_000)
    assert backups_dialog.make_button.isEnabled()
    backups_dialog.done_button.click()


def test_a_backup_from_before_a_change_of_passphrase_says_which_it_needs(
    qtbot: QtBot, bench: Bench, workspace: Workspace
) -> None:
    workspace.change_passphrase(NEW, cost=LOWEST)
    dialog = _asked(qtbot, bench, "backups", BackupsDialog)
    qtbot.waitUntil(lambda: bool(dialog.backups_list.lines), timeout=20_000)
    assert dialog.backups_list.lines[0].detail.endswith("needs the passphrase of that day")
    dialog.reject()
    _idle(qtbot, bench)


def _type_new(qtbot: QtBot, dialog: ChangePassphrase) -> None:
    QTest.keyClicks(dialog.choosing.passphrase_edit, NEW)
    QTest.keyClicks(dialog.choosing.again_edit, NEW)
    qtbot.waitUntil(lambda: dialog.choosing.missing == "", timeout=20_000)


def test_the_passphrase_changes_once_the_old_one_is_right(
    qtbot: QtBot, passphrase_dialog: ChangePassphrase, bench: Bench, workspace: Workspace
) -> None:
    dialog = passphrase_dialog
    assert dialog.hint_label.text() == "Waiting for the passphrase until now"
    QTest.keyClicks(dialog.old_edit, "wrong")
    _type_new(qtbot, dialog)
    QTest.keyClick(dialog.choosing.again_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not right" in dialog.passphrase_banner.said, timeout=20_000)
    assert dialog.choosing.text == NEW
    dialog.old_edit.clear()
    QTest.keyClicks(dialog.old_edit, PASSPHRASE)
    QTest.mouseClick(dialog.change_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bench.notices.banner(DONE) is not None, timeout=20_000)
    workspace.confirm(NEW)
    with fails_with(Fault.PASSPHRASE_WRONG):
        workspace.confirm(PASSPHRASE)
    done = bench.notices.banner(DONE)
    assert done is not None
    done.action_button.click()
    assert bench.notices.said == ""


def test_a_passphrase_that_could_not_be_written_leaves_the_old_one(
    qtbot: QtBot, passphrase_dialog: ChangePassphrase, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_passphrase: str) -> None:
        raise WorkspaceError(Fault.DISK_FULL, workspace.folder)

    monkeypatch.setattr(workspace, "change_passphrase", full)
    QTest.keyClicks(passphrase_dialog.old_edit, PASSPHRASE)
    _type_new(qtbot, passphrase_dialog)
    passphrase_dialog.change_button.click()
    qtbot.waitUntil(lambda: "disk is full" in passphrase_dialog.passphrase_banner.said, timeout=20_000)
    workspace.confirm(PASSPHRASE)
    with fails_with(Fault.PASSPHRASE_WRONG):
        workspace.confirm(NEW)
    assert passphrase_dialog.isVisible()
    passphrase_dialog.later_button.click()


def test_a_new_recovery_code_holds_only_after_it_was_typed_back(
    qtbot: QtBot, code_dialog: NewRecoveryCode, bench: Bench, workspace: Workspace, locked: tuple[Path, str]
) -> None:
    dialog = code_dialog
    QTest.keyClicks(dialog.old_edit, PASSPHRASE)
    QTest.keyClick(dialog.old_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.step.code_label.text() != "", timeout=20_000)
    code = dialog.step.code_label.text()
    workspace.confirm(recovery_code=locked[1])  # the old one still holds
    assert not dialog.step.enter_button.isEnabled()
    QTest.keyClicks(dialog.step.code_edit, code)
    QTest.mouseClick(dialog.step.enter_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bench.notices.banner(DONE) is not None, timeout=20_000)
    workspace.confirm(recovery_code=code)
    with fails_with(Fault.RECOVERY_CODE_WRONG):
        workspace.confirm(recovery_code=locked[1])


def test_a_code_that_could_not_be_written_is_shown_again_and_the_old_one_holds(
    qtbot: QtBot,
    code_dialog: NewRecoveryCode,
    workspace: Workspace,
    locked: tuple[Path, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_code: str) -> str:
        raise WorkspaceError(Fault.DISK_FULL, workspace.folder)

    monkeypatch.setattr(workspace, "renew_recovery_code", full)
    dialog = code_dialog
    QTest.keyClicks(dialog.old_edit, PASSPHRASE)
    dialog.show_button.click()
    qtbot.waitUntil(lambda: dialog.step.code_label.text() != "", timeout=20_000)
    code = dialog.step.code_label.text()
    QTest.keyClicks(dialog.step.code_edit, code)
    dialog.step.enter_button.click()
    qtbot.waitUntil(lambda: "disk is full" in dialog.taken_banner.said, timeout=20_000)
    assert dialog.step.code_label.text() == code
    workspace.confirm(recovery_code=locked[1])
    dialog.cancel_button.click()


def test_a_wrong_passphrase_shows_no_code(qtbot: QtBot, code_dialog: NewRecoveryCode) -> None:
    QTest.keyClicks(code_dialog.old_edit, "wrong")
    code_dialog.show_button.click()
    qtbot.waitUntil(lambda: "not right" in code_dialog.code_banner.said, timeout=20_000)
    assert code_dialog.step.code_label.text() == ""
    code_dialog.keep_button.click()


@pytest.fixture
def unseen(tmp_path: Path, now: Callable[[], datetime]) -> Iterator[Workspace]:
    """A workspace whose code was never typed back: its maker left at that step, and opens it now."""
    made, _code = workspaces.create(tmp_path / "Left", "Left", PASSPHRASE, cost=LOWEST, now=lambda: MORNING)
    made.close()
    opened_ = workspaces.open(tmp_path / "Left", PASSPHRASE, now=now)
    yield opened_
    opened_.close()


def test_a_workspace_whose_code_was_never_typed_back_leads_to_a_new_one_that_is(
    qtbot: QtBot, bench_of: BenchOf, unseen: Workspace
) -> None:
    bench = bench_of(unseen)
    dialog = opened(qtbot, NewRecoveryCode)
    assert not dialog.ask_page.isVisible()
    assert "never typed back" in dialog.show_text_label.text()
    code = dialog.step.code_label.text()
    QTest.keyClicks(dialog.step.code_edit, code)
    QTest.mouseClick(dialog.step.enter_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bench.notices.banner(DONE) is not None, timeout=20_000)
    assert bench.notices.banner(Notice.CODE_NEVER_TYPED_BACK) is None
    unseen.confirm(recovery_code=code)
    unseen.close()
    again = workspaces.open(unseen.folder, PASSPHRASE)
    again.close()
    assert again.notices == ()


def test_where_nothing_can_be_written_no_new_code_is_asked_for(
    tools: Tools, bench_of: BenchOf, unseen: Workspace
) -> None:
    unseen.database.read_only = True
    bench = bench_of(unseen)
    assert not tools.work.running
    banner = bench.notices.banner(Notice.CODE_NEVER_TYPED_BACK)
    assert banner is not None
    assert not banner.action_button.isVisible()


def test_a_new_code_may_wait_and_then_needs_the_passphrase(qtbot: QtBot, bench_of: BenchOf, unseen: Workspace) -> None:
    bench = bench_of(unseen)
    QTest.mouseClick(opened(qtbot, NewRecoveryCode).cancel_button, Qt.MouseButton.LeftButton)
    _idle(qtbot, bench)
    reminder = bench.notices.banner(Notice.CODE_NEVER_TYPED_BACK)
    assert reminder is not None
    reminder.action_button.click()
    dialog = opened(qtbot, NewRecoveryCode)
    assert dialog.ask_page.isVisible()
    assert dialog.step.code_label.text() == ""
    dialog.reject()
    _idle(qtbot, bench)


def test_after_a_recovery_code_a_new_passphrase_is_asked_for_and_may_wait(
    qtbot: QtBot, bench_of: BenchOf, locked: tuple[Path, str], now: Callable[[], datetime]
) -> None:
    folder, code = locked
    workspace = workspaces.open(folder, recovery_code=code, now=now)
    bench = bench_of(workspace)
    dialog = opened(qtbot, ChangePassphrase)
    assert not dialog.old_panel.isVisible()
    QTest.mouseClick(dialog.later_button, Qt.MouseButton.LeftButton)
    _idle(qtbot, bench)
    reminder = bench.notices.banner(Notice.OPENED_BY_RECOVERY_CODE)
    assert reminder is not None
    reminder.action_button.click()
    dialog = opened(qtbot, ChangePassphrase)
    _type_new(qtbot, dialog)
    dialog.change_button.click()
    qtbot.waitUntil(lambda: bench.notices.banner(DONE) is not None, timeout=20_000)
    _idle(qtbot, bench)
    assert bench.notices.banner(Notice.OPENED_BY_RECOVERY_CODE) is None
    workspace.close()
    workspaces.open(folder, NEW).close()


def test_advice_can_be_put_away_and_what_holds_stays(bench_of: BenchOf, workspace: Workspace) -> None:
    workspace.notices = (Notice.SYNCED_FOLDER, Notice.READ_ONLY_FOLDER)
    bench = bench_of(workspace)
    synced = bench.notices.banner(Notice.SYNCED_FOLDER)
    assert synced is not None
    assert "copied to the internet" in synced.said
    synced.action_button.click()
    assert bench.notices.banner(Notice.SYNCED_FOLDER) is None
    assert "reading only" in bench.notices.said


def test_a_large_workspace_is_checked_beside_the_work_and_damage_is_said(
    qtbot: QtBot, bench_of: BenchOf, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.notices = (Notice.NOT_CHECKED_YET,)
    monkeypatch.setattr(workspace, "check", lambda: ("page: 7",))
    bench = bench_of(workspace)
    qtbot.waitUntil(lambda: bench.notices.banner(DAMAGE) is not None, timeout=20_000)
    _idle(qtbot, bench)
    assert bench.notices.banner(Notice.NOT_CHECKED_YET) is None
    damage = bench.notices.banner(DAMAGE)
    assert damage is not None
    damage.action_button.click()
    opened(qtbot, BackupsDialog).reject()
    _idle(qtbot, bench)


def test_a_whole_workspace_needs_no_words_after_its_check(
    qtbot: QtBot, bench_of: BenchOf, workspace: Workspace
) -> None:
    workspace.notices = (Notice.NOT_CHECKED_YET,)
    bench = bench_of(workspace)
    _idle(qtbot, bench)
    assert bench.notices.said == ""


def test_a_check_that_cannot_be_made_is_said(
    qtbot: QtBot, bench_of: BenchOf, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> tuple[str, ...]:
        raise WorkspaceError(Fault.DISK_FAILED, workspace.folder)

    workspace.notices = (Notice.NOT_CHECKED_YET,)
    monkeypatch.setattr(workspace, "check", broken)
    bench = bench_of(workspace)
    qtbot.waitUntil(lambda: bench.notices.banner(DAMAGE) is not None, timeout=20_000)
    _idle(qtbot, bench)
    assert sentence(WorkspaceError(Fault.DISK_FAILED, workspace.folder))[0] in bench.notices.said
    assert "amaged" not in bench.notices.said


def test_locking_while_a_backup_is_made_closes_the_list_and_finishes_the_backup(
    qtbot: QtBot, bench: Bench, backups_dialog: BackupsDialog, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, make = Event(), Event(), workspace.backups.make

    def held() -> backups.Backup:
        begun.set()
        go_on.wait(10)
        return make()

    async def after() -> None:
        """Wait for the worker, as what closes the workspace does."""
        await work.run(int)

    monkeypatch.setattr(workspace.backups, "make", held)
    backups_dialog.make_button.click()
    qtbot.waitUntil(begun.is_set)
    work = bench.tools.work
    work.start("lock", work.finish, but="lock")
    go_on.set()
    _idle(qtbot, bench)
    work.start("after it", after)
    _idle(qtbot, bench)
    assert not is_open(BackupsDialog)
    assert [backup.good for backup in bench.workspace.backups.all()] == [True, True]


@pytest.mark.usefixtures("theme")  # which sets the language
def test_the_time_of_a_backup_is_said_as_people_say_it() -> None:
    said = [day_and_time(MORNING - timedelta(days=days), MORNING, hours24=False) for days in (0, 1, 5, 400)]
    assert said == ["today 7:42 AM", "yesterday 7:42 AM", "Oct 9, 7:42 AM", "Sep 9, 2025, 7:42 AM"]


@pytest.mark.parametrize("scale", list(TextScale))
def test_the_dialog_for_a_passphrase_grows_with_what_it_says(
    qtbot: QtBot, bench: Bench, tools: Tools, scale: TextScale
) -> None:
    tools.theme.set_scale(scale)
    dialog = _asked(qtbot, bench, "passphrase", ChangePassphrase)
    before = dialog.height()
    dialog.choosing.passphrase_edit.setText(NEW)
    dialog.choosing.again_edit.setText("other")
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.old_edit.height() >= dialog.old_edit.sizeHint().height()
    dialog.reject()
    _idle(qtbot, bench)
