"""Wrong codes: who typed too many must wait, and a room that is being guessed at lets nobody new in for a minute."""

import hashlib
import hmac
from collections import deque
from collections.abc import Callable
from secrets import token_bytes

from core_facilitator.room.limits import Limits

_DIGEST = 16


def same_code(typed: str, code: str) -> bool:
    """Return whether a code was typed, in letters of either kind, with or without spaces; in the same time always."""
    plain = "".join(typed.upper().split()).replace("-", "")
    return hmac.compare_digest(plain.encode("utf-8", "replace"), code.encode())


class Guesses:
    """Counts wrong codes of the last minute. No address is kept: only what a key of this moment makes of it."""

    def __init__(self, limits: Limits, now: Callable[[], float]) -> None:
        """`now` is a clock in seconds that never goes back."""
        self._limits = limits
        self._now = now
        self._key = token_bytes(_DIGEST)
        self._wrong: deque[tuple[float, bytes]] = deque()

    def too_many(self, address: str) -> bool:
        """Return whether an address, or all together, must wait before the next code is looked at."""
        self._forget()
        who = self._mark(address)
        from_here = sum(one == who for _at, one in self._wrong)
        return from_here >= self._limits.wrong_codes or len(self._wrong) >= self._limits.wrong_codes_in_all

    def add(self, address: str) -> None:
        """Count a wrong code."""
        self._wrong.append((self._now(), self._mark(address)))

    def _forget(self) -> None:
        before = self._now() - self._limits.forget_seconds
        while self._wrong and self._wrong[0][0] <= before:
            self._wrong.popleft()

    def _mark(self, address: str) -> bytes:
        return hashlib.blake2b(address.encode(), digest_size=_DIGEST, key=self._key).digest()
