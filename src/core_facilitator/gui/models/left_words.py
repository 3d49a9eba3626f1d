"""Where a text was being typed, in words: which block, day or session, and which of its fields."""

from textwrap import shorten
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Session, all_blocks
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models.day_notes import day_name

translate = QCoreApplication.translate

_MOST = 80  # characters of the text

_FIELDS = {
    "title": QT_TRANSLATE_NOOP("LeftWords", "Title"),
    "minutes": QT_TRANSLATE_NOOP("LeftWords", "Minutes"),
    "grouping": QT_TRANSLATE_NOOP("LeftWords", "Grouping"),
    "setup": QT_TRANSLATE_NOOP("LeftWords", "Set-up"),
    "participants_see": QT_TRANSLATE_NOOP("LeftWords", "On their agenda"),
    "prompts": QT_TRANSLATE_NOOP("LeftWords", "Prompts"),
    "handout": QT_TRANSLATE_NOOP("LeftWords", "Handout"),
    "purpose": QT_TRANSLATE_NOOP("LeftWords", "Purpose"),
    "notes": QT_TRANSLATE_NOOP("LeftWords", "Notes"),
    "if_late": QT_TRANSLATE_NOOP("LeftWords", "If late"),
    "protocol": QT_TRANSLATE_NOOP("LeftWords", "Protocol"),
    "credit": QT_TRANSLATE_NOOP("LeftWords", "Credit"),
    "steps": QT_TRANSLATE_NOOP("LeftWords", "Steps"),
    "materials": QT_TRANSLATE_NOOP("LeftWords", "Materials"),
    "venue": QT_TRANSLATE_NOOP("LeftWords", "Venue"),
    "closing": QT_TRANSLATE_NOOP("LeftWords", "What waits at the end"),
    "host": QT_TRANSLATE_NOOP("LeftWords", "Host"),
    "organization": QT_TRANSLATE_NOOP("LeftWords", "Organization"),
    "group": QT_TRANSLATE_NOOP("LeftWords", "Group"),
    "place": QT_TRANSLATE_NOOP("LeftWords", "Place"),
    "outcomes": QT_TRANSLATE_NOOP("LeftWords", "Outcomes"),
    "team": QT_TRANSLATE_NOOP("LeftWords", "Facilitators"),
    "people": QT_TRANSLATE_NOOP("LeftWords", "People"),
    "person": QT_TRANSLATE_NOOP("LeftWords", "People"),
    "rooms": QT_TRANSLATE_NOOP("LeftWords", "Rooms"),
    "walks": QT_TRANSLATE_NOOP("LeftWords", "Rooms"),
}


def where(place: str, session: Session) -> str:
    """Return the place of a draft in words: `Case clinic, Notes`."""
    kind, key, *rest = place.split("/")
    if kind == "new":
        return translate("LeftWords", "a new block")
    field = _FIELDS.get(rest[0].partition(".")[0], "") if rest else ""
    words = translate("LeftWords", field) if field else ""
    return ", ".join(part for part in (_owner(kind, UUID(key), session), words) if part)


def is_of_groups(place: str) -> bool:
    """Whether a draft holds the groups of a block, which are no text that can be read."""
    return place.endswith("/groups")


def beginning(text: str) -> str:
    """Return how a text begins, in a line that ends with a whole word."""
    return shorten(text, _MOST, placeholder="…") if " " in text.strip()[:_MOST] else _cut(text.strip())


def _cut(text: str) -> str:
    """A word without an end has no better place to be cut."""
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


def _owner(kind: str, key: UUID, session: Session) -> str:
    if kind == "session":
        return session.title
    for number, day in enumerate(session.days, start=1):
        if day.id == key:
            return day_name(number, day)
        for block in all_blocks(day.blocks):
            titles = {block.id: block.title} | {track.id: track.title for track in block.tracks}
            if key in titles:
                return titles[key] or translate("LeftWords", "Untitled block")
    return ""
