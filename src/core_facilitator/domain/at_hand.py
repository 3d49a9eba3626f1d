"""What somebody has at hand to lead with: nothing, or what lies in every meeting room and facilitator's bag."""

import re
from enum import Enum

from core_facilitator.domain.protocols import Protocol
from core_facilitator.domain.words import root_of, words_of

NO_MATERIALS = "no materials"
"""The tag of cards that can be led with nothing but a voice and a watch, whatever they list for doing it in style."""


class AtHand(Enum):
    """What there is to lead with, from the least."""

    NOTHING = "nothing"
    EVERYDAY = "everyday"


_THINGS = """
bell board box calculator calendar card chair chart chime clip clock dot easel flip glue journal laptop marker note
notebook paper pen pencil phone post projector prompt question scissors sheet sign slide sticker stick sticky table tape
timer wall watch whiteboard
"""
_HOW = """
a and big blank blue color colored each empty few focus green index large letter long masking of one or own pair piece
plain red roll size small soft spare thank thick thin two white yellow you
"""
_WRITTEN_ON = re.compile(r"\b(?:with|that|titled|on|for|in)\b", re.IGNORECASE)
_EVERYDAY = frozenset(root_of(word) for word in words_of(_THINGS + _HOW))


def is_bare(protocol: Protocol) -> bool:
    """Whether it can be led where nothing was brought."""
    return not protocol.materials or NO_MATERIALS in protocol.tags


def enough(protocol: Protocol) -> tuple[AtHand, ...]:
    """Return what is enough to lead it, of what somebody may have at hand; nothing where more has to be prepared.

    A material is an everyday one when its name has no other words than those for pens, paper, tape and the like, up to
    what is to be written on it: "Sheet with three rings" can be drawn when it is needed.
    """
    if is_bare(protocol):
        return tuple(AtHand)
    return (AtHand.EVERYDAY,) if all(_is_everyday(material.name) for material in protocol.materials) else ()


def _is_everyday(name: str) -> bool:
    head = words_of(_WRITTEN_ON.split(name, maxsplit=1)[0])
    return bool(head) and all(root_of(word) in _EVERYDAY for word in head)
