"""What this computer says of itself before a day begins: its power, and the room on its disk. The worker asks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from core_facilitator.domain.preflight import Around

if TYPE_CHECKING:
    from core_facilitator.store.backups import Backups


def look(folder: Path, backups: Backups) -> Around:
    """Return what there is to be known, for a workspace in that folder. The screens are not looked at."""
    plugged, percent = power()
    made = max((one.made_at for one in backups.all() if one.good), default=None)
    return Around(plugged=plugged, percent=percent, free=free(folder), backup=made)


def power() -> tuple[bool | None, int | None]:
    """Return whether this computer is plugged in and how full its battery is, in percent; None where nobody knows.

    Without a battery nothing is known: a computer on a desk has none, and one that does not tell looks the same.
    """
    import psutil

    try:
        battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    except (OSError, ValueError, psutil.Error):  # drivers that tell nonsense
        return None, None
    if battery is None:
        return None, None
    return battery.power_plugged, round(battery.percent)


def free(folder: Path) -> int | None:
    """Return how many bytes the disk of a folder has left; None where it does not say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
