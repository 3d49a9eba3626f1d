"""The day that a plan begins with, where nothing else is known yet."""

from datetime import date, time
from uuid import uuid4

from PySide6.QtCore import QTimeZone

from core_facilitator.domain.agendas import Day
from core_facilitator.paths import time_zones

START, END = time(8, 30), time(16, 0)


def new_day(on: date, start: time = START, end: time = END) -> Day:
    """Return an empty day in this computer's time zone."""
    return Day(id=uuid4(), date=on, start=start, end=end, time_zone=own_zone())


def own_zone() -> str:
    """Return the IANA name of this computer's time zone; UTC where it has one that nobody else would know."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return name if name in time_zones() else "UTC"
