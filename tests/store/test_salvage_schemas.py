"""What another version of the program built is read as far as it is known, and refused in words where it is not."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text, update

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.faults import Fault
from core_facilitator.messages import sentence
from core_facilitator.store import files, salvage, salvage_pages, salvage_roots, schema, tables, workspace
from samples import retreat
from workspaces import fails_with

RELEASED = Path(__file__).parents[1] / "fixtures" / "workspaces"
PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed workspace with a session in it."""
    made = workspace.create_demo(tmp_path / "work", "Juniper Valley")
    made.sessions.add(retreat())
    made.close()
    return made.folder


def _built_by(folder: Path, number: int, *, readable_by: int = 1, statements: tuple[str, ...] = ()) -> None:
    """Make the workspace look as a program of that schema would have left it."""
    opened = workspace.open(folder)
    with opened.database.write() as connection:
        connection.execute(update(tables.workspace).values(readable_by=readable_by))
        connection.execute(update(tables.versions).values(version_num=schema.revision(number)))
        for statement in statements:
            connection.execute(text(statement))
    opened.close()


def _spoil(folder: Path, *pages: int) -> None:
    data = bytearray((folder / files.DATABASE).read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    (folder / files.DATABASE).write_bytes(data)


def _content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _read(folder: Path) -> tuple[Session, ...]:
    return salvage.read(folder).sessions


def test_what_a_newer_version_built_for_itself_alone_is_refused(folder: Path) -> None:
    _built_by(folder, schema.NEWEST + 1, readable_by=schema.NEWEST + 1)
    before = _content(folder)
    with fails_with(Fault.SCHEMA_NEWER):
        salvage.read(folder)
    assert _content(folder) == before


def test_what_a_newer_version_built_so_that_ours_can_read_it_is_read(folder: Path) -> None:
    _built_by(folder, schema.NEWEST + 1, readable_by=schema.NEWEST)
    assert _read(folder) == (retreat(),)


def test_of_an_older_schema_what_todays_has_too_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lacks = ("ALTER TABLE sessions DROP COLUMN notes", "DROP TABLE walks")
    _built_by(folder, schema.NEWEST, statements=lacks)
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
    (read,) = _read(folder)
    assert retreat().rooms
    assert (read.title, read.days, read.rooms) == (retreat().title, retreat().days, retreat().rooms)
    assert (read.notes, read.walks) == ("", ())


def test_where_it_is_lost_which_tables_another_version_built_that_is_said(folder: Path) -> None:
    _built_by(folder, schema.NEWEST + 1, readable_by=schema.NEWEST)
    _spoil(folder, 1)
    before = _content(folder)
    with fails_with(Fault.BUILT_OTHERWISE) as refused:
        salvage.read(folder)
    assert sentence(refused.value)[0].startswith("Another version of CORE Facilitator built this database")
    assert _content(folder) == before


@pytest.mark.parametrize("released", sorted(folder.name for folder in RELEASED.iterdir()))
def test_a_workspace_of_every_released_schema_can_be_rescued(tmp_path: Path, released: str) -> None:
    shutil.copytree(RELEASED / released, tmp_path / released)
    found = salvage.read(tmp_path / released)
    assert found.whole
    assert len(found.sessions) == 1
    assert found.incomplete == frozenset()


@pytest.fixture(params=sorted(folder.name for folder in RELEASED.iterdir())[:-1])
def migrated(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, bytes, Session]:
    """A workspace of an older schema that was brought up to date, with its key and what is in it."""
    shutil.copytree(RELEASED / request.param, tmp_path / "migrated")
    opened = workspace.open(tmp_path / "migrated")
    (summary,) = opened.sessions.summaries()
    session = opened.sessions.get(summary.id)
    opened.close()
    return opened.folder, opened._key, session


def test_what_was_brought_up_to_date_is_rescued_though_its_list_of_tables_is_lost(
    migrated: tuple[Path, bytes, Session],
) -> None:
    folder, _key, session = migrated
    _spoil(folder, 1)
    assert _read(folder) == (session,)


def test_its_rows_are_as_wide_as_its_tables_so_that_their_pages_are_known_again(
    migrated: tuple[Path, bytes, Session],
) -> None:
    folder, key, _session = migrated
    wide = len(tables.blocks.columns)
    file = folder / files.DATABASE
    (root,) = (page for page, columns in salvage_pages._roots(file, key).items() if columns == wide)
    pages = salvage_roots.Pages(file, key)
    page = pages.read(root)
    while page is not None and page[0] == salvage_roots._INSIDE:
        page = pages.read(salvage_roots._children(page, 0)[0])
    assert page is not None
    row = salvage_roots._first_row(page)
    assert row is not None
    assert row[1] == wide
