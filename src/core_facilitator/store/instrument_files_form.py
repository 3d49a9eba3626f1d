"""The form of an instrument file, and of the list of published scales: which fields each value has, of which kind."""

from core_facilitator.domain.instruments import Group, Instrument, Point, Reading, Scale, Scaling, Statement, Wording
from core_facilitator.domain.published_scales import PublishedScale, ReadingList
from core_facilitator.store.file_fields import COUNT, NUMBER, SHORT_NAME, TEXT, TRUTH, Kind, one_of

VERSION = 1
VERSION_FIELD = "instrument_file"
PUBLISHED_FIELD = "published_file"

EDITORS_NOTE = "editors_note"
"""What the next editor should know: kept in the file, shown to nobody."""

SIMPLE: dict[type, dict[str, Kind]] = {
    Instrument: {
        "key": SHORT_NAME,
        "reading": one_of(Reading),
        "shuffled": TRUTH,
        "skippable": TRUTH,
        "minutes": COUNT,
        "use": TEXT,
        "care": TEXT,
        "credit": TEXT,
        EDITORS_NOTE: TEXT,
    },
    Scale: {"key": SHORT_NAME, "scaling": one_of(Scaling)},
    Point: {"value": NUMBER},
    Group: {"key": SHORT_NAME},
    Statement: {
        "key": SHORT_NAME,
        "scale": SHORT_NAME,
        "group": SHORT_NAME,
        "reverse": TRUTH,
        "most": COUNT,
        "one_word": TRUTH,
    },
    Wording: {"text": TEXT, "es": TEXT},
}
"""The fields of each value that hold a single thing, and the kind of each."""

NESTED: dict[type, dict[str, str]] = {
    Instrument: {
        "title": "wording",
        "introduction": "wording",
        "caveats": "list of texts",
        "scales": "list of scales",
        "groups": "list of groups",
        "statements": "list of statements",
    },
    Scale: {"points": "list of points", "joined": "list of values", "joined_as": "wording"},
    Point: {"label": "wording"},
    Group: {"title": "wording", "question": "wording"},
    Statement: {"text": "wording"},
}
"""The fields that hold lists or wordings, and what the documentation says of them."""

PUBLISHED_SIMPLE: dict[type, dict[str, Kind]] = {
    ReadingList: {"introduction": TEXT, EDITORS_NOTE: TEXT},
    PublishedScale: {
        "key": SHORT_NAME,
        "name": TEXT,
        "authors": TEXT,
        "year": TEXT,
        "statements": COUNT,
        "about": TEXT,
        "license": TEXT,
        "source": TEXT,
    },
}

PUBLISHED_NESTED: dict[type, dict[str, str]] = {ReadingList: {"scales": "list of published scales"}}
