"""What the companies are called in which people take a step."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Together
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP

COMPANIES: dict[Enum, str] = {
    Together.ALL: QT_TRANSLATE_NOOP("Cards", "All together"),
    Together.ALONE: QT_TRANSLATE_NOOP("Cards", "Alone"),
    Together.PAIRS: QT_TRANSLATE_NOOP("Cards", "In pairs"),
    Together.THREES: QT_TRANSLATE_NOOP("Cards", "In threes"),
    Together.FOURS: QT_TRANSLATE_NOOP("Cards", "In fours"),
    Together.FIVES: QT_TRANSLATE_NOOP("Cards", "In fives"),
    Together.GROUPS: QT_TRANSLATE_NOOP("Cards", "In small groups"),
    Together.TABLES: QT_TRANSLATE_NOOP("Cards", "At tables"),
}


def company_name(company: Together) -> str:
    """Return a company in words."""
    return QCoreApplication.translate("Cards", COMPANIES[company])
