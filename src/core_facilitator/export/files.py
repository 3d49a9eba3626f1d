"""Putting a finished file where the user wants it: whole, or not at all.

What is there already stays as it is until the new file is complete on the disk, and stays for good when anything
fails: a full disk, a file that is open in Word, a drive that is gone, a process that is killed.
"""

import errno
import os
import re
import shutil
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from hashlib import sha256
from pathlib import Path

_PART = ".core-part"
_FORGOTTEN = 3600.0
"""Seconds after which an unfinished file is nobody's work any more."""

_WAITS = (0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
"""Seconds between tries to replace a file. On Windows a virus scanner may hold a new file for a moment."""

_SYNCS_FOLDERS = os.name != "nt"
"""Windows puts a name on the disk by itself, and opens no folders."""

_OWN = 0o600
"""Only the user may read and write it. Windows gives a file the rights of its folder instead."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_HELD = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)
_GONE = (errno.ENOENT, errno.ENOTDIR)
_LONGEST_NAME = 120
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])(\.|$)", re.IGNORECASE)
_UNSAFE = re.compile(r'[<>:"/\\|?*]+')
_TURNS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF))


class SaveFault(Enum):
    """Why a file could not be saved."""

    DISK_FULL = "disk full"
    OPEN_ELSEWHERE = "open elsewhere"
    READ_ONLY = "read only"
    NO_FOLDER = "no folder"
    NAME_TOO_LONG = "name too long"
    OTHER = "other"


class SaveError(Exception):
    """A file could not be saved; what was there before is whole. `reason` is the system's own word for it."""

    def __init__(self, fault: SaveFault, path: Path, reason: str = "") -> None:
        super().__init__(f"{path}: {fault.value}")
        self.fault = fault
        self.path = path
        self.reason = reason


def save(data: bytes, target: Path, *, private: bool = False) -> None:
    """Write the file, and return when it is complete and on the disk.

    Args:
        data: all of the file.
        target: where to; what is there is replaced, and its permissions hold for the new one.
        private: nobody else at this computer may read it, whatever held before.

    Raises:
        SaveError: when that failed; a file that was there before is as it was.
    """
    whole = target.resolve()
    part = whole.with_name("." + sha256(whole.name.encode("utf-8", "surrogatepass")).hexdigest()[:16] + _PART)
    with _faults_of(target, _FORBIDDEN, SaveFault.READ_ONLY):
        _check(whole)
        _remove_forgotten(whole.parent)
    try:
        with _faults_of(target, _FORBIDDEN, SaveFault.READ_ONLY):
            _write(data, part, whole, private=private)
        with _faults_of(target, _HELD, SaveFault.OPEN_ELSEWHERE):
            _replace(part, whole)
    except SaveError:
        with suppress(OSError):
            part.unlink()
        raise
    _sync_folder(whole.parent)


def file_name(text: str, otherwise: str = "packet") -> str:
    """Return a name, without suffix, that every system takes and that leads nowhere else, like the text.

    Args:
        text: what somebody typed, for example a session's title.
        otherwise: the name when nothing is left of it.
    """
    plain = unicodedata.normalize("NFC", text).translate(_TURNS)
    plain = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Cn", "Zl", "Zp") else sign for sign in plain)
    plain = " ".join(_UNSAFE.sub(" ", plain).split()).strip(". ")
    short = plain.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip(". ")
    name = short or otherwise
    return f"_{name}" if _RESERVED.match(name) else name


@contextmanager
def _faults_of(target: Path, errors: tuple[int, ...], fault: SaveFault) -> Iterator[None]:
    """Raise what the system refuses as a `SaveError`: these errors as this fault, others as what they always are."""
    try:
        yield
    except OSError as error:
        kind = fault if error.errno in errors else _usual_fault(error, target)
        raise SaveError(kind, target, error.strerror or "") from error


def _usual_fault(error: OSError, target: Path) -> SaveFault:
    if error.errno in _FULL:
        return SaveFault.DISK_FULL
    if error.errno == errno.ENAMETOOLONG:
        return SaveFault.NAME_TOO_LONG
    if error.errno in _GONE:
        # Windows says "not found" of a path that is too long for it, though the folder is there.
        return SaveFault.NAME_TOO_LONG if target.parent.is_dir() else SaveFault.NO_FOLDER
    return SaveFault.OTHER


def _check(whole: Path) -> None:
    """Refuse to replace what the user has protected, or what is no file."""
    if whole.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(whole))
    if whole.exists() and not os.access(whole, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(whole))


def _remove_forgotten(folder: Path) -> None:
    """Remove what exports that were killed left in a folder long ago."""
    now = time.time()
    for part in folder.glob(f".*{_PART}"):
        with suppress(OSError):
            if now - part.stat().st_mtime > _FORGOTTEN:
                part.unlink()


def _write(data: bytes, part: Path, whole: Path, *, private: bool) -> None:
    if private:
        part.touch(mode=_OWN)
        part.chmod(_OWN)  # a part that was left over may have had more
    with part.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    if whole.exists() and not private:
        shutil.copymode(whole, part)


def _replace(part: Path, whole: Path) -> None:
    for wait in _WAITS:
        try:
            os.replace(part, whole)  # noqa: PTH105 -- tests make just this call fail
        except PermissionError:
            time.sleep(wait)
        else:
            return
    os.replace(part, whole)  # noqa: PTH105 -- as above


def _sync_folder(folder: Path) -> None:
    """Return when the new name is on the disk. The file itself is; where a folder cannot be synced, that is enough."""
    if not _SYNCS_FOLDERS:
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
