"""When the card that a block was made from says something else by now: what differs, and how to take it.

A block keeps its own copy of the card, and nothing changes it unasked. What the block says otherwise may be the older
card or its people's own words: both are differences, and each can be taken or left.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from core_facilitator.domain.agendas import Block
from core_facilitator.domain.fitting import fewest
from core_facilitator.domain.placing import block_of, fingerprint
from core_facilitator.domain.protocols import Protocol

FIELDS = (
    "title",
    "minutes",
    "floor",
    "kind",
    "purpose",
    "grouping",
    "setup",
    "steps",
    "materials",
    "prompts",
    "handout",
    "notes",
    "framework",
    "protocol",
    "credit",
)
"""What a card says in a block, in the order in which people read it."""

OWN = ("participants_see", "if_late", "journal", "groups")
"""What no card says, and only somebody who plans can have put into a block."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which a block and a card differ."""

    field: str
    old: object
    new: object


def is_outdated(block: Block, protocol: Protocol) -> bool:
    """Whether the card says something else than when the block was made from it. A block that cannot know is not."""
    known = block.card == protocol.key and bool(block.card_version)
    return known and block.card_version != fingerprint(protocol)


def differences(block: Block, protocol: Protocol, people: int | None = None) -> tuple[Difference, ...]:
    """Return in what the block differs from one that is made from the card now, for as many minutes.

    A title that somebody gave it is no difference: it was never the card's.
    """
    made = _made(block, protocol, people)
    return tuple(
        Difference(name, getattr(block, name), getattr(made, name))
        for name in FIELDS
        if getattr(block, name) != getattr(made, name)
    )


def taken(block: Block, protocol: Protocol, people: int | None, fields: Collection[str]) -> Block:
    """Return the block with these fields as the card says them now. Its place, people, room and times stay."""
    made = _made(block, protocol, people)
    new = {name: getattr(made, name) for name in FIELDS if name in fields}
    return replace(block, **new, card_version=fingerprint(protocol))


def kept(block: Block, protocol: Protocol) -> Block:
    """Return the block as it is, with the card as it is now seen: it is offered again when that changes again."""
    return replace(block, card_version=fingerprint(protocol))


def instead(block: Block, protocol: Protocol, minutes: int, people: int | None = None) -> Block:
    """Return what leads through another protocol in the block's place: its times, leads, room and tracks stay.

    So does what the block says of its running: whether it may be left out, and what the clock and the room show.

    Raises:
        ValueError: when the minutes are fewer than the protocol's steps can take.
    """
    return replace(
        block_of(protocol, block.id, minutes, people),
        pin=block.pin,
        fixed_end=block.fixed_end,
        protected=block.protected,
        skipped=block.skipped,
        droppable=block.droppable,
        goes_on=block.goes_on,
        warn_at=block.warn_at,
        last_at=block.last_at,
        sound=block.sound,
        layout=block.layout,
        leads=block.leads,
        room=block.room,
        tracks=block.tracks,
    )


def own_words(block: Block, protocol: Protocol | None, people: int | None = None) -> tuple[str, ...]:
    """Return the fields of a block that hold what no card says: what would be lost if it became another.

    Args:
        block: what stands there.
        protocol: the card that it was made from, if it is known.
        people: how many take part.
    """
    if protocol is None:
        said = tuple(name for name in FIELDS if name not in _NO_WORDS and getattr(block, name))
    else:
        said = tuple(one.field for one in differences(block, protocol, people) if one.old and one.field != "minutes")
        said = ("title", *said) if block.title != block.protocol else said
    return said + tuple(name for name in OWN if getattr(block, name))


_NO_WORDS = frozenset({"minutes", "floor", "kind", "framework"})
"""What everything in a day has."""


def _made(block: Block, protocol: Protocol, people: int | None) -> Block:
    made = block_of(protocol, block.id, max(block.minutes, fewest(protocol.steps)), people)
    if block.title != block.protocol:
        made = replace(made, title=block.title)
    rests = block.fixed_end is not None or block.holds_blocks
    return replace(made, minutes=block.minutes) if rests else made
