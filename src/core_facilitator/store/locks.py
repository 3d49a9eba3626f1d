"""One window at a time: a lock that the operating system holds, and lets go of when its holder is killed.

The lock is on a file of its own. Nothing here touches the database: opening it by another route would drop the
locks that SQLite holds on it.
"""

import errno
import os
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store.files import LOCK

_HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
"""What the systems say when somebody else holds the lock. Anything else: this file system has no locks."""

_LINES = 3
"""Process id, computer and program, one a line."""

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows locks bytes, also against reading. A byte far behind the text leaves the text readable."""

    def _hold(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that we hold."""

    descriptor: int

    def release(self) -> None:
        """Let go. The file stays, empty: removing it could remove the lock that somebody else has just taken.

        A drive that is gone cannot be emptied or closed any more, and then holds no lock either.
        """
        with suppress(OSError):
            os.ftruncate(self.descriptor, 0)
        with suppress(OSError):
            os.close(self.descriptor)


def take(folder: Path, *, take_over: bool = False) -> Lock:
    """Take the folder's lock and write into it who we are.

    `take_over` takes a lock too that another computer left in a shared folder. What a killed program on this
    computer left behind is taken without asking, and so is an empty or unreadable lock file.

    Raises:
        WorkspaceError: OPEN_ALREADY or OPEN_ON_ANOTHER_COMPUTER, each with the holder as its detail.
        OSError: when the folder cannot be written to, or nothing can be locked there.
    """
    file = folder / LOCK
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, file, take_over=take_over)
    except BaseException:
        os.close(descriptor)
        raise
    return Lock(descriptor)


def _take(descriptor: int, file: Path, *, take_over: bool) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    holder = os.read(descriptor, 1000).decode("utf-8", "replace").splitlines()
    try:
        _hold(descriptor)
    except OSError as error:
        if error.errno not in _HELD:
            raise
        raise WorkspaceError(Fault.OPEN_ALREADY, file, ", ".join(holder)) from error
    here = platform.node()
    if len(holder) == _LINES and holder[1] != here and not take_over:
        raise WorkspaceError(Fault.OPEN_ON_ANOTHER_COMPUTER, file, holder[1])
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, f"{os.getpid()}\n{here}\n{Path(sys.argv[0]).name}\n".encode())
