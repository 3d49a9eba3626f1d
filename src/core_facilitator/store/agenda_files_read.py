"""From the tree of an agenda file to a session, collecting everything that is wrong instead of the first thing."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid5

from core_facilitator.domain.agendas import (
    Block,
    Day,
    Handout,
    Material,
    Room,
    Session,
    Step,
    Track,
    Walk,
)
from core_facilitator.domain.people import Person
from core_facilitator.store import agenda_files_fields as kinds
from core_facilitator.store.agenda_files_fields import expected
from core_facilitator.store.agenda_files_form import ALL_SESSIONS, SIMPLE, VERSION, VERSION_FIELD, key_of
from core_facilitator.store.agenda_files_tree import Entries, Items, MisreadError, Node

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = TypeVar("Value", bound="DataclassInstance")

_OF_THE_FILE = frozenset({VERSION_FIELD, "id", "key"})
"""Fields that a file has and a value has not: there, `id` is the key."""


MOST_PROBLEMS = 200
"""Nobody reads more. A file with so many is of another kind, or made to keep the computer busy."""


class TooManyProblemsError(Exception):
    """There is no point in reading on."""


@dataclass
class _Keys:
    """The short names and keys given so far to people, rooms, days, blocks and tracks."""

    by_name: dict[tuple[str, str], UUID]
    taken: set[tuple[str, UUID]]


class Reading:
    """One pass over a file. `problems` fills as it goes; what it returns counts only if that stays empty."""

    def __init__(self) -> None:
        self.problems: list[MisreadError] = []
        self._keys = _Keys({}, set())
        self._session = ALL_SESSIONS

    def session(self, root: Node) -> Session | None:
        """Return the session of the file's tree, or None when it could not be put together."""
        if not isinstance(root, Entries):
            self._report(expected(f"fields, the first of them {VERSION_FIELD}: {VERSION}", root, ""))
            return None
        if not self._version_is_known(root):
            return None
        self._session = self._session_key(root)
        more = {
            "outcomes": self._list(kinds.TEXT.read),
            # In this order: days refer to people and rooms, walks to rooms.
            "rooms": self._list(self._room),
            "team": self._list(self._person),
            "people": self._list(self._person),
            "walks": self._list(self._walk),
            "days": self._list(self._day),
            VERSION_FIELD: kinds.COUNT.read,
        }
        return self._value(Session, root, "", more, self._session)

    def _report(self, problem: MisreadError) -> None:
        self.problems.append(problem)
        if len(self.problems) == MOST_PROBLEMS:
            raise TooManyProblemsError

    def _version_is_known(self, root: Entries) -> bool:
        given = next((entry for entry in root.entries if entry.key == VERSION_FIELD), None)
        if given is None:
            self._report(MisreadError(root.line, VERSION_FIELD, f"missing; write {VERSION_FIELD}: {VERSION}"))
            return False
        number = self._attempt(kinds.COUNT.read, given.value, VERSION_FIELD)
        if number is not None and number > VERSION:
            why = f"made by a newer version: this file is of form {number}, and only form {VERSION} can be read here"
            self._report(MisreadError(given.line, VERSION_FIELD, why))
        return number == VERSION

    def _session_key(self, root: Entries) -> UUID:
        """Return the session's key: as given, from its short name, or from its title."""
        given = {entry.key: entry.value for entry in root.entries}
        key: UUID | None = self._quietly(kinds.KEY.read, given["key"]) if "key" in given else None
        if key is not None:
            return key
        for field in ("id", "title"):
            if field in given and (name := self._quietly(kinds.TEXT.read, given[field])):
                return uuid5(ALL_SESSIONS, name)
        return ALL_SESSIONS

    def _person(self, node: Node, path: str) -> Person | None:
        return self._value(Person, node, path, {}, self._key("person", node, path))

    def _room(self, node: Node, path: str) -> Room | None:
        return self._value(Room, node, path, {}, self._key("room", node, path))

    def _walk(self, node: Node, path: str) -> Walk | None:
        return self._value(Walk, node, path, {"rooms": self._two_rooms})

    def _two_rooms(self, node: Node, path: str) -> frozenset[UUID]:
        rooms = self._list(self._reference("room"))(node, path)
        if isinstance(node, Items) and len(rooms) == len(node.items) and len(set(rooms)) != 2:
            raise MisreadError(node.line, path, "expected two different rooms")
        return frozenset(rooms)

    def _day(self, node: Node, path: str) -> Day | None:
        return self._value(Day, node, path, {"blocks": self._list(self._block)}, self._key("day", node, path))

    def _block(self, node: Node, path: str) -> Block | None:
        more = {
            "leads": self._list(self._reference("person")),
            "room": self._reference("room"),
            "materials": self._list(lambda node, path: self._value(Material, node, path, {})),
            "prompts": self._list(kinds.TEXT.read),
            "steps": self._list(lambda node, path: self._value(Step, node, path, {})),
            "handout": lambda node, path: self._value(Handout, node, path, {}),
            "tracks": self._list(self._track),
        }
        return self._value(Block, node, path, more, self._key("block", node, path))

    def _track(self, node: Node, path: str) -> Track | None:
        more = {
            "room": self._reference("room"),
            "leads": self._list(self._reference("person")),
            "people": self._list(self._reference("person")),
            "blocks": self._list(self._block_of_track),
        }
        return self._value(Track, node, path, more, self._key("track", node, path))

    def _block_of_track(self, node: Node, path: str) -> Block | None:
        """Read a block inside a track: tracks nest one level deep, as everywhere (`domain.edits`)."""
        if isinstance(node, Entries):
            for entry in node.entries:
                if entry.key == "tracks":
                    raise MisreadError(entry.line, f"{path}.tracks", "a block inside a track cannot have tracks")
        return self._block(node, path)

    def _reference(self, sort: str) -> kinds.Read:
        def read(node: Node, path: str) -> UUID:
            name = kinds.SHORT_NAME.read(node, path)
            if key := self._keys.by_name.get((sort, name)):
                return key
            raise MisreadError(node.line, path, f"no {sort} here has the id '{name}'")

        return read

    def _key(self, sort: str, node: Node, path: str) -> UUID:
        """Return the key of a value: as given, from its short name, or from its place in the file."""
        given = {entry.key: entry for entry in node.entries} if isinstance(node, Entries) else {}
        # What is wrong with either is reported with the other fields.
        name = self._quietly(kinds.SHORT_NAME.read, given["id"].value) if "id" in given else None
        key = self._quietly(kinds.KEY.read, given["key"].value) if "key" in given else None
        key = key or key_of(self._session, sort, name if name is not None else path)
        if name is not None and (sort, name) in self._keys.by_name:
            self._report(MisreadError(given["id"].line, f"{path}.id", f"two of them have the id '{name}'"))
        elif (sort, key) in self._keys.taken:
            self._report(MisreadError(node.line, f"{path}.key", f"two of them have the key {key}"))
        self._keys.taken.add((sort, key))
        if name is not None:
            self._keys.by_name[sort, name] = key
        return key

    def _list(self, read: kinds.Read) -> Callable[[Node, str], tuple[Any, ...]]:
        def read_all(node: Node, path: str) -> tuple[Any, ...]:
            if not isinstance(node, Items):
                raise expected("a list", node, path)
            found = (self._attempt(read, item, f"{path}[{place}]") for place, item in enumerate(node.items))
            return tuple(value for value in found if value is not None)

        return read_all

    def _attempt(self, read: Callable[[Node, str], Value], node: Node, path: str) -> Value | None:
        try:
            return read(node, path)
        except MisreadError as problem:
            self._report(problem)
            return None

    def _quietly(self, read: Callable[[Node, str], Value], node: Node) -> Value | None:
        with suppress(MisreadError):
            return read(node, "")
        return None

    def _value(
        self, sort: type[Value], node: Node, path: str, more: dict[str, kinds.Read], key: UUID | None = None
    ) -> Value | None:
        """Return the dataclass of that sort, or None when a field that it needs is missing or wrong."""
        if not isinstance(node, Entries):
            raise expected("fields", node, path)
        readers = {name: kind.read for name, kind in SIMPLE[sort].items()} | more
        if key is not None:
            readers |= {"id": kinds.SHORT_NAME.read, "key": kinds.KEY.read}
        values = self._fields(node, path, readers)
        needed = {field.name for field in fields(sort) if field.default is MISSING} - {"id"}
        for name in sorted(needed - values.keys()):
            self._report(MisreadError(node.line, _below(path, name), "missing"))
        given = {name: value for name, value in values.items() if value is not None and name not in _OF_THE_FILE}
        if needed - given.keys():
            return None
        return sort(**(given if key is None else {"id": key, **given}))

    def _fields(self, node: Entries, path: str, readers: dict[str, kinds.Read]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        order = list(readers)
        known = sorted(
            (entry for entry in node.entries if entry.key in readers), key=lambda entry: order.index(entry.key)
        )
        for entry in node.entries:
            if entry.key not in readers:
                self._report(MisreadError(entry.line, _below(path, entry.key), _unknown(entry.key, order)))
        for entry in known:
            field = _below(path, entry.key)
            if entry.key in values:
                self._report(MisreadError(entry.line, field, "stands twice; keep one"))
            else:
                values[entry.key] = self._attempt(readers[entry.key], entry.value, field)
        return values


def _below(path: str, name: str) -> str:
    short = name if len(name) <= 40 else name[:39] + "…"
    return f"{path}.{short}" if path else short


def _unknown(name: str, known: list[str]) -> str:
    from difflib import get_close_matches  # only a slip needs it, and the start of the app has no time for it

    close = get_close_matches(name, known, n=1)
    return f"there is no field of this name; did you mean {close[0]}?" if close else "there is no field of this name"
