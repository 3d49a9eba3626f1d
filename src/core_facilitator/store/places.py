"""Where a workspace should rather not be: folders that are copied elsewhere while it is open."""

import sys
from pathlib import Path

from core_facilitator.domain.faults import Notice

_SYNCED = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "com~apple~clouddocs",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "box sync",
    "pclouddrive",
    "syncthing",
)
"""How the folders of known services begin, in lower case: "OneDrive - District", "GoogleDrive-name@example.com"."""

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "fuse.rclone", "davfs", "9p"})
_MOUNTS = Path("/proc/self/mounts")


def notices(folder: Path) -> tuple[Notice, ...]:
    """Return what is to be said about a folder as the place of an open database."""
    found = []
    if any(part.lower().startswith(_SYNCED) for part in folder.absolute().parts):
        found.append(Notice.SYNCED_FOLDER)
    if folder.absolute().as_posix().startswith("//") or _file_system(folder) in _NETWORK:
        found.append(Notice.NETWORK_FOLDER)
    return tuple(found)


def _file_system(folder: Path) -> str:
    """Return the type of the file system that the folder is on, "" where the system does not list them."""
    if not sys.platform.startswith("linux"):
        return ""
    here = folder.resolve()
    best, kind = 0, ""
    for line in _MOUNTS.read_text("utf-8", "surrogateescape").splitlines():
        _device, point, file_system, *_ = line.split(" ")
        mounted = Path(point.replace("\\040", " "))
        if here.is_relative_to(mounted) and len(mounted.parts) >= best:
            best, kind = len(mounted.parts), file_system
    return kind
