"""Where a workspace should rather not be: folders that are copied elsewhere while it is open."""

import re
import sys
from pathlib import Path

from core_facilitator.domain.faults import Notice

_SYNCED = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "com~apple~clouddocs",
    "cloudstorage",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "box sync",
    "pclouddrive",
    "syncthing",
)
"""How the folders of known services begin, in lower case: "OneDrive - District", "GoogleDrive-name@example.com".

macOS has one folder for all of them, Library/CloudStorage, whatever they are called.
"""

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "fuse.rclone", "davfs", "9p"})
_MOUNTS = Path("/proc/self/mounts")


def notices(folder: Path) -> tuple[Notice, ...]:
    """Return what is to be said about a folder as the place of an open database.

    Both the folder as it was named and what it leads to are looked at: a link into a synced folder is one too, and
    Windows tells by the second that a drive letter is another computer.
    """
    ways = {folder.absolute(), folder.resolve()}
    found = []
    if any(part.lower().startswith(_SYNCED) for way in ways for part in way.parts):
        found.append(Notice.SYNCED_FOLDER)
    if any(way.as_posix().startswith("//") for way in ways) or _file_system(folder) in _NETWORK:
        found.append(Notice.NETWORK_FOLDER)
    return tuple(found)


def _file_system(folder: Path) -> str:
    """Return the type of the file system that the folder is on, "" where the system does not list them."""
    if not sys.platform.startswith("linux") or not _MOUNTS.exists():
        return ""
    here = folder.resolve()
    best, kind = 0, ""
    for line in _MOUNTS.read_text("utf-8", "surrogateescape").splitlines():
        _device, point, file_system, *_ = line.split(" ")
        mounted = Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), point))
        if here.is_relative_to(mounted) and len(mounted.parts) >= best:
            best, kind = len(mounted.parts), file_system
    return kind


_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How Linux lists a space, a tab, a line break, a backslash or a # in a mount's path: as octal digits."""
