"""A model of a disk that forgets, at a power cut, what it was not told to keep.

strace records what a process asks of the system. Each file holds what was synced, and the writes since. A folder
holds the names that were synced, and those since. At a cut any part of what came since may be there, down to sectors
of 512 bytes, in any order. Model and method: docs/decisions, "SQLCipher".
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SECTOR = 512
CALLS = "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2"

_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?:<.*>)?(?: .*)?$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FIRST_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Call:
    """One call to the system that went well: its name, its arguments, and what it returned."""

    name: str
    arguments: str
    result: int

    @property
    def texts(self) -> list[bytes]:
        return [bytes.fromhex(found.replace("\\x", "")) for found in _TEXT.findall(self.arguments)]

    @property
    def descriptor(self) -> int:
        found = _FIRST_NUMBER.match(self.arguments)
        assert found is not None, self.arguments
        return int(found[1])

    @property
    def last_number(self) -> int:
        return int(self.arguments.rpartition(",")[2])


def recorded(folder: Path, log: Path, *command: str) -> Iterator[Call]:
    """Run a Python command under strace and yield what it asked of the system, in order."""
    trace = ["strace", "-o", str(log), "-e", f"trace={CALLS}", "-xx", "-s", "20000", "--", sys.executable, *command]
    subprocess.run(trace, check=True, stdout=subprocess.DEVNULL)
    with log.open(encoding="ascii") as lines:
        for line in lines:
            found = _CALL.match(line)
            if found and int(found[3]) >= 0:
                yield Call(found[1], found[2], int(found[3]))


def writes_to(calls: list[Call], name: str) -> list[int]:
    """Return which of the calls wrote into the file of that name."""
    at: dict[int, str] = {}
    found = []
    for number, call in enumerate(calls):
        if call.name == "openat":
            at[call.result] = Path(call.texts[0].decode("utf-8", "surrogateescape")).name
        elif call.name == "pwrite64" and at.get(call.descriptor) == name:
            found.append(number)
    return found


Write = tuple[int, bytes]
"""Where, and what. A length alone, as (length, b""), cuts the file there or makes it longer."""


@dataclass
class File:
    """What is on the disk of a file for sure, and what was written since."""

    kept: bytes = b""
    since: list[Write] = field(default_factory=list)
    cut: set[int] = field(default_factory=set)
    """Which of the writes since are changes of the length."""

    def sync(self) -> None:
        self.kept = self.after(range(len(self.since)))
        self.since, self.cut = [], set()

    def after(self, which: "range | list[int]") -> bytes:
        content = bytearray(self.kept)
        for number in which:
            place, data = self.since[number]
            if number in self.cut:
                content = content[:place].ljust(place, b"\0")
            else:
                content = content.ljust(place, b"\0")
                content[place : place + len(data)] = data
        return bytes(content)

    def torn(self, chance: Random) -> bytes:
        """Return what is there when each sector of each write since is there or not."""
        content = File(self.kept)
        for number, (place, data) in enumerate(self.since):
            if number in self.cut:
                content.cut.add(len(content.since))
                content.since.append((place, data))
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    content.since.append((place + start, data[start : start + SECTOR]))
        return content.after(range(len(content.since)))


class Disk:
    """The files of one folder, as a process changes them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.kept = {file.name: File(file.read_bytes()) for file in folder.iterdir() if file.is_file()}
        self.named = dict(self.kept)
        self._open: dict[int, File] = {}
        self._place: dict[int, int] = {}
        self._folders: set[int] = set()

    def do(self, call: Call) -> None:
        """Change the files as a call did."""
        match call.name:
            case "openat":
                self._opened(call)
            case "close":
                self._open.pop(call.descriptor, None)
                self._folders.discard(call.descriptor)
            case "write" | "pwrite64" | "ftruncate" if call.descriptor in self._open:
                self._write(call, self._open[call.descriptor])
            case "fsync" | "fdatasync":
                self._sync(call.descriptor)
            case "unlink" | "unlinkat":
                self.named.pop(self._name(call.texts[-1]), None)
            case "rename" | "renameat" | "renameat2":
                self._rename(*map(self._name, call.texts))

    def _opened(self, call: Call) -> None:
        path, name = call.texts[0].decode(), self._name(call.texts[0])
        self._open.pop(call.result, None)
        if path == str(self._folder):
            self._folders.add(call.result)
        if not name or not ("O_CREAT" in call.arguments or name in self.named):
            return
        file = self.named.setdefault(name, File())
        self._open[call.result] = file
        self._place[call.result] = 0
        if "O_TRUNC" in call.arguments:
            file.cut.add(len(file.since))
            file.since.append((0, b""))

    def _write(self, call: Call, file: File) -> None:
        descriptor = call.descriptor
        if call.name == "ftruncate":
            file.cut.add(len(file.since))
            file.since.append((call.last_number, b""))
            return
        place = call.last_number if call.name == "pwrite64" else self._place[descriptor]
        data = call.texts[0][: call.result]
        file.since.append((place, data))
        if call.name == "write":
            self._place[descriptor] = place + len(data)

    def _sync(self, descriptor: int) -> None:
        if descriptor in self._folders:
            self.kept = dict(self.named)
        elif descriptor in self._open:
            self._open[descriptor].sync()

    def _rename(self, old: str, new: str) -> None:
        if old in self.named:
            self.named[new] = self.named.pop(old)

    def _name(self, path: bytes) -> str:
        """Return the name of a file of the folder; nothing of any other."""
        found = Path(path.decode("utf-8", "surrogateescape"))
        return found.name if found.parent == self._folder else ""


def none(disk: Disk, _chance: Random) -> dict[str, bytes]:
    """Nothing that was not synced is there: neither writes nor names."""
    return {name: file.kept for name, file in disk.kept.items()}


def everything(disk: Disk, _chance: Random) -> dict[str, bytes]:
    """All is there, as after a kill."""
    return {name: file.after(range(len(file.since))) for name, file in disk.named.items()}


def some_writes(disk: Disk, chance: Random) -> dict[str, bytes]:
    """Of the writes since, any are there."""
    names = chance.choice((disk.kept, disk.named))
    return {
        name: file.after([number for number in range(len(file.since)) if chance.random() < 0.5])
        for name, file in names.items()
    }


def some_sectors(disk: Disk, chance: Random) -> dict[str, bytes]:
    """Of the writes since, any sectors are there: torn pages."""
    names = chance.choice((disk.kept, disk.named))
    return {name: file.torn(chance) for name, file in names.items()}


POLICIES = (none, everything, some_writes, some_sectors)
