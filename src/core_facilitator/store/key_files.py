"""The key file: about 1 KB of JSON that holds the database's key, wrapped once for each way to open it.

Reading one trusts nothing: a file that was shortened, changed or made too weak or too costly is refused before any
work is done with it. Docs: docs/workspace.md.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from core_facilitator.domain.faults import Fault, WorkspaceError

VERSION = 1
_LARGEST = 64 * 1024
_FORMAT = "CORE Facilitator key file"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a secret costs with Argon2id: memory in KiB, passes over it, and lanes side by side.

    The default is the second choice of RFC 9106, section 4.
    """

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


LOWEST = Cost(19 * 1024, 2, 1)
"""Less is refused as weakened. OWASP Password Storage Cheat Sheet, Argon2id."""

HIGHEST = Cost(1024 * 1024, 20, 16)
"""More is refused as damage or as an attempt to freeze the computer."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The database's key, wrapped for one secret of a `kind`: "passphrase" or "recovery"."""

    kind: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file's content. `salt` is the database file's first 16 bytes, by which the two know each other.

    `demo_key` is the bare key of a workspace that is marked as a demo and needs no secret; it then has no slots.
    `code_typed_back` is no secret: until somebody has typed the recovery code back, perhaps nobody has it.
    """

    workspace_id: UUID
    salt: bytes
    slots: tuple[Slot, ...] = ()
    demo_key: bytes | None = None
    code_typed_back: bool = True

    def slot(self, kind: str) -> Slot | None:
        """Return the slot of that kind."""
        return next((slot for slot in self.slots if slot.kind == kind), None)


def to_bytes(key_file: KeyFile) -> bytes:
    """Return the key file as it is written."""
    content: dict[str, Any] = {
        "format": _FORMAT,
        "version": VERSION,
        "workspace": str(key_file.workspace_id),
        "salt": key_file.salt.hex(),
        "slots": [_slot_content(slot) for slot in key_file.slots],
    }
    if key_file.demo_key is not None:
        content["demo_key"] = key_file.demo_key.hex()
    if not key_file.code_typed_back:
        content["code_typed_back"] = False
    content["check"] = _check(content)
    return json.dumps(content, indent=1).encode()


def read(file: Path) -> KeyFile:
    """Return a key file's content.

    Raises:
        WorkspaceError: KEY_FILE_MISSING, KEY_FILE_DAMAGED, KEY_FILE_NEWER, KEY_FILE_WEAKENED, KEY_FILE_EXCESSIVE.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise WorkspaceError(Fault.KEY_FILE_MISSING, file) from error
    except OSError as error:
        raise WorkspaceError(Fault.FOLDER_NOT_READABLE, file) from error
    try:
        key_file = _parsed(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise WorkspaceError(Fault.KEY_FILE_DAMAGED, file) from error
    if key_file is None:
        raise WorkspaceError(Fault.KEY_FILE_NEWER, file)
    for slot in key_file.slots:
        _refuse(slot.cost, file)
    return key_file


def _parsed(data: bytes) -> KeyFile | None:
    """Return the content, or None when a newer version of the program wrote it."""
    content = json.loads(data) if len(data) <= _LARGEST else {}
    if content.pop("check") != _check(content) or content["format"] != _FORMAT:
        message = "The key file is not as it was written."
        raise ValueError(message)
    if not isinstance(content["version"], int) or content["version"] < 1:
        message = "The key file has no version."
        raise ValueError(message)
    if content["version"] > VERSION:
        return None
    demo_key = content.get("demo_key")
    return KeyFile(
        UUID(content["workspace"]),
        _expect(bytes.fromhex(content["salt"]), 16),
        tuple(_slot(slot) for slot in content["slots"]),
        None if demo_key is None else _expect(bytes.fromhex(demo_key), 32),
        content.get("code_typed_back", True) is True,
    )


def _slot_content(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind,
        "argon2id": asdict(slot.cost),
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "wrapped": slot.wrapped.hex(),
    }


def _slot(content: dict[str, Any]) -> Slot:
    cost = Cost(**{name: int(value) for name, value in content["argon2id"].items()})
    salt, nonce, wrapped = (bytes.fromhex(content[name]) for name in ("salt", "nonce", "wrapped"))
    _expect(salt, 16)
    _expect(nonce, 12)
    _expect(wrapped, 48)
    return Slot(content["kind"], cost, salt, nonce, wrapped)


def _expect(value: bytes, length: int) -> bytes:
    if len(value) != length:
        message = f"{length} bytes expected, {len(value)} found."
        raise ValueError(message)
    return value


def _refuse(cost: Cost, file: Path) -> None:
    if cost.memory < LOWEST.memory or cost.passes < LOWEST.passes or cost.lanes < LOWEST.lanes:
        raise WorkspaceError(Fault.KEY_FILE_WEAKENED, file)
    if cost.memory > HIGHEST.memory or cost.passes > HIGHEST.passes or cost.lanes > HIGHEST.lanes:
        raise WorkspaceError(Fault.KEY_FILE_EXCESSIVE, file)


def _check(content: dict[str, Any]) -> str:
    """A checksum, so that damage is told from a wrong passphrase. It is no protection, and needs none."""
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
