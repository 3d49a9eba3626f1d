"""Which backups stay: all of two days, then one a day, a week, a month, for about a year.

The figures are Anki's, kept for many years by many people: docs.ankiweb.net/backups.html.
"""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

ALL = timedelta(days=2)
DAILY = 12
WEEKLY = 10
MONTHLY = 9
FEWEST = 3
"""The newest of these are always kept, whatever the clock says."""

Made = tuple[datetime, int]
"""When a backup was made, and how many changes its workspace had seen. The second never goes back."""


def kept(backups: Collection[Made], now: datetime) -> set[Made]:
    """Return the backups to keep at a time.

    Days, weeks and months are counted by what there is, not by the calendar: a computer that was off for a year,
    or whose clock ran ahead, loses nothing by it. A backup from the future is as good as new.
    """
    stay = set(newest_first(backups)[:FEWEST])
    stay |= {made for made in backups if made[0] > now - ALL}
    rest = sorted((made for made in backups if made[0] <= now - ALL), reverse=True)
    for period, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        newest = _newest_of_each(rest, period, most)
        stay |= newest
        oldest = min((made[0] for made in newest), default=None)
        rest = [made for made in rest if oldest is not None and period((oldest, 0)) > period(made)]
    return stay


def newest_first(backups: Collection[Made]) -> list[Made]:
    """Return the backups by how many changes they had seen, the most first; the clock decides only between equals."""
    return sorted(backups, key=lambda made: (made[1], made[0]), reverse=True)


def _newest_of_each(backups: Iterable[Made], period: Callable[[Made], tuple[int, ...]], most: int) -> set[Made]:
    """Return the newest of each of the latest periods. The backups come newest first."""
    newest: dict[tuple[int, ...], Made] = {}
    for made in backups:
        newest.setdefault(period(made), made)
    return set(list(newest.values())[:most])


def _day(made: Made) -> tuple[int, ...]:
    return (made[0].toordinal(),)


def _week(made: Made) -> tuple[int, ...]:
    return made[0].isocalendar()[:2]


def _month(made: Made) -> tuple[int, ...]:
    return made[0].year, made[0].month
