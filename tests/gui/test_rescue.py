"""At the door of a workspace that does not open: a pause after guesses, and ways out of damage."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import answered
import ran
from answered import answer
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.gui.dialogs.question import Question
from core_facilitator.gui.doors.tries import LONGEST, Tries
from core_facilitator.gui.main_window import MainWindow
from core_facilitator.gui.screens.first_run import FirstRunScreen
from core_facilitator.gui.screens.unlock import UnlockScreen
from core_facilitator.gui.tools import Tools
from core_facilitator.settings import TextScale
from core_facilitator.store import backups, files, rescue, salvage
from core_facilitator.store import workspace as workspaces
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.sessions import SessionSummary
from core_facilitator.store.workspace import Workspace
from damage import LIBRARY, fill_library
from desk import button, choose, opened
from samples import retreat
from workspaces import PASSPHRASE, make_locked


class Seconds:
    """A clock of seconds that stands until a test moves it."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_locked(tmp_path / "Juniper Valley")


@pytest.fixture
def lock(qtbot: QtBot, tools: Tools, folder: Path, seconds: Seconds) -> UnlockScreen:
    made = UnlockScreen(tools, Tries(seconds), folder)
    assert isinstance(tools.window, MainWindow)
    tools.window.show_page(made)
    qtbot.waitUntil(made.isVisible)
    return made


def _try(qtbot: QtBot, lock: UnlockScreen, tools: Tools, secret: str) -> None:
    lock.key.secret_edit.clear()
    QTest.keyClicks(lock.key.secret_edit, secret)
    QTest.keyClick(lock.key.secret_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tools.work.running, timeout=20_000)


def _enter(qtbot: QtBot, screen: UnlockScreen | FirstRunScreen, button: QPushButton) -> Workspace:
    with qtbot.waitSignal(screen.entered, timeout=20_000) as entered:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert entered.args is not None
    workspace: Workspace = entered.args[0]
    workspace.close()
    return workspace


def test_pauses_double_up_to_a_minute_and_end_with_the_right_secret(seconds: Seconds) -> None:
    tries, folder = Tries(seconds), Path("here")
    waits = []
    for _ in range(13):
        tries.wrong(folder)
        waits.append(tries.wait(folder))
    assert waits == [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, LONGEST, LONGEST, LONGEST]
    assert tries.wait(Path("elsewhere")) == 0
    seconds.at = 59.5
    assert tries.wait(folder) == 1
    tries.right(folder)
    assert tries.wait(folder) == 0


def test_six_wrong_passphrases_bring_a_pause_that_is_said_and_ends(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, seconds: Seconds
) -> None:
    for number in range(5):
        _try(qtbot, lock, tools, f"wrong {number}")
    assert lock.key.secret_label.text() == "Passphrase: next try in 1 s"
    assert not lock.unlock_button.isEnabled()
    seconds.at = 1
    lock.key.second.timeout.emit()
    assert lock.unlock_button.isEnabled()
    _try(qtbot, lock, tools, "wrong again")
    assert lock.key.secret_label.text() == "Passphrase: next try in 2 s"
    _try(qtbot, lock, tools, PASSPHRASE)  # too early: Enter does nothing
    assert lock.key.secret_edit.text() == PASSPHRASE
    seconds.at = 3
    lock.key.second.timeout.emit()
    assert lock.key.secret_label.text() == "Passphrase"
    assert not lock.key.second.isActive()
    _enter(qtbot, lock, lock.unlock_button)


def test_a_mistyped_recovery_code_is_no_guess(qtbot: QtBot, lock: UnlockScreen, tools: Tools) -> None:
    lock.key.code_link.click()
    for _ in range(7):
        _try(qtbot, lock, tools, "ABCDE")
    assert lock.unlock_button.isEnabled()


def test_leaving_the_lock_saves_no_waiting(qtbot: QtBot, tools: Tools, folder: Path, seconds: Seconds) -> None:
    tries = Tries(seconds)
    for _ in range(8):
        tries.wrong(folder)
    screen = FirstRunScreen(tools, tries, folder)
    assert isinstance(tools.window, MainWindow)
    tools.window.show_page(screen)
    qtbot.waitUntil(screen.isVisible)
    assert not screen.opening.open_button.isEnabled()
    assert screen.opening.open_hint_label.text() == "A short pause after several wrong tries"
    seconds.at = 8
    screen.opening.key.second.timeout.emit()
    assert screen.opening.open_button.isEnabled()


def _damage(folder: Path) -> None:
    database = folder / files.DATABASE
    data = bytearray(database.read_bytes())
    data[4096 * 2 + 100] ^= 1
    database.write_bytes(data)


def test_a_damaged_database_leads_to_the_newest_good_backup(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path
) -> None:
    _damage(folder)
    before = (folder / files.DATABASE).read_bytes()
    _try(qtbot, lock, tools, PASSPHRASE)
    assert "damaged" in lock.unlock_banner.said
    assert lock.rescue.rescue_backup_button.text().startswith("Open the newest good backup, of ")
    assert not lock.rescue.rescue_key_button.isVisible()
    entered = _enter(qtbot, lock, lock.rescue.rescue_backup_button)
    assert entered.folder.parent == folder.parent
    assert entered.folder.name.startswith("Juniper Valley, backup of ")
    assert (folder / files.DATABASE).read_bytes() == before
    assert str(entered.folder) in lock.rescue.rescue_label.text()


def test_a_backup_of_another_days_passphrase_asks_for_that_one(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path
) -> None:
    changed = workspaces.open(folder, PASSPHRASE)
    changed.change_passphrase("two otters by the weir", cost=LOWEST)
    changed.close()
    workspaces.open(folder, "two otters by the weir").close()
    _damage(folder)
    _try(qtbot, lock, tools, "two otters by the weir")
    QTest.mouseClick(lock.rescue.rescue_backup_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "not right" in lock.unlock_banner.said, timeout=20_000)
    assert "passphrase of that day" in lock.rescue.rescue_label.text()
    qtbot.waitUntil(lambda: not tools.work.running)
    lock.key.secret_edit.clear()
    QTest.keyClicks(lock.key.secret_edit, PASSPHRASE)
    _enter(qtbot, lock, lock.unlock_button)


def test_a_backup_for_which_there_is_no_room_is_explained(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _damage(folder)
    _try(qtbot, lock, tools, PASSPHRASE)

    def full(_backup: object, target: Path) -> None:
        raise WorkspaceError(Fault.DISK_FULL, target)

    monkeypatch.setattr(backups, "restore", full)
    QTest.mouseClick(lock.rescue.rescue_backup_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "disk is full" in lock.unlock_banner.said, timeout=20_000)
    qtbot.waitUntil(lock.rescue.rescue_panel.isEnabled)
    assert lock.rescue.rescue_backup_button.isVisible()


def test_a_backup_goes_elsewhere_when_nothing_can_be_written_beside(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _damage(folder)
    _try(qtbot, lock, tools, PASSPHRASE)
    restore = rescue.restore_beside

    def elsewhere(backup: backups.Backup, parent: Path, name: str) -> Path:
        if parent == folder.parent:
            raise WorkspaceError(Fault.FOLDER_NOT_WRITABLE, parent)
        return restore(backup, parent, name)

    monkeypatch.setattr(rescue, "restore_beside", elsewhere)
    (tmp_path / "drive").mkdir()
    with qtbot.waitSignal(lock.entered, timeout=20_000) as entered:
        lock.rescue.rescue_backup_button.click()
        choose(qtbot, tmp_path / "drive")
    assert entered.args is not None
    entered.args[0].close()
    assert entered.args[0].folder.parent == tmp_path / "drive"


def test_a_copy_of_the_damaged_files_is_saved_where_it_was_wanted(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path, tmp_path: Path
) -> None:
    _damage(folder)
    (tmp_path / "drive").mkdir()
    _try(qtbot, lock, tools, PASSPHRASE)
    lock.rescue.rescue_copy_button.click()
    choose(qtbot, tmp_path / "drive")
    qtbot.waitUntil(lambda: lock.unlock_banner.said.startswith("Copied."), timeout=20_000)
    (copy,) = (tmp_path / "drive").iterdir()
    assert (copy / files.DATABASE).read_bytes() == (folder / files.DATABASE).read_bytes()
    assert (copy / files.KEY).is_file()


def test_a_missing_key_file_comes_back_from_the_backup_and_opens(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path
) -> None:
    (folder / files.KEY).unlink()
    _try(qtbot, lock, tools, PASSPHRASE)
    assert "key file" in lock.unlock_banner.said
    entered = _enter(qtbot, lock, lock.rescue.rescue_key_button)
    assert entered.folder == folder


def test_without_any_backup_a_copy_is_still_offered(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path
) -> None:
    shutil.rmtree(folder / files.BACKUPS)
    (folder / files.DATABASE).write_bytes(b"")
    _try(qtbot, lock, tools, PASSPHRASE)
    assert lock.rescue.rescue_label.text().startswith("There is no good backup in this folder.")
    assert not lock.rescue.rescue_backup_button.isVisible()
    assert lock.rescue.rescue_copy_button.isVisible()


def _read(qtbot: QtBot, lock: UnlockScreen) -> Question:
    qtbot.waitUntil(lock.rescue.rescue_read_button.isVisible)
    QTest.mouseClick(lock.rescue.rescue_read_button, Qt.MouseButton.LeftButton)
    return opened(qtbot, Question)


def test_without_any_backup_what_can_be_read_is_rescued_and_opened(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path
) -> None:
    opened_now = workspaces.open(folder, PASSPHRASE)
    fill_library(opened_now)
    ran.fill(opened_now)
    answer(opened_now.check_ins, answered.opened(opened_now), 3)
    opened_now.close()
    shutil.rmtree(folder / files.BACKUPS)
    _damage(folder)
    before = (folder / files.DATABASE).read_bytes()
    _try(qtbot, lock, tools, PASSPHRASE)
    told = _read(qtbot, lock)
    said = " ".join(label.text() for label in told.findChildren(QLabel))
    assert "Sessions that could be read: 1." in said
    assert f"Own protocols, tags, collections and templates that could be read: {len(LIBRARY)}." in said
    records = sum(map(len, ran.ALL))
    assert f"Records of days that ran, of what was written down and promised then: {records}." in said
    assert "Check-ins and own instruments that could be read: 1." in said
    assert "A check-in was open. What was answered can be opened in its own folder only, so it stayed there" in said
    entered = _enter(qtbot, lock, button(told, "Open it"))
    assert entered.folder.name.startswith("Juniper Valley, rescued ")
    assert [summary.id for summary in entered_again(entered.folder)] == [retreat().id]
    assert (folder / files.DATABASE).read_bytes() == before


def entered_again(folder: Path) -> list[SessionSummary]:
    workspace = workspaces.open(folder, PASSPHRASE)
    found = workspace.sessions.summaries()
    workspace.close()
    return found


def test_what_is_missing_from_a_rescue_is_named(qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path) -> None:
    database = folder / files.DATABASE
    whole = database.read_bytes()
    database.write_bytes(whole[: len(whole) // 4096 * 4096 - 3 * 4096])
    _try(qtbot, lock, tools, PASSPHRASE)
    told = _read(qtbot, lock)
    said = " ".join(label.text() for label in told.findChildren(QLabel))
    assert f"Parts are missing from: {retreat().title}." in said
    assert "Compare each with what you remember" in said
    _enter(qtbot, lock, button(told, "Open it"))


def test_a_rescue_that_finds_nothing_says_so_and_leaves_the_other_ways(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_arguments: object, **_more: object) -> None:
        raise WorkspaceError(Fault.NOTHING_READABLE, folder)

    monkeypatch.setattr(salvage, "read", nothing)
    _damage(folder)
    _try(qtbot, lock, tools, PASSPHRASE)
    lock.rescue.rescue_read_button.click()
    qtbot.waitUntil(lambda: "can be read any more" in lock.unlock_banner.said, timeout=20_000)
    qtbot.waitUntil(lock.rescue.rescue_panel.isEnabled)
    assert lock.rescue.rescue_backup_button.isVisible()


def test_a_rescue_goes_elsewhere_when_nothing_can_be_written_beside_or_nowhere(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = salvage.into_workspace

    def elsewhere(found: salvage.Salvage, target: Path) -> Workspace:
        if target.parent == folder.parent:
            raise WorkspaceError(Fault.FOLDER_NOT_WRITABLE, target)
        return into(found, target)

    monkeypatch.setattr(salvage, "into_workspace", elsewhere)
    (tmp_path / "drive").mkdir()
    _damage(folder)
    _try(qtbot, lock, tools, PASSPHRASE)
    lock.rescue.rescue_read_button.click()
    opened(qtbot, QFileDialog).reject()
    qtbot.waitUntil(lambda: not tools.work.running)
    assert lock.rescue.rescue_read_button.isVisible()
    lock.rescue.rescue_read_button.click()
    choose(qtbot, tmp_path / "drive")
    entered = _enter(qtbot, lock, button(opened(qtbot, Question), "Open it"))
    assert entered.folder.parent == tmp_path / "drive"


def test_a_missing_key_file_is_no_reason_to_read_pages(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path
) -> None:
    (folder / files.KEY).unlink()
    _try(qtbot, lock, tools, PASSPHRASE)
    assert lock.rescue.rescue_copy_button.isVisible()
    assert not lock.rescue.rescue_read_button.isVisible()


def test_a_key_file_left_by_a_change_is_named_and_that_of_a_backup_offered(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path
) -> None:
    (folder / files.KEY).rename(folder / files.OLD_KEY)
    _try(qtbot, lock, tools, "the passphrase from after the change")
    assert files.OLD_KEY in lock.unlock_banner.said
    assert lock.rescue.rescue_key_button.isVisible()
    _try(qtbot, lock, tools, "wrong again")
    lock.key.secret_edit.clear()
    QTest.keyClicks(lock.key.secret_edit, PASSPHRASE)
    _enter(qtbot, lock, lock.unlock_button)


def test_a_wrong_passphrase_is_no_reason_for_a_rescue(qtbot: QtBot, lock: UnlockScreen, tools: Tools) -> None:
    _try(qtbot, lock, tools, "wrong")
    assert not lock.rescue.rescue_panel.isVisible()


def test_the_door_of_the_first_screen_helps_too(qtbot: QtBot, tools: Tools, folder: Path, seconds: Seconds) -> None:
    _damage(folder)
    screen = FirstRunScreen(tools, Tries(seconds), folder)
    assert isinstance(tools.window, MainWindow)
    tools.window.show_page(screen)
    qtbot.waitUntil(screen.isVisible)
    QTest.keyClicks(screen.opening.key.secret_edit, PASSPHRASE)
    screen.opening.open_button.click()
    qtbot.waitUntil(screen.opening.rescue.rescue_backup_button.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: not tools.work.running)
    entered = _enter(qtbot, screen, screen.opening.rescue.rescue_backup_button)
    assert screen.opening.open_folder_edit.text() == str(entered.folder)


def test_what_was_offered_for_damage_goes_with_another_fault(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path
) -> None:
    whole = (folder / files.DATABASE).read_bytes()
    _damage(folder)
    _try(qtbot, lock, tools, PASSPHRASE)
    assert lock.rescue.rescue_panel.isVisible()
    (folder / files.DATABASE).write_bytes(whole)
    _try(qtbot, lock, tools, "wrong")
    assert not lock.rescue.rescue_panel.isVisible()


@pytest.mark.parametrize("scale", list(TextScale))
def test_no_way_out_is_squeezed_at_any_text_size(
    qtbot: QtBot, lock: UnlockScreen, tools: Tools, folder: Path, scale: TextScale
) -> None:
    tools.theme.set_scale(scale)
    tools.window.resize(960, 600)
    (folder / files.KEY).unlink()
    _try(qtbot, lock, tools, PASSPHRASE)
    ways = (lock.rescue.rescue_key_button, lock.rescue.rescue_backup_button, lock.rescue.rescue_copy_button)
    assert [button.isVisible() for button in ways] == [True, True, True]
    qtbot.waitUntil(lambda: [button.height() < button.sizeHint().height() for button in ways] == [False, False, False])
