"""What a run chart of check-ins says in words. Nothing is claimed under ten points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.documents.english import ENGLISH
from core_facilitator.domain.check_in_trends import LEAST_POINTS

if TYPE_CHECKING:
    from datetime import date

    from core_facilitator.domain.check_in_trends import RunChart

translate = QCoreApplication.translate


def day(on: date) -> str:
    """Return a day as it stands below a chart."""
    return f"{ENGLISH.dates.months_short[on.month - 1]} {on.year}"


def reading(chart: RunChart) -> str:
    """Return what may be read from a chart."""
    if chart.signals is None:
        words = translate("Results", "Nothing is claimed under {0} points beside the median.")
        return words.format(LEAST_POINTS)
    told = []
    if chart.signals.shift:
        words = translate(
            "Results", "A shift: {0} in a row on one side of the median; chance rarely makes more than {1}."
        )
        told.append(words.format(chart.signals.longest_run, chart.signals.longest_by_chance))
    if chart.signals.few_crossings:
        words = translate("Results", "The line crosses the median {0} times; chance rarely makes fewer than {1}.")
        told.append(words.format(chart.signals.crossings, chart.signals.fewest_by_chance))
    return " ".join(told) or translate("Results", "No signal: it goes up and down as chance does.")


def described(chart: RunChart) -> str:
    """Return all points of a chart in words, then what may be read from them."""
    points = (
        translate("Results", "{0}: {1}").format(day(point.on), f"{point.score:.1f}")
        if point.score is not None
        else translate("Results", "{0}: not shown").format(day(point.on))
        for point in chart.points
    )
    return f"{'. '.join(points)}. {reading(chart)}"
