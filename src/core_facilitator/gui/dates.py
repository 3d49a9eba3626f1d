"""Dates and moments in the words of the user's language."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core_facilitator.domain.typed_times import clock

translate = QCoreApplication.translate


def long_date(day: date) -> str:
    """Return "Wednesday, October 14"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd, MMMM d")


def short_date(day: date) -> str:
    """Return "Oct 14"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM d")


def span(first: date | None, last: date | None) -> str:
    """Return "Oct 13 to 15, 2026", one date, or a word for none."""
    if first is None or last is None:
        return translate("Dates", "no date yet")
    if first == last:
        return f"{short_date(first)}, {first.year}"
    if first.year != last.year:
        return translate("Dates", "{0} to {1}").format(
            f"{short_date(first)}, {first.year}", f"{short_date(last)}, {last.year}"
        )
    end = str(last.day) if first.month == last.month else short_date(last)
    return translate("Dates", "{0} to {1}").format(short_date(first), f"{end}, {last.year}")


def moment(at: datetime, now: datetime, *, hours24: bool) -> str:
    """Return when something happened: "6:58 AM" today, "Yesterday", "Oct 9", "Oct 9, 2025"."""
    here = at.astimezone(now.tzinfo)
    if here.date() == now.date():
        return clock(here, hours24=hours24, suffix=True)
    if here.date() == now.date() - timedelta(days=1):
        return translate("Dates", "Yesterday")
    return short_date(here.date()) + ("" if here.year == now.year else f", {here.year}")


def day_and_time(at: datetime, now: datetime, *, hours24: bool) -> str:
    """Return "today 10:42 AM", "yesterday 4:15 PM", "Oct 9, 4:15 PM", "Oct 9, 2025, 4:15 PM"."""
    here = at.astimezone(now.tzinfo)
    time_of_day = clock(here, hours24=hours24, suffix=True)
    if here.date() == now.date():
        return translate("Dates", "today {0}").format(time_of_day)
    if here.date() == now.date() - timedelta(days=1):
        return translate("Dates", "yesterday {0}").format(time_of_day)
    return f"{moment(at, now, hours24=hours24)}, {time_of_day}"


def until(start: datetime, now: datetime) -> str:
    """Return how far away a start is: "starts in 48 min", "tomorrow", "in 6 days", or nothing once it is past."""
    minutes = int((start - now).total_seconds() // 60)
    if minutes < 0:
        return ""
    days = (start.date() - now.astimezone(start.tzinfo).date()).days
    if days > 1:
        return translate("Dates", "in {0} days").format(days)
    if days == 1:
        return translate("Dates", "tomorrow")
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("Dates", "starts in {0} min").format(rest)
    return (
        translate("Dates", "starts in {0} h {1:02}").format(hours, rest)
        if rest
        else translate("Dates", "starts in {0} h").format(hours)
    )
