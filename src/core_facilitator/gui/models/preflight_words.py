"""What the checks before a day begins found, in words: how it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from core_facilitator.domain.preflight import Check, Ready, Verdict
from core_facilitator.domain.timing import time_day
from core_facilitator.gui import dates
from core_facilitator.gui.models import run_words
from core_facilitator.gui.trouble import TroubleWords

if TYPE_CHECKING:
    from datetime import datetime

    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.runs import Run

_MOST_TOLD = 4  # conflicts that are told one by one

SIGNS: dict[Verdict, tuple[str, str, str]] = {
    Verdict.GOOD: ("circle-check", "accent", str(QT_TRANSLATE_NOOP("Preflight", "Good"))),
    Verdict.LOOK: ("triangle-alert", "now-ink", str(QT_TRANSLATE_NOOP("Preflight", "Have a look"))),
    Verdict.UNKNOWN: ("info", "ink-2", str(QT_TRANSLATE_NOOP("Preflight", "Unknown"))),
}
"""The icon of a verdict, its color, and what it is called."""


@dataclass(frozen=True, slots=True)
class Line:
    """How something is, and what to do, if anything."""

    title: str
    detail: str = ""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Preflight", words)


def summary(what: Ready) -> str:
    """Say how much there is to look at."""
    count = what.to_look_at
    if not count:
        return _tr("All is well.")
    looked = _tr("1 thing to look at.") if count == 1 else _tr("{0} things to look at.").format(count)
    return f"{looked} {_tr('The day can be started all the same.')}"


def lines(what: Ready, run: Run, session: Session, now: datetime, *, hours24: bool) -> dict[Check, Line]:
    """Say what each check found that concerns the day."""
    good = {check: verdict is Verdict.GOOD for check, verdict in what.verdicts.items()}
    said = {
        Check.SCREEN: _screen(what),
        Check.SOUND: _sound(what),
        Check.POWER: _power(what, good=good[Check.POWER]),
        Check.DISK: _disk(what, good=good[Check.DISK]),
        Check.BACKUP: _backup(what, now, good=good[Check.BACKUP], hours24=hours24),
        Check.MATERIALS: _materials(what),
        Check.CONFLICTS: _conflicts(what, run, session, hours24=hours24),
    }
    return {check: said[check] for check in what.verdicts}


def _screen(what: Ready) -> Line:
    if what.around.screens:
        many = what.around.screens
        title = _tr("A second screen is there") if many == 1 else _tr("{0} more screens are there").format(many)
        return Line(title, _tr("R shows the room display on it."))
    return Line(_tr("No second screen"), _tr("If the room is to see the time, connect it now, then press R."))


def _sound(what: Ready) -> Line:
    named = ", ".join(run_words.title_of(one) for one in what.sounding[:_MOST_TOLD])
    if len(what.sounding) > _MOST_TOLD:
        named = _tr("{0} and {1} more").format(named, len(what.sounding) - _MOST_TOLD)
    return Line(_tr("Sound is wanted"), _tr("For {0}. Try whether the room hears it.").format(named))


def _power(what: Ready, *, good: bool) -> Line:
    plugged, percent = what.around.plugged, what.around.percent
    if plugged is None:
        return Line(
            _tr("Power is unknown"), _tr("This computer tells of no battery. If it has one, look at the cable.")
        )
    if plugged:
        return Line(_tr("Plugged in"))
    title = _tr("On battery") if percent is None else _tr("On battery, {0} % left").format(percent)
    return Line(title, "" if good else _tr("Plug it in: a day is long."))


def _disk(what: Ready, *, good: bool) -> Line:
    if what.around.free is None:
        return Line(_tr("Room on the disk is unknown"), _tr("The disk does not tell how much is left."))
    size = QLocale().formattedDataSize(what.around.free, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    if good:
        return Line(_tr("Room on the disk: {0}").format(size))
    return Line(_tr("Little room on the disk: {0}").format(size), _tr("Remove what is not needed from this disk."))


def _backup(what: Ready, now: datetime, *, good: bool, hours24: bool) -> Line:
    if what.around.backup is None:
        return Line(_tr("No verified backup yet"), _tr("Make one before the day begins."))
    when = dates.day_and_time(what.around.backup, now, hours24=hours24)
    return Line(_tr("Last verified backup: {0}").format(when), "" if good else _tr("Make one before the day begins."))


def _materials(what: Ready) -> Line:
    if not what.missing:
        return Line(_tr("Everything lies ready"))
    count, all_ = len(what.materials) - len(what.missing), len(what.materials)
    return Line(_tr("Materials: {0} of {1} ready").format(count, all_), _tr("Tick off what is there."))


def _conflicts(what: Ready, run: Run, session: Session, *, hours24: bool) -> Line:
    if not what.conflicts:
        return Line(_tr("The plan has no open conflicts"))
    words = TroubleWords(session, time_day(run.plan), hours24=hours24)
    told = [words.sentence(one) for one in what.conflicts[:_MOST_TOLD]]
    if len(what.conflicts) > _MOST_TOLD:
        told.append(_tr("And {0} more.").format(len(what.conflicts) - _MOST_TOLD))
    count = len(what.conflicts)
    title = _tr("1 open conflict in the plan") if count == 1 else _tr("{0} open conflicts in the plan").format(count)
    return Line(title, "\n".join(told))
