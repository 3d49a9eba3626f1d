"""A saved file is whole, or the old one is."""

import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import NoReturn

import pytest

from core_facilitator import messages
from core_facilitator.export import files
from core_facilitator.export.files import SaveError, SaveFault, file_name, save


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Packet.docx"
    path.write_bytes(b"the old one")
    return path


def failing(number: int) -> object:
    def fail(*_args: object, **_more: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


def fault_of(target: Path, data: bytes = b"new") -> SaveFault:
    with pytest.raises(SaveError) as caught:
        save(data, target)
    assert caught.value.path == target
    assert caught.value.fault.value in str(caught.value)
    return caught.value.fault


def only_the_old_one(target: Path) -> bool:
    return list(target.parent.iterdir()) == [target] and target.read_bytes() == b"the old one"


def test_a_new_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    save(b"new", tmp_path / "Packet.pdf")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("Packet.pdf", b"new")]


def test_a_file_that_is_there_is_replaced_and_keeps_its_permissions(target: Path) -> None:
    target.chmod(0o640)

    save(b"new", target)

    assert target.read_bytes() == b"new"
    assert os.name == "nt" or stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows gives a file the rights of its folder")
def test_a_private_file_is_readable_for_nobody_else_whatever_held_before(target: Path) -> None:
    target.chmod(0o644)

    save(b"new", target, private=True)

    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["with spaces.pdf", "50 % – ¿Qué? #1.pdf", "🌱.pdf", "שלום.pdf"])
def test_every_name_that_the_system_takes_is_taken(tmp_path: Path, name: str) -> None:
    save(b"new", tmp_path / name)

    assert (tmp_path / name).read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_what_it_leads_to_is_replaced(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.docx"
    link.symlink_to(target)

    save(b"new", link)

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, SaveFault.DISK_FULL),
        (errno.EDQUOT, SaveFault.DISK_FULL),
        (errno.EROFS, SaveFault.READ_ONLY),
        (errno.EACCES, SaveFault.READ_ONLY),
        (errno.EIO, SaveFault.OTHER),
    ],
)
@pytest.mark.parametrize("call", ["open", "fsync"])
def test_a_failed_write_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, fault: SaveFault
) -> None:
    if call == "open":
        monkeypatch.setattr(Path, "open", failing(number))
    else:
        monkeypatch.setattr(os, "fsync", failing(number))

    assert fault_of(target) is fault
    monkeypatch.undo()
    assert only_the_old_one(target)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for the size of files")
def test_a_write_that_the_system_stops_half_way_leaves_the_old_file(target: Path) -> None:
    script = f"""
        import resource, signal
        from pathlib import Path
        from core_facilitator.export.files import SaveError, save
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            save(bytes(100_000), Path({str(target)!r}))
        except SaveError as error:
            print(error.fault.name)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True, timeout=30
    )

    assert done.stdout.strip() == "OTHER"
    assert only_the_old_one(target)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY])
def test_a_file_that_is_open_in_another_program_stays_as_it_is(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "replace", failing(number))

    assert fault_of(target) is SaveFault.OPEN_ELSEWHERE
    assert only_the_old_one(target)


def test_a_file_that_is_held_for_a_moment_is_replaced_after_it(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace
    waits: list[float] = []

    def busy_twice(source: Path, place: Path) -> None:
        if len(waits) < 2:
            raise PermissionError(errno.EACCES, "in use")
        replace(source, place)

    monkeypatch.setattr(files, "_WAITS", (0.1, 0.2, 0.4))
    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", busy_twice)

    save(b"new", target)

    assert target.read_bytes() == b"new"
    assert waits == [0.1, 0.2]


def test_a_file_that_is_held_on_is_given_up(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(files, "_WAITS", (0.1, 0.2))
    monkeypatch.setattr(time, "sleep", waits.append)
    monkeypatch.setattr(os, "replace", failing(errno.EACCES))

    assert fault_of(target) is SaveFault.OPEN_ELSEWHERE
    assert waits == [0.1, 0.2]


def test_a_protected_file_is_not_replaced(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_args: False)

    assert fault_of(target) is SaveFault.READ_ONLY
    assert only_the_old_one(target)


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "gone" / "Packet.pdf") is SaveFault.NO_FOLDER


def test_a_file_in_place_of_the_folder_counts_as_no_folder(target: Path) -> None:
    assert fault_of(target / "Packet.pdf") is SaveFault.NO_FOLDER


def test_a_folder_of_that_name_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "Packet.pdf").mkdir()

    assert fault_of(tmp_path / "Packet.pdf") is SaveFault.OTHER
    assert (tmp_path / "Packet.pdf").is_dir()


def test_a_name_that_is_too_long_is_named(tmp_path: Path) -> None:
    assert fault_of(tmp_path / ("x" * 300 + ".pdf")) is SaveFault.NAME_TOO_LONG
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_windows_does_not_find_for_its_length_counts_as_too_long(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(errno.ENOENT))

    assert fault_of(target) is SaveFault.NAME_TOO_LONG


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs folders by itself")
def test_a_folder_that_cannot_be_synced_is_no_failure(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", failing(errno.EINVAL))

    save(b"new", target)

    monkeypatch.undo()
    assert target.read_bytes() == b"new"


def test_on_windows_no_folder_is_opened_to_sync_it(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_SYNCS_FOLDERS", False)
    monkeypatch.setattr(os, "open", failing(errno.EACCES))

    files._sync_folder(target.parent)

    monkeypatch.undo()
    assert target.exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_an_export_that_is_killed_leaves_the_old_file_and_the_next_one_clears_up(target: Path) -> None:
    script = f"""
        import os, signal
        from pathlib import Path
        from core_facilitator.export.files import save
        os.fsync = lambda _file: os.kill(os.getpid(), signal.SIGKILL)
        save(bytes(100_000), Path({str(target)!r}))
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False, timeout=30)
    left = [path for path in target.parent.iterdir() if path != target]

    assert killed.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"the old one"
    assert len(left) == 1

    save(b"new", target)

    assert list(target.parent.iterdir()) == [target]
    assert target.read_bytes() == b"new"


def test_what_another_export_left_long_ago_is_removed_and_what_is_at_work_is_not(target: Path) -> None:
    forgotten, at_work = target.with_name(".0123.core-part"), target.with_name(".4567.core-part")
    for path in (forgotten, at_work):
        path.write_bytes(b"half")
    os.utime(forgotten, (time.time() - 7200,) * 2)

    save(b"new", target)

    assert not forgotten.exists()
    assert at_work.exists()


def test_what_cannot_be_removed_does_not_stop_a_save(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten = target.with_name(".0123.core-part")
    forgotten.write_bytes(b"half")
    os.utime(forgotten, (time.time() - 7200,) * 2)
    monkeypatch.setattr(Path, "unlink", failing(errno.EACCES))

    save(b"new", target)

    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fall Leadership Retreat", "Fall Leadership Retreat"),
        ("Seeing whole: choosing well?", "Seeing whole choosing well"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Users\\x", "C Users x"),
        ('a<b>|c"d*', "a b c d"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("Com¹", "_Com¹"),
        ("Console", "Console"),
        ("ends with a dot. ", "ends with a dot"),
        (".hidden", "hidden"),
        ("line\nbreak\x0band\x00null", "line break and null"),
        ("gpj.\u202etxt", "gpj.txt"),
        ("lone \ud800 half", "lone half"),
        ("", "packet"),
        ("///", "packet"),
        ("Día de la paz", "Día de la paz"),
        ("שלום", "שלום"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(text: str, name: str) -> None:
    assert file_name(text) == name


def test_a_long_title_is_cut_between_letters() -> None:
    name = file_name("é" * 500)

    assert name == "é" * 60
    assert len(file_name("x" * 500).encode()) == 120


@pytest.mark.parametrize("fault", SaveFault)
def test_every_fault_says_what_happened_and_what_to_do(fault: SaveFault) -> None:
    happened, next_step = messages.saving_sentence(SaveError(fault, Path("Packet.pdf"), "Broken pipe"))

    assert "Packet.pdf" in happened
    assert next_step.endswith(".")


def test_an_unknown_fault_gives_the_systems_own_word() -> None:
    told = messages.saving_sentence(SaveError(SaveFault.OTHER, Path("Packet.pdf"), "Broken pipe"))

    assert told[0].startswith("Packet.pdf could not be saved (Broken pipe).")
