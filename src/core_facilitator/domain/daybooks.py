"""What is written down in a day as one list: notes, decisions, promises and parked questions, whatever keeps them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from uuid import UUID

from core_facilitator.domain.captures import Capture, Decision, Note, Parked
from core_facilitator.domain.commitments import Commitment
from core_facilitator.domain.people import Person
from core_facilitator.domain.runs import Run

Entry = Capture | Commitment
"""What one line says."""


class Kind(Enum):
    """The kinds of lines, in the order of their keys."""

    NOTE = "note"
    DECISION = "decision"
    COMMITMENT = "commitment"
    PARKED = "parked"


_CLASSES: dict[Kind, type[Capture]] = {Kind.NOTE: Note, Kind.DECISION: Decision, Kind.PARKED: Parked}


def kind_of(entry: Entry) -> Kind:
    """Return of which kind a line is."""
    if isinstance(entry, Commitment):
        return Kind.COMMITMENT
    return next(kind for kind, made in _CLASSES.items() if isinstance(entry, made))


def text_of(entry: Entry) -> str:
    """Return the words of a line."""
    return entry.what if isinstance(entry, Commitment) else entry.text


def with_text(entry: Entry, text: str, people: Iterable[Person] = ()) -> Entry:
    """Return a line with other words; somebody who is named in them is linked to it, if nobody was."""
    if isinstance(entry, Commitment):
        return replace(entry, what=text)
    return replace(entry, text=text, person=entry.person or mentioned(text, people))


def as_kind(entry: Entry, kind: Kind, session_id: UUID) -> Entry:
    """Return a line as another kind, with the same id, words, time and place.

    A promise keeps who made it as its person. Who asks, by when and its history are of promises alone.
    """
    if kind_of(entry) is kind or entry.run is None:
        return entry
    if isinstance(entry, Commitment):
        return _CLASSES[kind](
            id=entry.id,
            run=entry.run,
            at=entry.at,
            text=entry.what,
            block=entry.block,
            track=entry.track,
            person=entry.person,
            position=entry.position,
        )
    same = {name: getattr(entry, name) for name in ("id", "run", "at", "block", "track", "person", "position")}
    if kind is Kind.COMMITMENT:
        return Commitment(**same, what=entry.text, session=session_id)
    return _CLASSES[kind](**same, text=entry.text)


def in_order(run: Run, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return lines by block in the order of the day, those of one block as they were sorted; those of none last."""
    rank = {block: place for place, block in enumerate(_blocks(run))}
    last = len(rank)
    return tuple(
        sorted(entries, key=lambda one: (rank.get(one.block or one.id, last), one.position, one.at, one.id.int))
    )


def _blocks(run: Run) -> Iterable[UUID]:
    """Yield the blocks of today, those of tracks behind their group."""
    for block in run.today():
        yield block.id
        for track in block.tracks:
            yield from (inside.id for inside in track.blocks)


def next_position(entries: Iterable[Entry]) -> int:
    """Return the position of a line that comes after all others."""
    return max((one.position for one in entries), default=-1) + 1


def placed(order: Sequence[Entry], key: UUID, to: int) -> tuple[Entry, ...]:
    """Return the lines that change when one goes to a place among the others; none where nothing does.

    A line that comes to stand among those of another block belongs there from now on: to the block of the one that it
    passed last.

    Raises:
        KeyError: when there is no such line.
    """
    entry = next((one for one in order if one.id == key), None)
    if entry is None:
        raise KeyError(key)
    before = order.index(entry)
    others = [one for one in order if one is not entry]
    to = max(0, min(to, len(others)))
    if to == before:
        return ()
    beside = {one.block for one in others[max(0, to - 1) : to + 1]}
    passed = others[to] if to < before else others[to - 1]
    moved = entry if entry.block in beside else replace(entry, block=passed.block, track=passed.track)
    others.insert(to, moved)
    numbered = [replace(one, position=place) for place, one in enumerate(others)]
    return tuple(one for one in numbered if one not in order)


def mentioned(text: str, people: Iterable[Person]) -> UUID | None:
    """Return who is named first in a text, by the whole name."""
    said = text.casefold()
    found = [(at, one.id) for one in people if one.name.strip() and (at := said.find(one.name.casefold())) >= 0]
    return min(found, key=lambda one: one[0])[1] if found else None


def person_named(name: str, people: Iterable[Person]) -> Person | None:
    """Return the one person whom a name means: the whole name, or a given name that only one has."""
    said, people = " ".join(name.split()).casefold(), tuple(people)
    whole = [one for one in people if one.name.casefold() == said]
    given = [one for one in people if one.given_name.casefold() == said]
    for found in (whole, given):
        if said and len(found) == 1:
            return found[0]
    return None


def agreed_anew(before: Commitment, after: Commitment) -> Commitment:
    """Return a promise as it was set right, with the same history; the last turn says what is agreed now."""
    if not before.turns or (before.what, before.due) == (after.what, after.due):
        return after
    *turns, last = before.turns
    return replace(after, turns=(*turns, replace(last, what=after.what, due=after.due)))
