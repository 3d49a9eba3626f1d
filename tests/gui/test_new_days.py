from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QByteArray, QTimeZone

from core_facilitator.domain.timing import time_day
from core_facilitator.gui.models.new_days import new_day


def in_zone(monkeypatch: pytest.MonkeyPatch, name: bytes) -> None:
    monkeypatch.setattr(QTimeZone, "systemTimeZoneId", lambda: QByteArray(name))


def test_a_new_day_is_in_this_computers_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    in_zone(monkeypatch, b"America/Denver")
    day = new_day(date(2026, 10, 14), end=time(15, 0))
    assert (day.start, day.end, day.time_zone, day.blocks) == (time(8, 30), time(15, 0), "America/Denver", ())


@pytest.mark.parametrize("name", [b"", b":/etc/localtime", b"Middle-earth/Bree"])
def test_a_computer_whose_zone_nobody_knows_plans_in_utc(monkeypatch: pytest.MonkeyPatch, name: bytes) -> None:
    in_zone(monkeypatch, name)
    timed = time_day(new_day(date(2026, 10, 14)))
    assert timed.start.tzinfo == ZoneInfo("UTC")
