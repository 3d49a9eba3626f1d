"""Check-ins: as they were prepared, as they were opened and what came of them; own instruments."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the tables. Tickets and sheets lie by their hashes and have no row numbers, so that no order is kept."""
    _check_ins()
    _waves()
    _own_instruments()
    _answers()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _keys(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Uuid) for name in names]


def _check_ins() -> None:
    op.create_table(
        "check_ins",
        sa.Column("id", sa.Uuid, nullable=False),
        *_keys("session_id"),
        *_texts("title", "form", "rules"),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_check_ins"),
    )


def _waves() -> None:
    op.create_table(
        "waves",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *_keys("session_id", "block_id"),
        *_texts("title", "instrument", "form", "rules", "code", "state"),
        sa.Column("expected", sa.Integer, nullable=False),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("closed_on", sa.Date),
        *_texts("sealed_to"),
        sa.Column("results", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_waves"),
    )


def _own_instruments() -> None:
    op.create_table(
        "own_instruments",
        *_texts("key"),
        sa.Column("form", sa.JSON, nullable=False),
        sa.Column("retired", sa.Boolean, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_own_instruments"),
    )


def _answers() -> None:
    op.create_table(
        "tickets",
        sa.Column("check_in", sa.Uuid, nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("check_in", "key", name="pk_tickets"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sheets",
        sa.Column("check_in", sa.Uuid, nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("answers", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("check_in", "key", name="pk_sheets"),
        sqlite_with_rowid=False,
    )
