"""What the library offers for a place in the day: for a gap in it, and instead of what stands there."""

from core_facilitator.domain.agendas import Room
from core_facilitator.domain.asking import Part, parts
from core_facilitator.domain.library import Facet, Hit, Library, Wanted
from core_facilitator.domain.protocols import Protocol, Setting

_OFFERED = 3


def gap(minutes: int, people: int | None = None, room: Room | None = None) -> Wanted:
    """Return what is wanted for a gap: what fits its minutes, its people and where it is.

    A room whose name or arrangement says that it is outdoors or online is taken at its word.
    """
    wanted = Wanted(minutes=minutes, people=people)
    if room is None:
        return wanted
    said = (one.value for one in parts(f"{room.name}, {room.setup}") if one.part is Part.SETTING)
    where = {value.value for value in said if isinstance(value, Setting)}
    return wanted.choosing(Facet.SETTING, where or {Setting.ROOM.value})


def alternatives(library: Library, of: Protocol | str, minutes: int, people: int | None = None) -> tuple[Hit, ...]:
    """Return three others that can stand in the same place: those with the most alike purpose first.

    Words alone lead astray: a run chart tells a story too. So what shares no practice with what stands there comes
    last; for a block without a card, the most alike card says what its practices are.

    All of them can be led in these minutes; there are fewer than three only where no more of the library can.

    Args:
        library: where to look.
        of: the card that stands there, or the title and purpose of a block without one.
        minutes: how long it is.
        people: how many take part, if that is known.
    """
    text = of if isinstance(of, str) else ". ".join((of.name, of.purpose, of.phase, *of.tags, *of.when))
    own = "" if isinstance(of, str) else of.key
    found: dict[str, Hit] = {}
    for hit in (*library.alike(text, minutes, people), *library.find(Wanted(minutes=minutes, people=people)).hits):
        if hit.protocol.key != own:
            found.setdefault(hit.protocol.key, hit)
    hits = list(found.values())
    like = hits[0].protocol if isinstance(of, str) and hits else of
    if isinstance(like, Protocol):
        hits.sort(key=lambda hit: _differs(hit.protocol, like))
    return tuple(hits[:_OFFERED])


def _differs(one: Protocol, other: Protocol) -> bool:
    """Whether two cards are for different practices; one that names none is for any."""
    return bool(one.practices and other.practices) and not set(one.practices) & set(other.practices)
