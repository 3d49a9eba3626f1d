"""Keys: a random key for the database, wrapped by a passphrase and by a recovery code.

A new passphrase rewrites 1 KB, not the database. And because the wrapping tells whether the secret was right, a
wrong passphrase is never mistaken for a damaged file. What stretches and wraps is imported when there is a secret:
the sample has none.
"""

from dataclasses import replace
from pathlib import Path
from secrets import token_bytes
from time import perf_counter
from unicodedata import normalize
from uuid import UUID

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import files, key_files, recovery_codes
from core_facilitator.store.key_files import Cost, KeyFile, Slot

PASSPHRASE = "passphrase"  # noqa: S105 -- the name of a kind of slot
RECOVERY = "recovery"
SECONDS = 0.5
"""How long one try of a passphrase should take on the computer that the workspace was made on."""

_MOST_PASSES = 10


def calibrated() -> Cost:
    """Return a cost near `SECONDS` on this computer, never below the default."""
    cost = Cost()
    started = perf_counter()
    _stretched(b"", token_bytes(16), cost)
    once = (perf_counter() - started) / cost.passes
    return replace(cost, passes=max(cost.passes, min(_MOST_PASSES, round(SECONDS / once))))


def new(workspace_id: UUID, key: bytes, salt: bytes, passphrase: str, cost: Cost) -> tuple[KeyFile, str]:
    """Return a key file that the passphrase opens, and the recovery code, not yet typed back, that opens it too."""
    code = token_bytes(recovery_codes.BYTES)
    empty = KeyFile(workspace_id, salt, code_typed_back=False)
    slots = _wrapped(empty, PASSPHRASE, _typed(passphrase), key, cost), _wrapped(empty, RECOVERY, code, key, cost)
    return replace(empty, slots=slots), recovery_codes.write(code)


def unlock(key_file: KeyFile, file: Path, passphrase: str | None, recovery_code: str | None) -> bytes:
    """Return the database's key. A recovery code goes before a passphrase; a demo needs neither.

    Raises:
        WorkspaceError: PASSPHRASE_NEEDED, PASSPHRASE_WRONG, RECOVERY_CODE_MISTYPED (with the group as detail) or
            RECOVERY_CODE_WRONG.
    """
    if key_file.demo_key is not None:
        return key_file.demo_key
    if recovery_code is not None:
        return _unwrapped(key_file, RECOVERY, _code(recovery_code, file), file, Fault.RECOVERY_CODE_WRONG)
    if passphrase is None:
        raise WorkspaceError(Fault.PASSPHRASE_NEEDED, file)
    return _unwrapped(key_file, PASSPHRASE, _typed(passphrase), file, Fault.PASSPHRASE_WRONG)


def change_passphrase(file: Path, key: bytes, passphrase: str, cost: Cost) -> KeyFile:
    """Let a new passphrase open the key file instead of the old one, which stays beside it until the next good open.

    Returns what the key file holds now.

    Raises:
        WorkspaceError: PASSPHRASE_EMPTY, or why the file could not be written.
    """
    refuse_empty(passphrase, file)
    key_file = key_files.read(file)
    return _replace(file, key_file, _wrapped(key_file, PASSPHRASE, _typed(passphrase), key, cost))


def renew_recovery_code(file: Path, key: bytes, recovery_code: str, cost: Cost, *, typed_back: bool) -> KeyFile:
    """Let a new recovery code open the key file instead of the old one. `typed_back`: somebody has it on paper.

    Returns what the key file holds now.

    Raises:
        WorkspaceError: RECOVERY_CODE_MISTYPED, or why the file could not be written.
    """
    code = _code(recovery_code, file)
    key_file = replace(key_files.read(file), code_typed_back=typed_back)
    return _replace(file, key_file, _wrapped(key_file, RECOVERY, code, key, cost))


def note_typed_back(file: Path) -> KeyFile:
    """Remember in the key file that its recovery code was typed back, and return what it holds now.

    Raises:
        WorkspaceError: why the file could not be read or written.
    """
    key_file = replace(key_files.read(file), code_typed_back=True)
    try:
        files.write_whole(file, key_files.to_bytes(key_file))
    except OSError as error:
        raise files.failure(error, file) from error
    return key_file


def refuse_empty(passphrase: str, path: Path) -> None:
    """Refuse a passphrase of nothing but spaces.

    Raises:
        WorkspaceError: PASSPHRASE_EMPTY.
    """
    if not passphrase.strip():
        raise WorkspaceError(Fault.PASSPHRASE_EMPTY, path)


def _replace(file: Path, key_file: KeyFile, slot: Slot) -> KeyFile:
    if key_file.slot(slot.kind) is None:  # a sample has none: it would seem to have been changed
        raise WorkspaceError(Fault.KEY_FILE_DAMAGED, file)
    slots = tuple(slot if old.kind == slot.kind else old for old in key_file.slots)
    replaced = replace(key_file, slots=slots)
    try:
        files.write_whole(file.with_name(files.OLD_KEY), file.read_bytes())
        files.write_whole(file, key_files.to_bytes(replaced))
    except OSError as error:
        raise files.failure(error, file) from error
    return replaced


def _wrapped(key_file: KeyFile, kind: str, secret: bytes, key: bytes, cost: Cost) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = token_bytes(16), token_bytes(12)
    wrapped = AESGCM(_stretched(secret, salt, cost)).encrypt(nonce, key, _bound(key_file, kind))
    return Slot(kind, cost, salt, nonce, wrapped)


def _unwrapped(key_file: KeyFile, kind: str, secret: bytes, file: Path, wrong: Fault) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = key_file.slot(kind)
    if slot is None:
        raise WorkspaceError(Fault.KEY_FILE_DAMAGED, file)
    try:
        opened = AESGCM(_stretched(secret, slot.salt, slot.cost))
        return opened.decrypt(slot.nonce, slot.wrapped, _bound(key_file, kind))
    except InvalidTag as error:
        raise WorkspaceError(wrong, file) from error


def _bound(key_file: KeyFile, kind: str) -> bytes:
    """What a wrapped key belongs to: it opens nowhere else."""
    return f"{key_file.workspace_id}|{key_files.VERSION}|{kind}".encode()


def _stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    stretching = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return stretching.derive(secret)


def _typed(passphrase: str) -> bytes:
    """The same bytes for the same passphrase, whichever keyboard composed its letters."""
    return normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _code(text: str, file: Path) -> bytes:
    try:
        return recovery_codes.read(text)
    except recovery_codes.MistypedError as error:
        raise WorkspaceError(Fault.RECOVERY_CODE_MISTYPED, file, str(error.group or "")) from error
