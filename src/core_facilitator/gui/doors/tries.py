"""The pause after several wrong passphrases: it grows, it is said, and it never destroys anything."""

from collections.abc import Callable
from math import ceil
from pathlib import Path
from time import monotonic

BEFORE_PAUSE = 5
"""How many wrong tries there are before the first pause."""

LONGEST = 60
"""Seconds that a pause may last."""


class Tries:
    """Counts wrong secrets by workspace for as long as the app runs, so that leaving the lock saves no waiting."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wrong: dict[Path, int] = {}
        self._free_at: dict[Path, float] = {}

    def wrong(self, folder: Path) -> None:
        """Count a wrong try; after the fifth the next must wait a second, then 2, 4 … up to a minute."""
        self._wrong[folder] = self._wrong.get(folder, 0) + 1
        beyond = self._wrong[folder] - BEFORE_PAUSE
        if beyond >= 0:
            self._free_at[folder] = self._clock() + min(LONGEST, 2**beyond)

    def right(self, folder: Path) -> None:
        """Forget the wrong tries: the right secret was typed."""
        self._wrong.pop(folder, None)
        self._free_at.pop(folder, None)

    def wait(self, folder: Path) -> int:
        """Return how many seconds must pass before the next try, rounded up."""
        return max(0, ceil(self._free_at.get(folder, 0.0) - self._clock()))
