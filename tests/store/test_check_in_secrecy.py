"""What was answered is readable for nobody while a check-in is open, and nowhere at all once it is closed."""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select, text

from answered import CHECK_IN, MARK, PAPER, ROLES, TODAY, answer, opened, plain_pages, prepared, sheet, ticket
from core_facilitator.domain.answering import Taken, Ticket
from core_facilitator.domain.check_ins import Rules, Sheet
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import backups, check_in_keys, check_in_sheets, files, histories, sealed, tables, workspace
from core_facilitator.store.check_in_keys import CheckInKeys
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.workspace import Workspace
from samples import key, retreat
from workspaces import PASSPHRASE, Clock, fails_with, leave_as_killed

MOMENT = datetime(2031, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)
"""When everybody answered: a moment that stands nowhere else."""

TIMES = (b"2031-03-04", b"05:06:07", str(int(MOMENT.timestamp())).encode(), int(MOMENT.timestamp()).to_bytes(4, "big"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def locked(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A workspace that a passphrase opens, with something to undo."""
    made, _code = workspace.create(tmp_path / "work", "Juniper Valley", PASSPHRASE, cost=LOWEST, now=clock)
    made.sessions.add(retreat())
    yield made
    made.close()


def _traces(tickets: list[Ticket]) -> list[bytes]:
    """Return what nothing may hold of these tickets: their secrets, and what both tables had of them."""
    secrets = [one.secret.encode() for one in tickets]
    hashes = [sha256(purpose + secret).digest() for purpose, secret in product((b"ticket", b"sheet"), secrets)]
    return [*secrets, *map(bytes.fromhex, (one.secret for one in tickets)), *hashes]


def _boxes(one: Workspace) -> list[bytes]:
    with one.database.read() as connection:
        return list(connection.execute(select(tables.sheets.c.sealed)).scalars())


def _held(where: bytes, wanted: list[bytes]) -> list[bytes]:
    """Return which of these stand there, as they are or in hexadecimal digits."""
    return [one for one in wanted if one in where or one.hex().encode() in where.lower()]


def _all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_after_closing_nothing_is_left_of_a_sheet_a_ticket_or_a_time(
    locked: Workspace, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Searched: every file as it lies there, and every page of the database with the workspace's own key."""
    caplog.set_level(logging.DEBUG)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = clock.now
    desk, one = locked.check_ins, opened(locked, prepared(rules=replace(prepared().rules, words_from=8), expected=99))
    clock.now = MOMENT
    tickets = answer(desk, one, 7, words=MARK)  # one too few for words to be shown
    assert desk.change(one.id, tickets[0], sheet(2, MARK)) is Taken.CHANGED
    desk.withdraw(one.id, tickets[1])
    tickets += [ticket(desk, one), desk.tally(one.id, PAPER)]
    desk.withdraw(one.id, tickets[-1])
    boxes = _boxes(locked)
    assert len(boxes) == 6
    results = desk.close(one.id, TODAY)
    assert results.words_held_back
    clock.now = before
    wanted = [*_traces(tickets), *boxes, *(box[:32] for box in boxes), *(box[-32:] for box in boxes)]
    wanted += [MARK.encode(), MARK.encode("utf-16-le"), *TIMES]
    log = locked.folder / f"{files.DATABASE}-wal"
    assert log.stat().st_size == 0
    assert list((locked.folder / files.CHECK_INS).iterdir()) == []
    assert _held(_all_bytes(locked.folder), wanted) == []
    assert _held(plain_pages(locked), wanted) == []
    assert _held(_all_bytes(temporary), wanted) == []
    assert _held(caplog.text.encode(), wanted) == []
    locked.close()
    assert _held(_all_bytes(locked.folder), wanted) == []
    assert _held(plain_pages(locked), wanted) == []


def test_while_it_is_open_there_is_a_number_and_nothing_to_look_at(locked: Workspace) -> None:
    """Row 111: whoever could look before and after one more answer would know it."""
    desk, one = locked.check_ins, opened(locked)
    for number in range(1, 9):
        answer(desk, one, 1, words=MARK)
        assert (desk.count(one.id), desk.results(one.id)) == (number, None)
    results = desk.close(one.id, TODAY)
    assert desk.results(one.id) == results


def test_the_search_finds_what_is_there_while_it_is_open(locked: Workspace) -> None:
    """Else the test above could not fail."""
    desk, one = locked.check_ins, opened(locked)
    tickets = answer(desk, one, 3, words=MARK)
    boxes = _boxes(locked)
    locked.database.empty_log()
    pages = plain_pages(locked)
    assert len(_held(pages, [box[:32] for box in boxes])) == 3
    assert len(_held(pages, _traces(tickets))) == 6  # both hashes, and none of the secrets
    assert _held(pages, [MARK.encode()]) == []  # sealed
    assert _held(_all_bytes(locked.folder), [MARK.encode(), *boxes]) == []  # and encrypted


def test_a_database_reader_sees_neither_answers_nor_order_nor_a_link(locked: Workspace) -> None:
    desk, one = locked.check_ins, opened(locked)
    tickets = [ticket(desk, one) for _person in range(12)]
    for mine in reversed(tickets):
        desk.answer(one.id, mine, sheet(words=MARK))
    with locked.database.read() as connection:
        found = {table.name: connection.execute(select(table)).all() for table in tables.ANSWER_TABLES}
        built = connection.execute(text("SELECT sql FROM sqlite_master WHERE name IN ('tickets', 'sheets')")).scalars()
        assert all(sql.rstrip().endswith("WITHOUT ROWID") for sql in built)
    keys = {name: [row.key for row in rows] for name, rows in found.items()}
    assert {name: sorted(some) for name, some in keys.items()} == keys  # by their hashes, which say nothing
    assert not set(keys["tickets"]) & set(keys["sheets"])
    assert {type(value) for rows in found.values() for row in rows for value in row} == {type(one.id), bytes, int}
    assert {row.answers for row in found["sheets"]} == {1}
    assert len({len(row.sealed) for row in found["sheets"]}) == 1


def test_without_its_private_key_no_sheet_opens(locked: Workspace) -> None:
    desk, one = locked.check_ins, opened(locked)
    answer(desk, one, 1)
    (box,) = _boxes(locked)
    for wrong in (locked._key, sealed.new_pair().private):
        with pytest.raises(sealed.UnsealError):
            sealed.unseal(box, wrong, one.id.bytes)
    keys = CheckInKeys(locked.folder, locked._key_file.workspace_id, locked._key)
    assert sealed.unseal(box, keys.read(one.id), one.id.bytes)  # that is the only way


def test_a_backup_made_meanwhile_opens_no_answer_once_it_is_closed(locked: Workspace, tmp_path: Path) -> None:
    desk, one = locked.check_ins, opened(locked)
    answer(desk, one, 8, words=MARK)
    locked.backups.make()
    desk.close(one.id, TODAY)
    backup = min(backups.found(locked.folder), key=lambda each: each.changes)
    assert not any("check-ins" in str(file) for file in backup.folder.rglob("*"))
    backups.restore(backup, tmp_path / "restored")
    again = workspace.open(tmp_path / "restored", PASSPHRASE)
    assert again.check_ins.opened() == one  # it was open then
    assert again.check_ins.count(one.id) == 8
    assert again.check_ins.key_is_lost(one.id)
    assert again.check_ins.asked() is None
    assert again.check_ins.ticket(one.id) is Taken.CLOSED
    with fails_with(Fault.CHECK_IN_KEY_LOST):
        again.check_ins.close(one.id, TODAY)
    assert MARK.encode() not in plain_pages(again, again.folder / files.DATABASE)
    again.check_ins.abandon(one.id, TODAY)
    assert (again.check_ins.opened(), again.check_ins.results(one.id)) == (None, None)
    assert _boxes(again) == []
    again.close()


def test_undo_knows_nothing_of_sheets_and_tickets(locked: Workspace) -> None:
    desk, one = locked.check_ins, opened(locked)
    tickets = answer(desk, one, 8, words=MARK)
    boxes = _boxes(locked)
    history = locked.database.history
    touched = {change.table.name for step in (*history.done, *history.undone) for change in step.changes}
    assert touched & {"check_ins", "waves", "tickets", "sheets"} == {"check_ins"}
    locked.close()
    belongs = histories.bound(locked.database.file, locked._key_file)
    kept = histories._to_json(histories.take(locked.folder, locked._key, belongs))
    assert "Prepare" in kept
    assert _held(kept.encode(), [*_traces(tickets), *boxes, MARK.encode()]) == []


def test_no_undo_reaches_the_rules_of_what_is_open(locked: Workspace) -> None:
    desk = locked.check_ins
    strict = Rules(scores_from=9, splits=(ROLES,))
    desk.keep(prepared(rules=Rules(splits=(ROLES,))), "Prepare")
    desk.keep(prepared(rules=strict), "Ask for more")
    one = desk.open(CHECK_IN, TODAY)
    answer(desk, one, 8)
    assert locked.database.undo() == "Ask for more"
    assert desk.get(CHECK_IN).rules == strict
    assert locked.database.undo() == "Prepare"
    assert (desk.get(CHECK_IN), desk.count(CHECK_IN)) == (one, 8)
    assert locked.database.redo() == "Prepare"
    results = desk.close(CHECK_IN, TODAY)
    assert (results.answers, results.shown) == (8, False)


def test_the_key_is_small_bound_and_wrapped(locked: Workspace) -> None:
    one = opened(locked)
    file = locked.folder / files.CHECK_INS / f"{one.id}.key"
    keys = CheckInKeys(locked.folder, locked._key_file.workspace_id, locked._key)
    private = keys.read(one.id)
    assert file.stat().st_size < 100
    assert private not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    for stranger in (
        CheckInKeys(locked.folder, key(1), locked._key),
        CheckInKeys(locked.folder, locked._key_file.workspace_id, bytes(32)),
    ):
        with fails_with(Fault.CHECK_IN_KEY_LOST):
            stranger.read(one.id)
    file.rename(file.with_name(f"{key(7)}.key"))
    with fails_with(Fault.CHECK_IN_KEY_LOST):
        keys.read(key(7))


def test_a_key_is_overwritten_before_it_is_removed(locked: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    one = opened(locked)
    file = locked.folder / files.CHECK_INS / f"{one.id}.key"
    kept, gone = file.read_bytes(), []
    known = Path.unlink

    def unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path == file:
            gone.append(path.read_bytes())
        known(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    locked.check_ins.close(one.id, TODAY)
    (last,) = gone
    assert (len(last), last == kept) == (len(kept), False)


def test_answers_that_are_put_in_while_the_key_is_lost_are_refused_and_not_wasted(locked: Workspace) -> None:
    desk, one = locked.check_ins, opened(locked)
    tickets = answer(desk, one, 2)
    spare = ticket(desk, one)
    file = locked.folder / files.CHECK_INS / f"{one.id}.key"
    kept = file.read_bytes()
    file.unlink()
    assert desk.asked() is None
    assert desk.ticket(one.id) is Taken.CLOSED
    assert desk.answer(one.id, spare, sheet()) is Taken.CLOSED
    assert desk.change(one.id, tickets[0], sheet()) is Taken.CLOSED
    with fails_with(Fault.CHECK_IN_KEY_LOST) as said:
        desk.tally(one.id, PAPER)
    assert said.value.path == file
    for damaged in (None, b"", kept[:-1], bytes(len(kept))):
        if damaged is not None:
            file.write_bytes(damaged)
        assert desk.key_is_lost(one.id)
        assert desk.asked() is None
        with fails_with(Fault.CHECK_IN_KEY_LOST):
            desk.close(one.id, TODAY)
    assert (desk.opened(), desk.count(one.id)) == (one, 2)
    file.write_bytes(kept)
    assert not desk.key_is_lost(one.id)  # somebody found a copy of it
    assert desk.answer(one.id, spare, sheet()) is Taken.KEPT
    assert desk.close(one.id, TODAY).answers == 3


def test_a_key_that_could_not_be_removed_goes_when_the_workspace_is_opened_next(
    locked: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = opened(locked)
    answer(locked.check_ins, one, 8)
    with monkeypatch.context() as patched:
        patched.setattr(check_in_keys, "_destroyed", lambda _file: False)
        assert locked.check_ins.close(one.id, TODAY).answers == 8
        (left,) = (locked.folder / files.CHECK_INS).iterdir()
    left.with_name(f"{left.name}.new").write_bytes(b"half written")
    leave_as_killed(locked)
    again = workspace.open(locked.folder, PASSPHRASE)
    assert list((again.folder / files.CHECK_INS).iterdir()) == []
    assert again.check_ins.get(one.id).closed_on == TODAY
    again.close()


def test_opening_a_workspace_leaves_the_key_of_what_is_open(locked: Workspace) -> None:
    one = opened(locked)
    mine = answer(locked.check_ins, one, 3)
    spare = ticket(locked.check_ins, one)
    locked.close()
    again = workspace.open(locked.folder, PASSPHRASE)
    assert again.check_ins.asked() == one  # with the same code
    assert again.check_ins.answer(one.id, mine[0], sheet()) is Taken.ALREADY
    assert again.check_ins.answer(one.id, spare, sheet()) is Taken.KEPT
    assert again.check_ins.change(one.id, mine[1], sheet(2)) is Taken.CHANGED
    assert again.check_ins.withdraw(one.id, mine[2]) is Taken.WITHDRAWN
    assert again.check_ins.close(one.id, TODAY).answers == 3
    again.close()


def test_a_full_disk_while_a_left_key_is_looked_for_is_no_reason_not_to_open(
    locked: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(locked)
    locked.close()

    def full(_self: object) -> None:
        raise WorkspaceError(Fault.DISK_FULL, locked.folder)

    monkeypatch.setattr("core_facilitator.store.check_ins.CheckIns.tidy", full)
    again = workspace.open(locked.folder, PASSPHRASE)
    assert again.check_ins.opened() is not None
    again.close()


def test_a_log_that_somebody_reads_from_is_emptied_when_the_workspace_closes(locked: Workspace) -> None:
    desk, one = locked.check_ins, opened(locked)
    answer(desk, one, 6)
    log = locked.folder / f"{files.DATABASE}-wal"
    with locked.database.read() as reading:
        reading.execute(select(tables.sheets)).all()
        with locked.database._engine.connect() as other:  # the one that is used next waits for nobody
            other.exec_driver_sql("PRAGMA busy_timeout = 0")
        assert desk.close(one.id, TODAY).answers == 6
    assert log.stat().st_size > 0
    assert locked.database.empty_log()
    assert log.stat().st_size == 0
    locked.close()
    assert not log.exists()


def test_the_longest_answer_is_reckoned_from_what_is_asked() -> None:
    asked = prepared()
    short, long = (check_in_sheets._fullest(asked.instrument, rules) for rules in (Rules(), asked.rules))
    assert short > 4 * 200
    assert (short % 256, long % 256) == (0, 0)
    box = check_in_sheets.sealed_answer(asked, Sheet(), sealed.new_pair().public)
    assert len(box) == 32 + long + 16


def test_what_was_closed_can_be_searched_for_in_its_old_folder_too(locked: Workspace, tmp_path: Path) -> None:
    """A copy of the whole folder while it is open is a way around: it has the key. That is the limit that is told."""
    desk, one = locked.check_ins, opened(locked)
    answer(desk, one, 6, words=MARK)
    copied = tmp_path / "copy"
    shutil.copytree(locked.folder, copied, ignore=shutil.ignore_patterns("*.lock"))
    desk.close(one.id, TODAY)
    again = workspace.open(copied, PASSPHRASE)
    assert again.check_ins.close(one.id, TODAY).answers == 6
    again.close()
