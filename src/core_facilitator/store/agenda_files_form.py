"""The form of an agenda file: which fields each value has, of which kind, and how short names become keys."""

from uuid import UUID, uuid5

from core_facilitator.domain.agendas import (
    Block,
    Day,
    Handout,
    Material,
    Per,
    Room,
    RoomLayout,
    Session,
    SmallGroup,
    Step,
    TimeKind,
    Together,
    Track,
    Walk,
)
from core_facilitator.domain.people import Person
from core_facilitator.store.file_fields import (
    COUNT,
    DATE,
    FRAMEWORK,
    MINUTES,
    NUMBER,
    SHORT_NAME,
    TEXT,
    TIME,
    TIME_ZONE,
    TRUTH,
    Kind,
    one_of,
)

VERSION = 1
VERSION_FIELD = "agenda_file"

ALL_SESSIONS = UUID("6f1d9c52-6f0b-5d6e-9a64-0c5f1b1c7a10")
"""Chosen once, at random: the keys of sessions that have only a short name are derived from it."""

SIMPLE: dict[type, dict[str, Kind]] = {
    Session: {
        "title": TEXT,
        "host": TEXT,
        "organization": TEXT,
        "group": TEXT,
        "place": TEXT,
        "purpose": TEXT,
        "notes": TEXT,
        "expected": NUMBER,
    },
    Person: dict.fromkeys(("name", "role", "department", "email", "phone", "needs", "notes"), TEXT),
    Room: {"name": TEXT, "capacity": NUMBER, "setup": TEXT, "notes": TEXT},
    Walk: {"minutes": MINUTES},
    Day: {
        "date": DATE,
        "start": TIME,
        "end": TIME,
        "time_zone": TIME_ZONE,
        "title": TEXT,
        "venue": TEXT,
        "closing": TEXT,
        "if_late": TEXT,
        "notes": TEXT,
    },
    Block: {
        "title": TEXT,
        "minutes": MINUTES,
        "kind": one_of(TimeKind),
        "purpose": TEXT,
        "floor": MINUTES,
        "pin": TIME,
        "fixed_end": TIME,
        "protected": TRUTH,
        "skipped": TRUTH,
        "droppable": TRUTH,
        "goes_on": TRUTH,
        "warn_at": MINUTES,
        "last_at": MINUTES,
        "sound": TRUTH,
        "layout": one_of(RoomLayout),
        "grouping": TEXT,
        "setup": TEXT,
        "participants_see": TEXT,
        "notes": TEXT,
        "journal": TRUTH,
        "framework": FRAMEWORK,
        "protocol": TEXT,
        "credit": TEXT,
        "card": SHORT_NAME,
        "card_version": SHORT_NAME,
        "if_late": TEXT,
    },
    Track: {"title": TEXT},
    SmallGroup: {"title": TEXT},
    Material: {
        "name": TEXT,
        "quantity": NUMBER,
        "per": one_of(Per),
        "group_size": COUNT,
    },
    Step: {"title": TEXT, "minutes": MINUTES, "together": one_of(Together), "silent": TEXT, "text": TEXT, "say": TEXT},
    Handout: {
        "title": TEXT,
        "intro": TEXT,
        "writing": TEXT,
        "lines": NUMBER,
        "care": TEXT,
    },
}
"""The fields of each value that hold a single thing, and the kind of each."""

NESTED: dict[type, dict[str, str]] = {
    Session: {
        "outcomes": "list of texts",
        "people": "list of persons",
        "team": "list of persons",
        "rooms": "list of rooms",
        "walks": "list of walks",
        "apart": "list of lists of ids of people",
        "together": "list of lists of ids of people",
        "days": "list of days",
    },
    Walk: {"rooms": "two ids of rooms"},
    Day: {"blocks": "list of blocks"},
    Block: {
        "leads": "ids of people",
        "room": "id of a room",
        "materials": "list of materials",
        "prompts": "list of texts",
        "steps": "list of steps",
        "handout": "handout",
        "groups": "list of small groups",
        "tracks": "list of tracks",
    },
    SmallGroup: {"room": "id of a room", "people": "ids of people"},
    Track: {"room": "id of a room", "leads": "ids of people", "people": "ids of people", "blocks": "list of blocks"},
}
"""The fields that hold lists, other values, or references, and what the documentation says of them."""


def key_of(session: UUID, sort: str, name: str) -> UUID:
    """Return the key that a short name stands for, the same each time the same file is read."""
    return uuid5(session, f"{sort}/{name}")
