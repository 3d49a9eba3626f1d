"""What a day remarks on: at which block or day a conflict is said, and the line at the foot of the day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.domain.conflicts import Conflict, Trouble
from core_facilitator.domain.timing import TimedDay, next_fixed
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.gui.models.block_titles import short_title
from core_facilitator.gui.trouble import TroubleWords

translate = QCoreApplication.translate

# A sum of steps that differs is worth a note on the block, but no mark on the whole day.
_MINOR = frozenset({Trouble.STEPS_DIFFER})
_MOST = 8  # lines about one day


def notes(conflicts: Iterable[Conflict], session: Session, timed: TimedDay) -> Mapping[UUID, tuple[str, ...]]:
    """Return what to say at each block of one day.

    An overlap in the day itself has a line of its own between the two blocks, so only one inside a track is said.
    """
    said: dict[UUID, dict[str, None]] = defaultdict(dict)
    in_line = {one.block.id for one in timed.blocks}
    words = TroubleWords(session, timed)
    for conflict in conflicts:
        if conflict.day_id != timed.day.id or (
            conflict.trouble is Trouble.OVERLAP and conflict.block_ids[0] in in_line
        ):
            continue
        for key in conflict.block_ids:
            said[conflict.track_id or key][words.note(conflict, key)] = None
    return {key: tuple(texts) for key, texts in said.items()}


def day_trouble(conflicts: Iterable[Conflict], session: Session, timed: TimedDay) -> str:
    """Return why a day carries a mark: the first of its conflicts, a line each; nothing when it carries none."""
    found = [one for one in conflicts if one.day_id == timed.day.id and one.trouble not in _MINOR]
    if not found:
        return ""
    words, lines = TroubleWords(session, timed), []
    for conflict in found[:_MOST]:
        block, note = words.about(conflict), words.note(conflict, *conflict.block_ids[:1])
        lines.append(note if block is None else f"{short_title(block)}: {note}")
    if len(found) > _MOST:
        lines.append(translate("Day", "And {0} more.").format(len(found) - _MOST))
    return "\n".join(dict.fromkeys(lines))


def foot(timed: TimedDay, below: int, *, hours24: bool, chosen: UUID | None = None) -> str:
    """Return the line under the day.

    It says how many blocks follow, how much slack there is after the chosen block before the next one that is pinned,
    when the day ends, and with how much slack before what.
    """
    parts = [ending(timed, hours24=hours24)]
    if chosen is not None and (slack := _slack(timed, chosen, hours24=hours24)):
        parts.insert(0, slack)
    if below:
        more = translate("Day", "1 more block.") if below == 1 else translate("Day", "{0} more blocks.").format(below)
        parts.insert(0, more)
    if timed.day.closing:
        parts.append(timed.day.closing if timed.day.closing.endswith((".", "!", "?")) else f"{timed.day.closing}.")
    return " ".join(parts)


def _slack(timed: TimedDay, block_id: UUID, *, hours24: bool) -> str:
    """Return the slack before the next block that is pinned; nothing where only the day's end is fixed."""
    pinned, slack = next_fixed(timed, block_id)
    if pinned is None:
        return ""
    if slack > 0:
        words = translate("Day", "{0} of slack before {1} at {2}.")
    elif slack == 0:
        words = translate("Day", "No slack before {1} at {2}.")
    else:
        words = translate("Day", "{0} over before {1} at {2}.")
    return words.format(duration(abs(slack)), short_title(pinned.block), clock(pinned.start, hours24=hours24))


def ending(timed: TimedDay, *, hours24: bool) -> str:
    """Return when the day ends, and with how much slack or overrun."""
    if not timed.blocks:
        return translate("Day", "Nothing is planned yet: {0} to fill.").format(duration(timed.available_minutes))
    end, planned = clock(timed.end, hours24=hours24), clock(timed.planned_end, hours24=hours24)
    if timed.over:
        return translate("Day", "Ends {0}, {1} past the planned {2}.").format(end, duration(timed.over), planned)
    if timed.slack:
        return translate("Day", "Ends {0}, with {1} of slack before {2}.").format(end, duration(timed.slack), planned)
    return translate("Day", "Ends {0}, as planned.").format(end)


def day_name(number: int, day: Day) -> str:
    """Return what a day is called: `Day 2, Wed Oct 14`."""
    date = QLocale().toString(QDate(day.date.year, day.date.month, day.date.day), "ddd MMM d")
    return translate("Day", "Day {0}, {1}").format(number, date)


def about(session: Session) -> str:
    """Return for whom a session is, for how many and where, in a line."""
    heads = session.head_count
    people = translate("Day", "1 person") if heads == 1 else translate("Day", "{0} people").format(heads)
    return ", ".join(part for part in (session.organization, people if heads else "", session.place) if part)
