"""What somebody promised, in words: who, by when, how it stands, and how it came to be so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core_facilitator.domain.commitments import State, Turn
from core_facilitator.gui import dates
from core_facilitator.gui.marked import QT_TRANSLATE_NOOP
from core_facilitator.gui.models.lines import Line

if TYPE_CHECKING:
    from core_facilitator.domain.commitments import Commitment

translate = QCoreApplication.translate

_WEEK = 7  # days within which a weekday says it all

_STATES = {
    State.OPEN: QT_TRANSLATE_NOOP("Commitments", "Open"),
    State.KEPT: QT_TRANSLATE_NOOP("Commitments", "Kept"),
    State.CHANGED: QT_TRANSLATE_NOOP("Commitments", "Changed"),
    State.DROPPED: QT_TRANSLATE_NOOP("Commitments", "Dropped"),
    State.CARRIED: QT_TRANSLATE_NOOP("Commitments", "Carried on"),
}


def in_order(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Return commitments with those first that can still be kept, the most urgent first; the last done are next."""
    every = list(commitments)
    live = sorted((one for one in every if one.live), key=lambda one: (one.due or date.max, one.at))
    done = sorted((one for one in every if not one.live), key=lambda one: one.turns[-1].at, reverse=True)
    return [*live, *done]


def due_words(due: date | None, today: date) -> str:
    """Return by when something is due: "Due today", "Due Friday", "Due Oct 30", "3 days overdue", "No date"."""
    if due is None:
        return translate("Commitments", "No date")
    days = (due - today).days
    if days < 0:
        late = translate("Commitments", "1 day overdue") if days == -1 else translate("Commitments", "{0} days overdue")
        return late.format(-days)
    if days == 0:
        return translate("Commitments", "Due today")
    if days == 1:
        return translate("Commitments", "Due tomorrow")
    if days < _WEEK:
        return translate("Commitments", "Due {0}").format(
            QLocale().toString(QDate(due.year, due.month, due.day), "dddd")
        )
    return translate("Commitments", "Due {0}").format(_date(due, today))


def state_words(commitment: Commitment, today: date) -> str:
    """Return how a commitment stands: when it is due while it can be kept, else what became of it."""
    if commitment.live:
        return due_words(commitment.due, today)
    return translate("Commitments", _STATES[commitment.state])


def who_words(commitment: Commitment) -> str:
    """Return who promised it."""
    return commitment.who or translate("Commitments", "Nobody named")


def line_of(commitment: Commitment, title: str, today: date) -> Line:
    """Return a commitment as a line of a list; `title` is that of its session."""
    about = ", ".join(part for part in (who_words(commitment), title) if part)
    glyph = "handshake" if commitment.live else "check" if commitment.state is State.KEPT else "x"
    return Line(commitment.id, glyph, commitment.what, about, state_words(commitment, today))


def history(commitment: Commitment, now: datetime, *, hours24: bool, behind: timedelta = timedelta()) -> str:
    """Return how it came to stand as it does, a line for each turn, all in the time of this computer.

    `behind` is by how much the clock of the day on which it was promised was behind.
    """
    turns = commitment.turns or (Turn(at=commitment.at, state=State.OPEN, what=commitment.what, due=commitment.due),)
    lines: list[str] = []
    for number, turn in enumerate(turns):
        before = turns[number - 1] if number else None
        at = turn.at if number else turn.at + behind
        when = dates.day_and_time(at, now, hours24=hours24)
        lines.append(f"{when[:1].upper()}{when[1:]}: {_turn(turn, before, now.date())}")
    return "\n".join(lines)


def _turn(turn: Turn, before: Turn | None, today: date) -> str:
    if before is None:
        said = translate("Commitments", "Promised: {0}").format(turn.what)
    elif turn.state is State.OPEN:
        said = translate("Commitments", "Taken up again")
    else:
        said = translate("Commitments", _STATES[turn.state])
    if before is not None and turn.what != before.what:
        said = translate("Commitments", "{0}: {1}").format(said, turn.what)
    if turn.due is not None and (before is None or turn.due != before.due):
        said = translate("Commitments", "{0}, by {1}").format(said, _date(turn.due, today))
    elif before is not None and before.due is not None and turn.due is None:
        said = translate("Commitments", "{0}, no date anymore").format(said)
    return f"{said}. {turn.remark}" if turn.remark else f"{said}."


def _date(day: date, today: date) -> str:
    return dates.short_date(day) + ("" if day.year == today.year else f", {day.year}")
