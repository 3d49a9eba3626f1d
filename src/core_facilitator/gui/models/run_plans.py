"""What a way to catch up does, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.recovery import Given, RecoveryKind, RecoveryPlan
from core_facilitator.domain.run_rests import so_far
from core_facilitator.gui.models import run_words
from core_facilitator.gui.models.block_titles import cut, short_title

if TYPE_CHECKING:
    from core_facilitator.domain.runs import Run

translate = QCoreApplication.translate

_LONG = 28  # letters of a title on a small button


def name(kind: RecoveryKind) -> str:
    """Return what a way is called."""
    return {
        RecoveryKind.BUFFERS: translate("RunPlans", "Use free time"),
        RecoveryKind.SHORTEN: translate("RunPlans", "Shorten"),
        RecoveryKind.DROP: translate("RunPlans", "Leave out"),
        RecoveryKind.END_LATER: translate("RunPlans", "End later"),
    }[kind]


def label(kind: RecoveryKind) -> str:
    """Return what undo calls it."""
    return {
        RecoveryKind.BUFFERS: translate("RunPlans", "Use free time"),
        RecoveryKind.SHORTEN: translate("RunPlans", "Shorten what is left"),
        RecoveryKind.DROP: translate("RunPlans", "Leave out to catch up"),
        RecoveryKind.END_LATER: translate("RunPlans", "End later"),
    }[kind]


def given(run: Run, one: Given) -> str:
    """Return what gives minutes: a block, or a step of it."""
    title = block_title(run, one.block)
    block = run.block(one.block)
    if one.step is None or block is None or one.step >= len(block.steps):
        return title
    return block.steps[one.step].title or title


def more(run: Run, one: Given) -> int:
    """Return the minutes that were given to what is on, or waits to go on: they are on the clock and in no plan."""
    passage = so_far(run, one.block)
    if passage is None or one.block not in (*run.interrupted(), None if run.current is None else run.current.block):
        return 0
    if one.step is None:
        return passage.added
    return passage.step.added if passage.step is not None and passage.step.step == one.step else 0


def block_title(run: Run, block_id: UUID) -> str:
    """Return what a block of today is called."""
    block = run.block(block_id)
    return "" if block is None else run_words.title_of(block)


def short(run: Run, plan: RecoveryPlan) -> str:
    """Return a repair on a button: "Cut dialogue to 14 min"."""
    if plan.gives:
        one = plan.gives[0]
        block = run.block(one.block)
        whole = given(run, one) if block is None or one.step is not None else short_title(block)
        return translate("RunPlans", "Cut {0} to {1} min").format(cut(whole, _LONG), one.after + more(run, one))
    if plan.left_out:
        return translate("RunPlans", "Leave out {0}").format(cut(block_title(run, plan.left_out[0]), _LONG))
    return name(plan.kind)


def ends(run: Run, plan: RecoveryPlan, *, hours24: bool) -> str:
    """Return when the day ends then, what cannot be saved, and what still has too little time."""
    at = run_words.time_of(plan.end, run.plan, hours24=hours24)
    said = [translate("RunPlans", "Day ends {0}.").format(at)]
    if plan.unsaved == 1:
        said.append(translate("RunPlans", "1 minute cannot be saved."))
    elif plan.unsaved:
        said.append(translate("RunPlans", "{0} minutes cannot be saved.").format(plan.unsaved))
    if len(plan.threatened) == 1:
        title = block_title(run, plan.threatened[0])
        said.append(translate("RunPlans", "{0} still gets too little time.").format(title))
    elif plan.threatened:
        said.append(translate("RunPlans", "{0} blocks still get too little time.").format(len(plan.threatened)))
    return " ".join(said)


def outcomes(run: Run, plan: RecoveryPlan, *, hours24: bool) -> tuple[str, ...]:
    """Return what moves, block by block."""
    words = []
    for one in plan.outcomes:
        if one.start == one.start_before and one.minutes == one.minutes_before:
            continue
        at = run_words.time_of(one.start, run.plan, hours24=hours24)
        title = block_title(run, one.block)
        if one.minutes != one.minutes_before:
            words.append(translate("RunPlans", "{0} {1}, {2} min").format(at, title, one.minutes))
        else:
            words.append(f"{at} {title}")
    return tuple(words)
