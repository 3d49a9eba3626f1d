"""The cards that were found, as a list shows them, and what is said about how they were found."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)

from core_facilitator.domain.asking import Part, Taken
from core_facilitator.domain.library import Facet, Hit, Hits, Reason, Wanted
from core_facilitator.domain.protocols import Protocol
from core_facilitator.domain.shelves import Shelf
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models import card_names
from core_facilitator.gui.models.day_rows import kind_name
from core_facilitator.gui.tips import tip

translate = QCoreApplication.translate

HIT_ROLE = Qt.ItemDataRole.UserRole
REASON_ROLE = Qt.ItemDataRole.UserRole + 1
FAVORITE_ROLE = Qt.ItemDataRole.UserRole + 2
OWN_ROLE = Qt.ItemDataRole.UserRole + 3
_ROOT = QModelIndex()
_FIRST = 300  # cards, more than any screen has room for
_AFTER = 60  # ms without another search, so that the first cards are painted by then
_BARE = Shelf()
_LONGEST = 40  # letters of a word that nobody knows

_WORD_REASONS = {
    Reason.NAME: QT_TRANSLATE_NOOP("Cards", "in its name"),
    Reason.TAG: QT_TRANSLATE_NOOP("Cards", "in its tags"),
    Reason.TEXT: QT_TRANSLATE_NOOP("Cards", "in its text"),
    Reason.NEARLY: QT_TRANSLATE_NOOP("Cards", "close to what you typed"),
}
_NEAR_REASONS = {
    Reason.FEW_WORDS: QT_TRANSLATE_NOOP("Cards", "near: not all of the words"),
    Reason.NO_WORD: QT_TRANSLATE_NOOP("Cards", "near: none of the words"),
}


class CardRows(QAbstractListModel):
    """Holds what was found, in order, what was looked for, and what is said of the cards.

    A list takes longer than a frame to give each of thousands its place. So the first cards are there at once, and the
    others a moment later, or when one of them is wanted.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits = Hits()
        self._wanted = Wanted()
        self._shelf = _BARE
        self._count = 0  # of those that are in the list
        self._others = QTimer(self, singleShot=True, interval=_AFTER)
        self._others.timeout.connect(self._show_others)

    def show(self, hits: Hits, wanted: Wanted, shelf: Shelf = _BARE) -> None:
        """Show what was found instead. Where it is the same cards, they stay where they stand on the screen."""
        self._others.stop()
        same = bool(hits) and _are_same_cards(hits, self._hits)
        if not same:
            self.beginResetModel()
        self._hits, self._wanted, self._shelf = hits, wanted, shelf
        if same:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))
        else:
            self._count = min(len(hits), _FIRST)
            self.endResetModel()
        if self._count < len(hits):
            self._others.start()

    @Slot()
    def _show_others(self) -> None:
        self._others.stop()
        self.beginInsertRows(_ROOT, self._count, len(self._hits) - 1)
        self._count = len(self._hits)
        self.endInsertRows()

    def row_of(self, key: str) -> int | None:
        """Return where a card stands, or None where it was not found."""
        found = next((row for row, one in enumerate(self._hits.protocols) if one.key == key), None)
        if found is not None and found >= self._count:
            self._show_others()
        return found

    def protocol(self, row: int) -> Protocol:
        """Return the card of a row."""
        return self._hits.protocols[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == REASON_ROLE:
            return reason_words(hit, self._wanted)
        if role == FAVORITE_ROLE:
            return hit.protocol.key in self._shelf.favorites
        if role == OWN_ROLE:
            return hit.protocol.key in self._shelf.own
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.protocol.name
        if role == Qt.ItemDataRole.ToolTipRole:  # a card shows as much as has room
            return tip(f"{hit.protocol.name}\n{hit.protocol.purpose}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(hit, self._wanted, self._shelf)
        return None


def _are_same_cards(hits: Hits, others: Hits) -> bool:
    pairs = zip(hits.protocols, others.protocols, strict=False)
    return len(hits) == len(others) and all(one.key == other.key for one, other in pairs)


def reason_words(hit: Hit, wanted: Wanted) -> str:
    """Say why a card stands where it stands: `Fits 40 min, 14 people; in its name`. Nothing where nothing was asked.

    What only comes near says that first.
    """
    fits = []
    if Reason.MINUTES in hit.reasons:
        fits.append(card_names.minutes_words(wanted.minutes or 0))
    if Reason.NEAR_MINUTES in hit.reasons:
        fits.append(translate("Cards", "about {0} min").format(wanted.minutes))
    if Reason.PEOPLE in hit.reasons:
        fits.append(translate("Cards", "{0} people").format(wanted.people))
    parts = [translate("Cards", words) for reason, words in _NEAR_REASONS.items() if reason in hit.reasons]
    parts += [translate("Cards", "fits {0}").format(", ".join(fits))] if fits else []
    parts += [translate("Cards", words) for reason, words in _WORD_REASONS.items() if reason in hit.reasons]
    whole = "; ".join(parts)
    return whole[:1].upper() + whole[1:]


def spoken(hit: Hit, wanted: Wanted, shelf: Shelf) -> str:
    """Return a card as a screen reader says it."""
    protocol = hit.protocol
    parts = (
        protocol.name,
        translate("Cards", "favorite") if protocol.key in shelf.favorites else "",
        translate("Cards", "own") if protocol.key in shelf.own else "",
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
    if wanted.chosen.get(Facet.COLLECTION):
        return translate("Cards", "in the order of the collection")
    if wanted.chosen.get(Facet.USED):
        return translate("Cards", "used last first")
    return translate("Cards", "shortest first")


def unknown_words(words: Sequence[str]) -> str:
    """Say what was typed and occurs nowhere: `Nothing says “xyz” or “abc”.` Nothing where all of it was known."""
    if not words:
        return ""
    quoted = [translate("Cards", "“{0}”").format(_short(word)) for word in words]
    named = quoted[0] if len(quoted) == 1 else _or(", ".join(quoted[:-1]), quoted[-1])
    return translate("Cards", "Nothing says {0}.").format(named)


def _or(first: str, last: str) -> str:
    return translate("Cards", "{0} or {1}").format(first, last)


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"


def taken_words(taken: Taken) -> str:
    """Say what was understood of a part of what was typed."""
    if isinstance(taken.value, Enum):
        return card_names.name_of(taken.value)
    if taken.value is None:
        return translate("Cards", "No materials")
    words = translate("Cards", "about {0} min") if taken.part is Part.MINUTES else translate("Cards", "{0} people")
    return words.format(taken.value)
