"""Faults: what can go wrong with a workspace, one word for each, and what is only worth saying.

A fault is a kind, not a sentence. `core_facilitator.messages` says each in words, with what to do next.
"""

from enum import Enum, auto
from pathlib import Path


class Fault(Enum):
    """Why something could not be done with a workspace. In the order in which opening one finds out."""

    FOLDER_MISSING = auto()
    NOT_A_FOLDER = auto()
    FOLDER_NOT_READABLE = auto()
    FOLDER_NOT_EMPTY = auto()
    FOLDER_NOT_WRITABLE = auto()
    OPEN_ALREADY = auto()
    OPEN_ON_ANOTHER_COMPUTER = auto()
    NOT_A_WORKSPACE = auto()
    KEY_FILE_MISSING = auto()
    KEY_FILE_DAMAGED = auto()
    KEY_FILE_NEWER = auto()
    KEY_FILE_WEAKENED = auto()
    KEY_FILE_EXCESSIVE = auto()
    KEY_FILE_BESIDE_REFUSED = auto()
    PASSPHRASE_EMPTY = auto()
    PASSPHRASE_NEEDED = auto()
    PASSPHRASE_WRONG = auto()
    RECOVERY_CODE_MISTYPED = auto()
    RECOVERY_CODE_WRONG = auto()
    DATABASE_MISSING = auto()
    DATABASE_EMPTY = auto()
    DATABASE_PLAIN = auto()
    DATABASE_FOREIGN = auto()
    DATABASE_DAMAGED = auto()
    LOG_DAMAGED = auto()
    KEY_OF_ANOTHER_WORKSPACE = auto()
    READ_ONLY_UNFINISHED = auto()
    SCHEMA_NEWER = auto()
    SCHEMA_OLDER = auto()
    MIGRATION_FAILED = auto()
    LIBRARY_UNFIT = auto()
    READ_ONLY = auto()
    DISK_FULL = auto()
    DATABASE_BUSY = auto()
    DISK_FAILED = auto()
    WRITE_REFUSED = auto()
    WORKSPACE_CLOSED = auto()
    BACKUP_FAILED = auto()
    BACKUP_DAMAGED = auto()
    NOTHING_READABLE = auto()
    BUILT_OTHERWISE = auto()
    CHECK_IN_KEY_LOST = auto()


class Notice(Enum):
    """What is worth saying about a workspace that did open."""

    SYNCED_FOLDER = auto()
    NETWORK_FOLDER = auto()
    CONFLICT_COPIES = auto()
    READ_ONLY_FOLDER = auto()
    MADE_BY_NEWER_VERSION = auto()
    KEY_FILE_BROUGHT_BACK = auto()
    NOT_CHECKED_YET = auto()
    OPENED_BY_RECOVERY_CODE = auto()
    CODE_NEVER_TYPED_BACK = auto()


class WorkspaceError(Exception):
    """Something could not be done with the workspace at `path`.

    `detail` is a fact that the sentence about the fault may name: a group of the recovery code, a page of the
    database, a program. It never holds text that a user wrote.
    """

    def __init__(self, fault: Fault, path: Path, detail: str = "") -> None:
        super().__init__(fault, path, detail)
        self.fault = fault
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.fault.name}: {self.path}" + (f" ({self.detail})" if self.detail else "")
