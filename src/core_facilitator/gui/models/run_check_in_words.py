"""How it stands with check-ins while a day runs, in words: what would be opened, how many are in, what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.check_ins import CheckIn, Way
from core_facilitator.gui.models import check_in_words

if TYPE_CHECKING:
    from core_facilitator.domain.instruments import Instrument

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How it stands with check-ins now: the one that is open, was just closed, or is prepared for what is on.

    `waiting`: what check-ins are built from is still coming in. `where` is the network that phones would come in by,
    and `nowhere` says that there is none. `aloud` are what can be asked without devices, and `shown` is the key of what
    the room sees. `closing` says what follows from closing, where that is asked; `trouble` why something was not done.
    """

    open: CheckIn | None = None
    closed: CheckIn | None = None
    prepared: CheckIn | None = None
    waiting: bool = False
    count: int = 0
    address: str = ""
    where: str = ""
    nowhere: bool = False
    opening: bool = False
    lost: bool = False
    few: bool = False
    closing: str = ""
    trouble: str = ""
    shown: object = None
    quick: Instrument | None = None
    aloud: tuple[Instrument, ...] = ()


def told(now: Standing) -> tuple[str, str]:
    """Return how it stands, and what follows from it."""
    if now.open is not None:
        return _told_open(now, now.open)
    if now.closed is not None:
        text = check_in_words.answered(now.count, now.closed.expected)
        return (
            translate("RunCheckIn", "{0} is closed.").format(now.closed.title),
            translate("RunCheckIn", "{0}. The answer sheets are destroyed.").format(text),
        )
    if now.prepared is not None:
        return translate("RunCheckIn", "{0} is prepared.").format(now.prepared.title), _before(now.prepared)
    return (
        translate("RunCheckIn", "No check-in is prepared for this block."),
        translate("RunCheckIn", "A short one can be opened at once, for everybody in the session."),
    )


def door(now: Standing) -> str:
    """Return where phones come in, or will; nothing where none does."""
    if now.lost or now.closed is not None:
        return ""
    if now.open is None:
        return _door_before(now)
    if now.opening:
        return translate("RunCheckIn", "Opening the door for phones…")
    if not now.address:
        return ""
    code = check_in_words.code(now.open.code)
    return translate("RunCheckIn", "Phones: {0}, code {1}").format(now.address, code)


def _told_open(now: Standing, one: CheckIn) -> tuple[str, str]:
    if now.closing:
        return translate("RunCheckIn", "Close {0}?").format(one.title), now.closing
    if now.lost:
        return (
            translate("RunCheckIn", "The answers to {0} cannot be read here.").format(one.title),
            translate(
                "RunCheckIn", "Its key stays on the computer where it was opened. Its page says what can be done."
            ),
        )
    count = check_in_words.answered(now.count, one.expected)
    return (
        translate("RunCheckIn", "{0}: {1}").format(one.title, count),
        translate("RunCheckIn", "Only this number is known. Nobody sees an answer before it is closed."),
    )


def _before(one: CheckIn) -> str:
    """Return what would be opened: afterward nothing of it can be changed."""
    if not one.ways:
        return translate("RunCheckIn", "Nobody can answer it yet. Choose a way to answer on its page.")
    size = check_in_words.size(one.instrument)
    if one.expected > 0:
        size = translate("RunCheckIn", "{0}, for {1} people").format(size, one.expected)
    rules = one.rules
    lines = [
        translate("RunCheckIn", "{0}. Results appear from {1} answers, words from {2}.").format(
            size, rules.scores_from, rules.words_least
        ),
        *(
            translate("RunCheckIn", "Tells parts of the group apart by: {0}.").format(one.title.text)
            for one in rules.splits
        ),
        translate("RunCheckIn", "From opening on, none of this can be changed."),
    ]
    return "\n".join(lines)


def _door_before(now: Standing) -> str:
    one = now.prepared
    if one is None or Way.PHONE not in one.ways:
        return ""
    if now.nowhere:
        return translate("RunCheckIn", "Phones cannot come in: this laptop is in no network.")
    return translate("RunCheckIn", "Phones will come in by {0}.").format(now.where) if now.where else ""
