"""The workspace: opening a large one, and the autosave of a note."""

import tempfile
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

import plans
from core_facilitator.domain.edits import change_block
from core_facilitator.store import workspace
from measure import Row, in_turn, seconds

_SESSIONS = 2_000
_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
_BLOCKS = "CREATE TABLE blocks (id TEXT PRIMARY KEY, title TEXT, minutes INTEGER, purpose TEXT, notes TEXT)"
_LIST = "SELECT id, title, organization, place, expected, changed_at FROM sessions"


def opening() -> list[Row]:
    """Measure opening a workspace of 2,000 sessions and 30,000 blocks and listing its sessions."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "large"
        made = workspace.create_demo(folder, "Large")
        made.sessions.add_all(plans.sessions(_SESSIONS), "Add sessions")
        made.close()
        key = _key_of(folder)

        def ours() -> float:
            def work() -> None:
                opened = workspace.open(folder)
                assert len(opened.sessions.summaries()) == _SESSIONS
                opened.close()

            return seconds(work)

        def floor() -> float:
            return seconds(lambda: _read_raw(folder / "workspace.db", key))

        mine, least, ratio = in_turn(ours, floor, 7)
    return [
        Row(
            "open 2,000 sessions, 30,000 blocks, and list them",
            mine * 1000,
            least * 1000,
            ratio,
            "ms",
            4,
            "the same file, raw: key, check of every page, one SELECT",
        )
    ]


def saving() -> list[Row]:
    """Measure the autosave of one edited note in a session of 60 blocks against raw SQL."""
    with tempfile.TemporaryDirectory() as name:
        opened = workspace.create_demo(Path(name) / "saving", "Saving")
        plan = plans.session(1, blocks=60)
        opened.sessions.add(plan)
        block = plan.days[0].blocks[30]
        raw = _raw_blocks(Path(name) / "raw.db", [(str(one.id), one.notes) for one in plan.days[0].blocks])
        count = iter(range(1_000_000))

        def ours() -> float:
            notes = f"{block.notes} {next(count)}"
            changed = change_block(opened.sessions.get(plan.id), block.id, notes=notes)
            return seconds(lambda: opened.sessions.save(changed, "Edit notes"))

        def floor() -> float:
            notes = f"{block.notes} {next(count)}"
            return seconds(lambda: _write_raw(raw, str(block.id), notes))

        def draft() -> float:
            text = f"{block.notes} {next(count)}"
            return seconds(lambda: opened.drafts.keep("notes", text))

        mine, least, ratio = in_turn(ours, floor, 60)
        typed, again, typing = in_turn(draft, floor, 60)
        raw.close()
        opened.close()
    what = "a raw UPDATE in its own transaction, WAL and FULL, encrypted"
    return [
        Row("autosave of an edited note, with undo", mine * 1000, least * 1000, ratio, "ms", 3, what),
        Row("draft of a note while typing", typed * 1000, again * 1000, typing, "ms", 3, what),
    ]


def _key_of(folder: Path) -> bytes:
    opened = workspace.open(folder)
    try:
        return opened._key  # the floor opens the very same file without us
    finally:
        opened.close()


def _read_raw(file: Path, key: bytes) -> None:
    connection = sqlcipher.connect(str(file))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    assert not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    assert len(connection.execute(_LIST).fetchall()) == _SESSIONS
    connection.close()


def _raw_blocks(file: Path, rows: list[tuple[str, str]]) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(file), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{'ab' * 32}'\"")
    connection.executescript(_PRAGMAS)
    connection.execute(_BLOCKS)
    connection.executemany("INSERT INTO blocks (id, notes) VALUES (?, ?)", rows)
    return connection


def _write_raw(connection: sqlcipher.Connection, key: str, notes: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE blocks SET notes = ? WHERE id = ?", (notes, key))
    connection.execute("COMMIT")


if __name__ == "__main__":
    print(*opening(), *saving(), sep="\n")
