"""A file from elsewhere, read by what it is and not by what it is called."""

import re
from dataclasses import replace
from pathlib import Path

from core_facilitator.domain.pasted_sources import Source, Told, text_lines
from core_facilitator.intake import mails, tables
from core_facilitator.intake.limits import MOST_BYTES, MOST_TEXT, bounded
from core_facilitator.intake.packages import checked
from core_facilitator.intake.pages import page_lines
from core_facilitator.intake.refusals import IntakeError, Refusal
from core_facilitator.intake.texts import decoded

ENDINGS = (".docx", ".xlsx", ".csv", ".tsv", ".ics", ".eml", ".html", ".htm", ".md", ".markdown", ".txt")
"""What a dialog offers. Whatever else holds the same is read too."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BY_BYTES = (
    (b"%PDF", Refusal.PDF),
    (b"{\\rtf", Refusal.OTHER_PROGRAM),
    (b"\x89PNG", Refusal.PICTURE),
    (b"\xff\xd8\xff", Refusal.PICTURE),
    (b"GIF8", Refusal.PICTURE),
)
_MAIL = re.compile(r"(?:[A-Za-z-]+: .*\n(?:[ \t].*\n)*){2,}\s*\n")
_SURE_OF_MAIL = re.compile(r"^(?:MIME-Version|Message-ID|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_PAGE = re.compile(r"\s*<(?:!doctype html|html|head|body|table|meta)\b", re.IGNORECASE)
_AGENDA_FILE = re.compile(r"(?:\s|#.*\n|---)*agenda_file:")
_HEAD = 4_000  # letters in which a text says what it is


def read_file(path: Path, here: str) -> Source:
    """Return what a file holds; `here` is the time zone for a calendar that names none.

    Raises:
        IntakeError: when it is not read, and why.
        OSError: when it cannot be opened.
    """
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return read_bytes(data, path.name, here)


def read_bytes(data: bytes, name: str, here: str) -> Source:
    """Return what the bytes of a file hold.

    Raises:
        IntakeError: when they are not read, and why.
    """
    if not data:
        raise IntakeError(Refusal.EMPTY, name)
    if len(data) > MOST_BYTES:
        raise IntakeError(Refusal.TOO_LARGE, name)
    try:
        return bounded(_read(data, name, here), name)
    except IntakeError:
        raise
    except Exception as error:  # a broken or hostile file makes the libraries that read it fail in many ways
        raise IntakeError(Refusal.DAMAGED, name) from error


def read_text(text: str, name: str) -> Source:
    """Return the lines of a pasted text.

    Raises:
        IntakeError: when there is nothing in it, or more than an agenda.
    """
    return bounded(Source(lines=text_lines(text)), name)


def _read(data: bytes, name: str, here: str) -> Source:
    if data.startswith(_OLE):
        raise IntakeError(Refusal.LOCKED if _LOCKED in data else Refusal.OLD_OFFICE, name)
    for begins, refusal in _BY_BYTES:
        if data.startswith(begins):
            raise IntakeError(refusal, name)
    return _office(data, name) if data.startswith(b"PK") else _text(data, name, here)


def _office(data: bytes, name: str) -> Source:
    with checked(data, name) as archive:
        names = set(archive.namelist())
        if any(part.startswith("word/") for part in names):
            from core_facilitator.intake import word  # each library only when a file needs it

            return word.read(data, name)
        if "xl/workbook.xml" in names:
            from core_facilitator.intake import workbooks

            return workbooks.read(data, name, archive)
    raise IntakeError(Refusal.OTHER_PROGRAM if names & {"mimetype", "Index/Document.iwa"} else Refusal.UNKNOWN, name)


def _text(data: bytes, name: str, here: str) -> Source:
    if len(data) > MOST_TEXT:
        raise IntakeError(Refusal.TOO_LARGE, name)
    head = data[:_HEAD].decode("latin-1").replace("\r", "")
    if name.casefold().endswith(".eml") or (_MAIL.match(head) and _SURE_OF_MAIL.search(head)):
        return mails.read(data, name)
    text, windows = decoded(data, name)
    head = text[:_HEAD].lstrip("\ufeff")
    if _AGENDA_FILE.match(head):
        raise IntakeError(Refusal.AGENDA_FILE, name)
    source = _form(text, head, name, here)
    return replace(source, told=(*source.told, (Told.WINDOWS_LETTERS, ""))) if windows else source


def _form(text: str, head: str, name: str, here: str) -> Source:
    """Read a text as what it says it is, else as what its name ends in."""
    ending = Path(name).suffix.casefold()
    if head.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        from core_facilitator.intake import calendars

        return calendars.read(text, name, here)
    if _PAGE.match(head) or ending in (".html", ".htm"):
        return Source(lines=page_lines(text))
    if ending in (".csv", ".tsv"):
        return tables.read(text, name)
    return Source(lines=text_lines(text))
