"""What state a run is in, as the run screen shows it: digits, words beside them, and what the main button does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Shape
from core_facilitator.domain.run_times import Phase
from core_facilitator.domain.timing import instant
from core_facilitator.gui import dates
from core_facilitator.gui.models import run_words
from core_facilitator.gui.models.run_dates import off_date

if TYPE_CHECKING:
    from core_facilitator.domain.run_times import Figures

translate = QCoreApplication.translate

_FAR = timedelta(hours=2)


class Goes(Enum):
    """What going on means now."""

    START = "start"
    STEP = "step"
    BLOCK = "block"
    FINISH = "finish"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the large digits say. `phase` is said in a tag of a `tint`; `count_from` names the late planned start.

    `still`: it is paused, and can go on.
    """

    digits: str
    role: str = "ink"
    phase: str = ""
    tint: str = ""
    words: tuple[str, str, str] = ("", "", "")
    running: bool = False
    still: bool = False
    count_from: str = ""


def goes(now: Figures) -> Goes:
    """Return what the main button does."""
    if now.run.closed is not None:
        return Goes.NOWHERE
    if now.block is None:
        return Goes.START if now.later else Goes.FINISH
    if now.step is not None and now.step.step + 1 < len(now.block.steps):
        return Goes.STEP
    return Goes.BLOCK if now.later else Goes.FINISH


def another_date(now: Figures) -> bool:
    """Whether a day that has not begun is planned for another date than today."""
    return off_date(now.run.plan, now.at) and not now.run.passages and now.run.closed is None


def far_from_plan(now: Figures) -> bool:
    """Whether a day that has not begun is planned for hours before or after now: nobody means to begin it like that."""
    if now.run.passages or now.run.closed is not None or not now.later:
        return False
    return abs(now.at - instant(now.run.plan, now.run.plan.start)) >= _FAR


def shown(now: Figures, *, hours24: bool) -> Shown:
    """Return what the digits and the words beside them say."""
    if now.run.closed is not None or (now.block is None and now.waiting is None):
        return _done(now, hours24=hours24)
    return _waiting(now, hours24=hours24) if now.block is None else _running(now, hours24=hours24)


def _running(now: Figures, *, hours24: bool) -> Shown:
    clock, block = now.clock, now.block
    if clock is None or block is None:
        return Shown("")
    day, still = now.run.plan, now.still
    paused = now.passage is not None and now.passage.paused
    phase = run_words.phase_words(clock, paused=still)
    if paused and not phase:
        phase = translate("RunState", "Time runs on")  # its end stands
    over = clock.phase is Phase.OVER
    on = now.run.current
    began = translate("RunState", "Back since {0}") if on and on.resumed else translate("RunState", "Started {0}")
    started = began.format(run_words.time_of(clock.start if on is None else on.start, day, hours24=hours24))
    end = run_words.time_of(clock.end, day, hours24=hours24)
    meet = translate("RunState", "Regather {0}") if block.shape is Shape.TRACKS else translate("RunState", "Ends {0}")
    of = translate("RunState", "of {0} min") if over else translate("RunState", "left of {0} min")
    planned = translate("RunState", "Ended at {0}").format(
        run_words.time_of(clock.due, day, hours24=hours24)  # what was told as its end until then
    )
    last = clock.phase in (Phase.LAST, Phase.OVER)
    return Shown(
        digits=run_words.digits(clock.left),
        role="ink-3" if still else "danger" if over else "now-ink" if last else "ink",
        phase=phase,
        tint="still" if still else clock.phase.value,
        words=(of.format(clock.minutes), started, planned if over and not still else meet.format(end)),
        running=True,
        still=paused,
    )


def _waiting(now: Figures, *, hours24: bool) -> Shown:
    """Count down to what comes next; from its planned time on, say how late it is."""
    coming = now.waiting
    if coming is None:
        return Shown("")
    day = now.run.plan
    if another_date(now):
        at = run_words.time_of(instant(day, day.start), day, hours24=hours24)
        return Shown(dates.short_date(day.date), "ink-3", words=(translate("RunState", "at {0}").format(at), "", ""))
    planned = coming.planned_start
    late = planned is not None and planned <= now.at
    until = planned if late and planned is not None else coming.start
    at = run_words.time_of(until, day, hours24=hours24)
    if late:
        count = translate("RunState", "Count from {0}").format(at) if until < now.at - timedelta(seconds=30) else ""
        words = (translate("RunState", "since {0}").format(at), "", "")
        return Shown(
            run_words.digits(until - now.at), "now-ink", translate("RunState", "Late"), "last", words, count_from=count
        )
    words = (translate("RunState", "until {0}").format(at), "", "")
    return Shown(run_words.digits(until - now.at), words=words)


def _done(now: Figures, *, hours24: bool) -> Shown:
    day = now.run.plan
    ended = now.run.closed or now.end
    at = run_words.time_of(ended, day, hours24=hours24)
    end = run_words.time_of(now.planned_end, day, hours24=hours24)
    said = translate("RunState", "Finished") if now.run.closed else translate("RunState", "All done")
    words = (said, translate("RunState", "Planned for {0}").format(end), "")
    return Shown(at, "accent", words=words)
