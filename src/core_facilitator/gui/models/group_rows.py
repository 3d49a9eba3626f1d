"""Groups as rows that a view, a drag and a screen reader can ask: each card's heading, then its people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from core_facilitator.domain.agendas import SmallGroup
from core_facilitator.domain.group_plans import kind_of, met_again, unplaced
from core_facilitator.domain.groups import Meetings, Mix, Unmet, Wish
from core_facilitator.domain.people import Person
from core_facilitator.gui.models.group_words import group_name, people_count, tr

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
PEOPLE_DRAGGED = "application/x-core-facilitator-people-of-groups"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading of a card, or one of its people. `group` is None where they are in no group.

    `detail` is what stands in small type, and `note` what is wrong there, or what meets again.
    """

    group: int | None
    person: UUID | None
    title: str
    detail: str = ""
    note: str = ""
    count: int = 0

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        count = people_count(self.count) if self.person is None else ""
        return ", ".join(part for part in (self.title, count, self.detail, self.note) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the cards show: groups of people, the names of rooms, who met before, and which wishes are not met."""

    people: Sequence[Person]
    groups: Sequence[SmallGroup]
    rooms: Mapping[UUID, str]
    met: Meetings
    unmet: Sequence[Unmet] = ()
    mix: Mix = Mix.NOTHING
    others: Mapping[UUID, str] | None = None  # who is in a group, but not among the people


def rows_of(shown: Shown) -> tuple[GroupRow, ...]:
    """Return the rows: first those who are in no group, then group after group."""
    away = unplaced(shown.people, shown.groups)
    by_key = {person.id: person for person in shown.people}
    wrong = {key for one in shown.unmet if one.wish is not Wish.MIXED for key in one.people}
    title = tr("In no group") if shown.groups else tr("Everybody")
    rows = [GroupRow(None, None, title, count=len(away))]
    rows += [_person(None, person, person.id, shown, frozenset()) for person in away]
    for at, group in enumerate(shown.groups):
        again = len(met_again(group.people, shown.met))
        note = tr("1 pair met before") if again == 1 else tr("{0} pairs met before").format(again) if again else ""
        room = shown.rooms.get(group.room, "") if group.room is not None else ""
        rows.append(GroupRow(at, None, group_name(group, at), room, note, len(group.people)))
        rows += [_person(at, by_key.get(key), key, shown, wrong) for key in group.people]
    return tuple(rows)


def _person(group: int | None, person: Person | None, key: UUID, shown: Shown, wrong: Iterable[UUID]) -> GroupRow:
    note = tr("A wish is not met") if key in wrong else ""
    if person is None:
        return GroupRow(group, key, (shown.others or {}).get(key, ""), tr("Team"), note)
    return GroupRow(group, key, person.name or tr("No name yet"), kind_of(person, shown.mix), note)


class GroupModel(QAbstractListModel):
    """Holds the rows. What is dragged carries no names: only keys leave this process."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[GroupRow, ...] = ()

    def show_rows(self, rows: tuple[GroupRow, ...]) -> None:
        """Show other rows."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def row(self, index: AnyIndex) -> GroupRow | None:
        """Return the row at an index."""
        return self.rows[index.row()] if index.isValid() else None

    def index_of(self, group: int | None, person: UUID | None) -> QModelIndex:
        """Return where somebody is shown, or a card's heading; an invalid index where neither is."""
        found = (
            at
            for at, row in enumerate(self.rows)
            if row.person == person and (person is not None or row.group == group)
        )
        number = next(found, -1)
        return self.index(number) if number >= 0 else QModelIndex()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDropEnabled | (Qt.ItemFlag.ItemIsDragEnabled if row.person else Qt.ItemFlag(0))

    def mimeTypes(self) -> list[str]:
        return [PEOPLE_DRAGGED]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        rows = (self.rows[index.row()] for index in indexes)
        return dragged(row.person for row in rows if row.person is not None)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def dragged(people: Iterable[UUID]) -> QMimeData:
    """Return what a drag of these people carries."""
    data = QMimeData()
    data.setData(PEOPLE_DRAGGED, QByteArray("\n".join(map(str, people)).encode()))
    return data


def dragged_people(data: QMimeData) -> tuple[UUID, ...]:
    """Return the people that a drag carries; nobody when it is something else."""
    text = bytes(data.data(PEOPLE_DRAGGED).data()).decode("ascii", errors="ignore")
    try:
        return tuple(UUID(line) for line in text.splitlines())
    except ValueError:
        return ()
