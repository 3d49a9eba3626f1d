"""In what company people work through a protocol, and how many go into one of its small groups."""

from collections.abc import Iterator
from dataclasses import replace

from core_facilitator.domain.agendas import Material, Per, Together
from core_facilitator.domain.protocols import Groups, Protocol

_WORDS = {
    Together.ALL: "all together",
    Together.ALONE: "alone",
    Together.PAIRS: "in pairs",
    Together.THREES: "in threes",
    Together.FOURS: "in fours",
    Together.FIVES: "in fives",
    Together.GROUPS: "in small groups",
    Together.TABLES: "at tables",
}

_SIZES = {Together.PAIRS: 2, Together.THREES: 3, Together.FOURS: 4, Together.FIVES: 5}


def grouping_of(protocol: Protocol) -> str:
    """Return in what company people go through the steps: `Alone, in pairs, then all together`.

    Nothing where they are together from beginning to end: that needs no arranging.
    """
    companies = tuple(dict.fromkeys(_companies(protocol)))
    words = [_of_size(_WORDS[one], protocol.groups) if one is Together.GROUPS else _WORDS[one] for one in companies]
    if companies in ((), (Together.ALL,)):
        return ""
    whole = words[0] if len(words) == 1 else f"{', '.join(words[:-1])}, then {words[-1]}"
    return whole[:1].upper() + whole[1:]


def group_size(protocol: Protocol, people: int | None) -> int | None:
    """Return how many people one of its small groups has, the largest one where they differ; None without groups.

    Of the sizes that the card allows it is the one that divides these people into the fewest groups as alike as can be.
    """
    most = protocol.groups.parts_most or protocol.groups.parts_least
    if most is None:
        sizes = [_SIZES[step.together] for step in protocol.steps if step.together in _SIZES]
        return max(sizes, default=None)
    if not people:
        return most
    groups = -(-people // most)
    return -(-people // groups)


def counted(material: Material, protocol: Protocol, people: int | None) -> Material:
    """Return a material of a card as its rule reads in a block: what each group needs says how large a group is.

    A card without small groups has one group, which is everybody.
    """
    if material.per is not Per.GROUP or material.group_size:
        return material
    size = group_size(protocol, people)
    return replace(material, group_size=size) if size else replace(material, per=Per.SESSION)


def _companies(protocol: Protocol) -> Iterator[Together]:
    """Yield the company of each step, without the beginning that all share anyway."""
    begun = False
    for step in protocol.steps:
        begun = begun or step.together is not Together.ALL
        if begun:
            yield step.together


def _of_size(words: str, groups: Groups) -> str:
    least, most = groups.parts_least or groups.parts_most, groups.parts_most or groups.parts_least
    if least is None or most is None:
        return words
    if least == most:
        return f"in groups of {least}"
    return f"in groups of {least} {'or' if most == least + 1 else 'to'} {most}"
