"""The form of a framework file: which fields each value has, and of which kind."""

from core_facilitator.domain.framework_pages import Arc, Fact, FrameworkPage, Part, Point, Shape, Station
from core_facilitator.store.file_fields import SHORT_NAME, TEXT, Kind, one_of

VERSION = 1
VERSION_FIELD = "framework_file"

EDITORS_NOTE = "editors_note"
"""What the next editor should know: kept in the file, shown to nobody."""

SIMPLE: dict[type, dict[str, Kind]] = {
    FrameworkPage: {"key": SHORT_NAME, "title": TEXT, "introduction": TEXT, "source": TEXT, EDITORS_NOTE: TEXT},
    Part: {"name": TEXT, "says": TEXT},
    Point: {"name": TEXT, "says": TEXT},
    Fact: {"name": TEXT, "says": TEXT},
    Arc: {"shape": one_of(Shape), "title": TEXT, "hub": TEXT},
    Station: {"name": TEXT, "says": TEXT, "turn": TEXT, "under": TEXT, "told_in": TEXT},
}
"""The fields of each value that hold a single thing, and the kind of each."""

NESTED: dict[type, dict[str, str]] = {
    FrameworkPage: {"arc": "arc", "parts": "list of parts", "licenses": "list of keys of licenses"},
    Part: {"arc": "arc", "points": "list of points", "protocols": "list of keys of protocols"},
    Point: {"facts": "list of facts", "protocols": "list of keys of protocols"},
    Arc: {"stations": "list of stations"},
}
"""The fields that hold lists or other values, and what the documentation says of them."""
