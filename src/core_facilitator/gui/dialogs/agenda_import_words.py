"""What the import of an agenda from elsewhere says: how much was understood, and what is worth knowing about it."""

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Session
from core_facilitator.domain.pasted_readings import LineKind, ReadAgenda
from core_facilitator.domain.pasted_sources import Source, Told
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_TOLD = {
    Told.WINDOWS_LETTERS: QT_TRANSLATE_NOOP(
        "AgendaImport", "Its letters were taken for those of Windows: look whether accents are right."
    ),
    Told.QUOTES_UNBALANCED: QT_TRANSLATE_NOOP(
        "AgendaImport", "A quotation mark in it is never closed, so all of them were taken as letters."
    ),
    Told.FORMULAS_WITHOUT_VALUES: QT_TRANSLATE_NOOP(
        "AgendaImport", "{0} cells are formulas whose results are not in the file. Open it in Excel and save it once."
    ),
    Told.TRACKED_CHANGES: QT_TRANSLATE_NOOP(
        "AgendaImport", "It has tracked changes: they are read as accepted, and what they delete is kept as unread."
    ),
    Told.PICTURES: QT_TRANSLATE_NOOP("AgendaImport", "Pictures in it are not taken over: {0}."),
    Told.REPEATING: QT_TRANSLATE_NOOP(
        "AgendaImport", "Of events that repeat only the first is taken, and the rule is in its notes: {0}."
    ),
    Told.CANCELED: QT_TRANSLATE_NOOP("AgendaImport", "Canceled events are kept as unread: {0}."),
    Told.ZONES_CONVERTED: QT_TRANSLATE_NOOP("AgendaImport", "Times are shown as they are in {0}."),
    Told.ATTACHMENTS: QT_TRANSLATE_NOOP(
        "AgendaImport", "Attachments are not opened: {0}. Save one from the mail to read it here."
    ),
}


def told(source: Source, others: int) -> str:
    """Return what is worth knowing about how a file was read; `others` are its sheets that are not shown."""
    said = [translate("AgendaImport", _TOLD[kind]).format(detail) for kind, detail in source.told]
    if others:
        said.append(_counted(others, _SHEETS))
    return " ".join(said)


def further_days(session: Session, zone: str) -> str:
    """Return what becomes of the agenda in a session that has days in a time zone already, or none yet."""
    if not zone:
        return translate("AgendaImport", "As days of {0}").format(session.title)
    said = translate("AgendaImport", "As further days of {0}, in its time zone {1} unless another is chosen")
    return said.format(session.title, zone)


def counts(read: ReadAgenda, days: int) -> str:
    """Return how many lines there are, and what they were understood as."""
    lines = len(read.lines) - read.count(LineKind.LAYOUT)
    found = (
        (read.count(LineKind.BLOCK), _BLOCKS),
        (read.count(LineKind.NOTE, LineKind.NAME), _NOTES),
        (days, _DAYS),
        (read.count(LineKind.TITLE), _TITLES),
    )
    parts = [_counted(count, names) for count, names in found if count]
    unread = read.count(LineKind.UNREAD)
    whole = _counted(lines, _LINES)
    whole = translate("AgendaImport", "{0}: {1}").format(whole, ", ".join(parts)) if parts else whole
    if not unread:
        return translate("AgendaImport", "{0}. Every line was read.").format(whole)
    return translate("AgendaImport", "{0}. Not read, and kept in the session’s notes: {1}.").format(whole, unread)


_Pair = tuple[str, str]
_LINES: _Pair = (QT_TRANSLATE_NOOP("AgendaImport", "1 line"), QT_TRANSLATE_NOOP("AgendaImport", "{0} lines"))
_BLOCKS: _Pair = (QT_TRANSLATE_NOOP("AgendaImport", "1 block"), QT_TRANSLATE_NOOP("AgendaImport", "{0} blocks"))
_NOTES: _Pair = (QT_TRANSLATE_NOOP("AgendaImport", "1 note"), QT_TRANSLATE_NOOP("AgendaImport", "{0} notes"))
_DAYS: _Pair = (QT_TRANSLATE_NOOP("AgendaImport", "1 day"), QT_TRANSLATE_NOOP("AgendaImport", "{0} days"))
_TITLES: _Pair = (QT_TRANSLATE_NOOP("AgendaImport", "1 title"), QT_TRANSLATE_NOOP("AgendaImport", "{0} titles"))
_SHEETS: _Pair = (
    QT_TRANSLATE_NOOP("AgendaImport", "1 other sheet is left out."),
    QT_TRANSLATE_NOOP("AgendaImport", "{0} other sheets are left out."),
)


def _counted(count: int, words: _Pair) -> str:
    one, many = words
    return translate("AgendaImport", one if count == 1 else many).format(count)
