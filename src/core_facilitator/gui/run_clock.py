"""The two clocks of this computer that a running day is told by."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from core_facilitator.domain.clocks import Now


class RunClock:
    """Reads the clock on the wall, and a steady one that counts on while the computer sleeps."""

    def __init__(self, wall: Callable[[], datetime] | None = None, steady: Callable[[], float] | None = None) -> None:
        """Take other clocks instead, for a test."""
        self._wall = wall or _utc_now
        self._steady = steady or steady_seconds()

    def now(self) -> Now:
        """Return this moment on both."""
        return Now(self._wall(), self._steady())


def steady_seconds() -> Callable[[], float]:
    """Return the clock of this system that is never set and does not stand still in its sleep.

    That is CLOCK_BOOTTIME in Linux. In macOS and Windows the monotonic clock itself counts on.
    """
    boot: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic if boot is None else partial(time.clock_gettime, boot)


def _utc_now() -> datetime:
    return datetime.now(UTC)
