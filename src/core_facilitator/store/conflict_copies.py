"""What a sync program puts beside a workspace's files when two computers changed them: seen and named, never touched.

Each program has its own name for such a copy, and some in the language of the computer. All keep how the name begins
and how it ends, so that is what is looked at: "workspace (Jane's conflicted copy 2026-10-14).db" of Dropbox, "workspace
(conflicted copy 2026-10-14 101500).db" of Nextcloud, "workspace.sync-conflict-20261014-101500-ABCDEFG.db" of Syncthing,
"workspace-DESKTOP.db" of OneDrive, "workspace (1).db" of Google Drive, "workspace 2.db" of iCloud.
"""

import re
from pathlib import Path

_COPY = re.compile(r"workspace[^a-z].*\.(db|key)(-wal|-shm)?", re.IGNORECASE)
_SHOWN = 3


def found(folder: Path) -> tuple[str, ...]:
    """Return the names of the copies in a workspace's folder; none where it cannot be read."""
    try:
        return tuple(sorted(file.name for file in folder.iterdir() if _COPY.fullmatch(file.name)))
    except OSError:
        return ()


def in_words(names: tuple[str, ...]) -> str:
    """Return the first few names, with a sign that there are more."""
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
