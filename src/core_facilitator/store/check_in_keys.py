"""The private key of a check-in that is open: a small file in the workspace's folder, and in no backup.

It is wrapped by a key that only the workspace's own key gives, and bound to the workspace and the check-in. It is all
that can unseal what was answered (`sealed`), so closing destroys it. What an old backup holds then opens for nobody.
"""

from contextlib import suppress
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING
from uuid import UUID

from core_facilitator.domain.faults import Fault, WorkspaceError
from core_facilitator.store import files

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_END = ".key"
_NONCE = 12


class CheckInKeys:
    """The key files of a workspace's check-ins."""

    def __init__(self, workspace: Path, workspace_id: UUID, key: bytes) -> None:
        self._folder = workspace / files.CHECK_INS
        self._workspace_id = workspace_id
        self._key = key

    def file(self, check_in: UUID) -> Path:
        """Return where the key of a check-in is, while that is open."""
        return self._folder / f"{check_in}{_END}"

    def keep(self, check_in: UUID, private: bytes) -> None:
        """Write the key of a check-in that is about to open.

        Raises:
            WorkspaceError: DISK_FULL or FOLDER_NOT_WRITABLE.
        """
        nonce = token_bytes(_NONCE)
        wrapped = nonce + self._cipher().encrypt(nonce, private, self._belongs(check_in))
        try:
            files.make_folder(self._folder)
            files.write_whole(self.file(check_in), wrapped)
        except OSError as error:
            raise files.failure(error, self._folder) from error

    def read(self, check_in: UUID) -> bytes:
        """Return the key of a check-in.

        Raises:
            WorkspaceError: CHECK_IN_KEY_LOST when it is gone, damaged or that of another one.
        """
        from cryptography.exceptions import InvalidTag

        file = self.file(check_in)
        try:
            wrapped = file.read_bytes()
            return self._cipher().decrypt(wrapped[:_NONCE], wrapped[_NONCE:], self._belongs(check_in))
        except (OSError, InvalidTag, ValueError) as error:
            raise WorkspaceError(Fault.CHECK_IN_KEY_LOST, file) from error

    def is_there(self, check_in: UUID) -> bool:
        """Return whether the key of a check-in can be read."""
        try:
            return bool(self.read(check_in))
        except WorkspaceError:
            return False

    def destroy(self, check_in: UUID) -> bool:
        """Overwrite and remove the key of a check-in. Return whether it is gone."""
        return _destroyed(self.file(check_in))

    def destroy_others(self, opened: UUID | None) -> bool:
        """Destroy every key but that of the check-in that is open; return whether there was any.

        They are left where the program was ended between closing a check-in and destroying its key.
        """
        kept = None if opened is None else self.file(opened).name
        left = [file for file in self.left() if file.name != kept]
        for file in left:
            _destroyed(file)
        return bool(left)

    def left(self) -> tuple[Path, ...]:
        """Return all files of keys that are there."""
        with suppress(OSError):
            return tuple(sorted(file for file in self._folder.iterdir() if file.is_file()))
        return ()

    def _belongs(self, check_in: UUID) -> bytes:
        return f"{self._workspace_id}|{check_in}".encode()

    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return AESGCM(HKDF(SHA256(), 32, None, b"core-facilitator check-in").derive(self._key))


def _destroyed(file: Path) -> bool:
    """Overwrite a file where that can be done, and remove it. Return whether it is gone; if not, it is tried again."""
    with suppress(OSError):
        with file.open("r+b") as opened:
            opened.write(token_bytes(file.stat().st_size))
        files.sync(file)
    with suppress(OSError):
        file.unlink(missing_ok=True)
        files.sync_folder(file.parent)
    return not file.exists()
