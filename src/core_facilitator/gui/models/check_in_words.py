"""Check-ins in the words of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.check_ins import CheckIn, State
from core_facilitator.gui import dates
from core_facilitator.gui.models.lines import Line

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Instrument

translate = QCoreApplication.translate

GLYPH = "clipboard-check"


def line_of(check_in: CheckIn, session: str, answers: int | None) -> Line:
    """Return a check-in as a line of a list.

    Args:
        check_in: the check-in.
        session: the title of its session, or nothing.
        answers: how many answered, where it was opened.
    """
    day = check_in.closed_on or check_in.opened_on
    parts = []
    if answers is not None:
        parts.append(answered(answers, check_in.expected))
    elif check_in.state is State.PREPARED:
        parts.append(size(check_in.instrument))
    parts.append(session)
    end = "" if day is None else f"{dates.short_date(day)}, {day.year}"
    return Line(check_in.id, GLYPH, check_in.title, ". ".join(part for part in parts if part), end)


def answered(count: int, expected: int) -> str:
    """Return "11 of 18 answered", or how many where nobody knows of how many."""
    if expected >= count and expected > 0:
        return translate("CheckIns", "{0} of {1} answered").format(count, expected)
    return translate("CheckIns", "{0} answered").format(count)


def so_far(count: int, expected: int) -> str:
    """Return "3 of 18 answers so far", or how many where nobody knows of how many."""
    if expected >= count and expected > 0:
        return translate("CheckIns", "{0} of {1} answers so far").format(count, expected)
    return translate("CheckIns", "{0} answers so far").format(count)


def asked(check_in: CheckIn) -> str:
    """Return "Team pulse, 16 statements, 5 min", or how far it is where it was opened."""
    if check_in.state is State.OPEN:
        return translate("CheckIns", "{0}, open").format(check_in.title)
    if check_in.state is State.CLOSED:
        return translate("CheckIns", "{0}, closed").format(check_in.title)
    return f"{check_in.title}, {size(check_in.instrument)}"


def size(instrument: Instrument) -> str:
    """Return "16 statements, 5 min"."""
    count = len(instrument.statements)
    minutes = translate("CheckIns", "{0} min").format(instrument.minutes)
    if count == 1:
        return translate("CheckIns", "1 statement, {0}").format(minutes)
    return translate("CheckIns", "{0} statements, {1}").format(count, minutes)


def code(letters: str) -> str:
    """Return a code as it is read out: "K7M P3R"."""
    half = len(letters) // 2
    return f"{letters[:half]} {letters[half:]}"
