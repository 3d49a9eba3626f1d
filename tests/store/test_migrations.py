import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect

import answered
from core_facilitator.domain import edits
from core_facilitator.domain.agendas import Block, RoomLayout, Session, all_blocks
from core_facilitator.domain.attendance import Half, Presence
from core_facilitator.domain.audiences import text_fields
from core_facilitator.domain.captures import Decision, Note, Parked
from core_facilitator.domain.check_ins import State as CheckInState
from core_facilitator.domain.commitments import State
from core_facilitator.domain.faults import Fault
from core_facilitator.store import files, migrations, schema, tables, workspace
from core_facilitator.store.card_marks import CardMarks
from core_facilitator.store.collections import Collections
from core_facilitator.store.own_protocols import OwnProtocols
from core_facilitator.store.templates import OwnTemplates
from ran import ALL, fill, kept
from samples import retreat
from workspaces import fails_with

FACTS = ("Noticing what we carry", 2, 6, 235)
"""Of the session in every released workspace: title, days, people, minutes."""

TEXTS = {"0001": 93, "0002": 95, "0003": 97, "0004": 97, "0005": 97}
"""How many texts say something there. Since the second schema a block has a card, and its steps who is silent."""

RELEASED = Path(__file__).parents[1] / "fixtures" / "workspaces"

NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision = "{schema.revision(schema.NEWEST + 1)}"
down_revision = "{schema.revision(schema.NEWEST)}"


def upgrade() -> None:
    op.add_column("sessions", sa.Column("color", sa.Text, nullable=False, server_default="green"))
    op.create_table("bells", sa.Column("id", sa.Uuid, primary_key=True))
    with op.batch_alter_table("rooms") as table:
        table.alter_column("capacity", new_column_name="seats")
"""
FAILING = f"""{NEXT}
    raise RuntimeError("This migration fails at its last step")
"""
BREAKING = f"""{NEXT}
    op.execute("DELETE FROM sessions")
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a workspace of today's schema with a session in it."""
    made = workspace.create_demo(tmp_path / "old", "Old")
    made.sessions.add(retreat())
    made.close()
    return tmp_path / "old"


def next_version(monkeypatch: pytest.MonkeyPatch, folder: Path, source: str) -> None:
    """Let the program be one whose newest schema is one further."""
    versions = folder / "100% versions"
    shutil.copytree(migrations.VERSIONS, versions, ignore=shutil.ignore_patterns("__pycache__"))
    (versions / f"v{schema.revision(schema.NEWEST + 1)}_next.py").write_text(source, "utf-8")
    monkeypatch.setattr(migrations, "VERSIONS", versions)
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)


def described(folder: Path) -> dict[str, str]:
    """Return what the database consists of: every table and index by name, with the statement that made it."""
    opened = workspace.open(folder)
    with opened.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master").all()
    opened.database.read_only = True
    opened.close()
    return {name: sql for name, sql in rows if sql}


def test_an_older_schema_is_brought_up_to_date_after_a_backup(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = len(list((old / files.BACKUPS).iterdir()))
    next_version(monkeypatch, tmp_path, NEXT)
    opened = workspace.open(old)
    with opened.database.read() as connection:
        assert {"bells"} <= set(inspect(connection).get_table_names())
        assert connection.exec_driver_sql("SELECT color, title FROM sessions").all() == [("green", retreat().title)]
        assert connection.exec_driver_sql("SELECT count(seats) FROM rooms").scalar_one() > 0
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        assert version == schema.revision(schema.NEWEST)
    assert len(opened.backups.all()) == backups + 1
    assert opened.backups.all()[0].good
    opened.close()


@pytest.mark.parametrize("source", [FAILING, BREAKING, "not python at all ("])
def test_a_failed_migration_leaves_the_old_schema_and_every_row_whole(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    before = described(old)
    with monkeypatch.context() as patched:
        next_version(patched, tmp_path, source)
        with fails_with(Fault.MIGRATION_FAILED):
            workspace.open(old)
    assert described(old) == before
    opened = workspace.open(old)
    assert opened.sessions.get(retreat().id) == retreat()
    assert len(opened.backups.all()) >= 1
    opened.close()


def test_without_a_verified_backup_nothing_is_migrated(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = described(old)
    shutil.rmtree(old / files.BACKUPS)
    (old / files.BACKUPS).write_text("in the way", "utf-8")
    with monkeypatch.context() as patched:
        next_version(patched, tmp_path, NEXT)
        with fails_with(Fault.BACKUP_FAILED):
            workspace.open(old)
    assert described(old) == before


MIGRATES = """
import sys
from pathlib import Path
from core_facilitator.store import migrations, schema, workspace
migrations.VERSIONS = Path(sys.argv[2])
schema.NEWEST += 1
workspace.open(Path(sys.argv[1]))
"""
STALLING = f"""{NEXT}
    print("half way", flush=True)
    import sys
    sys.stdin.read()
"""


def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_schema(old: Path, tmp_path: Path) -> None:
    before = described(old)
    with pytest.MonkeyPatch.context() as patched:
        next_version(patched, tmp_path, STALLING)
        versions = migrations.VERSIONS
    words = [sys.executable, "-c", MIGRATES, str(old), str(versions)]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"half way"
    process.kill()
    process.communicate()
    assert described(old) == before
    opened = workspace.open(old)
    assert opened.sessions.get(retreat().id) == retreat()
    opened.close()


def test_a_new_workspace_has_the_schema_that_the_migrations_make(tmp_path: Path) -> None:
    made = workspace.create_demo(tmp_path / "new", "New")
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        command.upgrade(migrations._config(connection), "head")
        migrated = _columns(connection)
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()
    with made.database.read() as connection:
        assert _columns(connection) == migrated
    made.close()


def _columns(connection: Connection) -> dict[str, object]:
    found: dict[str, object] = {}
    for table in inspect(connection).get_table_names():
        rows = connection.exec_driver_sql(f"PRAGMA table_info('{table}')").all()
        keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list('{table}')").all()
        found[table] = [tuple(row) for row in rows], sorted(tuple(key[2:]) for key in keys)
    return found


def test_the_newest_number_is_the_newest_migrations() -> None:
    numbers = sorted(file.stem[1:5] for file in migrations.VERSIONS.glob("v*.py"))
    assert numbers == [schema.revision(number) for number in range(1, schema.NEWEST + 1)]
    assert schema.READABLE_BY <= schema.NEWEST


def test_no_migration_imports_anything_from_todays_program() -> None:
    for file in migrations.VERSIONS.glob("v*.py"):
        assert "core_facilitator" not in file.read_text("utf-8")


@pytest.mark.parametrize("released", sorted(folder.name for folder in RELEASED.iterdir()))
def test_a_workspace_of_every_released_schema_opens_with_all_that_was_in_it(tmp_path: Path, released: str) -> None:
    shutil.copytree(RELEASED / released, tmp_path / "copy")
    opened = workspace.open(tmp_path / "copy")
    (summary,) = opened.sessions.summaries()
    session = opened.sessions.get(summary.id)
    assert (session.title, summary.day_count, summary.head_count, _minutes(session)) == FACTS
    assert len([text for _value, _field, text in text_fields(session) if text]) == TEXTS[released]
    assert [draft.text for draft in opened.drafts.all()] == ["Half a thought"]
    assert opened.check() == ()
    opened.close()


def _minutes(session: Session) -> int:
    return sum(block.minutes for day in session.days for block in day.blocks)


def test_the_own_library_of_the_third_schema_is_all_there(tmp_path: Path) -> None:
    shutil.copytree(RELEASED / "0003", tmp_path / "copy")
    opened = workspace.open(tmp_path / "copy")
    (own,) = OwnProtocols(opened.database).all()
    assert (own.key, own.protocol.name, own.protocol.adapted_from) == ("own-our-clinic", "Our clinic", "tu-case-clinic")
    mark = CardMarks(opened.database).all()[own.key]
    assert (mark.favorite, mark.tags) == (True, ("ours",))
    assert [one.cards for one in Collections(opened.database).all()] == [("own-our-clinic", "tu-check-in-circle")]
    assert [one.title for one in OwnTemplates(opened.database).all()] == ["Our meeting"]
    opened.close()


def test_the_day_that_ran_in_the_fourth_schema_is_all_there(tmp_path: Path) -> None:
    shutil.copytree(RELEASED / "0004", tmp_path / "copy")
    opened = workspace.open(tmp_path / "copy")
    (run,) = opened.runs.all()
    (session,) = (opened.sessions.get(one.id) for one in opened.sessions.summaries())
    assert run.plan == session.days[0]
    assert [one.planned for one in run.passages] == [0, 20, 60, 50]
    added = [(one.added, len(one.pauses)) for one in run.passages]
    assert (added, len(run.changes), run.ready) == ([(0, 0), (0, 0), (5, 1), (0, 0)], 1, frozenset({"bell"}))
    assert run.closed is not None
    assert [type(one) for one in opened.captures.of_run(run.id)] == [Note, Decision, Parked]
    assert [one.remark for one in opened.captures.parked()] == ["Ask the board"]
    (promise,) = opened.commitments.of_session(session.id)
    assert (promise.state, promise.due, promise.who) == (State.CARRIED, date(2026, 12, 7), session.people[0].name)
    (mark,) = opened.attendance.of_run(run.id)
    assert (mark.person, mark.half, mark.presence) == (session.people[0].id, Half.MORNING, Presence.PART)
    clinic = session.days[0].blocks[2]
    assert (clinic.droppable, clinic.goes_on, clinic.sound) == (True, True, True)
    assert (clinic.warn_at, clinic.last_at, clinic.layout) == (4, 2, RoomLayout.COUNTDOWN)
    opened.close()


def test_the_check_ins_of_the_fifth_schema_are_all_there(tmp_path: Path) -> None:
    shutil.copytree(RELEASED / "0005", tmp_path / "copy")
    opened = workspace.open(tmp_path / "copy")
    prepared, closed = opened.check_ins.all()
    assert (prepared.title, prepared.state, prepared.rules.splits[0].title.es) == (
        "Next month",
        CheckInState.PREPARED,
        "Trabajo como",
    )
    assert (closed.state, closed.opened_on, closed.closed_on) == (
        CheckInState.CLOSED,
        date(2026, 10, 14),
        date(2026, 10, 15),
    )
    assert (closed.rules.scores_from, closed.rules.words_from, closed.expected) == (6, 8, 12)
    assert closed.instrument.statement("q4").reverse
    results = opened.check_ins.results(closed.id)
    assert results is not None
    assert (results.answers, [sum(one.counts) for one in results.counted]) == (10, [10, 10, 10, 0])  # one is hidden
    assert len(results.written[0].words) == 10
    own = [(one.instrument.key, one.retired) for one in opened.instruments.all()]
    assert sorted(own) == [("own-old", True), ("own-pulse", False)]
    opened.close()


@pytest.mark.parametrize("released", sorted(folder.name for folder in RELEASED.iterdir())[:-1])
def test_what_was_made_before_check_ins_gets_them(tmp_path: Path, released: str) -> None:
    shutil.copytree(RELEASED / released, tmp_path / "copy")
    opened = workspace.open(tmp_path / "copy")
    before = opened.backups.all()
    assert (len(before), before[0].good) == (1, True)
    assert (opened.check_ins.all(), opened.instruments.all()) == ((), ())
    one = answered.opened(opened)
    answered.answer(opened.check_ins, one, 10)
    results = opened.check_ins.close(one.id, answered.TODAY)
    assert (results.answers, opened.check_ins.results(one.id)) == (10, results)
    with opened.database.read() as connection:
        built = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name IN ('tickets', 'sheets')")
        assert [sql.rstrip().endswith("WITHOUT ROWID") for (sql,) in built] == [True, True]
    assert opened.check() == ()
    opened.close()


@pytest.mark.parametrize("released", ["0001", "0002", "0003"])
def test_what_was_made_before_days_could_run_gets_them(tmp_path: Path, released: str) -> None:
    shutil.copytree(RELEASED / released, tmp_path / "copy")
    opened = workspace.open(tmp_path / "copy")
    assert kept(opened) == ((), (), (), ())
    (summary,) = opened.sessions.summaries()
    session = opened.sessions.get(summary.id)
    usual = Block(id=session.id)
    for block in (block for day in session.days for block in all_blocks(day.blocks)):
        assert (block.droppable, block.goes_on, block.sound) == (usual.droppable, usual.goes_on, usual.sound)
        assert (block.warn_at, block.last_at, block.layout) == (usual.warn_at, usual.last_at, usual.layout)
    fill(opened)
    opened.close()
    again = workspace.open(tmp_path / "copy")
    assert kept(again) == ALL
    again.close()


def test_a_workspace_of_the_first_schema_is_backed_up_whole_before_its_blocks_get_cards(tmp_path: Path) -> None:
    shutil.copytree(RELEASED / "0001", tmp_path / "copy")
    opened = workspace.open(tmp_path / "copy")
    (before,) = opened.backups.all()
    (summary,) = opened.sessions.summaries()
    session = opened.sessions.get(summary.id)
    clinic = session.days[0].blocks[2]
    assert (before.good, clinic.card, clinic.steps[0].together) == (True, "", None)
    opened.sessions.save(edits.change_block(session, clinic.id, card="tu-case-clinic"), "Card")
    opened.close()
    again = workspace.open(tmp_path / "copy")
    assert again.sessions.get(summary.id).days[0].blocks[2].card == "tu-case-clinic"
    again.close()


def test_every_released_schema_has_its_workspace() -> None:
    assert {int(folder.name) for folder in RELEASED.iterdir()} == set(range(1, schema.NEWEST + 1))
