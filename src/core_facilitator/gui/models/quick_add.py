"""A block typed as one line: `12:00 Lunch 50m` is a title, the minutes after it, and a start before it."""

from dataclasses import dataclass
from datetime import time
from uuid import UUID

from core_facilitator.domain.agendas import Block, TimeKind
from core_facilitator.domain.typed_kinds import USUAL_MINUTES, kind_of
from core_facilitator.domain.typed_times import parse_minutes, parse_time

_SHORTEST_BARE = 5  # a bare number below this belongs to the title: "Step 2"


@dataclass(frozen=True, slots=True)
class QuickAdd:
    """What one typed line was understood as."""

    title: str
    minutes: int = USUAL_MINUTES
    pin: time | None = None
    kind: TimeKind = TimeKind.PLENARY

    def block(self, key: UUID) -> Block:
        """Return it as a block."""
        return Block(id=key, title=self.title, minutes=self.minutes, pin=self.pin, kind=self.kind)


def understand(text: str, near: time | None = None) -> QuickAdd | None:
    """Return what a line means; None for one without a title.

    Args:
        text: for example `Lunch 45`, `12:00 Lunch`, `Case clinic 1h30`.
        near: tells morning from afternoon where the line does not.
    """
    words = text.split()
    pin, words = _start(words, near)
    minutes, words = _length(words)
    if not words:
        return None
    title = " ".join(words)
    return QuickAdd(title, USUAL_MINUTES if minutes is None else minutes, pin, kind_of(title))


def _start(words: list[str], near: time | None) -> tuple[time | None, list[str]]:
    """Take a start off the front; only what can be nothing else counts as one, with a colon, `am` or `pm`."""
    for count in (2, 1):
        said = " ".join(words[:count]).lower()
        if len(words) > count and said[:1].isdigit() and (":" in said or said.rstrip(".").endswith(("am", "pm", "m."))):
            at = parse_time(said, near=near)
            if at is not None:
                return at, words[count:]
    return None, words


def _length(words: list[str]) -> tuple[int | None, list[str]]:
    """Take the minutes off the end: `45`, `50m`, `1h30`, `20 min`."""
    for count in (2, 1):
        said = " ".join(words[-count:])
        if len(words) > count and said[:1].isdigit():
            minutes = parse_minutes(said)
            if minutes is not None and (minutes >= _SHORTEST_BARE or not said.isdigit()):
                return minutes, words[:-count]
    return None, words
