"""Finding by words over everything that the sessions hold: plain values, most fitting first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from core_facilitator.domain.agendas import Session, all_blocks

_MOST = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A session, a person or a block: what it is called, and the session (and block) that opens for it."""

    glyph: str
    title: str
    detail: str
    session_id: UUID
    block_id: UUID | None = None


def everything(sessions: Iterable[Session]) -> tuple[Found, ...]:
    """Return all that can be found in these sessions: the sessions first, then people, then blocks.

    Only names and titles are in it: notes, needs and contact details are never searched from here, because
    somebody may look over one's shoulder.
    """
    kept = tuple(sessions)
    parts = (*map(_session, kept), *(one for each in kept for one in _people(each)))
    return (*parts, *(one for each in kept for one in _blocks(each)))


def search(entries: Iterable[Found], typed: str) -> tuple[Found, ...]:
    """Return the entries that hold every typed word.

    Titles that begin with the words come first, then those that hold them, then what holds them elsewhere.
    """
    words = typed.casefold().split()
    hits = [one for one in entries if _hold(words, f"{one.title} {one.detail}")]
    return tuple(sorted(hits, key=partial(_rank, words))[:_MOST])


def _hold(words: list[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _rank(words: list[str], one: Found) -> int:
    if one.title.casefold().startswith(" ".join(words)):
        return 0
    return 1 if _hold(words, one.title) else 2


def _session(session: Session) -> Found:
    return Found("calendar-days", session.title, session.place or session.organization, session.id)


def _people(session: Session) -> Iterator[Found]:
    for person in (*session.team, *session.people):
        detail = ", ".join(part for part in (person.role, session.title) if part)
        yield Found("user-round", person.name, detail, session.id)


def _blocks(session: Session) -> Iterator[Found]:
    for number, day in enumerate(session.days, start=1):
        for block in all_blocks(day.blocks):
            if block.title:
                yield Found("clock", block.title, f"{session.title}, {day.title or number}", session.id, block.id)
