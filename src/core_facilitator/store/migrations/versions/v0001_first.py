"""The first schema: the workspace, sessions and what belongs to them, packet choices, drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table in an empty database."""
    _workspace()
    _sessions()
    _people()
    _places()
    _days()
    _blocks()
    _tracks()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _session_key() -> list[sa.Column[object]]:
    return [sa.Column("session_id", sa.Uuid, nullable=False), sa.Column("id", sa.Uuid, nullable=False)]


def _position() -> sa.Column[int]:
    return sa.Column("position", sa.Integer, nullable=False)


def _of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id"], ["sessions.id"], name=f"fk_{table}_session_id", deferrable=True, initially="DEFERRED"
    )


def _of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id", column],
        [f"{parent}.session_id", f"{parent}.id"],
        name=f"fk_{table}_session_id_{column}",
        deferrable=True,
        initially="DEFERRED",
    )


def _workspace() -> None:
    op.create_table(
        "workspace",
        sa.Column("id", sa.Uuid, nullable=False),
        *_texts("name"),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("readable_by", sa.Integer, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspace"),
    )
    op.create_table(
        "drafts",
        *_texts("place", "text"),
        sa.Column("kept_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_drafts"),
    )
    op.create_table(
        "packet_choices",
        sa.Column("session_id", sa.Uuid, nullable=False),
        *_texts("audience"),
        sa.Column("sections", sa.JSON, nullable=False),
        *_texts("format", "text_size"),
        sa.Column("grayscale", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("session_id", "audience", name="pk_packet_choices"),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        *_texts("title", "host", "organization", "group", "place", "purpose"),
        sa.Column("outcomes", sa.JSON, nullable=False),
        *_texts("notes"),
        sa.Column("expected", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("session_id", sa.Uuid, nullable=False),
        sa.Column("team", sa.Boolean, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        _position(),
        *_texts("name", "role", "department", "email", "phone", "needs", "notes"),
        _of_session("people"),
        sa.PrimaryKeyConstraint("session_id", "team", "id", name="pk_people"),
    )


def _places() -> None:
    op.create_table(
        "rooms",
        *_session_key(),
        _position(),
        *_texts("name"),
        sa.Column("capacity", sa.Integer),
        *_texts("setup", "notes"),
        _of_session("rooms"),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_rooms"),
    )
    op.create_table(
        "walks",
        sa.Column("session_id", sa.Uuid, nullable=False),
        _position(),
        sa.Column("rooms", sa.JSON, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        _of_session("walks"),
        sa.PrimaryKeyConstraint("session_id", "position", name="pk_walks"),
    )


def _days() -> None:
    op.create_table(
        "days",
        *_session_key(),
        _position(),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("start", sa.Time, nullable=False),
        sa.Column("end", sa.Time, nullable=False),
        *_texts("time_zone", "title", "venue", "closing", "if_late", "notes"),
        _of_session("days"),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_days"),
    )


def _blocks() -> None:
    op.create_table(
        "blocks",
        *_session_key(),
        sa.Column("day_id", sa.Uuid, nullable=False),
        sa.Column("track_id", sa.Uuid),
        _position(),
        *_texts("title"),
        sa.Column("minutes", sa.Integer, nullable=False),
        *_texts("kind", "purpose"),
        sa.Column("floor", sa.Integer),
        sa.Column("pin", sa.Time),
        sa.Column("fixed_end", sa.Time),
        sa.Column("protected", sa.Boolean, nullable=False),
        sa.Column("skipped", sa.Boolean, nullable=False),
        sa.Column("leads", sa.JSON, nullable=False),
        sa.Column("room", sa.Uuid),
        *_texts("grouping", "setup"),
        sa.Column("materials", sa.JSON, nullable=False),
        *_texts("participants_see", "notes"),
        sa.Column("prompts", sa.JSON, nullable=False),
        sa.Column("steps", sa.JSON, nullable=False),
        sa.Column("handout", sa.JSON),
        sa.Column("journal", sa.Boolean, nullable=False),
        *_texts("framework", "protocol", "credit", "if_late"),
        _of("blocks", "day_id", "days"),
        _of("blocks", "track_id", "tracks"),
        _of_session("blocks"),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_blocks"),
    )


def _tracks() -> None:
    op.create_table(
        "tracks",
        *_session_key(),
        sa.Column("block_id", sa.Uuid, nullable=False),
        _position(),
        *_texts("title"),
        sa.Column("room", sa.Uuid),
        sa.Column("leads", sa.JSON, nullable=False),
        sa.Column("people", sa.JSON, nullable=False),
        _of("tracks", "block_id", "blocks"),
        _of_session("tracks"),
        sa.PrimaryKeyConstraint("session_id", "id", name="pk_tracks"),
    )
