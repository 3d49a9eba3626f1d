"""Office files are zip archives of XML. One is opened only when nothing in it can do harm to whoever unpacks it."""

import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from core_facilitator.intake.refusals import IntakeError, Refusal

_MOST_MEMBERS = 2_000
_MOST_UNPACKED = 150_000_000  # bytes of everything
_MOST_XML = 12_000_000  # bytes of one part: as a tree in memory it takes twenty times as much
_MOST_OF_A_SHEET = 20_000_000  # bytes, which are read row by row: some 300,000 cells
_PIECE = 4096  # bytes, in which the first element comes
_ENCRYPTED = 0x1
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_BROKEN = (BadZipFile, zlib.error, expat.ExpatError, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What a broken archive makes Python's own zip reader raise."""


def checked(data: bytes, name: str) -> ZipFile:
    """Return an archive that is safe to unpack: of modest size, without a password, and each name in it once.

    Its XML declares no entities of its own: those can grow without end, or name files of this computer.

    Raises:
        IntakeError: when it is none.
    """
    try:
        archive = ZipFile(BytesIO(data))
        members = archive.infolist()
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise IntakeError(Refusal.LOCKED, name)
        if not _modest(archive) or len({member.filename for member in members}) < len(members):
            raise IntakeError(Refusal.HOSTILE, name)
        if any(_is_sheet(member) and member.file_size > _MOST_OF_A_SHEET for member in members):
            raise IntakeError(Refusal.TOO_MANY_LINES, name)
        if any(_harmful(archive, member) for member in members):
            raise IntakeError(Refusal.HOSTILE, name)
    except _BROKEN as error:
        raise IntakeError(Refusal.DAMAGED, name) from error
    return archive


def _modest(archive: ZipFile) -> bool:
    """Whether the archive says that it unpacks to what an office file may be; zipfile reads no more than it says."""
    members = archive.infolist()
    return len(members) <= _MOST_MEMBERS and sum(member.file_size for member in members) <= _MOST_UNPACKED


def _is_sheet(member: ZipInfo) -> bool:
    return "worksheets" in PurePosixPath(member.filename).parts


def _harmful(archive: ZipFile, member: ZipInfo) -> bool:
    """Whether a part is XML, whatever its name, and very large or with entities of its own: none of Word's has any."""
    with archive.open(member) as part:
        piece = part.read(_PIECE)
        if not piece.lstrip(_BEFORE_XML).startswith(b"<"):
            return False
        return (member.file_size > _MOST_XML and not _is_sheet(member)) or _declares(piece, part)


def _declares(piece: bytes, part: IO[bytes]) -> bool:
    """Whether XML has a document type, in which entities are declared, before its first element."""
    parser = expat.ParserCreate()
    seen: list[bool] = []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append(True)
    parser.StartElementHandler = lambda *_: seen.append(False)
    while piece and not seen:
        parser.Parse(piece)
        piece = part.read(_PIECE)
    if not seen:
        with suppress(expat.ExpatError):  # a part that ends too soon has declared whatever it has by then
            parser.Parse(b"", True)  # newer versions of expat put off what they have until they are told of the end
    return seen[:1] == [True]
