"""An agenda from elsewhere, line by line: the line as it stood, and beside it what it was understood as."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from core_facilitator.domain.pasted_days import DayHeading
from core_facilitator.domain.pasted_readings import Length, LineKind, ReadAgenda, ReadBlock, ReadLine
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.gui import dates
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.theme import Theme
from core_facilitator.gui.tips import tip

_Index = QModelIndex | QPersistentModelIndex
_Roles = Qt.ItemDataRole

NUMBER, THERE, MEANT = range(3)
_HEADINGS = (
    QT_TRANSLATE_NOOP("ReadLines", "Line"),
    QT_TRANSLATE_NOOP("ReadLines", "As it stands there"),
    QT_TRANSLATE_NOOP("ReadLines", "Understood as"),
)
_NAMES = {
    LineKind.BLOCK: QT_TRANSLATE_NOOP("ReadLines", "Block"),
    LineKind.NAME: QT_TRANSLATE_NOOP("ReadLines", "Block title"),
    LineKind.NOTE: QT_TRANSLATE_NOOP("ReadLines", "Note"),
    LineKind.DAY: QT_TRANSLATE_NOOP("ReadLines", "Day"),
    LineKind.TITLE: QT_TRANSLATE_NOOP("ReadLines", "Session title"),
    LineKind.UNREAD: QT_TRANSLATE_NOOP("ReadLines", "Not read"),
    LineKind.LAYOUT: QT_TRANSLATE_NOOP("ReadLines", "Layout"),
}
_KINDS = {
    LineKind.BLOCK: QT_TRANSLATE_NOOP("ReadLines", "Block"),
    LineKind.NAME: QT_TRANSLATE_NOOP("ReadLines", "Title of the block above"),
    LineKind.NOTE: QT_TRANSLATE_NOOP("ReadLines", "Note to the block above"),
    LineKind.DAY: QT_TRANSLATE_NOOP("ReadLines", "Day"),
    LineKind.TITLE: QT_TRANSLATE_NOOP("ReadLines", "Title of the session"),
    LineKind.UNREAD: QT_TRANSLATE_NOOP("ReadLines", "Not read: kept in the session’s notes"),
    LineKind.LAYOUT: QT_TRANSLATE_NOOP("ReadLines", "Nothing to keep"),
}
_GLYPHS = {LineKind.BLOCK: "clock", LineKind.DAY: "calendar-days", LineKind.NOTE: "minus", LineKind.TITLE: "pen-line"}
_ROLES = {LineKind.UNREAD: "now-ink", LineKind.LAYOUT: "ink-3", LineKind.NOTE: "ink-2", LineKind.NAME: "ink-2"}


def kind_name(kind: LineKind) -> str:
    """Return what a kind of line is called."""
    return QCoreApplication.translate("ReadLines", _NAMES[kind])


def kind_words(kind: LineKind) -> str:
    """Return what becomes of a kind of line."""
    return QCoreApplication.translate("ReadLines", _KINDS[kind])


class ReadLinesModel(QAbstractTableModel):
    """Shows what was read; the words of a row are only made when it is seen."""

    def __init__(self, theme: Theme, parent: QObject, *, hours24: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hours24 = hours24
        self._read = ReadAgenda(())
        self._names: dict[object, str] = {}
        theme.changed.connect(self._paint)

    def show_read(self, read: ReadAgenda) -> None:
        """Show what was understood."""
        same = len(read.lines) == len(self._read.lines)
        if not same:
            self.beginResetModel()
        self._read = read
        self._names = {person.id: person.name for person in read.people}
        if same:
            self._paint()
        else:
            self.endResetModel()

    def line(self, row: int) -> ReadLine | None:
        """Return the line in a row."""
        return self._read.lines[row] if 0 <= row < len(self._read.lines) else None

    def next_unread(self, row: int) -> int:
        """Return the next row after this one, from the top again after the last, that was not read; -1 for none."""
        count = len(self._read.lines)
        order = (place % count for place in range(row + 1, row + 1 + count))
        return next((place for place in order if self._read.lines[place].kind is LineKind.UNREAD), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._read.lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Roles.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _Roles.DisplayRole:
            return QCoreApplication.translate("ReadLines", _HEADINGS[section])
        if orientation is Qt.Orientation.Horizontal and role == _Roles.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = _Roles.DisplayRole) -> Any:
        line = self._read.lines[index.row()]
        if role == _Roles.DisplayRole:
            return (str(line.number), line.text.strip().replace("\t", " · "), self.words(line))[index.column()]
        if role == _Roles.ToolTipRole:
            return tip(line.text.strip()) if index.column() == THERE else tip(self.words(line))
        if role == _Roles.AccessibleTextRole and index.column() == MEANT:
            return f"{kind_name(line.kind)}: {self.words(line)}"
        if role == _Roles.ForegroundRole:
            plain = "ink-2" if index.column() == NUMBER else "ink"
            return self._theme.color(_ROLES.get(line.kind, plain) if index.column() != NUMBER else "ink-3")
        if role == _Roles.FontRole:
            return self._font(line, told=index.column() == MEANT)
        if role == _Roles.DecorationRole and index.column() == MEANT:
            glyph = "triangle-alert" if line.kind is LineKind.UNREAD else _GLYPHS.get(line.kind)
            return self._theme.pixmap(glyph, _ROLES.get(line.kind, "accent"), 16) if glyph else None
        return None

    def words(self, line: ReadLine) -> str:
        """Return what a line was understood as."""
        if line.block is not None:
            begins = f"{self._day(line.day)} · " if line.day else ""
            return begins + self._block(line.block)
        if line.day is not None:
            return self._day(line.day)
        if line.kind in (LineKind.NOTE, LineKind.TITLE):
            return f"{kind_words(line.kind)}: {line.words}"
        return kind_words(line.kind)

    def _font(self, line: ReadLine, *, told: bool) -> QFont:
        return self._theme.font("caption", bold=told and line.kind in (LineKind.BLOCK, LineKind.DAY, LineKind.TITLE))

    def _block(self, block: ReadBlock) -> str:
        parts = [self._times(block), block.title or self.tr("no title yet")]
        parts.append(", ".join(self._names[key] for key in block.leads))
        return "   ".join(filter(None, (*parts, block.room, block.notes.replace("\n", " / "))))

    def _times(self, block: ReadBlock) -> str:
        length = duration(block.minutes)
        if block.length is Length.GUESSED or block.unsure:
            length = self.tr("{0}?").format(length)
        start = self._clock(block) if block.start is not None else ""
        return "   ".join(filter(None, (start, length)))

    def _clock(self, block: ReadBlock) -> str:
        ends = (block.start, block.end)
        return "–".join(clock(at, hours24=self._hours24) for at in ends if at is not None)

    def _day(self, day: DayHeading) -> str:
        named = [self.tr("Day {0}").format(day.number) if day.number else self.tr("New day")]
        named += [dates.long_date(day.on)] if day.on else []
        return ", ".join((*named, *([day.title] if day.title else [])))

    def _paint(self) -> None:
        if self._read.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._read.lines) - 1, MEANT))
