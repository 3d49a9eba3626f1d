"""What encryption gives beside secrecy: no bit of the database can change unnoticed."""

from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import checks, connections, files, workspace
from samples import retreat

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = workspace.create_demo(tmp_path / "work", "Work")
    made.sessions.add(retreat())
    made.close()
    return tmp_path / "work"


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def outcome(folder: Path) -> tuple[Fault, str] | None:
    try:
        workspace.open(folder).close()
    except WorkspaceError as error:
        return error.fault, error.detail
    return None


def unnoticed(tmp_path: Path, bits: range) -> list[int]:
    """Return which of the bits of a page can be flipped without the check of all pages noticing."""
    file, key = tmp_path / "small.db", bytes(32)
    with closing(connections.connect(file, key, "rwc")) as small:
        small.execute("CREATE TABLE words (word)")
        small.execute("INSERT INTO words VALUES (?)", ("stillness " * 50,))
    whole = file.read_bytes()
    assert len(whole) == 2 * PAGE
    found = []
    for bit in bits:
        file.write_bytes(flipped(whole, PAGE * 8 + bit))
        with closing(connections.connect(file, key, "immutable")) as small:
            if checks.bad_pages(small) != ("HMAC verification failed for page 2",):
                found.append(bit)
    return found


def test_every_16th_bit_of_a_page_is_noticed_by_the_check(tmp_path: Path) -> None:
    assert unnoticed(tmp_path, range(0, PAGE * 8, 16)) == []


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_every_single_bit_of_a_page_is_noticed_by_the_check(tmp_path: Path) -> None:
    assert unnoticed(tmp_path, range(PAGE * 8)) == []


def test_every_flipped_bit_of_a_sample_over_the_whole_file_stops_it_from_opening_and_names_the_page(
    folder: Path,
) -> None:
    file = folder / files.DATABASE
    whole = file.read_bytes()
    chance = Random(7)
    for _try in range(60):
        bit = chance.randrange(len(whole) * 8)
        file.write_bytes(flipped(whole, bit))
        assert outcome(folder) == (Fault.DATABASE_DAMAGED, str(bit // 8 // PAGE + 1))
    file.write_bytes(whole)
    assert outcome(folder) is None


def test_every_bit_of_the_salt_at_the_start_is_noticed(folder: Path) -> None:
    file = folder / files.DATABASE
    whole = file.read_bytes()
    for bit in range(16 * 8):
        file.write_bytes(flipped(whole, bit))
        assert outcome(folder) == (Fault.DATABASE_DAMAGED, "1")


def test_a_page_in_the_place_of_another_is_noticed(folder: Path) -> None:
    """It is well signed, but its place in the file is signed too."""
    file = folder / files.DATABASE
    whole = file.read_bytes()
    for page in range(1, len(whole) // PAGE - 1):
        moved = bytearray(whole)
        moved[page * PAGE : (page + 1) * PAGE] = whole[(page + 1) * PAGE : (page + 2) * PAGE]
        file.write_bytes(moved)
        assert outcome(folder) == (Fault.DATABASE_DAMAGED, str(page + 1))
