"""Days that run, for tests: short ways to build a plan, to say a moment of it, and to tell times."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core_facilitator.domain.agendas import Block, Day, Step, TimeKind, Track
from core_facilitator.domain.run_times import Figures, figures
from core_facilitator.domain.runs import Run

DATE = date(2026, 10, 14)
ZONE = "America/Los_Angeles"


def key(number: int) -> UUID:
    return UUID(int=number)


def block(number: int, minutes: int = 0, *steps: int, **fields: Any) -> Block:
    """Return a block; its steps have so many minutes."""
    made = tuple(Step(title=f"Step {place}", minutes=each) for place, each in enumerate(steps, 1))
    return Block(id=key(number), title=f"Block {number}", minutes=minutes, **{"steps": made, **fields})


def lunch(number: int, minutes: int = 60, pin: time | None = time(12), **fields: Any) -> Block:
    return block(number, minutes, pin=pin, kind=TimeKind.BREAK, **fields)


def track(number: int, *blocks: Block) -> Track:
    return Track(id=key(number), title=f"Track {number}", blocks=blocks)


def day(
    *blocks: Block, start: time = time(9), end: time = time(16), on: date = DATE, zone: str = ZONE, **fields: Any
) -> Day:
    return Day(id=key(900), date=on, start=start, end=end, time_zone=zone, blocks=blocks, **fields)


def run_of(*blocks: Block, **fields: Any) -> Run:
    """Return a run of a day with those blocks, in which nothing has happened yet."""
    return Run(id=key(901), session=key(902), plan=day(*blocks, **fields))


def at(text: str, on: date = DATE, zone: str = ZONE) -> datetime:
    """Return a moment: "10:07" or "10:07:30" on the wall of a day."""
    return datetime.combine(on, time.fromisoformat(text.zfill(5) if len(text) < 6 else text.zfill(8)), ZoneInfo(zone))


def wall(moment: datetime | None, zone: str = ZONE) -> str:
    """Return a moment as the wall of a day shows it: "10:07", with seconds where there are some."""
    if moment is None:
        return "–"
    local = moment.astimezone(ZoneInfo(zone))
    return (f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}").removeprefix("0")


def coming(run: Run, moment: datetime, zone: str = ZONE) -> list[str]:
    """Return when each later block will be: ["10:46-11:01", …]."""
    return lines(figures(run, moment), zone)


def lines(now: Figures, zone: str = ZONE) -> list[str]:
    return [f"{wall(one.start, zone)}-{wall(one.end, zone)}" for one in now.later]


def minutes(now: Figures) -> tuple[int, int]:
    """Return how late it is, in minutes: against the plan, and since the day began."""
    return round(now.offset.total_seconds() / 60), round(now.relative.total_seconds() / 60)
