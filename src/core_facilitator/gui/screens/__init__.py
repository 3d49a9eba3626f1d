"""One file per screen, and the navigation: which places there are, in order."""

from dataclasses import dataclass

from core_facilitator.gui.marked import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Place:
    """A screen in the rail: its key, its words and its icon. `low` places stand at the rail's foot."""

    key: str
    words: str
    glyph: str
    low: bool = False


SCREENS: tuple[Place, ...] = (
    Place("home", QT_TRANSLATE_NOOP("Places", "Home"), "house"),
    Place("agendas", QT_TRANSLATE_NOOP("Places", "Agenda"), "calendar-days"),
    Place("settings", QT_TRANSLATE_NOOP("Places", "Settings"), "settings", low=True),
)
