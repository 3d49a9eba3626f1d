"""One file per screen, and the navigation: which places there are, in order."""

from dataclasses import dataclass

from core_facilitator.gui.marked import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Place:
    """A screen in the rail: its key, its words, those of the command that goes there, and its icon.

    `low` places stand at the rail's foot. The first nine are also reached by Ctrl and their number.
    """

    key: str
    words: str
    going: str
    glyph: str
    low: bool = False


SCREENS: tuple[Place, ...] = (
    Place("home", QT_TRANSLATE_NOOP("Places", "Home"), QT_TRANSLATE_NOOP("Shortcuts", "Go to Home"), "house"),
    Place(
        "agendas",
        QT_TRANSLATE_NOOP("Places", "Agenda"),
        QT_TRANSLATE_NOOP("Shortcuts", "Go to Agenda"),
        "calendar-days",
    ),
    Place(
        "check-ins",
        QT_TRANSLATE_NOOP("Places", "Check-ins"),
        QT_TRANSLATE_NOOP("Shortcuts", "Go to Check-ins"),
        "clipboard-check",
    ),
    Place(
        "library", QT_TRANSLATE_NOOP("Places", "Library"), QT_TRANSLATE_NOOP("Shortcuts", "Go to Library"), "library"
    ),
    Place(
        "settings",
        QT_TRANSLATE_NOOP("Places", "Settings"),
        QT_TRANSLATE_NOOP("Shortcuts", "Go to Settings"),
        "settings",
        low=True,
    ),
)
