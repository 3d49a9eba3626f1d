"""Blocks remember the card of the library that they were made from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column, and write every row anew: SQLite leaves rows as short as they were.

    A rescue tells the rows of one table from those of another by how many columns they have.
    """
    op.add_column("blocks", sa.Column("card", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE blocks SET card = ''")
