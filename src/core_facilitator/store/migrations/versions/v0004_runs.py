"""Days as they ran, what was written down, promised and who was there; what a block says of its running."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables and columns, and write every row anew: SQLite leaves rows as short as they were.

    A rescue tells the rows of one table from those of another by how many columns they have.
    """
    _runs()
    _captures()
    _commitments()
    _attendance()
    for name in ("droppable", "goes_on"):
        op.add_column("blocks", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.text("0")))
    for name in ("warn_at", "last_at"):
        op.add_column("blocks", sa.Column(name, sa.Integer))
    op.add_column("blocks", sa.Column("sound", sa.Boolean, nullable=False, server_default=sa.text("0")))
    op.add_column("blocks", sa.Column("layout", sa.Text, nullable=False, server_default="full"))
    op.execute("UPDATE blocks SET droppable = 0, goes_on = 0, sound = 0, layout = 'full'")


def _key(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid, nullable=False)


def _keys(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Uuid) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime, nullable=nullable)


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, nullable=False)


def _runs() -> None:
    op.create_table(
        "runs",
        _key("session_id"),
        _key("id"),
        _key("day_id"),
        sa.Column("date", sa.Date, nullable=False),
        _moment("made_at"),
        _moment("changed_at"),
        _moment("closed", nullable=True),
        *_texts("plan", "state"),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_runs"),
    )


def _captures() -> None:
    op.create_table(
        "captures",
        _key("id"),
        _key("run_id"),
        _position(),
        _moment("at"),
        *_texts("kind", "text"),
        *_keys("person_id"),
        sa.Column("place", sa.JSON, nullable=False),
        *_texts("fate", "remark"),
        sa.PrimaryKeyConstraint("id", name="pk_captures"),
    )


def _commitments() -> None:
    op.create_table(
        "commitments",
        _key("id"),
        *_keys("session_id", "run_id", "block_id", "track_id", "person_id"),
        _position(),
        _moment("at"),
        *_texts("who", "what", "asks"),
        sa.Column("due", sa.Date),
        sa.Column("live", sa.Boolean, nullable=False),
        *_texts("turns"),
        sa.PrimaryKeyConstraint("id", name="pk_commitments"),
    )


def _attendance() -> None:
    op.create_table(
        "attendance",
        _key("run_id"),
        _key("person_id"),
        *_texts("half", "presence", "remark"),
        sa.PrimaryKeyConstraint("run_id", "person_id", "half", name="pk_attendance"),
    )
