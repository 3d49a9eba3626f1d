"""Two clocks: the one on the wall, which can be set, and a steady one, which only ever counts on.

What has passed is told by the steady clock; what time it is, by the wall. When somebody (or the network) sets the wall
clock while a day is running, the two disagree, and everything that was noted by the wall has to be moved along with it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

STEP = timedelta(seconds=1)
"""A wall clock that moves by less than this against the steady one is being kept right, not set."""


@dataclass(frozen=True, slots=True)
class Now:
    """One moment on both clocks.

    `wall` is an aware time. `steady` are seconds since any fixed moment, counted on while the computer sleeps too.
    """

    wall: datetime
    steady: float


def was_set(before: Now, now: Now) -> timedelta:
    """Return by how much the wall clock was set between two moments of one start of the computer; 0 where it was not.

    Sleep is no such step: both clocks count through it. Nor is a change to or from daylight-saving time, or a midnight,
    since aware times are compared as moments. After another start of the computer the steady clock says nothing.
    """
    if now.steady < before.steady:
        return timedelta()
    by_wall = timedelta(seconds=now.wall.timestamp() - before.wall.timestamp())
    by = by_wall - timedelta(seconds=now.steady - before.steady)
    return by if abs(by) >= STEP else timedelta()
