"""What a late day may not take: breaks, silence, check-ins, closings, what somebody protected, and floors.

A card says more than the block that was made from it: which of its steps are kept, and the fewest minutes of the
others. Without its card a block is judged by its own fields.
"""

from collections.abc import Mapping
from types import MappingProxyType

from core_facilitator.domain.agendas import Block, Shape, Step, TimeKind, Together
from core_facilitator.domain.protocols import Protocol, ProtocolStep

Cards = Mapping[str, Protocol]
"""The cards of the library by their keys."""

NO_CARDS: Cards = MappingProxyType({})

OPENING_AND_CLOSING = frozenset({"check-in", "open", "opening", "close", "closing"})
"""Phases and tags by which a card says that it opens or closes the time together."""

EVERYBODY = frozenset({"everyone", "everybody", "all"})
"""Whom a step names as silent when nobody may speak."""


def is_protected(block: Block, cards: Cards = NO_CARDS) -> bool:
    """Whether a late day may take nothing of a block.

    A break and silence keep all their minutes even where they have a floor: a floor is for planning, and most come with
    the card that a block was made from, so it is nobody's leave to cut a silence short in a room that is late.
    """
    if block.protected or block.kind in {TimeKind.BREAK, TimeKind.REFLECTION}:
        return True
    card = cards.get(block.card)
    return card is not None and bool(OPENING_AND_CLOSING & {one.casefold() for one in (card.phase, *card.tags)})


def guarded(block: Block, cards: Cards = NO_CARDS) -> tuple[ProtocolStep, ...]:
    """Return the steps of a block with what may not be taken of them.

    Kept are those that its card keeps, silence of all, what each does alone, and the last of several, which closes
    it. Of the others each has a minute left, or what its card says.
    """
    card = cards.get(block.card)
    of_card = {step.title: step for step in card.steps} if card else {}
    last = len(block.steps) - 1 if len(block.steps) > 1 else None
    return tuple(
        _guarded(step, of_card.get(step.title), closes=place == last) for place, step in enumerate(block.steps)
    )


def least(step: ProtocolStep) -> int:
    """Return the fewest minutes that a step can have."""
    return step.minutes if step.kept else min(step.floor, step.minutes)


def is_flexible(block: Block, cards: Cards = NO_CARDS) -> bool:
    """Whether a block can give minutes at all.

    What has a fixed end cannot, for that end takes them already, nor a group of tracks in which something is pinned.
    """
    out = block.skipped or block.fixed_end is not None or block.shape is Shape.MILESTONE
    return not out and not is_protected(block, cards) and not _holds_times(block)


def fewest(block: Block, minutes: int, cards: Cards = NO_CARDS) -> int:
    """Return how many of so many minutes a block has to keep: its floor, what its steps and tracks need, and one.

    What is protected keeps all of them, and so does a group of tracks in which something is pinned.
    """
    if is_protected(block, cards) or _holds_times(block):
        return minutes
    inner = (_track_least(track.blocks, cards) for track in block.tracks)
    steps = sum(least(step) for step in guarded(block, cards))
    return min(minutes, max(1, block.floor or 0, steps, *inner))


def room(block: Block, cards: Cards = NO_CARDS) -> int:
    """Return the most minutes that a block can give: its floor is left, what its steps and tracks need, and one."""
    minutes = block.planned_minutes
    return minutes - fewest(block, minutes, cards) if is_flexible(block, cards) else 0


def _holds_times(group: Block) -> bool:
    inner = (one for track in group.tracks for one in track.blocks if not one.skipped)
    return any(one.pin is not None or one.fixed_end is not None for one in inner)


def _track_least(blocks: tuple[Block, ...], cards: Cards) -> int:
    return sum(one.planned_minutes - room(one, cards) for one in blocks if not one.skipped)


def _guarded(step: Step, of_card: ProtocolStep | None, *, closes: bool) -> ProtocolStep:
    silence = step.silent.strip().rstrip(".").casefold() in EVERYBODY or step.together is Together.ALONE
    return ProtocolStep(
        title=step.title,
        minutes=step.minutes,
        floor=min(1 if of_card is None else of_card.floor, step.minutes),
        together=step.together or Together.ALL,
        silent=step.silent,
        kept=closes or silence or (of_card is not None and of_card.kept),
        stretches=of_card is not None and of_card.stretches,
    )
