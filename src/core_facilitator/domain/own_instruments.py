"""Own instruments as somebody writes them: a new one, a copy of another, and their parts as lines of text."""

from collections.abc import Container, Iterable
from dataclasses import replace

from core_facilitator.domain.instruments import (
    LONGEST_WORDS,
    Group,
    Instrument,
    Point,
    Reading,
    Scale,
    Statement,
    Wording,
)
from core_facilitator.domain.ready_scales import AGREEMENT
from core_facilitator.domain.split_texts import wording, written
from core_facilitator.domain.text import free_key, slug

ONE_WORD = 30
"""How many characters a single word may have."""

_ADAPTED = "Adapted from "


def fresh_key(name: str, taken: Container[str], usual: str) -> str:
    """Return a key made from a name, or a usual one, which none of the others has."""
    return free_key(slug(name) or usual, taken)


# To begin with


def blank() -> Instrument:
    """Return an instrument to begin with: a scale of agreement and one empty statement. It has no key."""
    return Instrument(
        key="",
        title=Wording(""),
        introduction=Wording(""),
        statements=(Statement(key="s1", text=Wording(""), scale=AGREEMENT.key),),
        scales=(AGREEMENT,),
        minutes=2,
        own=True,
    )


def adapted(instrument: Instrument, title: str) -> Instrument:
    """Return a copy under a title of its own, for change. It has no key yet; the line of credit travels along."""
    credit = instrument.credit
    if not credit.startswith(_ADAPTED):
        ending = f" {credit}" if credit else ""
        credit = f"{_ADAPTED}“{instrument.title.text}”.{ending}"
    return replace(instrument, key="", title=Wording(title), credit=credit, own=True)


def kept_credit(credit: str) -> tuple[str, str]:
    """Return the line of credit that travels along with a copy, and what its writer may add or change."""
    first, _break, rest = credit.partition("\n")
    return (first, rest.strip()) if credit.startswith(_ADAPTED) else ("", credit)


def with_credit(kept: str, own: str) -> str:
    """Return the credit of a copy: what travels along first, then a line of its writer."""
    return "\n".join(text for text in (kept, own.strip()) if text)


# Its parts, as lines of text


def typed_points(text: str, before: Scale) -> Scale:
    """Return a scale with the points of a text, one on each line.

    Where there are as many as before, each keeps its value; otherwise they count up from the first value.
    """
    labels = [wording(line) for line in text.splitlines() if line.strip()]
    if len(labels) == len(before.points):
        points = tuple(Point(point.value, label) for point, label in zip(before.points, labels, strict=True))
        return replace(before, points=points)
    first = before.points[0].value if before.points else 1
    points = tuple(Point(first + place, label) for place, label in enumerate(labels))
    return replace(before, points=points, joined=(), joined_as=Wording(""))


def written_points(scale: Scale) -> str:
    """Return the points of a scale as they are typed."""
    return "\n".join(written(point.label) for point in scale.points)


def typed_groups(text: str, before: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return the groups of a text, one on each line. One with a known title, or in its old place, stays the same."""
    titles = [wording(line) for line in text.splitlines() if line.strip()]
    known = {group.title.text: group for group in before}
    in_place = len(titles) == len(before)
    free = {group.key for group in before} - {known[one.text].key for one in titles if one.text in known}
    made: list[Group] = []
    for place, title in enumerate(titles):
        group = known.pop(title.text, None)
        if group is None and in_place and before[place].key in free:
            group = before[place]
        if group is None:
            taken = {one.key for one in (*before, *made)}
            group = Group(key=fresh_key(title.text, taken, "group"), title=title)
        made.append(replace(group, title=title))
    return tuple(made)


def written_groups(groups: Iterable[Group]) -> str:
    """Return groups as they are typed."""
    return "\n".join(written(group.title) for group in groups)


# Its statements


def next_statement(instrument: Instrument, before: Statement | None = None) -> Statement:
    """Return an empty statement: in the group of the one before, and answered as that is."""
    taken = {one.key for one in instrument.statements}
    number = len(taken) + 1
    while f"s{number}" in taken:
        number += 1
    scale = next((one.key for one in instrument.scales), "")
    like = before if before is not None else Statement(key="", text=Wording(""), scale=scale)
    return replace(like, key=f"s{number}", text=Wording(""), reverse=False)


def answered_by(statement: Statement, scale: str, *, one_word: bool = False) -> Statement:
    """Return a statement that is answered on another scale, in words, or in one word."""
    most = ONE_WORD if one_word else LONGEST_WORDS
    return replace(statement, scale=scale, one_word=one_word, most=most, reverse=statement.reverse and bool(scale))


def tidied(instrument: Instrument, before: Instrument) -> Instrument:
    """Return an instrument as it can be kept: in no group where that is gone, and read as its questions allow.

    How the results of another instrument are read fits only where what is asked is what it was.
    """
    groups = {group.key for group in instrument.groups}
    statements = tuple(one if one.group in groups else replace(one, group="") for one in instrument.statements)
    found = replace(instrument, statements=statements)
    return found if _asked(found) == _asked(before) else replace(found, reading=Reading.PLAIN)


def _asked(instrument: Instrument) -> list[tuple[str, str, bool, tuple[int, ...]]]:
    scaled = ((one, instrument.scale_of(one)) for one in instrument.chosen)
    return [(one.key, one.group, one.reverse, () if scale is None else scale.values) for one, scale in scaled]
