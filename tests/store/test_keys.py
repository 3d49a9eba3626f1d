import errno
import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import files, key_files, keys, recovery_codes
from core_facilitator.store.key_files import HIGHEST, LOWEST, Cost, KeyFile
from workspaces import fails_with

KEY, SALT = bytes(range(32)), bytes(range(16))
WORKSPACE = UUID(int=5)


def written(folder: Path, passphrase: str = "one two", cost: Cost = LOWEST) -> tuple[Path, str]:
    key_file, code = keys.new(WORKSPACE, KEY, SALT, passphrase, cost)
    file = folder / files.KEY
    file.write_bytes(key_files.to_bytes(key_file))
    return file, code


def rewritten(file: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a key file's content as somebody would who knows how its checksum is made."""
    content = json.loads(file.read_bytes())
    change(content)
    content.pop("check", None)
    content["check"] = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    file.write_bytes(json.dumps(content).encode())


def opened(file: Path, passphrase: str | None = None, code: str | None = None) -> bytes:
    return keys.unlock(key_files.read(file), file, passphrase, code)


def test_the_passphrase_and_the_recovery_code_give_the_key(tmp_path: Path) -> None:
    file, code = written(tmp_path)
    assert opened(file, "one two") == opened(file, code=code) == KEY


def test_the_key_is_not_in_the_file(tmp_path: Path) -> None:
    file, _code = written(tmp_path)
    assert KEY.hex().encode() not in file.read_bytes()
    assert len(file.read_bytes()) < 2_000


def test_a_wrong_passphrase_and_a_wrong_code_are_told_apart(tmp_path: Path) -> None:
    file, code = written(tmp_path)
    other = recovery_codes.write(bytes(16))
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened(file, "one  two")
    with fails_with(Fault.RECOVERY_CODE_WRONG):
        opened(file, code=other)
    with fails_with(Fault.PASSPHRASE_NEEDED):
        opened(file)
    with fails_with(Fault.RECOVERY_CODE_MISTYPED) as caught:
        opened(file, code=code[:12] + ("0" if code[12] != "0" else "1") + code[13:])
    assert caught.value.detail == "3"
    with fails_with(Fault.RECOVERY_CODE_MISTYPED) as caught:
        opened(file, code=f"{code}-AAAAA")
    assert caught.value.detail == ""


def outcome(file: Path) -> KeyFile | Fault:
    try:
        return key_files.read(file)
    except WorkspaceError as error:
        return error.fault


ODD = ["it's", '"quoted"; DROP', "🙂🙃 emoji", " leading space", "x" * 1000, "Zoë", "\ud83d lone"]


@pytest.mark.parametrize("passphrase", ODD)
def test_odd_passphrases_open_what_they_closed(tmp_path: Path, passphrase: str) -> None:
    file, _code = written(tmp_path, passphrase)
    assert opened(file, passphrase) == KEY
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened(file, f"{passphrase} ")


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Zs"]), min_size=1, max_size=20))
@settings(max_examples=10)
def test_a_passphrase_is_the_same_however_a_keyboard_composes_it(passphrase: str) -> None:
    assert keys._typed(normalize("NFD", passphrase)) == keys._typed(normalize("NFC", passphrase))


def test_a_key_file_of_another_workspace_does_not_open_this_one(tmp_path: Path) -> None:
    file, _code = written(tmp_path)
    rewritten(file, lambda content: content.update(workspace=str(uuid4())))
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened(file, "one two")


def test_slots_cannot_be_swapped(tmp_path: Path) -> None:
    file, code = written(tmp_path)

    def swap(content: dict[str, Any]) -> None:
        first, second = content["slots"]
        first["kind"], second["kind"] = second["kind"], first["kind"]

    rewritten(file, swap)
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened(file, "one two")
    with fails_with(Fault.RECOVERY_CODE_WRONG):
        opened(file, code=code)


def test_a_missing_slot_is_damage_and_not_a_wrong_passphrase(tmp_path: Path) -> None:
    file, _code = written(tmp_path)
    rewritten(file, lambda content: content.update(slots=[]))
    with fails_with(Fault.KEY_FILE_DAMAGED):
        opened(file, "one two")


@pytest.mark.parametrize(
    "cost",
    [
        {"memory": 8 * 1024, "passes": 1, "lanes": 1},
        {"memory": LOWEST.memory - 1, "passes": 2, "lanes": 1},
        {"memory": LOWEST.memory, "passes": 1, "lanes": 1},
        {"memory": LOWEST.memory, "passes": 2, "lanes": 0},
    ],
)
def test_a_weakened_key_file_is_refused(tmp_path: Path, cost: dict[str, int]) -> None:
    file, _code = written(tmp_path)
    rewritten(file, lambda content: content["slots"][0].update(argon2id=cost))
    with fails_with(Fault.KEY_FILE_WEAKENED):
        opened(file, "one two")


@pytest.mark.parametrize(
    "cost",
    [
        {"memory": 16 * 1024 * 1024, "passes": 3, "lanes": 4},
        {"memory": 2**31, "passes": 3, "lanes": 4},
        {"memory": HIGHEST.memory + 1, "passes": 3, "lanes": 4},
        {"memory": LOWEST.memory, "passes": 10**9, "lanes": 4},
        {"memory": LOWEST.memory, "passes": 3, "lanes": 17},
    ],
)
def test_an_absurd_key_file_is_refused_before_anything_is_stretched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cost: dict[str, int]
) -> None:
    file, _code = written(tmp_path)
    rewritten(file, lambda content: content["slots"][0].update(argon2id=cost))
    stretched: list[object] = []
    monkeypatch.setattr(keys, "_stretched", lambda *arguments: stretched.append(arguments))
    with fails_with(Fault.KEY_FILE_EXCESSIVE):
        opened(file, "one two")
    assert stretched == []


def test_a_key_file_of_a_newer_version_is_named(tmp_path: Path) -> None:
    file, _code = written(tmp_path)
    rewritten(file, lambda content: content.update(version=2, slots="something new"))
    with fails_with(Fault.KEY_FILE_NEWER):
        key_files.read(file)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"7",
        b"null",
        b"\xff\xfe garbage",
        b"[" * 50_000,
        b"{" * 40_000,
        b'{"check": "x"}',
        b"9" * 70_000,
    ],
)
def test_garbage_is_a_damaged_key_file(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / files.KEY
    file.write_bytes(data)
    with fails_with(Fault.KEY_FILE_DAMAGED):
        key_files.read(file)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(format="Something else"),
        lambda content: content.update(version="1"),
        lambda content: content.update(version=-1),
        lambda content: content.update(version=float("nan")),
        lambda content: content["slots"][0].update(argon2id={"memory": float("inf")}),
        lambda content: content.update(salt="00"),
        lambda content: content.update(workspace="nobody"),
        lambda content: content.update(demo_key="00"),
        lambda content: content.pop("slots"),
        lambda content: content["slots"][0].update(nonce=""),
        lambda content: content["slots"][0].update(salt="00"),
        lambda content: content["slots"][0].update(wrapped="00"),
        lambda content: content["slots"][0].update(argon2id={"speed": 1}),
        lambda content: content["slots"][0].update(argon2id={"memory": None}),
        lambda content: content["slots"].append("slot"),
    ],
)
def test_content_that_makes_no_sense_is_a_damaged_key_file(
    tmp_path: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    file, _code = written(tmp_path)
    rewritten(file, change)
    with fails_with(Fault.KEY_FILE_DAMAGED):
        key_files.read(file)


def test_a_flipped_bit_anywhere_in_a_key_file_is_damage_and_not_a_wrong_passphrase(tmp_path: Path) -> None:
    """Every seventh bit. White space and the case of hexadecimal digits say the same, and may change."""
    file, _code = written(tmp_path)
    whole = file.read_bytes()
    before = key_files.read(file)
    found = []
    for place in range(0, len(whole) * 8, 7):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        file.write_bytes(data)
        found.append(outcome(file))
    damaged = found.count(Fault.KEY_FILE_DAMAGED)
    assert damaged + found.count(before) == len(found)
    assert damaged > len(found) * 0.8


@pytest.mark.parametrize("size", [1, 100, -1])
def test_a_shortened_key_file_is_damage(tmp_path: Path, size: int) -> None:
    file, _code = written(tmp_path)
    file.write_bytes(file.read_bytes()[:size])
    with fails_with(Fault.KEY_FILE_DAMAGED):
        key_files.read(file)


def test_a_key_file_that_is_a_folder_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / files.KEY).mkdir()
    with fails_with(Fault.FOLDER_NOT_READABLE):
        key_files.read(tmp_path / files.KEY)


def test_a_new_passphrase_replaces_the_old_one_and_keeps_the_code(tmp_path: Path) -> None:
    file, code = written(tmp_path)
    keys.change_passphrase(file, KEY, "three four", LOWEST)
    assert opened(file, "three four") == opened(file, code=code) == KEY
    with fails_with(Fault.PASSPHRASE_WRONG):
        opened(file, "one two")
    assert opened(file.with_name(files.OLD_KEY), "one two") == KEY


def test_a_new_recovery_code_replaces_the_old_one_and_keeps_the_passphrase(tmp_path: Path) -> None:
    file, old = written(tmp_path)
    new = recovery_codes.new()
    keys.renew_recovery_code(file, KEY, new, LOWEST, typed_back=True)
    assert opened(file, "one two") == opened(file, code=new) == KEY
    with fails_with(Fault.RECOVERY_CODE_WRONG):
        opened(file, code=old)


def test_a_change_that_cannot_be_written_leaves_the_old_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _code = written(tmp_path)

    def fail(_source: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with fails_with(Fault.FOLDER_NOT_WRITABLE) as caught:
            keys.change_passphrase(file, KEY, "three four", LOWEST)
    assert caught.value.detail == "EACCES"
    assert opened(file, "one two") == KEY


@pytest.mark.parametrize("passphrase", ["", "  ", "\n"])
def test_an_empty_passphrase_is_refused(tmp_path: Path, passphrase: str) -> None:
    file, _code = written(tmp_path)
    with fails_with(Fault.PASSPHRASE_EMPTY):
        keys.change_passphrase(file, KEY, passphrase, LOWEST)
    assert opened(file, "one two") == KEY


def test_the_cost_is_raised_on_a_fast_computer_and_never_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    def taking(seconds: float) -> Cost:
        moments = iter([0.0, seconds])
        monkeypatch.setattr(keys, "perf_counter", lambda: next(moments))
        monkeypatch.setattr(keys, "_stretched", lambda *_arguments: b"")
        return keys.calibrated()

    assert taking(0.15) == Cost(passes=10)
    assert taking(0.3) == Cost(passes=5)
    assert taking(3.0) == Cost()
    assert taking(0.001) == Cost(passes=10)


def test_a_demo_gives_its_key_to_anybody() -> None:
    demo = KeyFile(WORKSPACE, SALT, demo_key=KEY)
    assert keys.unlock(demo, Path(), None, None) == keys.unlock(demo, Path(), "anything", None) == KEY


def test_a_demo_key_file_reads_back(tmp_path: Path) -> None:
    demo = KeyFile(WORKSPACE, SALT, demo_key=KEY)
    (tmp_path / files.KEY).write_bytes(key_files.to_bytes(demo))
    assert key_files.read(tmp_path / files.KEY) == demo
    assert replace(demo, demo_key=None) != demo


def test_a_demo_takes_no_passphrase_instead_of_seeming_to(tmp_path: Path) -> None:
    file = tmp_path / files.KEY
    file.write_bytes(key_files.to_bytes(KeyFile(WORKSPACE, SALT, demo_key=KEY)))
    before = file.read_bytes()
    with fails_with(Fault.KEY_FILE_DAMAGED):
        keys.change_passphrase(file, KEY, "one two", LOWEST)
    assert file.read_bytes() == before


def test_that_a_code_was_typed_back_is_in_the_key_file_and_a_full_disk_leaves_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, _code = written(tmp_path)
    before = file.read_bytes()
    assert not key_files.read(file).code_typed_back
    with monkeypatch.context() as patch, fails_with(Fault.DISK_FULL):
        patch.setattr(files, "write_whole", _full)
        keys.note_typed_back(file)
    assert file.read_bytes() == before
    keys.note_typed_back(file)
    assert key_files.read(file).code_typed_back
    assert opened(file, "one two") == KEY


def test_a_key_file_from_before_codes_were_noted_counts_as_typed_back(tmp_path: Path) -> None:
    file, _code = written(tmp_path)
    rewritten(file, lambda content: content.pop("code_typed_back"))
    assert key_files.read(file).code_typed_back


def _full(_file: Path, _data: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
