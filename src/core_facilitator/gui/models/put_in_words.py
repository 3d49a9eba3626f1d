"""What follows for a day from the blocks that are put into it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from core_facilitator.domain.timing import elapsed
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.gui.models.block_titles import short_title

if TYPE_CHECKING:
    from core_facilitator.domain.agendas import Block
    from core_facilitator.domain.left_from_before import Follows

translate = QCoreApplication.translate


def offered(block: Block) -> str:
    """Return a block as it is offered: "Quiet walk, 30 min"."""
    return translate("PutIn", "{0}, {1}").format(_name(block), duration(block.planned_minutes))


def told(found: Follows, *, hours24: bool) -> tuple[str, ...]:
    """Return when the day ends then, and what does not work any more, a line each."""
    lines = [_end(found, hours24=hours24)]
    for block, minutes in found.overlaps:
        fixed = block.pin or block.fixed_end
        at = "" if fixed is None else clock(fixed, hours24=hours24)
        line = translate("PutIn", "{0} holds at {1}: what is before it runs {2} past that.")
        lines.append(line.format(_name(block), at, duration(minutes)))
    if found.troubles:
        one = translate("PutIn", "1 more conflict: somebody or a room is wanted twice, for example.")
        many = translate("PutIn", "{0} more conflicts: somebody or a room is wanted twice, for example.")
        lines.append(one if found.troubles == 1 else many.format(found.troubles))
    return tuple(lines)


def _end(found: Follows, *, hours24: bool) -> str:
    at, planned = clock(found.end, hours24=hours24), clock(found.planned_end, hours24=hours24)
    late = elapsed(found.planned_end, found.end)
    if late > 0:
        return translate("PutIn", "The day ends at {0}, {1} after its planned end at {2}.").format(
            at, duration(late), planned
        )
    if not late:
        return translate("PutIn", "The day ends at {0}, as planned.").format(at)
    return translate("PutIn", "The day ends at {0}, before its planned end at {1}.").format(at, planned)


def _name(block: Block) -> str:
    return short_title(block) or translate("PutIn", "Untitled block")
