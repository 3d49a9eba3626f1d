"""Names of people in pasted text: who is meant where somebody is named, and who is new."""

import re
from collections import defaultdict
from collections.abc import Sequence
from uuid import NAMESPACE_OID, UUID, uuid5

from core_facilitator.domain.people import Person

_MOST_LETTERS = 200  # of a text that names people; a longer one says something else
_MOST_NAMES = 20
_MOST_WORDS, _MOST_LETTERS_OF_A_NAME = 4, 40
_AND = re.compile(r" ?(?:[,;/&+\n]|\band\b) ?", re.IGNORECASE)
_LEADING = re.compile(r"(?:led by|leads?:?|facilitators?:?|facilitated by|presented by|with|by) ", re.IGNORECASE)
_NOBODY = frozenset(
    (
        *("all", "everyone", "everybody", "team", "staff", "group", "groups", "whole", "both", "small", "pairs"),
        *(
            "participants",
            "facilitator",
            "facilitators",
            "leaders",
            "coaches",
            "guest",
            "guests",
            "speaker",
            "speakers",
        ),
        *("self", "none", "n/a", "tbd", "tba", "tbc", "various"),
    )
)


class Names:
    """The people who may be named: those given, and those who joined because a list of leads names them."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._given = tuple(people)
        self._new: dict[str, Person] = {}
        self._keys: dict[str, dict[UUID, None]] = defaultdict(dict)
        self._given_names: dict[str, dict[UUID, None]] = defaultdict(dict)
        for person in people:
            self._know(person)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, the new ones last. Their keys are only good until they are given others."""
        return (*self._given, *self._new.values())

    def leads(self, text: str) -> tuple[UUID, ...]:
        """Return who is named, where every name in the text is one person's: the whole name, or a given name."""
        found = [self._one(name) for name in _split(text)]
        return tuple(dict.fromkeys(key for key in found if key)) if None not in found else ()

    def taken(self, text: str) -> tuple[UUID, ...]:
        """Return who is named in a list of leads; a name that nobody has yet is somebody new."""
        names = _split(text)
        if not names or not all(self._one(name) or self._may_join(name) for name in names):
            return ()
        return tuple(dict.fromkeys(self._one(name) or self._join(name) for name in names))

    def _one(self, name: str) -> UUID | None:
        wanted = name.casefold()
        found = self._keys.get(wanted) or self._given_names.get(wanted) or {}
        return next(iter(found)) if len(found) == 1 else None

    def _may_join(self, name: str) -> bool:
        words = name.split()
        known = name.casefold() in self._keys or name.casefold() in self._given_names
        plain = all(word[0].isupper() and not any(letter.isdigit() for letter in word) for word in words)
        spoken = all(letter.isalpha() or letter in " .-'’" for letter in name)
        short = len(words) <= _MOST_WORDS and len(name) <= _MOST_LETTERS_OF_A_NAME
        return not known and plain and spoken and short and not _NOBODY & {word.casefold() for word in words}

    def _join(self, name: str) -> UUID:
        person = Person(id=uuid5(NAMESPACE_OID, name.casefold()), name=name)
        self._new[name.casefold()] = person
        self._know(person)
        return person.id

    def _know(self, person: Person) -> None:
        self._keys[person.name.casefold()][person.id] = None
        self._given_names[person.given_name.casefold()][person.id] = None


def _split(text: str) -> list[str]:
    if len(text) > _MOST_LETTERS:
        return []
    names = [name for name in _AND.split(_LEADING.sub("", text.strip(), count=1)) if name.strip()]
    return [" ".join(name.split()) for name in names] if len(names) <= _MOST_NAMES else []
