"""What a facilitator has made of the library, as the workspace has it: marks, collections, where cards were used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from core_facilitator.domain.card_marks import CardMark
    from core_facilitator.domain.collections import Collection
    from core_facilitator.domain.shelves import Shelf
    from core_facilitator.gui.work import Work
    from core_facilitator.store.card_uses import CardUse
    from core_facilitator.store.database import Database

FLOW = "card uses"
"""The flow that reads where cards were used."""

_SAID = frozenset({"card_marks", "collections"})
_USED = frozenset({"sessions", "days", "blocks"})


class CardShelf(QObject):
    """Reads nothing before it is wanted. `changed` says that something of it is another now."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._database: Database | None = None
        self._read = False
        self._uses_wanted = False
        self._uses_known = False
        self.marks: Mapping[str, CardMark] = {}
        self.collections: tuple[Collection, ...] = ()
        self.uses: Mapping[str, tuple[CardUse, ...]] = {}

    def attach(self, database: Database) -> None:
        """Read from this workspace from now on."""
        self._database = database

    def load(self) -> None:
        """Read what is said of the cards, unless it was read."""
        if self._database is not None and not self._read:
            self._read_said(self._database)

    def follow_uses(self) -> None:
        """Read where cards were used, and again whenever that may be elsewhere, until `rest`."""
        self._uses_wanted = True
        self._follow_uses()

    def rest(self) -> None:
        """Nobody looks: what happens in sessions need not be followed."""
        self._uses_wanted = False

    def mark(self, key: str) -> CardMark:
        """Return what is said of a card."""
        from core_facilitator.domain.card_marks import CardMark

        return self.marks.get(key) or CardMark(key=key)

    @property
    def tags(self) -> tuple[str, ...]:
        """All tags that there are, in alphabetical order."""
        return tuple(sorted({tag for mark in self.marks.values() for tag in mark.tags}, key=str.casefold))

    def shelf(self, own: Iterable[str], today: date) -> Shelf:
        """Return it as the library takes it."""
        from core_facilitator.domain.shelves import Shelf, lately

        days = {key: uses[0].date for key, uses in self.uses.items()}  # the latest stands first
        return Shelf(
            own=frozenset(own),
            favorites=frozenset(key for key, mark in self.marks.items() if mark.favorite),
            tags={key: mark.tags for key, mark in self.marks.items()},
            collections={str(one.id): one.cards for one in self.collections},
            used=lately(days, today),
        )

    @Slot(frozenset)
    def take_changes(self, kinds: frozenset[str]) -> None:
        """Read again what a step changed."""
        if kinds & _USED:
            self._uses_known = False
            self._follow_uses()
        if kinds & _SAID and self._read and self._database is not None:
            self._read_said(self._database)
            self.changed.emit()

    def _read_said(self, database: Database) -> None:
        from core_facilitator.store.card_marks import CardMarks
        from core_facilitator.store.collections import Collections

        self.marks = CardMarks(database).all()
        self.collections = Collections(database).all()
        self._read = True

    def _follow_uses(self) -> None:
        if self._uses_wanted and not self._uses_known and self._database is not None:
            self._work.start(FLOW, self._read_uses, self._database)

    async def _read_uses(self, database: Database) -> None:
        while not self._uses_known:  # a step may come while they are read
            self._uses_known = True
            uses = await self._work.run(_uses, database)
        if uses != self.uses:
            self.uses = uses
            self.changed.emit()


def _uses(database: Database) -> Mapping[str, tuple[CardUse, ...]]:
    """Read where cards were used. Nothing that this imports knows Qt."""
    from core_facilitator.store import card_uses

    return card_uses.read(database)
