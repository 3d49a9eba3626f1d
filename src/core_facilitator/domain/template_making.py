"""Making a template of a session or of one day: what is said of people stays behind.

Nobody listed in the session comes along: no person, no lead, no group, no wish about who works with whom. What only
facilitators read is left out unless it is asked for. And in every text that does come along, the names of these people,
and all email addresses and phone numbers, become words to be filled in. What cannot be known is a person who is meant
without a name: whoever keeps notes has to read them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar
from unicodedata import east_asian_width
from uuid import UUID

from core_facilitator.domain.agendas import Block, Day, Session, map_session
from core_facilitator.domain.audiences import Audience, audiences
from core_facilitator.domain.copies import NewId
from core_facilitator.domain.edits import duplicate_session, move_dates
from core_facilitator.domain.people import Person
from core_facilitator.domain.placeholders import NOT_WORDS, PLACEHOLDER, map_texts, written
from core_facilitator.domain.rosters import with_rooms

FIRST = date(2030, 1, 7)
"""A Monday. The dates of a template say only how far its days are apart."""

_SCRIPT = frozenset({"purpose", "say", "if_late"})
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof"})
_EMAIL = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
_BETWEEN = "[ ./()\u00a0\u2011-]{0,2}"
_PHONE = (
    rf"(?<![\w.])(?!\d{{4}}-\d\d-\d\d)(?:\+\d|\(?0\d?|\(?\d{{3}})(?:{_BETWEEN}\d){{6,13}}(?!\w)"
    r"|(?<![\w.-])\d{3}[-.]\d{4}(?![\w-])"
)
_WORDS = re.compile(r"\w+")
_LEAST_OF_A_NAME = 2
_LEAST_OF_A_NUMBER = 5
_Value = TypeVar("_Value")

_WHOM = ("organization", "group", "place", "host")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """What comes along besides the plan itself.

    `script` is what a leader needs to lead it: purposes, words to say, what to do when it is late. `notes` is all
    else that only facilitators read.
    """

    rooms: bool = True
    script: bool = True
    notes: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A session that can be a template, and in how many texts something about a person was replaced."""

    session: Session
    replaced: int


def as_template(session: Session, keep: Keep, new_id: NewId, *, day_id: UUID | None = None) -> Made:
    """Return what a template keeps of a session, or of one of its days, with fresh keys and other dates.

    For whom, where and by whom it was become {{organization}}, {{group}}, {{place}} and {{host}}.

    Raises:
        KeyError: when the session has no such day.
    """
    replacing = _Replacing(session)
    plan = _of_nobody(session if day_id is None else _only(session, day_id))
    if not keep.rooms:
        plan = with_rooms(plan, ())
    plan = _without_notes(plan, keep)
    plan = map_session(map_texts(plan, replacing.clean), block=replacing.clean_credit)
    whom: dict[str, Any] = {name: written(name) for name in _WHOM if getattr(session, name)}
    days = tuple(replace(day, venue=_venue(day, session, keep)) for day in plan.days)
    return Made(duplicate_session(move_dates(replace(plan, **whom, days=days), FIRST), new_id), replacing.count)


def _venue(day: Day, session: Session, keep: Keep) -> str:
    if not keep.rooms:
        return ""
    return written("place") if session.place and day.venue == session.place else day.venue


def _only(session: Session, day_id: UUID) -> Session:
    """Return the session with one of its days, its rooms, and nothing that is said of the whole."""
    day = session.day(day_id)
    if day is None:
        raise KeyError(day_id)
    alone = replace(session, title=day.title or session.title, purpose="", outcomes=(), notes="", days=(day,))
    used = {getattr(one, "room", None) for one in _parts(day)}
    return with_rooms(alone, tuple(room for room in session.rooms if room.id in used))


def _parts(value: object) -> Iterator[object]:
    """Yield a domain value and all that is in it."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from _parts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _parts(getattr(value, field.name))


def _of_nobody(session: Session) -> Session:
    """Return the session without people, and without anything that points at one; only their number stays."""
    return map_session(
        replace(session, expected=session.head_count or None, people=(), team=(), apart=(), together=()),
        block=lambda one: replace(one, leads=(), groups=()),
        track=lambda one: replace(one, leads=(), people=()),
    )


def _without_notes(value: _Value, keep: Keep) -> _Value:
    """Return a domain value without the texts for facilitators that are not kept.

    A field's own value decides who may read it, as for every printout: one that is added later is a note.
    """
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, object] = {}
    for field in fields(value):
        given = getattr(value, field.name)
        own = audiences(field) == {Audience.FACILITATOR} and (type(value), field.name) not in NOT_WORDS
        if own and _is_text(given) and not (keep.notes or (keep.script and field.name in _SCRIPT)):
            changes[field.name] = type(given)()
        elif isinstance(given, tuple):
            changes[field.name] = tuple(_without_notes(part, keep) for part in given)
        else:
            changes[field.name] = _without_notes(given, keep)
    changed: _Value = replace(value, **changes)
    return changed


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, tuple) and bool(value) and isinstance(value[0], str))


class _Replacing:
    """Replaces what is known of people in texts, each person by a number of their own. `count` counts the texts."""

    def __init__(self, session: Session) -> None:
        self.count = 0
        self._people = [(person, _named(person)) for person in (*session.team, *session.people)]
        self._whom = [(name, text) for name in _WHOM if (text := getattr(session, name).strip())]
        self._numbers: dict[UUID, int] = {}
        self._about_people = False  # whether the text that is being cleaned held something about somebody
        self._pattern = self._compile()
        names = [*(person.name for person, _ in self._people), *(text for name, text in self._whom if name == "host")]
        contacts = [text for person, _ in self._people for text in _contacts(person)]
        self._known = {word for text in (*names, *contacts) for word in _words(text)}
        self._known |= {max(_words(text), key=len, default="") for _, text in self._whom}
        self._wide = tuple({text for text in names if any(map(_is_wide, text))})

    def clean(self, text: str) -> str:
        """Return the text with words to be filled in for all that is known of people."""
        self._about_people = False
        cleaned = self._pattern.sub(self._instead, text) if self._may_name(text) else text
        self.count += self._about_people
        return cleaned

    def _may_name(self, text: str) -> bool:
        """Whether it is worth looking closely: most texts name nobody, and the pattern takes its time."""
        if "@" in text or any(map(str.isdigit, text)) or any(name in text for name in self._wide):
            return True
        return not self._known.isdisjoint(_words(text))

    def clean_credit(self, block: Block) -> Block:
        """Clean whose method a block is, unless that came with a card: then it is a credit that stays."""
        if block.card:
            return block
        return replace(block, credit=self.clean(block.credit), protocol=self.clean(block.protocol))

    def _compile(self) -> re.Pattern[str]:
        # A host may be a person. The others are looked for only where they are no everyday word ("Library", "Staff").
        whom = [_word(text) for name, text in self._whom if name == "host" or " " in text]
        contacts = [re.escape(text) for one, _ in self._people for text in _contacts(one)]
        full = [f"(?i:{_word(one.name)})" for one, _ in self._people if one.name.split()]
        parts = {part for _, named in self._people for part in named}
        ways = (
            PLACEHOLDER.pattern.replace("(", "(?:", 1),
            *_longest_first(contacts),
            _EMAIL,
            _PHONE,
            *_longest_first(whom),
            *_longest_first(full),
            *_longest_first(map(_word, parts)),
        )
        return re.compile("|".join(ways))

    def _instead(self, match: re.Match[str]) -> str:
        found = match[0]
        if found.startswith("{{") and PLACEHOLDER.fullmatch(found):
            cleaned = self._pattern.sub(self._instead, found[2:-2])
            return found if cleaned == found[2:-2] else cleaned
        said = " ".join(found.split())
        whom = next((written(name) for name, text in self._whom if " ".join(text.split()) == said), "")
        if whom:
            return whom
        self._about_people = True
        return written("email") if "@" in found else self._of_person(found, said) or written("phone")

    def _of_person(self, found: str, said: str) -> str:
        for person, named in self._people:
            if found in named or said.casefold() == " ".join(person.name.casefold().split()):
                number = self._numbers.setdefault(person.id, len(self._numbers) + 1)
                return written(f"person {number}")
        return ""


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _contacts(person: Person) -> Iterator[str]:
    """Yield how to reach somebody, as far as it is no number that may stand for anything."""
    for text in (person.email.strip(), person.phone.strip()):
        if "@" in text or sum(map(str.isdigit, text)) >= _LEAST_OF_A_NUMBER:
            yield text


def _named(person: Person) -> frozenset[str]:
    """Return by which words of their name somebody may be called: the first, the last, and what is in capitals."""
    words = [word.strip(".,;()\"'“”’") for word in person.name.split()]
    words = [word for word in words if word.casefold() not in _TITLES]
    ends = {words[0], words[-1]} if words else set()
    called = {word for word in words if word in ends or not word[:1].islower()}
    called |= {part for word in called for part in word.split("-")}
    called = {word for word in called if len(word) >= _LEAST_OF_A_NAME or _is_wide(word)}
    return frozenset(way for word in called for way in (_capitalized(word), word.upper(), *([word] * _counts(word))))


def _counts(word: str) -> bool:
    """Whether a name counts as it is typed: in small letters it may be an everyday word ("will")."""
    return not word.islower()


def _capitalized(word: str) -> str:
    return word[:1].upper() + word[1:]


def _word(text: str) -> str:
    """Return the pattern of a text as words of their own; scripts without spaces between words have no such thing."""
    pattern = r"\s+".join(map(re.escape, text.split()))
    before = "" if _is_wide(text[:1]) else r"(?<!\w)"
    after = "" if _is_wide(text[-1:]) else r"(?!\w)"
    return f"{before}{pattern}{after}"


def _is_wide(text: str) -> bool:
    return bool(text) and east_asian_width(text[0]) in "WF"


def _longest_first(patterns: Iterable[str]) -> list[str]:
    return sorted(set(patterns), key=lambda pattern: (-len(pattern), pattern))
