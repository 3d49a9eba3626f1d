"""The key file is lost or damaged while its workspace is open: nobody is locked out, now or at the next opening."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core_facilitator.domain.faults import Fault, Notice
from core_facilitator.store import backups, files, key_files, recovery_codes, workspace
from core_facilitator.store.key_files import LOWEST
from samples import retreat
from workspaces import PASSPHRASE, fails_with, make_locked

OTHER = "four loud herons"


def _removed(file: Path) -> None:
    file.unlink()


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:200])


def _weakened(file: Path) -> None:
    text = file.read_text("utf-8").replace(f'"memory": {LOWEST.memory}', '"memory": 8')
    assert text != file.read_text("utf-8")
    content = json.loads(text)
    content["check"] = key_files._check({name: value for name, value in content.items() if name != "check"})
    file.write_text(json.dumps(content), "utf-8")


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    return make_locked(tmp_path / "locked")


@pytest.mark.parametrize("lost", [_removed, _torn, _weakened])
def test_the_passphrase_is_known_while_the_key_file_is_lost_and_closing_writes_it_again(
    locked: Path, lost: Callable[[Path], None]
) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    opened.sessions.save(changed := replace(retreat(), notes="Bring the bell."), "Edit notes")
    lost(locked / files.KEY)
    opened.confirm(PASSPHRASE)
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened.confirm(OTHER)
    opened.close()
    assert (locked / files.DAMAGED_KEY).exists() == (lost is not _removed)
    again = workspace.open(locked, PASSPHRASE)
    assert again.notices == ()
    assert again.sessions.get(retreat().id) == changed
    assert all(backups.verified(each) for each in again.backups.all())
    assert not again.backups.behind()
    again.close()


def test_a_key_file_put_in_place_of_the_own_lets_nobody_in_and_is_left_alone(locked: Path, tmp_path: Path) -> None:
    foreign, _code = workspace.create(tmp_path / "foreign", "Foreign", OTHER, cost=LOWEST)
    foreign.close()
    opened = workspace.open(locked, PASSPHRASE)
    put = (foreign.folder / files.KEY).read_bytes()
    (locked / files.KEY).write_bytes(put)
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened.confirm(OTHER)
    opened.confirm(PASSPHRASE)
    opened.close()
    assert (locked / files.KEY).read_bytes() == put


def test_a_new_passphrase_and_a_new_code_are_set_over_a_lost_key_file(locked: Path) -> None:
    opened = workspace.open(locked, PASSPHRASE)
    (locked / files.KEY).unlink()
    opened.change_passphrase(OTHER, cost=LOWEST)
    _torn(locked / files.KEY)
    code = opened.renew_recovery_code(recovery_codes.new(), cost=LOWEST)
    _torn(locked / files.KEY)
    opened.note_code_typed_back()
    opened.confirm(OTHER)
    opened.confirm(recovery_code=code)
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened.confirm(PASSPHRASE)
    opened.close()
    again = workspace.open(locked, recovery_code=code)
    assert again.notices == (Notice.OPENED_BY_RECOVERY_CODE,)
    again.close()


def test_what_cannot_be_written_back_keeps_nothing_from_closing(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_file: Path, _data: bytes) -> None:
        raise OSError

    opened = workspace.open(locked, PASSPHRASE)
    (locked / files.KEY).unlink()
    monkeypatch.setattr(files, "write_whole", fails)
    opened.close()
    assert not (locked / files.KEY).exists()
    monkeypatch.undo()
    with fails_with(Fault.KEY_FILE_MISSING):
        workspace.open(locked, PASSPHRASE)


def test_a_sample_whose_key_is_in_memory_only_never_has_it_written(tmp_path: Path) -> None:
    made = workspace.create_demo(tmp_path / "demo", "Sample", reopens=False)
    made.confirm()
    (made.folder / files.KEY).unlink()
    made.close()
    assert not (made.folder / files.KEY).exists()
