"""Every table, in one place. Types are those that PostgreSQL has too; rows never leave the store.

Whatever belongs to a session is keyed by the session and its own id, so that a copied or imported session never
collides with another, and one session is read with one range of each table. Order is kept in `position`.
Small lists that are only ever read whole (steps, materials, prompts, leads) are JSON.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    Uuid,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- theirs
        """Return the moment in UTC without its zone, as SQLite keeps it."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- theirs
        """Return the aware moment."""
        return None if value is None else value.replace(tzinfo=UTC)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _list(name: str) -> Column[object]:
    return Column(name, JSON, nullable=False)


def _later_text(name: str) -> Column[str]:
    """Return a column that came with a migration: the rows that there were have nothing in it."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def _later_list(name: str) -> Column[object]:
    return Column(name, JSON, nullable=False, server_default=text("'[]'"))


def _later_truth(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("0"))


def _session() -> Column[object]:
    return Column(
        "session_id", Uuid, ForeignKey("sessions.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )


def _parent(column: str, table: str, *, circular: bool = False) -> ForeignKeyConstraint:
    keys = [f"{table}.session_id", f"{table}.id"]
    return ForeignKeyConstraint(["session_id", column], keys, deferrable=True, initially="DEFERRED", use_alter=circular)


versions = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
"""Alembic's own: the migration that this schema came from."""

workspace = Table(
    "workspace",
    metadata,
    Column("id", Uuid, primary_key=True),
    _text("name"),
    Column("created_at", Moment, nullable=False),
    Column("readable_by", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
)
"""One row. `readable_by` is the oldest schema whose program can still read this one; `changes` counts steps."""

sessions = Table(
    "sessions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("changed_at", Moment, nullable=False),
    _text("title"),
    _text("host"),
    _text("organization"),
    _text("group"),
    _text("place"),
    _text("purpose"),
    _list("outcomes"),
    _text("notes"),
    Column("expected", Integer),
    _later_list("apart"),
    _later_list("together"),
)

people = Table(
    "people",
    metadata,
    _session(),
    Column("team", Boolean, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    _text("name"),
    _text("role"),
    _text("department"),
    _text("email"),
    _text("phone"),
    _text("needs"),
    _text("notes"),
)

rooms = Table(
    "rooms",
    metadata,
    _session(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    _text("name"),
    Column("capacity", Integer),
    _text("setup"),
    _text("notes"),
)

walks = Table(
    "walks",
    metadata,
    _session(),
    Column("position", Integer, primary_key=True),
    _list("rooms"),
    Column("minutes", Integer, nullable=False),
)

days = Table(
    "days",
    metadata,
    _session(),
    Column("id", Uuid, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("date", Date, nullable=False),
    Column("start", Time, nullable=False),
    Column("end", Time, nullable=False),
    _text("time_zone"),
    _text("title"),
    _text("venue"),
    _text("closing"),
    _text("if_late"),
    _text("notes"),
)

blocks = Table(
    "blocks",
    metadata,
    _session(),
    Column("id", Uuid, primary_key=True),
    Column("day_id", Uuid, nullable=False),
    Column("track_id", Uuid),
    Column("position", Integer, nullable=False),
    _text("title"),
    Column("minutes", Integer, nullable=False),
    _text("kind"),
    _text("purpose"),
    Column("floor", Integer),
    Column("pin", Time),
    Column("fixed_end", Time),
    Column("protected", Boolean, nullable=False),
    Column("skipped", Boolean, nullable=False),
    _list("leads"),
    Column("room", Uuid),
    _text("grouping"),
    _text("setup"),
    _list("materials"),
    _text("participants_see"),
    _text("notes"),
    _list("prompts"),
    _list("steps"),
    Column("handout", JSON(none_as_null=True)),
    Column("journal", Boolean, nullable=False),
    _text("framework"),
    _text("protocol"),
    _text("credit"),
    _text("if_late"),
    _later_text("card"),
    _later_text("card_version"),
    _later_list("groups"),
    _later_truth("droppable"),
    _later_truth("goes_on"),
    Column("warn_at", Integer),
    Column("last_at", Integer),
    _later_truth("sound"),
    Column("layout", Text, nullable=False, server_default=text("'full'")),
    _parent("day_id", "days"),
    _parent("track_id", "tracks", circular=True),
)
"""A block inside a track has its `track_id`; its `position` counts there, otherwise in the day."""

tracks = Table(
    "tracks",
    metadata,
    _session(),
    Column("id", Uuid, primary_key=True),
    Column("block_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    _text("title"),
    Column("room", Uuid),
    _list("leads"),
    _list("people"),
    _parent("block_id", "blocks"),
)

packet_choices = Table(
    "packet_choices",
    metadata,
    Column("session_id", Uuid, primary_key=True),
    Column("audience", Text, primary_key=True),
    _list("sections"),
    _text("format"),
    _text("text_size"),
    Column("grayscale", Boolean, nullable=False),
)
"""Kept when its session is removed, so that undoing the removal brings the choices back too."""

drafts = Table(
    "drafts",
    metadata,
    Column("place", Text, primary_key=True),
    _text("text"),
    Column("kept_at", Moment, nullable=False),
)

protocols = Table(
    "protocols",
    metadata,
    Column("key", Text, primary_key=True),
    _text("name"),
    Column("card", JSON, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
"""Own protocols. The `card` has the fields of a protocol file; the name is there for lists and rescue."""

card_marks = Table(
    "card_marks",
    metadata,
    Column("key", Text, primary_key=True),
    Column("favorite", Boolean, nullable=False),
    _list("tags"),
)
"""What the facilitator says of a card, own or not. It may outlive the card."""

collections = Table(
    "collections",
    metadata,
    Column("id", Uuid, primary_key=True),
    _text("title"),
    _text("about"),
    _list("cards"),
)
"""Chosen cards, by their keys and in their order."""

templates = Table(
    "templates",
    metadata,
    Column("id", Uuid, primary_key=True),
    _text("title"),
    _text("about"),
    _text("agenda"),
    Column("changed_at", Moment, nullable=False),
)
"""Own templates. The `agenda` is the text of an agenda file."""

runs = Table(
    "runs",
    metadata,
    Column("session_id", Uuid, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("day_id", Uuid, nullable=False),
    Column("date", Date, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("closed", Moment),
    _text("plan"),
    _text("state"),
)
"""Days as they ran. `plan` and `state` are JSON, kept as text so that a damaged one hides no other (`run_forms`)."""

captures = Table(
    "captures",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("run_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    _text("kind"),
    _text("text"),
    Column("person_id", Uuid),
    _list("place"),
    _text("fate"),
    _text("remark"),
)
"""What was written down while a day ran. The `place` is its block and its track; only what is parked has a fate."""

commitments = Table(
    "commitments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("session_id", Uuid),
    Column("run_id", Uuid),
    Column("block_id", Uuid),
    Column("track_id", Uuid),
    Column("person_id", Uuid),
    Column("position", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    _text("who"),
    _text("what"),
    _text("asks"),
    Column("due", Date),
    Column("live", Boolean, nullable=False),
    _text("turns"),
)
"""What somebody promised. It outlives its session and its run; `turns` are JSON, as in a run."""

attendance = Table(
    "attendance",
    metadata,
    Column("run_id", Uuid, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("half", Text, primary_key=True),
    _text("presence"),
    _text("remark"),
)

check_ins = Table(
    "check_ins",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("session_id", Uuid),
    _text("title"),
    _text("form"),
    _text("rules"),
    Column("changed_at", Moment, nullable=False),
)
"""Check-ins as they were prepared. `form` and `rules` are JSON (`check_in_forms`)."""

waves = Table(
    "waves",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("session_id", Uuid),
    Column("block_id", Uuid),
    _text("title"),
    _text("instrument"),
    _text("form"),
    _text("rules"),
    _text("code"),
    _text("state"),
    Column("expected", Integer, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("closed_on", Date),
    _text("sealed_to"),
    Column("results", Text),
)
"""Check-ins that were opened, by the ids that they had before, as they were then. No undo reaches one that is open.

`number` counts them. `sealed_to` is the public key for its sheets, while it is open.
"""

own_instruments = Table(
    "own_instruments",
    metadata,
    Column("key", Text, primary_key=True),
    Column("form", JSON, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
"""Own instruments. The `form` has the fields of an instrument file."""

tickets = Table(
    "tickets",
    metadata,
    Column("check_in", Uuid, primary_key=True),
    Column("key", LargeBinary, primary_key=True),
    sqlite_with_rowid=False,
)
"""Who may answer, as a hash of a secret that only the phone has. Nothing leads from here to a sheet.

Neither this nor `sheets` has a time or an order: rows lie by their hash, and are there only while the check-in is open.
"""

sheets = Table(
    "sheets",
    metadata,
    Column("check_in", Uuid, primary_key=True),
    Column("key", LargeBinary, primary_key=True),
    Column("answers", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What was answered, sealed: `answers` people's, one but for a pile of paper (`check_in_sheets`)."""

LIBRARY_TABLES = (protocols, card_marks, collections, templates)
"""Came with the third schema."""

RUN_TABLES = (runs, captures, commitments, attendance)
"""Came with the fourth. None refers to another in the database: a rescue may find any of them alone."""

CHECK_IN_TABLES = (check_ins, waves, own_instruments)
"""Came with the fifth."""

ANSWER_TABLES = (tickets, sheets)
"""Came with the fifth too. Nothing ever reads them but the check-in that is open: no rescue, no export."""

LATER = (*LIBRARY_TABLES, *RUN_TABLES, *CHECK_IN_TABLES, *ANSWER_TABLES)
"""The tables that came with a migration, in their order. A rescue counts on their being made after all others."""
