"""Copies of blocks: fresh keys for all that is copied, and references that lead to the right people and rooms."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from core_facilitator.domain.agendas import Block, Room, Session, Track, map_blocks
from core_facilitator.domain.group_plans import kept
from core_facilitator.domain.people import Person

NewId = Callable[[], UUID]
"""Gives a fresh key at each call; chance comes in from outside."""


def renewed(block: Block, new_id: NewId) -> Block:
    """Return the block with a fresh key, and so its tracks and what is in them."""
    return _changed(block, lambda one: replace(one, id=new_id()), lambda one: replace(one, id=new_id()))


def unpinned(block: Block) -> Block:
    """Return the block without pins and fixed ends, in its tracks too."""
    return _changed(block, lambda one: replace(one, pin=None, fixed_end=None))


def rehomed(block: Block, keys: Mapping[UUID, UUID]) -> Block:
    """Return the block with its leads, people, groups and rooms as `keys` translates them; the others are left off."""

    def of_block(one: Block) -> Block:
        groups = kept(one.groups, keys, keys)
        return replace(one, room=_one(one.room, keys), leads=_known(one.leads, keys), groups=groups)

    def of_track(one: Track) -> Track:
        room, leads, people = _one(one.room, keys), _known(one.leads, keys), _known(one.people, keys)
        return replace(one, room=room, leads=leads, people=people)

    return _changed(block, of_block, of_track)


def counterparts(source: Session, target: Session) -> dict[UUID, UUID]:
    """Translate the keys of the people and rooms of one session to those of another.

    The same key is the same person or room; else a name counts, but only if the target has it once. Who has
    no counterpart is not in the answer.
    """
    keys = dict(_matches(_names((*source.team, *source.people)), _names((*target.team, *target.people))))
    keys |= dict(_matches(_names(source.rooms), _names(target.rooms)))
    return keys


def named_in(target: Session, one: Person | Room) -> bool:
    """Whether the session has somebody, or a room, of that name."""
    named = target.rooms if isinstance(one, Room) else (*target.team, *target.people)
    return _names((one,))[one.id] in _names(named).values()


def _changed(
    block: Block, of_block: Callable[[Block], Block], of_track: Callable[[Track], Track] = lambda one: one
) -> Block:
    (changed,) = map_blocks((block,), block=of_block, track=of_track)
    return changed


def _names(named: Iterable[Person | Room]) -> dict[UUID, str]:
    return {one.id: " ".join(one.name.casefold().split()) for one in named}


def _matches(source: Mapping[UUID, str], target: Mapping[UUID, str]) -> Iterator[tuple[UUID, UUID]]:
    for key, name in source.items():
        same_name = [other for other, called in target.items() if called == name]
        if key in target:
            yield key, key
        elif len(same_name) == 1:
            yield key, same_name[0]


def _one(key: UUID | None, keys: Mapping[UUID, UUID]) -> UUID | None:
    return None if key is None else keys.get(key)


def _known(ids: Iterable[UUID], keys: Mapping[UUID, UUID]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(keys[key] for key in ids if key in keys))
