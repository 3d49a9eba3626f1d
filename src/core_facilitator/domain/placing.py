"""From a card of the library to a block of the day: a copy, which from then on is the block's own."""

from dataclasses import replace
from uuid import UUID

from core_facilitator.domain.agendas import Block, Handout, Step
from core_facilitator.domain.fitting import fewest, fitted
from core_facilitator.domain.protocols import Protocol, ProtocolStep


def block_of(protocol: Protocol, block_id: UUID, minutes: int) -> Block:
    """Return a block that leads through a protocol in that many minutes.

    Raises:
        ValueError: when that is less than the protocol's steps can take.
    """
    steps = fitted(protocol, minutes)
    return Block(
        id=block_id,
        title=protocol.name,
        minutes=minutes,
        floor=fewest(protocol.steps),
        kind=protocol.kind,
        purpose=protocol.purpose,
        setup=protocol.room,
        materials=protocol.materials,
        notes=_notes(protocol),
        prompts=protocol.prompts,
        steps=tuple(_step(step) for step in steps),
        handout=_handout(protocol),
        framework=protocol.framework,
        protocol=protocol.name,
        credit=protocol.license.attribution,
        card=protocol.key,
    )


def _step(step: ProtocolStep) -> Step:
    return Step(
        title=step.title, minutes=step.minutes, together=step.together, silent=step.silent, text=step.do, say=step.say
    )


def _handout(protocol: Protocol) -> Handout | None:
    given = protocol.handout
    if given is None:
        return None
    return replace(given, title=given.title or protocol.name, care=given.care or protocol.care.opt_out)


def _notes(protocol: Protocol) -> str:
    """Return what only the facilitator reads: what to say first, then what helps, then what needs care."""
    parts = (
        f"“{protocol.invitation}”" if protocol.invitation else "",
        "\n".join(protocol.tips),
        "\n".join((*protocol.cautions, protocol.care.opt_out)),
    )
    return "\n\n".join(part for part in parts if part)
