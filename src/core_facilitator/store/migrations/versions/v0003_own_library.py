"""Own protocols, what is said of cards, collections and templates; who works with whom in a block."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables and columns, and write every row anew: SQLite leaves rows as short as they were.

    A rescue tells the rows of one table from those of another by how many columns they have.
    """
    _protocols()
    _templates()
    for name in ("apart", "together"):
        op.add_column("sessions", sa.Column(name, sa.JSON, nullable=False, server_default="[]"))
    op.add_column("blocks", sa.Column("card_version", sa.Text, nullable=False, server_default=""))
    op.add_column("blocks", sa.Column("groups", sa.JSON, nullable=False, server_default="[]"))
    op.execute("UPDATE sessions SET apart = '[]', together = '[]'")
    op.execute("UPDATE blocks SET card_version = '', groups = '[]'")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _protocols() -> None:
    op.create_table(
        "protocols",
        _text("key"),
        _text("name"),
        sa.Column("card", sa.JSON, nullable=False),
        sa.Column("retired", sa.Boolean, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_protocols"),
    )
    op.create_table(
        "card_marks",
        _text("key"),
        sa.Column("favorite", sa.Boolean, nullable=False),
        sa.Column("tags", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_card_marks"),
    )
    op.create_table(
        "collections",
        sa.Column("id", sa.Uuid, nullable=False),
        _text("title"),
        _text("about"),
        sa.Column("cards", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_collections"),
    )


def _templates() -> None:
    op.create_table(
        "templates",
        sa.Column("id", sa.Uuid, nullable=False),
        *(_text(name) for name in ("title", "about", "agenda")),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_templates"),
    )
