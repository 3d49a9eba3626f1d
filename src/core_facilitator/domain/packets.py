"""Packets: what a facilitator chose to print, remembered for each session and audience."""

from dataclasses import dataclass
from enum import Enum

from core_facilitator.domain.audiences import Audience


class Paper(Enum):
    """A sheet's size."""

    LETTER = "letter"
    A4 = "a4"


class TextSize(Enum):
    """How large the text is printed."""

    STANDARD = "standard"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Choice:
    """One section of a packet by its key, and whether it is printed."""

    key: str
    included: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketChoices:
    """How one session's packet for one audience is made.

    `sections` are in printing order. A section that is missing here (the plan has grown since) is printed at
    its usual place; one that no longer exists is passed over.
    """

    audience: Audience
    sections: tuple[Choice, ...] = ()
    format: str = "pdf"
    text_size: TextSize = TextSize.STANDARD
    grayscale: bool = False
