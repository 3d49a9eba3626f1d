"""The cards that were found, as a list shows them, and what is said about how they were found."""

from __future__ import annotations

from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from core_facilitator.domain.asking import Part, Taken
from core_facilitator.domain.library import Hit, Reason, Wanted
from core_facilitator.domain.protocols import Protocol
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.day_rows import kind_name
from core_facilitator.gui.tips import tip

translate = QCoreApplication.translate

HIT_ROLE = Qt.ItemDataRole.UserRole
REASON_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()

_WORD_REASONS = {
    Reason.NAME: QT_TRANSLATE_NOOP("Cards", "in its name"),
    Reason.TAG: QT_TRANSLATE_NOOP("Cards", "in its tags"),
    Reason.TEXT: QT_TRANSLATE_NOOP("Cards", "in its text"),
    Reason.NEARLY: QT_TRANSLATE_NOOP("Cards", "close to what you typed"),
}


class CardRows(QAbstractListModel):
    """Holds what was found, in order, and what was looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._wanted = Wanted()
        self._rows: dict[str, int] = {}

    def show(self, hits: tuple[Hit, ...], wanted: Wanted) -> None:
        """Show what was found instead."""
        self.beginResetModel()
        self._hits, self._wanted = hits, wanted
        self._rows = {hit.protocol.key: row for row, hit in enumerate(hits)}
        self.endResetModel()

    def row_of(self, key: str) -> int | None:
        """Return where a card stands, or None where it was not found."""
        return self._rows.get(key)

    def protocol(self, row: int) -> Protocol:
        """Return the card of a row."""
        return self._hits[row].protocol

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == REASON_ROLE:
            return reason_words(hit, self._wanted)
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.protocol.name
        if role == Qt.ItemDataRole.ToolTipRole:  # a card shows as much as has room
            return tip(f"{hit.protocol.name}\n{hit.protocol.purpose}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(hit, self._wanted)
        return None


def reason_words(hit: Hit, wanted: Wanted) -> str:
    """Say why a card stands where it stands: `Fits 40 min, 14 people; in its name`. Nothing where nothing was asked."""
    fits = []
    if Reason.MINUTES in hit.reasons:
        fits.append(card_names.minutes_words(wanted.minutes or 0))
    if Reason.NEAR_MINUTES in hit.reasons:
        fits.append(translate("Cards", "about {0} min").format(wanted.minutes))
    if Reason.PEOPLE in hit.reasons:
        fits.append(translate("Cards", "{0} people").format(wanted.people))
    parts = [translate("Cards", "fits {0}").format(", ".join(fits))] if fits else []
    parts += [translate("Cards", words) for reason, words in _WORD_REASONS.items() if reason in hit.reasons]
    whole = "; ".join(parts)
    return whole[:1].upper() + whole[1:]


def spoken(hit: Hit, wanted: Wanted) -> str:
    """Return a card as a screen reader says it."""
    protocol = hit.protocol
    parts = (
        protocol.name,
        card_names.framework_name(protocol.framework),
        kind_name(protocol.kind),
        card_names.minutes_words(protocol.minutes),
        card_names.people_words(protocol.groups),
        protocol.purpose,
        reason_words(hit, wanted),
    )
    return ", ".join(part for part in parts if part)


def order_words(wanted: Wanted) -> str:
    """Say in which order cards stand."""
    if wanted.words.strip():
        return translate("Cards", "best match first")
    if wanted.minutes is not None:
        return translate("Cards", "closest to {0} min first").format(wanted.minutes)
    return translate("Cards", "shortest first")


def taken_words(taken: Taken) -> str:
    """Say what was understood of a part of what was typed."""
    if isinstance(taken.value, Enum):
        return card_names.name_of(taken.value)
    if taken.value is None:
        return translate("Cards", "No materials")
    words = translate("Cards", "about {0} min") if taken.part is Part.MINUTES else translate("Cards", "{0} people")
    return words.format(taken.value)
