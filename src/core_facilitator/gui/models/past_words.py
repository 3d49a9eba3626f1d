"""What days that ran say when something is planned, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.typed_times import duration
from core_facilitator.gui import dates
from core_facilitator.gui.models.block_titles import short_title

if TYPE_CHECKING:
    from datetime import date

    from core_facilitator.domain.left_from_before import LeftBefore
    from core_facilitator.domain.runs import Run
    from core_facilitator.domain.timing_insights import Insight

translate = QCoreApplication.translate

_NAMED = 3  # blocks


def insight_words(insight: Insight) -> str:
    """Return what something took the last times: "Last 3 times: 70 min, you planned 60."."""
    times, actual, planned = len(insight.times), insight.actual, insight.planned
    if times == 1:
        return translate("PastDays", "Last time: {0} min, you planned {1}.").format(actual, planned)
    return translate("PastDays", "Last {0} times: {1} min, you planned {2}.").format(times, actual, planned)


def insight_list(insight: Insight) -> str:
    """Return each of the last times, a line each."""
    line = translate("PastDays", "{0}: {1} min, planned {2}")
    return "\n".join(line.format(dates.span(one.on, one.on), one.actual, one.planned) for one in insight.times)


def ran_words(run: Run, minutes: tuple[int, int] | None) -> str:
    """Return that a day ran, and when: with its planned and its actual minutes once it is over."""
    on = dates.short_date(run.plan.date)
    if minutes is None:
        return translate("PastDays", "Began {0}, and is not finished").format(on)
    planned, actual = (duration(one) for one in minutes)
    return translate("PastDays", "Ran {0}: {1}, planned {2}").format(on, actual, planned)


def left_words(left: LeftBefore, today: date) -> tuple[str, str]:
    """Return how many blocks were left out and when, and which."""
    count, on = len(left.blocks), left.run.plan.date
    when = translate("PastDays", "on {0}").format(dates.short_date(on))
    if today - on == timedelta(days=1):
        when = translate("PastDays", "yesterday")
    elif today == on:
        when = translate("PastDays", "today")
    lead = translate("PastDays", "1 block was left out {1}:") if count == 1 else ""
    lead = lead or translate("PastDays", "{0} blocks were left out {1}:")
    names = [short_title(one) or translate("PastDays", "untitled") for one in left.blocks[:_NAMED]]
    if count > _NAMED:
        names.append(translate("PastDays", "{0} more").format(count - _NAMED))
    return lead.format(count, when), ", ".join(names) + "."
