"""A day that is begun on another date than planned, to try it or because it moved: its times count for that date."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core_facilitator.domain.agendas import Day
from core_facilitator.domain.runs import Run
from core_facilitator.domain.timing import instant

_FAR = timedelta(hours=12)


def off_date(day: Day, at: datetime) -> bool:
    """Whether a moment is not on the date of a day: it should have begun more than half a day away from then."""
    return abs(at - instant(day, day.start)) > _FAR


def on_date(run: Run, at: datetime) -> Run:
    """Return a run whose plan is for the date of a moment, so that its times count then."""
    return replace(run, plan=replace(run.plan, date=at.astimezone(ZoneInfo(run.plan.time_zone)).date()))
