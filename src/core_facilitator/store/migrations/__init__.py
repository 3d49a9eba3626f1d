"""Migrations: how the schema of an older workspace becomes today's. Loaded only when one is needed.

Each file in `versions` is one step by Alembic. It imports nothing from today's program and stays as it was
released: docs/workspace.md says how to add one.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import connections

HERE = Path(__file__).parent
VERSIONS = HERE / "versions"


def upgrade(file: Path, engine: Engine) -> None:
    """Bring the engine's database to the newest schema in one transaction: all steps, or none.

    Raises:
        WorkspaceError: MIGRATION_FAILED; the database is then as it was.
    """
    try:
        with connections.writing(engine).connect() as connection:
            _upgrade(connection)
    except Exception as error:
        raise WorkspaceError(Fault.MIGRATION_FAILED, file, type(error).__name__) from error


def _upgrade(connection: Connection) -> None:
    """References are checked once, at the end: SQLite changes a table by copying it, which breaks them midway."""
    raw = connection.connection.driver_connection
    assert raw is not None  # noqa: S101 -- only a detached connection has none
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        with connection.begin():
            command.upgrade(_config(connection), "head")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                message = f"{len(broken)} references lead nowhere."
                raise ValueError(message)
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def _config(connection: Connection) -> Config:
    config = Config()
    # A path may hold a percent sign, which this format would take for a placeholder.
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("version_locations", str(VERSIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    return config
