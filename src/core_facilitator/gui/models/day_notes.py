"""What a day remarks on: conflicts in words at the blocks they concern, and the line at the foot of the day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core_facilitator.domain.agendas import Day, Session
from core_facilitator.domain.conflicts import Conflict, Trouble
from core_facilitator.domain.timing import TimedDay, next_fixed
from core_facilitator.domain.typed_times import clock, duration
from core_facilitator.gui.models.day_rows import short_title

translate = QCoreApplication.translate

# A sum of steps that differs is worth a note on the block, but no mark on the whole day.
_MINOR = frozenset({Trouble.STEPS_DIFFER})


def notes(conflicts: Iterable[Conflict], session: Session, timed: TimedDay) -> Mapping[UUID, tuple[str, ...]]:
    """Return what to say at each block of one day.

    An overlap in the day itself has a line of its own between the two blocks, so only one inside a track is said.
    """
    said: dict[UUID, list[str]] = defaultdict(list)
    in_line = {one.block.id for one in timed.blocks}
    for conflict in conflicts:
        if conflict.day_id != timed.day.id or (
            conflict.trouble is Trouble.OVERLAP and conflict.block_ids[0] in in_line
        ):
            continue
        for key in conflict.block_ids:
            taken = timed.find(key)
            words = _words(conflict, key, session, taken.minutes if taken is not None else 0)
            at = conflict.track_id or key
            if words not in said[at]:
                said[at].append(words)
    return {key: tuple(texts) for key, texts in said.items()}


def day_trouble(conflicts: Iterable[Conflict], day: UUID, session: Session) -> str:
    """Return why a day carries a mark: its conflicts, a line each; nothing when it carries none."""
    lines = []
    for conflict in conflicts:
        if conflict.day_id == day and conflict.trouble not in _MINOR:
            key = conflict.block_ids[0] if conflict.block_ids else None
            words = _words(conflict, key, session)
            block = session.block(key) if key is not None else None
            lines.append(f"{short_title(block)}: {words}" if block is not None else words)
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


def _words(conflict: Conflict, key: UUID | None, session: Session, planned: int = 0) -> str:
    person = session.person(conflict.person_id) if conflict.person_id is not None else None
    room = session.room(conflict.room_id)
    name = person.name if person is not None else room.name if room is not None else ""
    other = _other(conflict, key, session)
    block = session.block(key) if key is not None else None
    floor = block.floor if block is not None and block.floor is not None else 0
    if conflict.trouble in (Trouble.PERSON_TWICE, Trouble.ROOM_TWICE) and not other:
        return translate("Day", "{0} is in two tracks at once.").format(name)
    text = {
        Trouble.OVERLAP: translate("Day", "{length} overlap with what comes before."),
        Trouble.DAY_OVER: translate("Day", "The day runs {length} over."),
        Trouble.TRACK_OVER: translate("Day", "{length} past the fixed end."),
        Trouble.PERSON_TWICE: translate("Day", "{name} is also in “{other}”."),
        Trouble.ROOM_TWICE: translate("Day", "{name} is also taken by “{other}”."),
        Trouble.SHORT_WALK: translate("Day", "{minutes} min short for the walk between here and “{other}”."),
        Trouble.STEPS_DIFFER: translate("Day", "Steps add up to {minutes} of {planned} min."),
        Trouble.BELOW_FLOOR: translate("Day", "{minutes} min below its floor of {floor}."),
        Trouble.ROOM_TOO_SMALL: translate("Day", "{name} is too small for so many."),
    }[conflict.trouble]
    length = duration(conflict.minutes)
    return text.format(length=length, minutes=conflict.minutes, name=name, other=other, planned=planned, floor=floor)


def _other(conflict: Conflict, key: UUID | None, session: Session) -> str:
    for block_id in conflict.block_ids:
        block = session.block(block_id) if block_id != key else None
        if block is not None:
            return short_title(block)
    return ""
