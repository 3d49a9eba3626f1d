"""From a card of the library to a block of the day: a copy, which from then on is the block's own."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from hashlib import sha256
from uuid import UUID

from core_facilitator.domain.agendas import Block, Handout, Step
from core_facilitator.domain.company import counted, grouping_of
from core_facilitator.domain.fitting import fewest, fitted
from core_facilitator.domain.protocols import Protocol, ProtocolStep


def block_of(protocol: Protocol, block_id: UUID, minutes: int, people: int | None = None) -> Block:
    """Return a block that leads through a protocol in that many minutes.

    Materials stay rules, which are counted for whoever takes part; `people` says how large small groups are, if it is
    known how many take part.

    Raises:
        ValueError: when that is less than the protocol's steps can take.
    """
    steps = fitted(protocol, minutes) if protocol.steps else ()
    return Block(
        id=block_id,
        title=protocol.name,
        minutes=minutes,
        floor=fewest(protocol.steps),
        kind=protocol.kind,
        purpose=protocol.purpose,
        grouping=grouping_of(protocol),
        setup=protocol.room,
        materials=tuple(counted(material, protocol, people) for material in protocol.materials),
        notes=_notes(protocol),
        prompts=protocol.prompts,
        steps=tuple(_step(step) for step in steps),
        handout=_handout(protocol),
        framework=protocol.framework,
        protocol=protocol.name,
        credit=protocol.license.attribution,
        card=protocol.key,
        card_version=fingerprint(protocol),
    )


def fingerprint(protocol: Protocol) -> str:
    """Return a short text that is another one as soon as the card says anything else.

    Fields at their usual value count for nothing, so that one added in a later release changes no card.
    """
    return sha256("\x1f".join(_said(protocol)).encode()).hexdigest()[:16]


def _said(value: object) -> Iterator[str]:
    """Yield all that a value says, each thing after the name of its field."""
    if is_dataclass(value):
        yield "("
        for field in fields(value):
            said = getattr(value, field.name)
            if said != field.default:
                yield field.name
                yield from _said(said)
        yield ")"
    elif isinstance(value, tuple):
        yield "["
        for one in value:
            yield from _said(one)
        yield "]"
    else:
        yield str(value.value if isinstance(value, Enum) else value)


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
