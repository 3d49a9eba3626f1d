"""The last rung: what can be read of a damaged workspace is read, and the damaged files stay as they are."""

import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from core_facilitator.domain.agendas import Block, Day, Session, Track
from core_facilitator.domain.faults import Fault
from core_facilitator.store import agenda_files, backups, files, locks, salvage, tables, workspace
from core_facilitator.store.key_files import LOWEST
from core_facilitator.store.salvage_rows import mended
from core_facilitator.store.session_rows import Flattened, Memory, Rows
from core_facilitator.store.workspace import Workspace
from damage import PAGE, PLANS, blocks, spoil
from samples import key, retreat
from workspaces import NOON, PASSPHRASE, fails_with, make_locked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed workspace with five sessions and a draft, and without any backup."""
    made = workspace.create_demo(tmp_path / "work", "Juniper Valley")
    made.sessions.add_all(PLANS, "New")
    made.drafts.keep("notes", "half a sent")
    made.close()
    shutil.rmtree(made.backups.folder)
    return made.folder


def content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_of_a_whole_workspace_everything_is_read(folder: Path) -> None:
    found = salvage.read(folder)
    assert sorted(found.sessions, key=lambda one: one.title) == list(PLANS)
    assert [(draft.place, draft.text) for draft in found.drafts] == [("notes", "half a sent")]
    assert (found.name, found.lost, found.incomplete) == ("Juniper Valley", 0, frozenset())


def test_whichever_page_is_bad_the_files_stay_and_no_more_is_lost_than_what_is_on_it(folder: Path) -> None:
    """Every page by itself. It costs the rows on it; a first page that only leads to others is made anew."""
    whole = content(folder)
    pages = len(whole[files.DATABASE]) // PAGE
    everything = {block_id: block for plan in PLANS for block_id, block in blocks(plan).items()}
    left = []
    for page in range(1, pages + 1):
        spoil(folder, page)
        damaged = content(folder)
        found = salvage.read(folder)
        assert content(folder) == damaged
        read = {block_id: block for session in found.sessions for block_id, block in blocks(session).items()}
        assert read.items() <= everything.items()
        if found.whole or found.lost == 0:
            assert sorted(found.sessions, key=lambda one: one.title) == list(PLANS)
        left.append(len(read))
        (folder / files.DATABASE).write_bytes(whole[files.DATABASE])
    assert min(left) >= len(everything) - 4


def test_a_lost_first_page_costs_nothing(folder: Path) -> None:
    spoil(folder, 1, 2, 3)
    with fails_with(Fault.DATABASE_DAMAGED):
        workspace.open(folder)
    found = salvage.read(folder)
    assert {session.title for session in found.sessions} == {plan.title for plan in PLANS}
    assert found.lost == 0


def test_a_file_cut_short_gives_what_is_before_the_cut(folder: Path) -> None:
    file = folder / files.DATABASE
    file.write_bytes(file.read_bytes()[: 53 * PAGE + 1000])
    found = salvage.read(folder)
    assert 0 < sum(len(blocks(session)) for session in found.sessions) < 60


def test_what_is_only_in_the_log_is_read_too_and_a_foreign_log_does_no_harm(folder: Path, tmp_path: Path) -> None:
    opened = workspace.open(folder)
    opened.sessions.save(replace(PLANS[0], title="Changed at last"), "Rename")
    for name in (files.DATABASE, "workspace.db-wal"):
        shutil.copyfile(folder / name, tmp_path / name)
    opened.close()
    for name in (files.DATABASE, "workspace.db-wal"):
        shutil.copyfile(tmp_path / name, folder / name)
    assert "Changed at last" in {session.title for session in salvage.read(folder).sessions}

    other = workspace.create_demo(tmp_path / "other", "Other")
    other.sessions.add(retreat())
    shutil.copyfile(other.folder / "workspace.db-wal", folder / "workspace.db-wal")
    other.close()
    assert len(salvage.read(folder).sessions) == len(PLANS)


def test_a_new_workspace_is_made_beside_and_the_same_passphrase_opens_it(tmp_path: Path) -> None:
    locked = make_locked(tmp_path / "locked")
    spoil(locked, 1)
    damaged = content(locked)
    with fails_with(Fault.PASSPHRASE_NEEDED):
        salvage.read(locked)
    with fails_with(Fault.PASSPHRASE_WRONG):
        salvage.read(locked, "wrong")
    made = salvage.into_workspace(salvage.read(locked, PASSPHRASE), tmp_path / "rescued")
    assert made.database.undo_label is None
    made.close()
    again = workspace.open(tmp_path / "rescued", PASSPHRASE)
    assert again.sessions.get(retreat().id) == retreat()
    assert again.check() == ()
    again.close()
    assert content(locked) == damaged


def test_drafts_come_along(folder: Path, tmp_path: Path) -> None:
    made = salvage.into_workspace(salvage.read(folder), tmp_path / "rescued")
    draft = made.drafts.get("notes")
    made.close()
    assert draft is not None
    assert draft.text == "half a sent"


def test_agenda_files_are_written_one_a_session_and_can_be_read(folder: Path, tmp_path: Path) -> None:
    found = salvage.read(folder)
    odd = replace(found.sessions[0], title='../a:b*"c" \n' + "x" * 200)
    written = salvage.into_agenda_files(replace(found, sessions=(odd, *found.sessions[1:])), tmp_path / "agendas")
    assert [file.name[:3] for file in written] == ["01 ", "02 ", "03 ", "04 ", "05 "]
    assert {file.parent for file in written} == {tmp_path / "agendas"}
    assert [agenda_files.read_file(file).days for file in written] == [session.days for session in found.sessions]
    with fails_with(Fault.FOLDER_NOT_EMPTY):
        salvage.into_agenda_files(found, tmp_path / "agendas")


def test_the_key_of_a_backup_reads_it_when_the_workspaces_own_is_lost(tmp_path: Path) -> None:
    locked = make_locked(tmp_path / "locked")
    spoil(locked, 1)
    (locked / files.KEY).unlink()
    (backup,) = backups.found(locked)
    (backup.folder / files.DATABASE).write_bytes(b"damaged too")
    assert [session.id for session in salvage.read(locked, PASSPHRASE).sessions] == [retreat().id]
    with fails_with(Fault.KEY_FILE_MISSING):
        salvage.read(locked, "wrong")


def test_where_nothing_can_be_read_that_is_said(folder: Path) -> None:
    pages = (folder / files.DATABASE).stat().st_size // PAGE
    spoil(folder, *range(1, pages + 1))
    with fails_with(Fault.NOTHING_READABLE):
        salvage.read(folder)
    (folder / files.DATABASE).write_bytes(b"")
    with fails_with(Fault.NOTHING_READABLE):
        salvage.read(folder)
    (folder / files.DATABASE).unlink()
    with fails_with(Fault.DATABASE_MISSING):
        salvage.read(folder)


def test_no_room_for_the_working_copy_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with fails_with(Fault.DISK_FULL):
        salvage.read(folder)


def test_a_workspace_that_somebody_works_in_is_left_alone(folder: Path) -> None:
    opened: Workspace = workspace.open(folder)
    with fails_with(Fault.OPEN_ALREADY):
        salvage.read(folder)
    opened.close()


def test_where_nothing_can_be_written_it_is_read_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(locks, "take", refuse)
    assert len(salvage.read(folder).sessions) == len(PLANS)


def test_a_changed_passphrase_is_the_one_that_reads(tmp_path: Path) -> None:
    locked = make_locked(tmp_path / "locked")
    opened = workspace.open(locked, PASSPHRASE)
    opened.change_passphrase("four loud herons", cost=LOWEST)
    opened.close()
    assert len(salvage.read(locked, "four loud herons").sessions) == 1


def rows() -> Rows:
    """The rows of a day with a block of two tracks, each with a block."""
    tracks = tuple(
        Track(id=key(20 + place), title=f"Track {place}", blocks=(Block(id=key(30 + place), title="Inside"),))
        for place in range(2)
    )
    day = Day(
        id=key(2),
        date=date(2026, 8, 6),
        start=time(9),
        end=time(16),
        time_zone="America/Los_Angeles",
        blocks=(Block(id=key(10), title="Before"), Block(id=key(11), title="Breakouts", tracks=tracks)),
    )
    return Flattened(Session(id=key(1), title="Plan", days=(day,)), NOON, Memory()).rows


def without(table: object, number: int | None = None) -> Rows:
    return {
        place: row
        for place, row in rows().items()
        if place[0] is not table or (number is not None and row["id"] != key(number))
    }


def test_whole_rows_are_no_incomplete_session() -> None:
    ((session,), incomplete) = mended(rows())
    assert (session.title, incomplete) == ("Plan", frozenset())


def test_a_lost_title_leaves_the_plan() -> None:
    ((session,), incomplete) = mended(without(tables.sessions))
    assert (session.id, session.title) == (key(1), "A session whose title is lost")
    assert [block.title for block in session.days[0].blocks] == ["Before", "Breakouts"]
    assert incomplete == {key(1)}


def test_blocks_of_a_lost_day_stand_in_a_day_of_their_own() -> None:
    ((session,), incomplete) = mended(without(tables.days))
    (day,) = session.days
    assert day.title == "Blocks whose day is lost"
    assert [len(track.blocks) for track in day.blocks[1].tracks] == [1, 1]
    assert incomplete == {key(1)}


def test_blocks_of_a_lost_track_come_after_the_others_of_the_day() -> None:
    ((session,), incomplete) = mended(without(tables.tracks, 20))
    (day,) = session.days
    assert [block.title for block in day.blocks] == ["Before", "Breakouts", "Inside"]
    assert [track.title for track in day.blocks[1].tracks] == ["Track 1"]
    assert incomplete == {key(1)}


def test_tracks_of_a_lost_block_give_up_their_blocks() -> None:
    ((session,), incomplete) = mended(without(tables.blocks, 11))
    assert [block.title for block in session.days[0].blocks] == ["Before", "Inside", "Inside"]
    assert incomplete == {key(1)}


def test_a_gap_between_two_blocks_is_noticed() -> None:
    ((_session,), incomplete) = mended(without(tables.blocks, 10))
    assert incomplete == {key(1)}
