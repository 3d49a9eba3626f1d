"""Own protocols: cards that somebody wrote, adapted from another card, or made from a block of a day."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import datetime

from core_facilitator.domain.agendas import Block, Together
from core_facilitator.domain.placing import block_of
from core_facilitator.domain.protocols import Care, Groups, License, Load, Protocol, ProtocolStep
from core_facilitator.domain.text import free_key, slug

OWN = "own"
"""How the keys of own protocols begin, and the key of their license."""

_NO_CHANGES = re.compile(r"\bBY(-NC)?-ND\b|\bno[- ]?deriv(ative)?s?\b|\bmay not be (adapted|changed)\b", re.IGNORECASE)
"""How the words of a license say that a work may only be passed on as it is, where its file forgot to."""

_ADAPTED = re.compile(r"(?P<kept>.*) Adapted(?: by (?P<whom>.+))?\.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OwnProtocol:
    """A card of one's own. One that is `retired` is not offered anymore. `changed_at` is an aware moment."""

    protocol: Protocol
    retired: bool
    changed_at: datetime

    @property
    def key(self) -> str:
        """The key of its card."""
        return self.protocol.key


def fresh_key(name: str, taken: Container[str]) -> str:
    """Return a key for a new card of that name which none of the others has."""
    return free_key(f"{OWN}-{slug(name) or 'protocol'}", taken)


def blank(attribution: str, step: str) -> Protocol:
    """Return a card to begin with: one step of that name, and nothing said yet. It has no key."""
    return Protocol(
        key="",
        name="",
        framework="house",
        purpose="",
        least=10,
        most=20,
        groups=Groups(least=2, most=30),
        steps=(ProtocolStep(title=step, minutes=15, floor=10, stretches=True),),
        care=Care(load=Load.LIGHT, opt_out=""),
        license=License(key=OWN, attribution=attribution),
    )


def may_be_adapted(license_: License) -> bool:
    """Whether a license lets a card be changed. Its file says so; where that is silent, its words are heard."""
    return license_.adaptable and not _NO_CHANGES.search(f"{license_.key} {license_.attribution} {license_.terms}")


def adapted(protocol: Protocol, name: str) -> Protocol:
    """Return a copy to change, without a key: it tells where it came from, and keeps the credit and license of that.

    Raises:
        ValueError: when its license does not allow that.
    """
    if not may_be_adapted(protocol.license):
        raise ValueError(protocol.license.terms)
    line = replace(protocol.license, attribution=f"{protocol.license.attribution} Adapted.")
    return replace(protocol, key="", name=name, adapted_from=protocol.key, license=line)


def note_about(protocol: Protocol, name: str, attribution: str, step: str) -> Protocol:
    """Return a card for own notes, which leads to one that may not be changed and takes nothing over from it."""
    return replace(blank(attribution, step), name=name, goes_with=(protocol.key,), framework=protocol.framework)


# The line of credit of an adapted card: what came with it, which stays, and who adapted it, at its end


def kept_line(protocol: Protocol) -> str:
    """Return the part of an adapted card's line of credit that stays whatever is done with it."""
    found = _ADAPTED.fullmatch(protocol.license.attribution)
    return found["kept"] if found else protocol.license.attribution


def adapted_by(protocol: Protocol) -> str:
    """Return who an adapted card says has adapted it, or nothing."""
    found = _ADAPTED.fullmatch(protocol.license.attribution)
    return (found and found["whom"]) or ""


def credited(protocol: Protocol, whom: str) -> Protocol:
    """Return an adapted card with another word on who adapted it; the line that came with it stays."""
    words = whom.strip().rstrip(".").replace(" Adapted", " adapted")
    own = f" Adapted by {words}." if words else " Adapted."
    return replace(protocol, license=replace(protocol.license, attribution=f"{kept_line(protocol)}{own}"))


# From a block of a day


def from_block(block: Block, card: Protocol | None, people: int, attribution: str) -> Protocol:
    """Return a card that leads through a block again. It has no key.

    Args:
        block: what was planned.
        card: the card that the block was made from, if it is known and may be adapted: it tells what blocks do not.
        people: how many it was planned for; 0 when nobody has counted.
        attribution: the line of credit for a block that has none.
    """
    steps = _steps(block, card)
    minutes = sum(step.minutes for step in steps)
    if card is None:
        base = replace(
            blank(block.credit or attribution, ""),
            name=block.title,
            tips=_paragraphs(block.notes),
            adapted_from=block.card,
            groups=Groups(least=2, most=max(people, 30)),
        )
        base = credited(base, "") if base.adapted_from else base
    else:
        base = adapted(card, block.title)
        base = replace(base, tips=(*base.tips, *_new_notes(block, card)))
    stretches = any(step.stretches for step in steps)
    return replace(
        base,
        framework=block.framework or base.framework,
        purpose=block.purpose or base.purpose,
        least=min(base.least, minutes) if card else _least(block, minutes),
        most=max(base.most, minutes) if card and stretches else minutes,
        room=block.setup,
        materials=block.materials,
        prompts=block.prompts,
        steps=steps,
        handout=block.handout,
    )


def _steps(block: Block, card: Protocol | None) -> tuple[ProtocolStep, ...]:
    """Return the block's steps; those that its card has too stay kept, or stretch, as they do there."""
    known = {step.title: step for step in card.steps} if card else {}
    if not block.steps:
        return (ProtocolStep(title=block.title, minutes=block.planned_minutes, do=block.participants_see),)
    made = []
    for step in block.steps:
        of_card = known.get(step.title)
        made.append(
            ProtocolStep(
                title=step.title,
                minutes=step.minutes,
                floor=0 if of_card is None else min(of_card.floor, step.minutes),
                together=step.together or Together.ALL,
                do=step.text,
                say=step.say,
                silent=step.silent,
                kept=of_card is not None and of_card.kept,
                stretches=of_card is not None and of_card.stretches,
            )
        )
    return _within(tuple(made), card)


def _within(steps: tuple[ProtocolStep, ...], card: Protocol | None) -> tuple[ProtocolStep, ...]:
    """Return steps whose floors leave room for the least minutes of the card; where they do not, none has a floor."""
    floors = sum(step.minutes if step.kept else step.floor for step in steps)
    if card is None or floors <= min(card.least, sum(step.minutes for step in steps)):
        return steps
    return tuple(replace(step, floor=0, kept=False) for step in steps)


def _least(block: Block, minutes: int) -> int:
    return minutes if block.floor is None else min(block.floor, minutes)


def _new_notes(block: Block, card: Protocol) -> tuple[str, ...]:
    """Return what the block's notes say beyond what its card put there."""
    placed = block_of(card, block.id, card.minutes).notes
    return tuple(text for text in _paragraphs(block.notes) if text not in placed)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
