"""Ctrl+K in a workspace of 2,000 sessions: reading and searching all names, and what the window feels of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

import plans
from core_facilitator.store import workspace
from core_facilitator.store.workspace import Workspace
from measure import Row, in_turn, seconds
from stalls import longest_stall

_SESSIONS = 2_000
_TYPED = "block 14: what"
_NAMES = (
    "SELECT title, place, organization, id FROM sessions",
    "SELECT name, role, session_id FROM people",
    "SELECT title, session_id, id FROM blocks",
)


def rows() -> Iterator[Row]:
    """Measure the answer to the first words of Ctrl+K, from nothing read, and the longest stall meanwhile."""
    with _large() as opened:

        def find() -> None:
            assert opened.sessions.names().holding(_TYPED, 50)

        with opened.database.read() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            mine, least, ratio = in_turn(lambda: seconds(find), lambda: seconds(lambda: _find_raw(raw)), 7)
        what = "find words in the names of 2,000 sessions, 4,000 people, 30,000 blocks"
        yield Row(what, mine * 1000, least * 1000, ratio, "ms", 4, "the three SELECTs, raw, and one pass of `in`")
        yield longest_stall("longest stall meanwhile", find)


@contextmanager
def _large() -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as name:
        opened = workspace.create_demo(Path(name) / "large", "Large")
        opened.sessions.add_all(plans.sessions(_SESSIONS), "Add sessions")
        yield opened
        opened.close()


def _find_raw(connection: sqlcipher.Connection) -> None:
    found = [row for select in _NAMES for row in connection.execute(select).fetchall() if _TYPED in row[0].casefold()]
    assert len(found) == _SESSIONS


if __name__ == "__main__":
    print(*rows(), sep="\n")
