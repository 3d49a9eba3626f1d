"""Own protocols, marks, collections and templates are rescued too, and so are days that ran."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

import ran
from core_facilitator.domain.faults import Fault
from core_facilitator.store import files, salvage, schema, tables, workspace
from damage import LIBRARY, PAGE, PLANS, fill_library, library_of, spoil
from samples import key
from workspaces import fails_with


def _filled(folder: Path) -> Path:
    """Return a closed workspace with a library of its own and nothing else."""
    made = workspace.create_demo(folder, "Juniper Valley")
    fill_library(made)
    made.close()
    return folder


def test_all_of_it_is_read_and_put_into_the_new_workspace(tmp_path: Path) -> None:
    folder = _filled(tmp_path / "work")
    found = salvage.read(folder)
    assert library_of(found) == LIBRARY
    made = salvage.into_workspace(found, tmp_path / "new")
    made.close()
    assert library_of(salvage.read(tmp_path / "new")) == LIBRARY
    assert made.database.undo_label is None


def test_no_page_costs_more_of_it_than_what_is_on_it(tmp_path: Path) -> None:
    folder = _filled(tmp_path / "work")
    whole = (folder / files.DATABASE).read_bytes()
    kept = []
    for page in range(1, len(whole) // PAGE + 1):
        spoil(folder, page)
        found = library_of(salvage.read(folder))
        assert found.items() <= LIBRARY.items()
        kept.append(len(found))
        (folder / files.DATABASE).write_bytes(whole)
    assert kept[0] == len(LIBRARY)  # without the list of tables
    assert min(kept) >= len(LIBRARY) - 40


def test_a_workspace_with_nothing_else_is_rescued(tmp_path: Path) -> None:
    empty = workspace.create_demo(tmp_path / "empty", "Empty")
    empty.close()
    with fails_with(Fault.NOTHING_READABLE):
        salvage.read(empty.folder)
    assert library_of(salvage.read(_filled(tmp_path / "work"))) == LIBRARY


def test_where_it_came_to_a_full_workspace_no_session_is_lost_with_the_list_of_tables(tmp_path: Path) -> None:
    """Its tables begin anywhere there, so it cannot be found again, and what was read does not count as whole."""
    made = workspace.create_demo(tmp_path / "work", "Juniper Valley")
    with made.database.write() as connection:
        for table in tables.LATER:
            connection.execute(text(f"DROP TABLE {table.name}"))
    made.sessions.add_all(PLANS, "New")
    with made.database.write() as connection:
        schema.make_later_tables(connection)
    fill_library(made)
    made.close()
    assert library_of(salvage.read(made.folder)) == LIBRARY
    spoil(made.folder, 1)
    found = salvage.read(made.folder)
    assert sorted(found.sessions, key=lambda one: one.title) == list(PLANS)
    assert (library_of(found), found.whole) == ({}, False)


def test_where_days_could_not_run_yet_when_it_was_made_the_own_library_is_found_without_the_list_of_tables(
    tmp_path: Path,
) -> None:
    """Only the tables of the last migration begin anywhere."""
    made = workspace.create_demo(tmp_path / "work", "Juniper Valley")
    with made.database.write() as connection:
        for table in tables.RUN_TABLES:
            connection.execute(text(f"DROP TABLE {table.name}"))
    fill_library(made)
    made.sessions.add_all(PLANS, "New")
    with made.database.write() as connection:
        schema.make_later_tables(connection, tables.RUN_TABLES)
    ran.fill(made)
    made.close()
    spoil(made.folder, 1)
    found = salvage.read(made.folder)
    assert (library_of(found), found.ran, found.whole) == (LIBRARY, {}, False)
    assert sorted(found.sessions, key=lambda one: one.title) == list(PLANS)


def test_days_that_ran_are_put_into_the_new_workspace(tmp_path: Path) -> None:
    made = workspace.create_demo(tmp_path / "work", "Juniper Valley")
    ran.fill(made)
    made.close()
    spoil(made.folder, 1)
    found = salvage.read(made.folder)
    assert (found.sessions, found.library, found.whole) == ((), {}, True)
    again = salvage.into_workspace(found, tmp_path / "new")
    assert ran.kept(again) == ran.ALL
    assert again.database.undo_label is None
    again.close()


def test_a_bad_page_costs_the_day_on_it_and_no_other(tmp_path: Path) -> None:
    made = workspace.create_demo(tmp_path / "work", "Juniper Valley")
    days = [replace(ran.whole_day(), id=key(900 + number)) for number in range(20)]
    for day in days:
        made.runs.keep(day, "Run")
    made.close()
    whole = (made.folder / files.DATABASE).read_bytes()
    counts = []
    for page in range(1, len(whole) // PAGE + 1):
        spoil(made.folder, page)
        counts.append(len(salvage.read(made.folder).ran))
        (made.folder / files.DATABASE).write_bytes(whole)
    assert min(counts) >= len(days) - 2
    assert max(counts) == len(days)
