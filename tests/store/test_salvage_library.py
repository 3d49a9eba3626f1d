"""Own protocols, marks, collections and templates are rescued too, and so are days that ran and check-ins."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text

import answered
import ran
from core_facilitator.domain.check_ins import Results, State
from core_facilitator.domain.faults import Fault
from core_facilitator.store import files, salvage, schema, tables, workspace
from core_facilitator.store.check_in_rows import prepared_of, without_open
from core_facilitator.store.session_rows import Rows, place_of
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


@pytest.mark.timeout(180)
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


def _with_check_ins(folder: Path) -> tuple[Path, Results]:
    """Return a closed workspace with a closed, an open and a prepared check-in and an own instrument."""
    made = workspace.create_demo(folder, "Juniper Valley")
    first = answered.opened(made, answered.prepared(1))
    answered.answer(made.check_ins, first, 10, words=answered.MARK)
    results = made.check_ins.close(first.id, answered.TODAY)
    answered.answer(made.check_ins, answered.opened(made, answered.prepared(2)), 7)
    made.check_ins.keep(answered.prepared(3), "Prepare")
    made.instruments.keep(replace(answered.PULSE, own=True), "Keep")
    made.close()
    return made.folder, results


@pytest.mark.parametrize("without_list_of_tables", [False, True])
def test_check_ins_are_rescued_with_their_results_and_without_what_was_answered_to_an_open_one(
    tmp_path: Path, without_list_of_tables: bool
) -> None:
    folder, results = _with_check_ins(tmp_path / "work")
    if without_list_of_tables:
        spoil(folder, 1)
    found = salvage.read(folder)
    assert (found.left_open, found.whole, found.library, found.ran) == (1, True, {}, {})
    assert {place[0] for place in found.check_ins} == set(tables.CHECK_IN_TABLES)
    again = salvage.into_workspace(found, tmp_path / "new")
    desk = again.check_ins
    assert {one.id: one.state for one in desk.all()} == {
        key(801): State.CLOSED,
        key(802): State.PREPARED,
        key(803): State.PREPARED,
    }
    assert desk.get(key(802)) == answered.prepared(2)
    assert (desk.results(key(801)), desk.opened()) == (results, None)
    assert [one.instrument for one in again.instruments.all()] == [replace(answered.PULSE, own=True)]
    assert desk.open(key(802), answered.TODAY).state is State.OPEN
    assert desk.count(key(802)) == 0
    again.close()


def test_an_open_check_in_whose_preparation_is_lost_is_prepared_again_from_what_was_opened(tmp_path: Path) -> None:
    folder, _results = _with_check_ins(tmp_path / "work")
    rows = {place: row for place, row in salvage_rows_of(folder).items() if place[0] is tables.waves}
    kept, left = without_open(rows)
    assert (len(kept), left) == (2, 1)
    (row,) = (row for place, row in kept.items() if place[0] is tables.check_ins)
    assert prepared_of(row) == answered.prepared(2)
    spoiled = {place: row | {"form": "{"} for place, row in rows.items()}
    assert len(without_open(spoiled)[0]) == 1


def salvage_rows_of(folder: Path) -> Rows:
    """Return the rows of check-ins as they lie there."""
    opened = workspace.open(folder)
    with opened.database.read() as connection:
        found = [
            (table, dict(row))
            for table in tables.CHECK_IN_TABLES
            for row in connection.execute(select(table)).mappings()
        ]
    opened.close()
    return {place_of(table, row): row for table, row in found}


def test_without_their_tables_in_place_check_ins_alone_are_lost(tmp_path: Path) -> None:
    """Of a workspace that was made before there were any."""
    made = workspace.create_demo(tmp_path / "work", "Juniper Valley")
    newest = (*tables.CHECK_IN_TABLES, *tables.ANSWER_TABLES)
    with made.database.write() as connection:
        for table in newest:
            connection.execute(text(f"DROP TABLE {table.name}"))
    fill_library(made)
    ran.fill(made)
    made.sessions.add_all(PLANS, "New")
    with made.database.write() as connection:
        schema.make_later_tables(connection, newest)
    made.check_ins.keep(answered.prepared(), "Prepare")
    made.close()
    spoil(made.folder, 1)
    found = salvage.read(made.folder)
    assert (library_of(found), found.check_ins, found.whole) == (LIBRARY, {}, False)
    assert len(found.ran) == sum(map(len, ran.ALL))
    assert sorted(found.sessions, key=lambda one: one.title) == list(PLANS)


def test_a_bad_page_costs_the_check_ins_on_it_and_no_others(tmp_path: Path) -> None:
    made = workspace.create_demo(tmp_path / "work", "Juniper Valley")
    for number in range(6):
        made.check_ins.close(answered.opened(made, answered.prepared(number)).id, answered.TODAY)
    made.close()
    whole = (made.folder / files.DATABASE).read_bytes()
    counts = []
    for page in range(2, len(whole) // PAGE + 1, 2):
        spoil(made.folder, page)
        counts.append(len(salvage.read(made.folder).check_ins))
        (made.folder / files.DATABASE).write_bytes(whole)
    assert 12 - 3 <= min(counts) < 12
    assert max(counts) == 12
