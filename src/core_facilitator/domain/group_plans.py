"""The groups of a block: moving people by hand, who is in no group, and who met before, here or elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations, takewhile
from uuid import UUID

from core_facilitator.domain.agendas import Block, Session, SmallGroup, Together, all_blocks
from core_facilitator.domain.groups import NO_MEETINGS, Meetings, Mix, Wishes, meetings
from core_facilitator.domain.people import Person

Groups = tuple[SmallGroup, ...]
Division = tuple[date, Groups]
"""The groups of a block, and its date."""

_USUAL_SIZE = 4
_SIZES = {Together.PAIRS: 2, Together.THREES: 3, Together.FOURS: 4, Together.FIVES: 5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Another session: who was there, and the divisions of its blocks."""

    session_id: UUID
    people: tuple[Person, ...]
    divisions: tuple[Division, ...]


def usual_size(block: Block) -> int:
    """Return how large groups should be where nobody has said: as the block's steps or materials say, else four."""
    stepped = (_SIZES[step.together] for step in block.steps if step.together in _SIZES)
    counted = (material.group_size for material in block.materials if material.group_size)
    return next(stepped, None) or next(counted, None) or _USUAL_SIZE


def unplaced(people: Iterable[Person], groups: Iterable[SmallGroup]) -> tuple[Person, ...]:
    """Return those who are in no group: somebody who is away, or who came after the groups were made."""
    placed = {key for group in groups for key in group.people}
    return tuple(person for person in people if person.id not in placed)


def arranged(found: Sequence[Sequence[UUID]], before: Groups) -> Groups:
    """Return the groups of a division; each takes title and room of the one that stood in its place before."""
    frames = (*before[: len(found)], *(SmallGroup(),) * (len(found) - len(before)))
    return tuple(replace(frame, people=tuple(keys)) for frame, keys in zip(frames, found, strict=True))


def moved(groups: Groups, people: Collection[UUID], to: int | None) -> Groups:
    """Return the groups with these people at the end of the one at `to`, or in none of them.

    Who is in it already stays where they are.
    """
    there = set(groups[to].people) if to is not None else set()
    left = [tuple(key for key in group.people if at == to or key not in people) for at, group in enumerate(groups)]
    if to is not None:
        left[to] += tuple(key for key in people if key not in there)
    return tuple(replace(group, people=keys) for group, keys in zip(groups, left, strict=True))


def swapped(groups: Groups, one: UUID, other: UUID) -> Groups:
    """Return the groups with two people in each other's place; one of them may be in none."""
    instead = {one: other, other: one}
    return tuple(replace(group, people=tuple(instead.get(key, key) for key in group.people)) for group in groups)


def seated(groups: Groups, people: Sequence[Person], wishes: Wishes, met: Meetings) -> Groups:
    """Return the groups with everybody of these people in one: where wishes hold, then where there are few.

    Raises:
        ValueError: when there is no group.
    """
    by_key = {person.id: person for person in people}
    for person in unplaced(people, groups):
        prices = [_price(person, group, by_key, wishes, met) for group in groups]
        groups = moved(groups, (person.id,), prices.index(min(prices)))
    return groups


def _price(
    person: Person, group: SmallGroup, by_key: Mapping[UUID, Person], wishes: Wishes, met: Meetings
) -> tuple[int, ...]:
    """Return what speaks against somebody joining a group, what weighs most first."""
    kind = kind_of(person, wishes.mix)
    others = [by_key[key] for key in group.people if key in by_key]

    def bound(sets: Iterable[Collection[UUID]]) -> int:
        return sum(1 for one in sets if person.id in one for other in others if other.id in one)

    return (
        bound(wishes.apart),
        -bound(wishes.together),
        len(group.people),
        sum(1 for other in others if kind and kind_of(other, wishes.mix) == kind),
        sum(met.get(frozenset((person.id, other.id)), 0) for other in others),
    )


def kind_of(person: Person, mix: Mix) -> str:
    """Return the department or role by which somebody is mixed with others; nothing where none is given."""
    return {Mix.NOTHING: "", Mix.DEPARTMENT: person.department, Mix.ROLE: person.role}[mix].strip()


def filled(groups: Groups) -> Groups:
    """Return the groups that somebody is in: what is kept with the block."""
    return tuple(group for group in groups if group.people)


def kept(groups: Groups, people: Mapping[UUID, UUID], rooms: Mapping[UUID, UUID]) -> Groups:
    """Return the groups with the keys of people and rooms translated, and without those that are not known.

    A group that loses everybody goes too.
    """
    translated = (
        replace(
            group,
            people=tuple(dict.fromkeys(people[key] for key in group.people if key in people)),
            room=rooms.get(group.room) if group.room is not None else None,
        )
        for group in groups
    )
    return tuple(now for group, now in zip(groups, translated, strict=True) if now.people or not group.people)


def kept_sets(sets: Iterable[Collection[UUID]], people: Mapping[UUID, UUID]) -> tuple[frozenset[UUID], ...]:
    """Return wishes with the keys of people translated; one that is about fewer than two people goes."""
    translated = (frozenset(people[key] for key in one if key in people) for one in sets)
    return tuple(dict.fromkeys(one for one in translated if len(one) > 1))


def sizes_of(groups: Iterable[SmallGroup]) -> tuple[int, int, int]:
    """Return how many groups there are, and how many people the smallest and the largest have."""
    counts = [len(group.people) for group in groups]
    return len(counts), min(counts, default=0), max(counts, default=0)


def earlier(session: Session, block_id: UUID) -> tuple[Block, ...]:
    """Return the blocks before this one in the plan that have groups; what is skipped or runs beside it is not meant.

    Raises:
        KeyError: when the session has no such block.
    """
    return tuple(block for block in _before(session, block_id) if block.groups and not block.skipped)


def _before(session: Session, block_id: UUID) -> Iterator[Block]:
    for block in (block for day in session.days for block in day.blocks):
        if block.id == block_id:
            return
        beside = [track.blocks for track in block.tracks if any(one.id == block_id for one in track.blocks)]
        if beside:
            yield block
            yield from takewhile(lambda one: one.id != block_id, beside[0])
            return
        if not block.skipped:
            yield from all_blocks((block,))
    raise KeyError(block_id)


def before(session: Session, block_id: UUID, others: Iterable[Elsewhere]) -> tuple[Elsewhere, ...]:
    """Return what met in other sessions on the day of a block, or before it.

    Raises:
        KeyError: when the session has no such block.
    """
    on = _date_of(session, block_id)
    return tuple(
        replace(one, divisions=past)
        for one in others
        if one.session_id != session.id and (past := tuple(each for each in one.divisions if each[0] <= on))
    )


def _date_of(session: Session, block_id: UUID) -> date:
    for day in session.days:
        if any(block.id == block_id for block in all_blocks(day.blocks)):
            return day.date
    raise KeyError(block_id)


def met_in(blocks: Iterable[Block]) -> Meetings:
    """Return how often each two people met in the groups of these blocks."""
    return meetings([group.people for group in block.groups] for block in blocks)


def met_elsewhere(people: Sequence[Person], others: Iterable[Elsewhere]) -> Meetings:
    """Return how often each two of these people met in other sessions, where they are other records."""
    found: Counter[frozenset[UUID]] = Counter()
    for one in others:
        keys = same_people(one.people, people)
        for _on, groups in one.divisions:
            found.update(meetings([[[keys[key] for key in group.people if key in keys] for group in groups]]))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Who met before a block: in how many blocks of its session, in how many others, and how often each two."""

    here: int = 0
    elsewhere: int = 0
    met_here: Meetings = field(default_factory=lambda: NO_MEETINGS)
    met_elsewhere: Meetings = field(default_factory=lambda: NO_MEETINGS)


def known(session: Session, block_id: UUID, others: Iterable[Elsewhere]) -> Known:
    """Return who met before a block. With many other sessions that takes a while.

    Raises:
        KeyError: when the session has no such block.
    """
    blocks = earlier(session, block_id)
    there = [met_elsewhere(session.people, (one,)) for one in before(session, block_id, others)]
    return Known(
        here=len(blocks),
        elsewhere=sum(1 for met in there if met),
        met_here=met_in(blocks),
        met_elsewhere=met_altogether(*there),
    )


def met_altogether(*several: Meetings) -> Meetings:
    """Return the sum of meetings."""
    found: Counter[frozenset[UUID]] = Counter()
    for one in several:
        found.update(one)
    return found


def same_people(there: Iterable[Person], here: Sequence[Person]) -> dict[UUID, UUID]:
    """Translate the keys of people of another session to the same people here, where that is certain.

    The same person has the same name and, where both have one, the same email. Where two could be meant, nobody is.
    """
    named: dict[str, list[Person]] = defaultdict(list)
    for person in here:
        named[_plain(person.name)].append(person)
    keys: dict[UUID, UUID] = {}
    for person in there:
        mail = _plain(person.email)
        alike = [one for one in named.get(_plain(person.name), ()) if not mail or _plain(one.email) in ("", mail)]
        exact = [one for one in alike if mail and _plain(one.email) == mail]
        sure = exact or alike
        if person.name.strip() and len(sure) == 1:
            keys[person.id] = sure[0].id
    twice = Counter(keys.values())
    return {key: own for key, own in keys.items() if twice[own] == 1}


def met_again(group: Collection[UUID], met: Meetings) -> tuple[tuple[UUID, UUID], ...]:
    """Return the pairs of a group that have met before, in its order."""
    return tuple((one, other) for one, other in combinations(group, 2) if met.get(frozenset((one, other)), 0))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
