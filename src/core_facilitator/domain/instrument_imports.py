"""What a file of an instrument would bring: compared with what is here, before it is taken."""

from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, replace

from core_facilitator.domain.instruments import Instrument, Scale, Statement
from core_facilitator.domain.own_instruments import fresh_key
from core_facilitator.domain.protocol_imports import Difference, Fate
from core_facilitator.domain.split_texts import written


@dataclass(frozen=True, slots=True)
class Arrival:
    """What would become of an instrument: `offered` as it would be kept here."""

    fate: Fate
    offered: Instrument
    differences: tuple[Difference, ...] = ()


def arrival(
    found: Instrument,
    own: Mapping[str, Instrument],
    built_in: Mapping[str, Instrument],
    reserved: Collection[str] = (),
) -> Arrival:
    """Return what would become of an instrument of a file.

    One with the key of an own one would change that. One with the key of one that came with the app, and another
    content, becomes an own copy with a key of its own.

    Args:
        found: what the file holds.
        own: the own instruments, by key.
        built_in: those that came with the app, by key.
        reserved: keys that it cannot have: of own ones that a newer version wrote.
    """
    offered = replace(found, own=True)
    here = own.get(found.key)
    if here is not None:
        same = replace(here, own=True) == offered
        return Arrival(Fate.SAME if same else Fate.CHANGED, offered, differences(here, offered))
    known = built_in.get(found.key)
    if known is not None and replace(known, own=True) == offered:
        return Arrival(Fate.SAME, offered)
    if known is None and found.key not in reserved:
        return Arrival(Fate.ADDED, offered)
    earlier = next((one for one in own.values() if replace(one, key=found.key, own=True) == offered), None)
    if earlier is not None:
        return Arrival(Fate.SAME, earlier)
    return Arrival(Fate.COPIED, as_copy(offered, {*own, *built_in, *reserved}))


def as_copy(instrument: Instrument, taken: Container[str]) -> Instrument:
    """Return an instrument under a key that no other has."""
    return replace(instrument, key=fresh_key(instrument.title.text, taken, "instrument"), own=True)


def differences(before: Instrument, after: Instrument) -> tuple[Difference, ...]:
    """Return in what an instrument differs, as lines to read; `other` for what nobody reads, such as keys."""
    was, becomes = dict(_told(before)), dict(_told(after))
    found = tuple(Difference(name, was[name], becomes[name]) for name in was if was[name] != becomes[name])
    unlike = replace(before, key=after.key, own=after.own) != after
    return (Difference("other", (), ()),) if unlike and not found else found


def _told(instrument: Instrument) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "title", (written(instrument.title),)
    yield "introduction", tuple(filter(None, (instrument.introduction.text, instrument.introduction.es)))
    yield "statements", tuple(_statement(one, instrument) for one in instrument.statements)
    yield "scales", tuple(_scale(one) for one in instrument.scales)
    yield "groups", tuple(written(one.title) for one in instrument.groups)
    yield "minutes", (str(instrument.minutes),)
    for name in ("shuffled", "skippable"):
        yield name, ("yes" if getattr(instrument, name) else "no",)
    for name in ("use", "care", "credit"):
        yield name, tuple(filter(None, (getattr(instrument, name),)))
    yield "caveats", instrument.caveats
    yield "reading", (instrument.reading.value,)


def _statement(statement: Statement, instrument: Instrument) -> str:
    titles = {group.key: group.title.text for group in instrument.groups}
    parts = [written(statement.text), titles.get(statement.group, ""), "one word" if statement.one_word else ""]
    parts += ["in words" if not statement.scale else "", "the other way round" if statement.reverse else ""]
    return "; ".join(part for part in parts if part)


def _scale(scale: Scale) -> str:
    return ", ".join(written(point.label) for point in scale.points)
