"""A table whose first page is bad is found again by the pages below, and never by those of another table."""

from contextlib import closing
from pathlib import Path
from secrets import token_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core_facilitator.domain.agendas import Session
from core_facilitator.store import connections, files, salvage, salvage_pages, salvage_roots, tables, workspace
from core_facilitator.store.salvage_roots import Pages
from damage import LIBRARY, PAGE, PLANS, blocks, fill_library, library_of, plan, spoil
from samples import key


def _made(folder: Path, *plans: Session) -> tuple[Path, bytes]:
    made = workspace.create_demo(folder, "Juniper Valley")
    made.sessions.add_all(plans, "New")
    made.close()
    return made.folder, made._key


def _root(folder: Path, database_key: bytes, name: str) -> int:
    """Return on which page a table begins."""
    with closing(connections.connect(folder / files.DATABASE, database_key, "ro")) as connection:
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
    return int(page)


def test_a_first_page_that_leads_to_the_others_costs_nothing_and_is_no_reason_to_trust_all(tmp_path: Path) -> None:
    folder, database_key = _made(tmp_path / "work", *PLANS)
    spoil(folder, _root(folder, database_key, "blocks"))
    found = salvage.read(folder)
    assert sorted(found.sessions, key=lambda one: one.title) == list(PLANS)
    assert (found.lost, found.whole) == (0, False)


def test_a_page_lost_beside_the_first_costs_the_rows_on_it_and_they_are_counted(tmp_path: Path) -> None:
    folder, database_key = _made(tmp_path / "work", *PLANS)
    root = _root(folder, database_key, "blocks")
    pages = Pages(folder / files.DATABASE, database_key)
    page = pages.read(root)
    assert page is not None
    spoil(folder, root, salvage_roots._children(page, 0)[3])
    found = salvage.read(folder)
    assert sum(len(blocks(session)) for session in found.sessions) == 58
    assert found.lost == 2


def test_a_table_of_three_floors_is_found_again_by_the_middle_one(tmp_path: Path) -> None:
    plans = [plan(number) for number in range(1, 90)]
    folder, database_key = _made(tmp_path / "work", *plans)
    root = _root(folder, database_key, "blocks")
    pages = Pages(folder / files.DATABASE, database_key)
    page = pages.read(root)
    assert page is not None
    middle = [pages.read(child) for child in salvage_roots._children(page, 0)]
    assert all(each is not None and each[0] == salvage_roots._INSIDE for each in middle)
    spoil(folder, root)
    file = folder / files.DATABASE
    assert salvage_roots.mend(file, database_key, salvage_pages._roots(file, database_key))
    again = workspace.open(folder)
    assert sum(len(blocks(again.sessions.get(one.id))) for one in plans) == 12 * len(plans)
    again.database.close()


def _alike(folder: Path) -> tuple[Path, bytes, int, int]:
    """Return a workspace with its key, and where its protocols and its templates begin, which have as many columns."""
    folder, database_key = _made(folder, Session(id=key(1), title="Alone"))
    assert len(tables.protocols.columns) == len(tables.templates.columns)
    opened = workspace.open(folder)
    fill_library(opened)
    opened.close()
    return folder, database_key, _root(folder, database_key, "protocols"), _root(folder, database_key, "templates")


def test_a_table_is_found_again_though_a_whole_one_has_as_many_columns(tmp_path: Path) -> None:
    folder, _key, _protocols, templates = _alike(tmp_path / "work")
    spoil(folder, templates)
    assert library_of(salvage.read(folder)) == LIBRARY


def test_two_tables_of_as_many_columns_are_never_taken_for_one_another(tmp_path: Path) -> None:
    folder, database_key, *both = _alike(tmp_path / "work")
    file = folder / files.DATABASE
    spoil(folder, *both)
    assert not salvage_roots.mend(file, database_key, salvage_pages._roots(file, database_key))


def test_nor_where_pages_of_the_other_may_hang_in_the_air_too(tmp_path: Path) -> None:
    folder, database_key, protocols, templates = _alike(tmp_path / "work")
    file = folder / files.DATABASE
    page = Pages(file, database_key).read(protocols)
    assert page is not None
    spoil(folder, templates, salvage_roots._children(page, 0)[0])
    assert not salvage_roots.mend(file, database_key, salvage_pages._roots(file, database_key))


def test_a_table_of_one_page_cannot_be_found_again(tmp_path: Path) -> None:
    folder, database_key = _made(tmp_path / "work", Session(id=key(1), title="Alone"))
    file = folder / files.DATABASE
    roots = salvage_pages._roots(file, database_key)
    spoil(folder, _root(folder, database_key, "days"))
    assert not salvage_roots.mend(file, database_key, roots)


def test_a_page_is_written_as_the_database_reads_it(tmp_path: Path) -> None:
    folder, database_key = _made(tmp_path / "work", *PLANS)
    pages = Pages(folder / files.DATABASE, database_key)
    for number in range(2, pages.count + 1):
        page = pages.read(number)
        assert page is not None
        pages.write(number, page)
    again = workspace.open(folder)
    assert again.check() == ()
    again.database.close()


def test_where_it_cannot_be_read_which_tables_there_are_none_is_mended(tmp_path: Path) -> None:
    file = tmp_path / files.DATABASE
    file.write_bytes(token_bytes(4 * PAGE))
    assert salvage_pages._roots(file, token_bytes(32)) == {}


def test_pages_that_lead_to_one_another_are_looked_at_once() -> None:
    assert salvage_roots._first_leaf(5, {5: [6], 6: [5, 6]}, {}) is None


def test_more_pages_than_one_can_lead_to_are_left_alone() -> None:
    many = [salvage_roots._Branch(number, number * 1_000_000, 29) for number in range(2, 600)]
    assert salvage_roots._page_above(many) is None


@given(st.integers(0, 2**56 - 1))
def test_a_number_is_written_as_it_is_read(number: int) -> None:
    written = salvage_roots._to_varint(number)
    assert salvage_roots._varint(b"x" + written + b"y", 1) == (number, 1 + len(written))


@pytest.mark.parametrize(("written", "number"), [(b"\xff" * 9, 2**64 - 1), (b"\x81", 128), (b"", 0)])
def test_a_number_of_nine_bytes_and_one_cut_short_are_read_too(written: bytes, number: int) -> None:
    assert salvage_roots._varint(written, 0)[0] == number
