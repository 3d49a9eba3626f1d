"""The head of the run screen: what is on or waited for, its kind, and who leads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.agendas import Block, Shape, TimeKind
from core_facilitator.gui.models import run_words

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Session
    from core_facilitator.domain.run_times import Figures

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Head:
    """What is said above the time."""

    title: str
    block: Block | None = None
    kind: str = ""
    lead: str = ""


def head(now: Figures, session: Session) -> Head:
    """Return what is on; while nothing is, what comes next; and at the end that the day is done."""
    if now.block is not None:
        return _of(run_words.title_of(now.block), now.block, session)
    if now.waiting is not None:
        block = now.waiting.block
        return _of(translate("RunHeads", "Next: {0}").format(run_words.title_of(block)), block, session)
    return Head(translate("RunHeads", "The day is done"), lead=now.run.plan.closing)


def _of(title: str, block: Block, session: Session) -> Head:
    people = [one.name for one in map(session.person, block.leads) if one is not None]
    lead = translate("RunHeads", "Lead: {0}").format(", ".join(people)) if people else ""
    return Head(title, block, _kind(block), lead)


def _kind(block: Block) -> str:
    if block.shape is Shape.MILESTONE:
        return translate("RunHeads", "Milestone")
    if block.shape is Shape.TRACKS:
        return translate("RunHeads", "{0} tracks").format(len(block.tracks))
    return {
        TimeKind.PLENARY: translate("RunHeads", "Plenary"),
        TimeKind.SMALL_GROUP: translate("RunHeads", "Small group"),
        TimeKind.REFLECTION: translate("RunHeads", "Reflection"),
        TimeKind.BREAK: translate("RunHeads", "Break"),
    }[block.kind]
