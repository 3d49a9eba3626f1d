"""What was worked on last. Derived from when each session changed; nothing more is kept about anybody's work."""

from core_facilitator.store.database import Database
from core_facilitator.store.sessions import SUMMARIES, SessionSummary, summary


class Recent:
    """The work of the last days, for Home."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sessions(self, count: int = 5) -> list[SessionSummary]:
        """Return the sessions that changed last, the latest first."""
        with self._database.read() as connection:
            return [summary(dict(row)) for row in connection.execute(SUMMARIES.limit(count)).mappings()]
