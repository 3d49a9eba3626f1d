from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import cast

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.audiences import Audience
from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import connections, files, tables, workspace
from core_facilitator.store.database import MOST_STEPS
from core_facilitator.store.drafts import Drafts
from core_facilitator.store.rows import Row
from core_facilitator.store.workspace import Workspace
from samples import key, retreat
from workspaces import Clock, fails_with

ROOM: Row = {
    "session_id": key(100),
    "id": key(1),
    "position": 0,
    "name": "Oak",
    "capacity": None,
    "setup": "",
    "notes": "",
}


def rename(demo: Workspace, title: str) -> None:
    demo.sessions.save(replace(demo.sessions.get(retreat().id), title=title), f"Rename to {title}")


def title(demo: Workspace) -> str:
    return demo.sessions.get(retreat().id).title


@contextmanager
def full_disk(demo: Workspace) -> Iterator[None]:
    """Let the database grow by nothing at all: SQLite then says SQLITE_FULL, as on a full disk."""
    raw = demo.database._engine.raw_connection()
    assert raw.driver_connection is not None
    (pages,) = raw.driver_connection.execute("PRAGMA page_count").fetchone()
    raw.driver_connection.execute(f"PRAGMA max_page_count = {pages}")
    raw.close()
    yield
    raw = demo.database._engine.raw_connection()
    assert raw.driver_connection is not None
    raw.driver_connection.execute("PRAGMA max_page_count = 1000000")
    raw.close()


def test_steps_are_undone_and_redone_in_turn(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    rename(demo, "A")
    rename(demo, "B")
    assert (demo.database.undo_label, demo.database.redo_label) == ("Rename to B", None)
    assert demo.database.undo() == "Rename to B"
    assert title(demo) == "A"
    assert (demo.database.undo_label, demo.database.redo_label) == ("Rename to A", "Rename to B")
    assert demo.database.redo() == "Rename to B"
    assert title(demo) == "B"


def test_nothing_to_undo_or_redo_is_no_fault(demo: Workspace) -> None:
    assert (demo.database.undo(), demo.database.redo()) == (None, None)


def test_forgotten_steps_cannot_be_undone_or_redone(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    rename(demo, "A")
    demo.database.undo()
    demo.database.forget_steps()
    assert (demo.database.undo(), demo.database.redo()) == (None, None)
    assert title(demo) == retreat().title


def test_screens_that_read_again_as_they_are_told_read_what_was_saved(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    read: list[str] = []
    demo.database.on_change = lambda _names: read.append(title(demo))
    rename(demo, "A")
    demo.database.on_change = lambda _names: None
    with full_disk(demo), fails_with(Fault.DISK_FULL):
        demo.sessions.save(replace(demo.sessions.get(retreat().id), notes="word " * 100_000), "Write much")
    assert read == ["A"]
    assert demo.sessions.get(retreat().id).notes == retreat().notes


def test_a_new_step_ends_what_could_be_redone(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    rename(demo, "A")
    demo.database.undo()
    rename(demo, "B")
    assert demo.database.redo_label is None
    assert title(demo) == "B"


def test_only_the_latest_200_steps_can_be_undone(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    for number in range(MOST_STEPS + 5):
        rename(demo, str(number))
    undone = 0
    while demo.database.undo():
        undone += 1
    assert undone == MOST_STEPS
    assert title(demo) == "4"


def test_what_changed_is_told_after_it_is_on_the_disk(demo: Workspace) -> None:
    told: list[tuple[frozenset[str], str]] = []
    demo.sessions.add(retreat())
    demo.database.on_change = lambda names: told.append((names, title(demo)))
    rename(demo, "A")
    demo.database.undo()
    demo.database.redo()
    names = frozenset({"sessions"})
    assert told == [(names, "A"), (names, retreat().title), (names, "A")]


def test_a_step_that_fails_in_the_middle_leaves_nothing(demo: Workspace) -> None:
    told: list[frozenset[str]] = []
    demo.database.on_change = told.append
    with pytest.raises(KeyError), demo.database.step("Half") as write:  # noqa: PT012 -- the step is what is raised in
        write.add(tables.sessions, _session_row())
        raise KeyError
    assert demo.sessions.summaries() == []
    assert (demo.database.undo_label, told, demo.database.changes()) == (None, [], 0)


def test_a_step_that_changes_nothing_in_the_end_is_none(demo: Workspace) -> None:
    with demo.database.step("Nothing") as write:
        write.add(tables.sessions, _session_row())
        write.remove(tables.sessions, _session_row())
    assert demo.database.undo_label is None


def test_one_row_changed_twice_in_a_step_is_undone_to_the_first(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    kept = _room_names(demo)
    with demo.database.step("Rooms") as write:
        write.add(tables.rooms, ROOM)
        write.change(tables.rooms, ROOM, ROOM | {"name": "Elm"})
    with demo.database.step("More") as write:
        write.change(tables.rooms, ROOM | {"name": "Elm"}, ROOM | {"name": "Ash"})
        write.change(tables.rooms, ROOM | {"name": "Ash"}, ROOM | {"name": "Fir"})
    assert _room_names(demo) - kept == {"Fir"}
    demo.database.undo()
    assert _room_names(demo) - kept == {"Elm"}
    demo.database.undo()
    assert _room_names(demo) == kept


def test_a_step_inside_a_step_is_refused(demo: Workspace) -> None:
    with pytest.raises(RuntimeError, match="inside another"), demo.database.step("Outer"):
        demo.sessions.add(retreat())
    demo.sessions.add(retreat())
    assert len(demo.sessions.summaries()) == 1


def test_a_row_that_is_gone_is_not_changed_silently(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    with fails_with(Fault.WRITE_REFUSED), demo.database.step("Change") as write:
        write.change(tables.rooms, ROOM, ROOM | {"name": "Elm"})
    assert demo.database.undo_label == "New session"


def test_a_number_that_no_column_holds_is_refused_as_a_whole_and_named(demo: Workspace) -> None:
    demo.sessions.add(before := retreat())
    with fails_with(Fault.WRITE_REFUSED) as refused:
        demo.sessions.save(replace(before, title="Changed", expected=2**64), "Change head count")
    assert refused.value.detail == "OverflowError"
    assert demo.sessions.get(retreat().id) == before


def test_a_reference_that_leads_nowhere_is_refused_at_commit(demo: Workspace) -> None:
    with fails_with(Fault.WRITE_REFUSED), demo.database.step("Room of no session") as write:
        write.add(tables.rooms, ROOM)
    assert _room_names(demo) == set()
    assert demo.database.undo_label is None


def test_a_full_disk_leaves_everything_that_was_saved_and_works_again_later(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    large = replace(demo.sessions.get(retreat().id), notes="word " * 100_000)
    with full_disk(demo):
        with fails_with(Fault.DISK_FULL):
            demo.sessions.save(large, "Write much")
        assert demo.sessions.get(retreat().id) == retreat()
        assert demo.database.undo_label == "New session"
    demo.sessions.save(large, "Write much")
    assert demo.sessions.get(retreat().id).notes == large.notes


def test_an_undo_on_a_full_disk_can_be_tried_again(demo: Workspace) -> None:
    demo.sessions.add(replace(retreat(), notes="word " * 100_000))
    demo.sessions.remove(retreat().id, "Remove")
    raw = demo.database._engine.raw_connection()
    assert raw.driver_connection is not None
    raw.driver_connection.execute("VACUUM")
    raw.close()
    with full_disk(demo):
        with fails_with(Fault.DISK_FULL):
            demo.database.undo()
        assert (demo.database.undo_label, demo.database.redo_label) == ("Remove", None)
    assert demo.database.undo() == "Remove"
    assert len(demo.sessions.summaries()) == 1


def test_a_lock_held_by_another_program_is_named_and_nothing_is_lost(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    other = connections.connect(demo.database.file, demo._key, "rw")
    other.execute("BEGIN IMMEDIATE")
    raw = demo.database._engine.raw_connection()
    assert raw.driver_connection is not None
    raw.driver_connection.execute("PRAGMA busy_timeout = 10")
    raw.close()
    with fails_with(Fault.DATABASE_BUSY):
        rename(demo, "A")
    assert title(demo) == retreat().title
    other.execute("ROLLBACK")
    other.close()
    rename(demo, "A")
    assert title(demo) == "A"


def test_a_commit_that_fails_leaves_nothing_half_done(demo: Workspace) -> None:
    """The references of a step are checked as it commits, so this COMMIT itself fails."""
    demo.sessions.add(retreat())
    with fails_with(Fault.WRITE_REFUSED), demo.database.step("Half") as write:
        write.add(tables.rooms, ROOM | {"id": key(2)})
        write.add(tables.rooms, ROOM | {"session_id": key(404)})
    rename(demo, "Still works")
    assert len(_room_names(demo)) == len(retreat().rooms)


def test_a_failure_carries_no_text_that_a_user_wrote(demo: Workspace) -> None:
    secret = "She asked me not to tell"
    with pytest.raises(WorkspaceError) as caught, demo.database.step("Room") as write:
        write.add(tables.rooms, ROOM | {"name": secret})
    chain: BaseException | None = caught.value
    while chain:
        assert secret not in f"{chain!r} {chain}"
        chain = chain.__cause__ or chain.__context__


def test_the_moment_of_saving_shows_only_after_commit(demo: Workspace) -> None:
    clock = Clock()
    demo.database.now = clock
    demo.database.saved_at = None
    with fails_with(Fault.WRITE_REFUSED), demo.database.step("Room of no session") as write:
        write.add(tables.rooms, ROOM)
    assert demo.database.saved_at is None
    demo.sessions.add(retreat())
    assert demo.database.saved_at == clock.now


def test_a_connection_opened_in_one_thread_serves_another(tmp_path: Path) -> None:
    opened: list[Workspace] = []
    thread = Thread(target=lambda: opened.append(workspace.create_demo(tmp_path / "demo", "Sample")))
    thread.start()
    thread.join()
    opened[0].sessions.add(retreat())
    assert opened[0].sessions.get(retreat().id) == retreat()
    opened[0].close()


def test_two_threads_that_save_at_once_both_do(demo: Workspace) -> None:
    def add(start: int) -> None:
        for number in range(start, start + 20):
            demo.sessions.add(Session(id=key(number), title=str(number)))

    threads = [Thread(target=add, args=(1000,)), Thread(target=add, args=(2000,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(demo.sessions.summaries()) == 40


def test_every_connection_has_its_settings(demo: Workspace) -> None:
    with demo.database.read() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "trusted_schema")
        }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
    }


@pytest.mark.parametrize(("cipher", "version"), [("", (3, 53, 4)), ("4.19.0 community", (3, 51, 2))])
def test_a_library_that_does_not_encrypt_or_is_too_old_is_refused(cipher: str, version: tuple[int, ...]) -> None:
    with fails_with(Fault.LIBRARY_UNFIT):
        connections.assert_library(cipher, version)


def test_a_connection_with_the_wrong_key_is_closed_again(demo: Workspace) -> None:
    engine = connections.engine(demo.database.file, bytes(32), "rw")
    with pytest.raises(DBAPIError, match="not a database"):
        engine.connect()
    assert engine.pool.status().startswith("Pool size: 5  Connections in pool: 0")


def test_an_existing_database_is_never_made_by_opening_it(tmp_path: Path) -> None:
    engine = connections.engine(tmp_path / files.DATABASE, bytes(32), "rw")
    with pytest.raises(DBAPIError):
        engine.connect()
    assert not (tmp_path / files.DATABASE).exists()


def test_a_windows_path_is_given_to_sqlite_as_it_wants_it() -> None:
    class Windows:
        def __init__(self, posix: str) -> None:
            self.posix = posix

        def absolute(self) -> "Windows":
            return self

        def as_posix(self) -> str:
            return self.posix

    assert connections._uri(cast("Path", Windows("C:/a b/50%#?.db"))) == "file:///C:/a%20b/50%25%23%3F.db"
    assert connections._uri(cast("Path", Windows("//server/share/x"))) == "file:////server/share/x"


def test_drafts_survive_a_step_and_its_undo(demo: Workspace) -> None:
    drafts = Drafts(demo.database)
    demo.sessions.add(retreat())
    drafts.keep("notes", "half a thought")
    demo.database.undo()
    assert [draft.text for draft in drafts.all()] == ["half a thought"]


def _session_row() -> Row:
    texts = dict.fromkeys(("title", "host", "organization", "group", "place", "purpose", "notes"), "")
    return {"id": key(1), "changed_at": Clock().now, "outcomes": [], "expected": None, **texts}


def _room_names(demo: Workspace) -> set[str]:
    with demo.database.read() as connection:
        return set(connection.execute(select(tables.rooms.c.name)).scalars())


def test_a_table_that_is_gone_is_a_fault_that_names_no_statement(demo: Workspace) -> None:
    with demo.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE packet_choices RENAME TO other")
    with fails_with(Fault.WRITE_REFUSED):
        demo.packets.choices(key(1), Audience.ROOM)
    with demo.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE other RENAME TO packet_choices")


def test_a_step_knows_the_session_that_it_changed(demo: Workspace) -> None:
    first, second = retreat(), replace(retreat(), id=key(900))
    demo.sessions.add(first)
    demo.sessions.add(second)
    demo.sessions.save(replace(first, title="Renamed", days=first.days[:1]), "Rename session")
    assert demo.database.undo_session == first.id
    demo.database.undo()
    assert (demo.database.undo_session, demo.database.redo_session) == (second.id, first.id)


def test_a_step_that_changed_several_sessions_or_none_names_no_session(demo: Workspace) -> None:
    assert (demo.database.undo_session, demo.database.redo_session) == (None, None)
    demo.sessions.add_all((retreat(), replace(retreat(), id=key(900))), "Import")
    assert demo.database.undo_session is None


def test_a_title_is_told_without_reading_the_session(demo: Workspace) -> None:
    demo.sessions.add(retreat())
    assert demo.sessions.title(retreat().id) == retreat().title
    assert demo.sessions.title(key(900)) is None
